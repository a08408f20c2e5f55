import HTML
import Hummingbird
import Policing
import Workflows

/// Who read what and why, and what stands out in it.
struct ReadingRoutes {
    let site: Site

    private static let path = "/desk/access/readings"
    private static let unusualPath = "/desk/access/unusual"
    private static let limit = 100
    /// Each has a form of its own.
    private static let unusualLimit = 25

    func add(to router: Router<PageContext>) {
        router.get(RouterPath(Self.path), use: site.desk(readings))
        router.get(RouterPath(Self.unusualPath), use: site.desk { _, visit in try await unusual(visit) })
        router.post(RouterPath(Self.unusualPath), use: site.desk(note))
    }

    @Sendable private func readings(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readAccesses)
        let query = request.uri.queryParameters
        let who = String((query.get("who") ?? "").lowercased().prefix(64)), typed = query.get("reference") ?? ""
        // A file that this reader may not know of has no readings for them.
        var reference = Reference(typed: typed)
        if let asked = reference, try await site.knownFile(asked, to: visit) == nil { reference = nil }
        let isUnknown = !typed.isEmpty && reference == nil
        let filter = ReadingFilter(
            username: who.isEmpty ? nil : who, reference: reference, before: query.get("before").flatMap { Int64($0) })
        let found =
            isUnknown
            ? [] : try await site.ports.readings.readings(filter, for: visit.member, limit: Self.limit + 1)
        let desk = visit.words(site), title = desk.text("access.pages.readings")
        return site.deskPage(DeskPage(title: title), visit) {
            ReadingsPage(
                table: ReadingTable(desk: desk), title: title, who: who, reference: typed,
                readings: Array(found.prefix(Self.limit)),
                next: found.count > Self.limit ? found[Self.limit - 1].number : nil)
        }
    }

    private func unusual(
        _ visit: StaffVisit, _ typed: FormBody = FormBody([:]), _ fault: String? = nil
    ) async throws -> Response {
        try visit.permit(.readAccesses)
        let found = try await site.ports.readings.unusual(for: visit.member, limit: Self.unusualLimit)
            .filter { $0.entry.actor != visit.actor.text }
        let desk = visit.words(site), title = desk.text("access.pages.unusual")
        let page = DeskPage(title: title, hasErrors: fault != nil)
        return site.deskPage(page, visit, status: fault == nil ? .ok : .unprocessableContent) {
            UnusualPage(
                table: ReadingTable(desk: desk), title: title, readings: found, token: site.staffToken(visit),
                path: Self.unusualPath, typed: typed, fault: fault)
        }
    }

    @Sendable private func note(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.readAccesses)
        let words = form["words"].plainLine
        let isListed = try await site.ports.readings.unusual(for: visit.member, limit: Self.unusualLimit)
            .contains { String($0.number) == form["number"] && $0.entry.actor != visit.actor.text }
        guard let number = Int64(form["number"]), isListed, ["yes", "no"].contains(form["explained"]),
            !words.isEmpty, words.count <= 1_000
        else { return try await unusual(visit, form, visit.words(site).text("unusual.missing")) }
        try await site.ports.readings.note(
            ReadingReview(
                number: number, at: visit.now, by: visit.member.username, isExplained: form["explained"] == "yes",
                words: words))
        return site.seeOther(Self.unusualPath, visit.context)
    }
}

/// Readings in rows.
struct ReadingTable: Sendable {
    let desk: DeskWords

    func table(_ readings: [Reading], title: String, signs: Bool = false) -> DataTable {
        let names = ["at", "who", "file", "why"] + (signs ? ["signs"] : [])
        return DataTable(
            title: title, titleIsHidden: true,
            columns: names.map { DataTable.Column(text: desk.text("readings.\($0)")) },
            rows: readings.map { row($0, signs: signs) })
    }

    private func row(_ reading: Reading, signs: Bool) -> DataTable.Row {
        let entry = reading.entry
        return DataTable.Row(
            cells: [
                .time(desk.times.text(entry.at)), reader(entry),
                file(reading), .twoLines(basis(entry), purpose(entry)),
            ]
                + (signs
                    ? [.text(entry.signs.map { desk.text("readings.of.\($0.rawValue)") }.joined(separator: "; "))] : [])
        )
    }

    /// By their name, with the way to all that they read.
    private func reader(_ entry: AccessEntry) -> TableCell {
        let username = entry.actor.drop { $0 != ":" }.dropFirst()
        return .link(TextLink(text: desk.actor(entry.actor), href: "/desk/access/readings?who=\(username)"))
    }

