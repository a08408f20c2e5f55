import HTML
import Hummingbird
import Policing
import Workflows

/// What one shift of a unit leaves to the next, on one page that can be printed.
struct HandoverRoutes {
    let site: Site

    private static let rowsLimit = 15

    func add(to router: Router<PageContext>) {
        router.get("/desk/handover", use: site.desk { _, visit in try await page(own(visit), nil, visit) })
        router.get(
            "/desk/handover/:unit",
            use: site.desk { _, visit in try await page(try unit(visit), nil, visit) })
        router.post("/desk/handover/:unit", use: site.desk(write))
        router.post("/desk/handover/:unit/:note/take", use: site.desk(take))
    }

    /// The reader's own unit, else the one that takes reports in.
    private func own(_ visit: StaffVisit) -> ForceUnit {
        let code = site.force.supervision.place(of: visit.member.username)?.unit
        let units = site.force.units
        return code.flatMap(site.force.unit) ?? units.first { $0.kind == .contact } ?? units[0]
    }

    private func unit(_ visit: StaffVisit) throws -> ForceUnit {
        guard let unit = visit.context.parameters.get("unit").flatMap(site.force.unit) else {
            throw PageFailure.notFound
        }
        return unit
    }

    private func page(_ unit: ForceUnit, _ entry: NoteEntry?, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.handOver)
        let supervision = site.force.supervision
        let wanted = HandoverRequest(
            unit: unit.code, takesReports: unit.kind == .contact, now: visit.now, shiftHours: supervision.shiftHours,
            urgentGrades: supervision.urgentGrades, reader: visit.member, limit: Self.rowsLimit)
        let store = site.ports.supervision
        let handover = try await store.handover(wanted)
        let shown = handover.changed.map(\.file) + handover.atRisk + handover.urgent + handover.due
        try await site.logList("handover", visit, shown: shown)
        let notes = try await store.notes(of: unit.code, since: wanted.since)
        let loads = try await store.loads(of: unit.code, for: visit.member, at: visit.now)
        let hidden = try await site.hiddenFiles(of: unit.code, visit)
        let staff = try await site.staffByName()
        let desk = visit.words(site)
        let title = desk.text("handover.title", ["unit": unit.title])
        let parts = HandoverParts(
            desk: desk, unit: unit, wanted: wanted, handover: handover, notes: notes, loads: loads, hidden: hidden,
            mayReadWork: visit.may(.readWorkload), staff: staff, token: site.staffToken(visit),
            entry: entry ?? NoteEntry())
        return site.supervision(.handover, title: title, visit, faults: parts.entry.faults) {
            HandoverPage(parts: parts)
        }
    }

    @Sendable private func write(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.handOver)
        let unit = try unit(visit)
        var entry = NoteEntry(text: form["note"])
        guard let text = entry.read(visit.words(site)) else { return try await page(unit, entry, visit) }
        try await site.ports.supervision.write(text, to: unit.code, by: visit.member, at: visit.now)
        return site.seeOther("/desk/handover/\(unit.code)", visit.context)
    }

    @Sendable private func take(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        try visit.permit(.handOver)
        let unit = try unit(visit)
        guard let note = visit.context.parameters.get("note").flatMap({ Int64($0) }) else {
            throw PageFailure.notFound
        }
        _ = try await site.ports.supervision.takeOver(note, by: visit.member, at: visit.now)
        return site.seeOther("/desk/handover/\(unit.code)", visit.context)
    }
}

/// A note as it was typed, and what is wrong with it.
struct NoteEntry: Sendable {
    var text = ""
    private(set) var faults: [InputFault] = []

    init(text: String = "") {
        self.text = text
    }

    mutating func read(_ desk: DeskWords) -> String? {
        let words = text.split(whereSeparator: \.isNewline).joined(separator: "\n")
        if words.allSatisfy(\.isWhitespace) {
            faults.append(InputFault(field: "handover-note", text: desk.text("handover.note.missing")))
        } else if words.count > HandoverNote.mostCharacters {
            let limit = String(HandoverNote.mostCharacters)
            faults.append(InputFault(field: "handover-note", text: desk.text("too-long", ["limit": limit])))
        }
        return faults.isEmpty ? words : nil
    }
}

/// Everything that the page is made of.
struct HandoverParts: Sendable {
    let desk: DeskWords
    let unit: ForceUnit
    let wanted: HandoverRequest
    let handover: Handover
    let notes: [HandoverNote]
    let loads: [WorkLoad]
    /// Open files of the unit that are in none of the numbers.
    let hidden: Int
    /// Whether the numbers of tasks are links.
    let mayReadWork: Bool
    let staff: [StaffMember]
    let token: FormToken
    let entry: NoteEntry

    func text(_ key: String, _ values: SentenceValues = [:]) -> String { desk.text("handover.\(key)", values) }
    func count(_ key: String) -> String { desk.words.count("desk.handover.\(key)", wanted.shiftHours) }
}

struct HandoverPage: HTML, Sendable {
    let parts: HandoverParts

    var body: some HTML {
        p(.class("govuk-body")) {
            parts.text("made", ["time": parts.desk.times.stamp(parts.wanted.now)])
        }
        p(.class("govuk-body"), .hidden, .data("print", "")) {
            button(.type(.button), .class("govuk-button govuk-button--secondary")) { parts.text("print") }
        }
        HandoverNotes(parts: parts)
        list("risk", parts.text("risk"), parts.handover.atRisk)
        list("urgent", parts.text("urgent"), parts.handover.urgent)
        list("due", parts.count("due"), parts.handover.due)
        changed
        loads
        HiddenNote(desk: parts.desk, files: parts.hidden)
        HandoverUnits(parts: parts)
    }

