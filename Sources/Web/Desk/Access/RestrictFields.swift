import HTML
import Policing
import Workflows

/// Who is to see the file from now on, why only they, and when somebody looks at that again.
struct RestrictFields: HTML, Sendable {
    let sheet: ActionSheet

    /// Weeks until the review.
    static let weeks = [4, 13, 26, 52]

    var body: some HTML {
        TextInput(field: sheet.field("people"), value: people, purpose: .search)
        Checkboxes(field: sheet.field("units"), choices: units, isSmall: true)
        Radios(field: sheet.field("weeks"), choices: choices, isSmall: true)
        sheet.textarea("reason")
    }

    private var known: FileRestricted? { sheet.file.state.access.restriction }
    private var isTyped: Bool { !sheet.typed.names.isEmpty }

    /// Those who are named already, or the officer who owns the file.
    private var people: String {
        if isTyped { return sheet.typed["people"] }
        let people = known?.people ?? [sheet.file.state.allocation?.officer].compactMap { $0 }
        return people.map(sheet.desk.toldApart).joined(separator: ", ")
    }

    private var units: [Choice] {
        let chosen = Set(isTyped ? sheet.typed.all("units") : known?.units ?? [])
        return sheet.desk.site.force.units.map {
            Choice(value: $0.code, text: $0.title, isChosen: chosen.contains($0.code))
        }
    }

    private var choices: [Choice] {
        sheet.choices("weeks", Self.weeks.map { (String($0), sheet.desk.words.count("desk.restrict.after", $0), nil) })
    }
}

extension ActionReading {
    mutating func restriction() -> FileCommand? {
        let typed = form["people"].split { $0.isNewline || $0 == "," || $0 == ";" }.map(String.init)
        let people = typed.filter { !$0.allSatisfy(\.isWhitespace) }.compactMap { reader(called: $0) }
        let weeks = Int(oneOf("weeks", RestrictFields.weeks.map(String.init))) ?? 0
        return .access(
            .restrict(
                NewRestriction(
                    people: Set(people), units: Set(form.all("units")), reason: words("reason", limit: 1_000),
                    reviewBy: CivilDate(dayNumber: desk.now.london.date.dayNumber + weeks * 7))))
    }

    /// The log-in name of the one colleague who is meant, by their name or by that; nobody and several are noted.
    private mutating func reader(called typed: String) -> String? {
        let wanted = Self.plain(typed)
        let found = officers.filter { reader in
            let name = Self.plain(reader.name)
            return [name, reader.username, "\(name) (\(reader.username))"].contains(wanted)
        }
        guard found.count != 1 else { return found[0].username }
        let names = found.map { desk.toldApart($0.username) }.joined(separator: ", ")
        let key = found.isEmpty ? "unknown" : "several"
        let name = String(typed.drop(while: \.isWhitespace).prefix(64))
        note("people", saying: desk.text("restrict.people.\(key)", ["name": name, "names": names]))
        return nil
    }

    /// Small, every space one space.
    private static func plain(_ typed: String) -> String {
        typed.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Who may see a restricted file, and who opened it without being named.
struct AccessSection: HTML, Sendable {
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var access: FileAccess { shown.state.access }

    var body: some HTML {
        if let restriction = access.restriction {
            SummaryList(rows: rows(restriction))
        }
        if !access.breakings.isEmpty { openings }
    }

    private func rows(_ restriction: FileRestricted) -> [SummaryRow] {
        let review = desk.text("access.review.by", ["date": desk.times.day(restriction.reviewBy.iso)])
        let lines = [
            ("people", restriction.people.map(desk.who)), ("units", restriction.units.map(desk.unit)),
            ("reason", [restriction.reason.value ?? desk.text("erased")]), ("review", [review]),
            ("by", [desk.who(restriction.by)]),
        ]
        return lines.filter { !$0.1.isEmpty }.map { SummaryRow(key: desk.text("access.rows.\($0.0)"), lines: $0.1) }
    }

    private var openings: DataTable {
        DataTable(
            title: desk.text("access.openings.title"),
            columns: ["who", "at", "reason", "review"].map {
                DataTable.Column(text: desk.text("access.openings.\($0)"))
            },
            rows: access.breakings.reversed().map { breaking in
                DataTable.Row(cells: [
                    .text(desk.who(breaking.broken.by)), .time(desk.times.text(breaking.at)),
                    .text(breaking.broken.reason.value ?? desk.text("erased")), .text(judgement(breaking.review)),
                ])
            })
    }

    private func judgement(_ review: GlassReviewed?) -> String {
        guard let review else { return desk.text("access.openings.waiting") }
        return desk.text("access.openings.\(review.justified ? "justified" : "not-justified")")
    }
}