    private func file(_ reading: Reading) -> TableCell {
        guard let reference = reading.reference else { return .text(desk.text("readings.restricted")) }
        return .link(TextLink(text: reference.description, href: "/desk/files/\(reference.text)"))
    }

    func basis(_ entry: AccessEntry) -> String {
        desk.text("purpose.of.\(entry.basis?.rawValue ?? "none")")
    }

    func purpose(_ entry: AccessEntry) -> String {
        let key = "accesses.purposes.\(entry.purpose)"
        return desk.words.has("desk.\(key)") ? desk.text(key) : entry.purpose
    }
}

/// All readings, by person or by file.
struct ReadingsPage: HTML, Sendable {
    let table: ReadingTable
    let title: String
    let who: String
    let reference: String
    let readings: [Reading]
    let next: Int64?

    private var desk: DeskWords { table.desk }

    var body: some HTML {
        BackLink(text: desk.text("access.title"), href: OversightRoutes.path)
        h1(.class("govuk-heading-l")) { title }
        form(.class("bl-filters"), .action("/desk/access/readings"), .method(.get)) {
            TextInput(
                field: Field(id: "who", name: "who", label: desk.text("readings.filter.who")), value: who,
                purpose: .search, width: .characters20)
            TextInput(
                field: Field(id: "reference", name: "reference", label: desk.text("readings.filter.reference")),
                value: reference, purpose: .search, width: .characters20)
            Button(text: desk.text("readings.filter.button"), kind: .secondary, sendsOnce: false)
        }
        if readings.isEmpty {
            p(.class("govuk-body")) { desk.text("readings.none") }
        } else {
            table.table(readings, title: title)
        }
        if let next {
            Pagination(
                label: desk.text("readings.pages"), previous: nil,
                next: PageLink(text: desk.text("readings.next"), href: path(before: next)))
        }
    }

    private func path(before number: Int64) -> String {
        let file = Reference(typed: reference).map { "&reference=\($0.text)" } ?? ""
        let plain = who.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        return "/desk/access/readings?before=\(number)&who=\(plain)\(file)"
    }
}

/// Readings that stand out, each with a word to say of it.
struct UnusualPage: HTML, Sendable {
    let table: ReadingTable
    let title: String
    let readings: [Reading]
    let token: FormToken
    let path: String
    let typed: FormBody
    let fault: String?

    private var desk: DeskWords { table.desk }

    var body: some HTML {
        BackLink(text: desk.text("access.title"), href: OversightRoutes.path)
        if let fault {
            ErrorSummary(
                heading: desk.words.text("errors.title"), entries: [ErrorSummary.Entry(text: fault, fieldID: nil)])
        }
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { desk.text("unusual.why") }
        if readings.isEmpty {
            p(.class("govuk-body")) { desk.text("unusual.none") }
        } else {
            table.table(readings, title: title, signs: true)
            ForEach(readings) { reading in
                UnusualForm(desk: desk, reading: reading, token: token, path: path, sent: typed)
            }
        }
    }
}

private struct UnusualForm: HTML, Sendable {
    let desk: DeskWords
    let reading: Reading
    let token: FormToken
    let path: String
    /// What was sent before, of this reading or of another.
    let sent: FormBody

    private var typed: FormBody { isAnswer ? sent : FormBody([:]) }
    private var isAnswer: Bool { sent["number"] == String(reading.number) }

    private var name: String {
        let who = desk.actor(reading.entry.actor)
        let file = reading.reference?.description ?? desk.text("readings.restricted")
        return desk.text("unusual.of", ["who": who, "file": file])
    }

    var body: some HTML {
        Details(summaryText: name, isOpen: isAnswer) {
            PostForm(
                action: path, token: token,
                draft: DraftMark(query: "number=\(reading.number)", isAnswer: isAnswer)
            ) {
                HiddenField(name: "number", value: String(reading.number))
                Radios(
                    field: Field(
                        id: "explained-\(reading.number)", name: "explained",
                        label: desk.text("unusual.explained.label"),
                        size: .s),
                    choices: ["yes", "no"].map {
                        Choice(
                            value: $0, text: desk.text("unusual.explained.\($0)"), isChosen: typed["explained"] == $0)
                    },
                    isSmall: true)
                Textarea(
                    field: Field(
                        id: "words-\(reading.number)", name: "words", label: desk.text("unusual.words"), size: .s),
                    value: typed["words"], rows: 2)
                Button(text: desk.text("unusual.button"), kind: .secondary)
            }
        }
    }
}