    @HTMLBuilder private func list(_ id: String, _ title: String, _ files: [FileSummary]) -> some HTML {
        h2(.class("govuk-heading-m"), .id(id)) { title }
        if files.isEmpty {
            p(.class("govuk-body")) { parts.text("none") }
        } else {
            FileList(desk: parts.desk, title: title, files: files).table
        }
    }

    @HTMLBuilder private var changed: some HTML {
        h2(.class("govuk-heading-m"), .id("changed")) { parts.count("changed") }
        if parts.handover.changed.isEmpty {
            p(.class("govuk-body")) { parts.text("none") }
        } else {
            DataTable(
                title: parts.count("changed"), titleIsHidden: true,
                columns: ["reference", "last", "owner", "when"].map { name in
                    DataTable.Column(text: parts.text("columns.\(name)"))
                }, rows: parts.handover.changed.map(row))
        }
    }

    private func row(_ changed: ChangedFile) -> DataTable.Row {
        let file = changed.file, desk = parts.desk
        let link = TextLink(text: file.reference.description, href: "/desk/files/\(file.reference.text)")
        let last =
            changed.last.map { FileHistory(desk: desk).sentence($0, recordedAs: file.classification) }
            ?? desk.text("none")
        return DataTable.Row(cells: [
            .linkOver(link, desk.kind(file.form)), .text(last),
            .text(file.officerName ?? file.unit.map(desk.unit) ?? desk.text("none")),
            .time(TimeText(iso: file.changedAt.iso8601, text: desk.times.ago(file.changedAt))),
        ])
    }

    @HTMLBuilder private var loads: some HTML {
        h2(.class("govuk-heading-m"), .id("who")) { parts.text("who") }
        if parts.loads.isEmpty {
            p(.class("govuk-body")) { parts.text("none") }
        } else {
            DataTable(
                title: parts.text("who"), titleIsHidden: true,
                columns: ["person", "open", "grades", "late", "tasks"].map { name in
                    DataTable.Column(text: parts.desk.text("team.columns.\(name)"))
                }, rows: parts.loads.map(row))
        }
    }

    private func row(_ load: WorkLoad) -> DataTable.Row {
        let cells = LoadCells(desk: parts.desk, unit: load.unit, officer: load.officer ?? "none")
        let name = load.officer.map { username in
            parts.staff.first { $0.username == username }?.name ?? username
        }
        return DataTable.Row(cells: [
            .text(name ?? parts.desk.text("team.whole")), cells.open(load.open), cells.grades(load.byGrade),
            cells.late(load.late),
            parts.mayReadWork ? cells.overdueTasks(load.overdueTasks) : .text(String(load.overdueTasks)),
        ])
    }
}

/// What the last shift wants the next to know, and who took it over.
struct HandoverNotes: HTML, Sendable {
    let parts: HandoverParts

    var body: some HTML {
        h2(.class("govuk-heading-m"), .id("notes")) { parts.text("notes") }
        if parts.notes.isEmpty {
            p(.class("govuk-body")) { parts.text("no-notes") }
        }
        ForEach(parts.notes) { note in
            card(note)
        }
        div(.class("bl-door")) {
            PostForm(
                action: "/desk/handover/\(parts.unit.code)", token: parts.token,
                draft: DraftMark(query: "", isAnswer: !parts.entry.faults.isEmpty)
            ) {
                Textarea(
                    field: Field(
                        id: "handover-note", name: "note", label: parts.text("note.label"), size: .s,
                        hint: parts.text("note.hint"), error: error), value: parts.entry.text, rows: 3)
                Button(text: parts.text("note.button"), kind: .secondary)
            }
        }
    }

    private var error: FieldError? {
        parts.entry.faults.first.map {
            FieldError(prefix: parts.desk.words.text("errors.prefix"), text: $0.text)
        }
    }

    private func card(_ note: HandoverNote) -> some HTML {
        div(.class("bl-card"), .data("note", String(note.number))) {
            ForEach(note.text.split(separator: "\n").map(String.init)) { line in
                p(.class("govuk-body"), .dir(.auto)) { line }
            }
            p(.class("govuk-body bl-quiet")) { written(note) }
            if note.taken == nil {
                PostForm(action: "/desk/handover/\(parts.unit.code)/\(note.number)/take", token: parts.token) {
                    Button(text: parts.text("take"), kind: .secondary)
                }
            }
        }
    }

    private func written(_ note: HandoverNote) -> String {
        let times = parts.desk.times
        let written = parts.text("written", ["name": note.byName, "time": times.stamp(note.at)])
        let taken = note.taken.map { parts.text("taken", ["name": $0.byName, "time": times.stamp($0.at)]) }
        return [written, taken].compactMap { $0 }.joined(separator: " ")
    }
}

/// The same page of the other units.
struct HandoverUnits: HTML, Sendable {
    let parts: HandoverParts

    var body: some HTML {
        Details(summaryText: parts.text("units")) {
            ul(.class("govuk-list")) {
                for unit in parts.desk.site.force.units {
                    li { TextLink(text: unit.title, href: "/desk/handover/\(unit.code)") }
                }
            }
        }
    }
}
