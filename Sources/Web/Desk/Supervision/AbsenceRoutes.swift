import HTML
import Hummingbird
import Policing
import Workflows

/// Who is away, and who stands in for them.
struct AbsenceRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/absences", use: site.desk { _, visit in try await page(AbsenceEntry(), visit) })
        router.post("/desk/absences", use: site.desk(add))
        router.post("/desk/absences/:number/end", use: site.desk(end))
    }

    private func page(_ entry: AbsenceEntry, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.manageAbsences)
        let known = try await site.ports.supervision.absences(at: visit.now)
        let staff = try await site.staffByName()
        let desk = visit.words(site), token = site.staffToken(visit)
        return site.supervision(.absences, title: desk.text("absences.title"), visit, faults: entry.faults) {
            AbsenceTable(desk: desk, known: known, staff: staff, token: token)
            AbsenceForm(desk: desk, entry: entry, staff: staff, token: token)
        }
    }

    @Sendable private func add(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.manageAbsences)
        let staff = Set(try await site.staffByName().map(\.username))
        let known = try await site.absences(at: visit.now)
        var entry = AbsenceEntry(form)
        guard let absence = entry.read(visit.words(site), staff: staff) else { return try await page(entry, visit) }
        do throws(AbsenceRefusal) {
            try known.check(absence, at: visit.now)
        } catch {
            entry.refuse(error, visit.words(site))
            return try await page(entry, visit)
        }
        try await site.ports.supervision.add(absence, by: visit.member.username, at: visit.now)
        return site.seeOther("/desk/absences", visit.context)
    }

    @Sendable private func end(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        try visit.permit(.manageAbsences)
        guard let number = visit.context.parameters.get("number").flatMap({ Int64($0) }) else {
            throw PageFailure.notFound
        }
        _ = try await site.ports.supervision.end(number, by: visit.member.username, at: visit.now)
        return site.seeOther("/desk/absences", visit.context)
    }
}

/// What was typed of an absence, and what is wrong with it.
struct AbsenceEntry: Sendable {
    let form: FormBody
    private(set) var faults: [InputFault] = []

    init(_ form: FormBody = FormBody([:])) {
        self.form = form
    }

    /// Nil when something is wrong, which is then noted. Whole days, so that nobody has to say an hour.
    mutating func read(_ desk: DeskWords, staff: Set<String>) -> Absence? {
        if !staff.contains(form["username"]) { note("username", desk) }
        if !form["cover"].isEmpty, !staff.contains(form["cover"]) { note("cover", desk) }
        let from = date("from", desk), until = date("until", desk)
        guard faults.isEmpty, let from, let until else { return nil }
        let start = max(
            Moment(london: from, hour: 0), from == desk.now.london.date ? desk.now : Moment(london: from, hour: 0))
        return Absence(
            username: form["username"], from: start, until: Moment(london: until.adding(days: 1), hour: 0),
            cover: form["cover"].isEmpty ? nil : form["cover"])
    }

    mutating func refuse(_ refusal: AbsenceRefusal, _ desk: DeskWords) {
        let (field, text): (String, String) =
            switch refusal {
            case .endsBeforeItBegins: ("until", desk.text("absences.refusals.ends-before"))
            case .isOver: ("until", desk.text("absences.refusals.over"))
            case .tooLong(let days): ("until", desk.text("absences.refusals.too-long", ["days": String(days)]))
            case .awayAlready: ("username", desk.text("absences.refusals.away-already"))
            case .coversThemselves: ("cover", desk.text("absences.refusals.covers-themselves"))
            case .coverIsAway: ("cover", desk.text("absences.refusals.cover-is-away"))
            case .coversFor(let other):
                ("username", desk.text("absences.refusals.covers-for", ["other": desk.who(other)]))
            }
        faults.append(InputFault(field: "absence-\(field)", text: text))
    }

    private mutating func date(_ name: String, _ desk: DeskWords) -> CivilDate? {
        let parts = ["year", "month", "day"].compactMap { Int(form["\(name)-\($0)"]) }
        guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
            note(name, desk)
            return nil
        }
        return date
    }

    private mutating func note(_ field: String, _ desk: DeskWords) {
        faults.append(InputFault(field: "absence-\(field)", text: desk.text("absences.\(field).missing")))
    }

    func error(_ name: String, _ desk: DeskWords) -> FieldError? {
        faults.first { $0.field == "absence-\(name)" }.map {
            FieldError(prefix: desk.words.text("errors.prefix"), text: $0.text)
        }
    }
}

/// Who is away now and who will be.
struct AbsenceTable: HTML, Sendable {
    let desk: DeskWords
    let known: [KnownAbsence]
    let staff: [StaffMember]
    let token: FormToken

    var body: some HTML {
        if known.isEmpty {
            p(.class("govuk-body")) { desk.text("absences.nobody") }
        } else {
            DataTable(
                title: desk.text("absences.away"),
                columns: ["who", "from", "until", "cover"].map { name in
                    DataTable.Column(text: desk.text("absences.columns.\(name)"))
                }, rows: known.map(row))
            ForEach(known) { absence in
                PostForm(action: "/desk/absences/\(absence.number)/end", token: token) {
                    Button(text: end(absence.absence), kind: .secondary)
                }
            }
        }
    }

    /// Of an absence that has not begun, that it will not.
    private func end(_ absence: Absence) -> String {
        let key = absence.from <= desk.now ? "absences.end" : "absences.never"
        return desk.text(key, ["name": name(absence.username)])
    }

    /// Whole days, as they were typed.
    private func day(_ moment: Moment) -> TableCell {
        .time(TimeText(iso: moment.iso8601, text: desk.times.day(moment.london.date.iso)))
    }

    private func row(_ known: KnownAbsence) -> DataTable.Row {
        let absence = known.absence
        return DataTable.Row(cells: [
            .text(name(absence.username)), day(absence.from), day(absence.until),
            .text(absence.cover.map(name) ?? desk.text("absences.no-cover")),
        ])
    }

    private func name(_ username: String) -> String {
        staff.first { $0.username == username }?.name ?? username
    }
}

struct AbsenceForm: HTML, Sendable {
    let desk: DeskWords
    let entry: AbsenceEntry
    let staff: [StaffMember]
    let token: FormToken

    var body: some HTML {
        h2(.class("govuk-heading-m")) { desk.text("absences.new") }
        div(.class("bl-door bl-card")) {
            PostForm(
                action: "/desk/absences", token: token, draft: DraftMark(query: "", isAnswer: !entry.faults.isEmpty)
            ) {
                Select(field: field("username"), choices: people(desk.text("allocate.choose"), "username"))
                date("from")
                date("until")
                Select(field: field("cover"), choices: people(desk.text("absences.no-cover"), "cover"))
                Button(text: desk.text("absences.button"))
            }
        }
    }

    private func field(_ name: String) -> Field {
        let hint = "desk.absences.\(name).hint"
        return Field(
            id: "absence-\(name)", name: name, label: desk.text("absences.\(name).label"), size: .s,
            hint: desk.words.has(hint) ? desk.words.text(hint) : nil, error: entry.error(name, desk))
    }

    private func people(_ nobody: String, _ name: String) -> [Choice] {
        [Choice(value: "", text: nobody)]
            + staff.map { Choice(value: $0.username, text: $0.name, isChosen: entry.form[name] == $0.username) }
    }

    private func date(_ name: String) -> DateInput {
        let isWrong = entry.error(name, desk) != nil
        func part(_ part: String) -> DatePart {
            DatePart(
                label: desk.text("absences.parts.\(part)"), value: entry.form["\(name)-\(part)"], isWrong: isWrong)
        }
        return DateInput(field: field(name), day: part("day"), month: part("month"), year: part("year"))
    }
}
