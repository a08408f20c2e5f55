import HTML
import Hummingbird
import Policing
import Workflows

/// Who has how much: every unit, and the people of one.
struct TeamRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/team", use: site.desk(units))
        router.get("/desk/team/:unit", use: site.desk(people))
        OverdueRoutes(site: site).add(to: router)
    }

    @Sendable private func units(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readWorkload)
        let loads = try await site.ports.supervision.unitLoads(for: visit.member, at: visit.now)
        let absences = try await site.absences(at: visit.now)
        let hidden = try await site.hiddenFiles(visit)
        let desk = visit.words(site)
        return site.supervision(.team, title: desk.text("team.title"), visit) {
            UnitsTable(desk: desk, loads: loads, absences: absences).table
            UnownedTasks(desk: desk, loads: loads)
            HiddenNote(desk: desk, files: hidden)
        }
    }

    @Sendable private func people(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readWorkload)
        guard let code = visit.context.parameters.get("unit"), site.force.unit(code) != nil else {
            throw PageFailure.notFound
        }
        let loads = try await site.ports.supervision.loads(of: code, for: visit.member, at: visit.now)
        let hidden = try await site.hiddenFiles(of: code, visit)
        let absences = try await site.absences(at: visit.now)
        let staff = try await site.staffByName()
        let desk = visit.words(site)
        return site.supervision(.team, title: desk.unit(code), visit) {
            p(.class("govuk-body")) { TextLink(text: desk.text("team.all"), href: "/desk/team") }
            PeopleTable(desk: desk, unit: code, loads: loads, absences: absences, staff: staff).table
            HiddenNote(desk: desk, files: hidden)
        }
    }
}

/// An address of the queue that shows what a number counts.
enum CountedFiles {
    static func path(
        in part: QueuePart = .everything, unit: String, officer: String?, grade: String? = nil, status: String? = nil
    ) -> String {
        let show = part == .everything ? nil : part.rawValue
        let fields = [("show", show), ("unit", unit), ("officer", officer), ("grade", grade), ("status", status)]
        return "/desk?\(query(fields))"
    }

    static func overdueTasks(unit: String, officer: String?) -> String {
        let query = query([("officer", officer)])
        return "/desk/team/\(unit)/tasks\(query.isEmpty ? "" : "?\(query)")"
    }

    private static func query(_ fields: [(String, String?)]) -> String {
        fields.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
    }
}

/// The cells that every row of work has.
struct LoadCells: Sendable {
    let desk: DeskWords
    let unit: String
    /// Nil for everybody of the unit; `Narrowing.none` for what is the unit's as a whole.
    let officer: String?

    func link(_ count: Int, _ path: String, _ what: String, most: Int = .max) -> TableCell {
        let text = count < most ? String(count) : desk.text("team.thousand")
        return count == 0 ? .text("0") : .link(TextLink(text: text, href: path, hiddenText: what))
    }

    /// Nobody counts further.
    private static let most = 1_000

    func open(_ count: Int) -> TableCell {
        link(count, CountedFiles.path(unit: unit, officer: officer), desk.text("team.columns.open"))
    }

    /// The grades in the order of the force's table, each with its files.
    func grades(_ counts: [String: Int]) -> TableCell {
        let codes = desk.site.rules.grades.grades.map(\.code) + [WorkLoad.ungraded]
        let links = codes.compactMap { code -> TextLink? in
            guard let count = counts[code], count > 0 else { return nil }
            let name = code == WorkLoad.ungraded ? desk.text("team.ungraded") : code
            return TextLink(
                text: desk.text("team.counted", ["name": name, "count": String(count)]),
                href: CountedFiles.path(
                    unit: unit, officer: officer, grade: code == WorkLoad.ungraded ? "none" : code))
        }
        return links.isEmpty ? .text(desk.text("none")) : .links(links)
    }

    func statuses(_ counts: [FileState.Status: Int]) -> TableCell {
        let links = FileState.Status.allCases.compactMap { status -> TextLink? in
            guard let count = counts[status], count > 0 else { return nil }
            let name = desk.text("status.\(status.rawValue)")
            return TextLink(
                text: desk.text("team.counted", ["name": name, "count": String(count)]),
                href: CountedFiles.path(unit: unit, officer: officer, status: status.rawValue))
        }
        return links.isEmpty ? .text(desk.text("none")) : .links(links)
    }

    func oldest(_ moment: Moment?) -> TableCell {
        moment.map { .time(TimeText(iso: $0.iso8601, text: desk.times.ago($0))) } ?? .text(desk.text("none"))
    }

    func late(_ count: Int) -> TableCell {
        link(
            count, CountedFiles.path(in: .late, unit: unit, officer: officer), desk.text("team.columns.late"),
            most: Self.most)
    }

    func overdueTasks(_ count: Int) -> TableCell {
        link(
            count, CountedFiles.overdueTasks(unit: unit, officer: officer), desk.text("team.columns.tasks"),
            most: Self.most)
    }
}

/// Every unit of the force with what it has.
struct UnitsTable: Sendable {
    let desk: DeskWords
    let loads: [WorkLoad]
    let absences: Absences

    var table: DataTable {
        DataTable(
            title: desk.text("team.title"), titleIsHidden: true,
            columns: ["unit", "open", "grades", "statuses", "oldest", "late", "tasks", "away"].map { name in
                DataTable.Column(text: desk.text("team.columns.\(name)"))
            }, rows: desk.site.force.units.map(row))
    }

    private func row(_ unit: ForceUnit) -> DataTable.Row {
        let own = loads.first { $0.unit == unit.code }
        let cells = LoadCells(desk: desk, unit: unit.code, officer: nil)
        let late = own?.late ?? 0
        let away = desk.site.force.supervision.team.count {
            $0.unit == unit.code && absences.isAway($0.username, at: desk.now)
        }
        return DataTable.Row(
            cells: [
                .link(TextLink(text: unit.title, href: "/desk/team/\(unit.code)")),
                cells.open(own?.open ?? 0), cells.grades(own?.byGrade ?? [:]),
                cells.statuses(own?.byStatus ?? [:]), cells.oldest(own?.oldest),
                cells.late(late), cells.overdueTasks(own?.overdueTasks ?? 0), .text(String(away)),
            ],
            isLate: late > 0)
    }
}

/// The people of a unit with what they have, and what is the unit's as a whole.
struct PeopleTable: Sendable {
    let desk: DeskWords
    let unit: String
    let loads: [WorkLoad]
    let absences: Absences
    let staff: [StaffMember]

    var table: DataTable {
        DataTable(
            title: desk.unit(unit), titleIsHidden: true,
            columns: ["person", "open", "grades", "statuses", "oldest", "late", "tasks", "here"].map { name in
                DataTable.Column(text: desk.text("team.columns.\(name)"))
            }, rows: rows)
    }

    private var rows: [DataTable.Row] {
        let owners = Set(loads.compactMap(\.officer))
        let members = Set(desk.site.force.supervision.team.filter { $0.unit == unit }.map(\.username))
        let known = staff.filter { owners.contains($0.username) || members.contains($0.username) }
        let gone = owners.subtracting(known.map(\.username)).sorted()
        let whole = loads.contains { $0.officer == nil } ? [row(nil, desk.text("team.whole"))] : []
        return known.map { row($0.username, $0.name) } + gone.map { row($0, $0) } + whole
    }

    private func row(_ username: String?, _ name: String) -> DataTable.Row {
        let load = loads.first { $0.officer == username }
        let cells = LoadCells(desk: desk, unit: unit, officer: username ?? "none")
        return DataTable.Row(
            cells: [
                .text(name), cells.open(load?.open ?? 0), cells.grades(load?.byGrade ?? [:]),
                cells.statuses(load?.byStatus ?? [:]), cells.oldest(load?.oldest), cells.late(load?.late ?? 0),
                cells.overdueTasks(load?.overdueTasks ?? 0), .text(presence(username)),
            ],
            isLate: (load?.late ?? 0) > 0)
    }

    private func presence(_ username: String?) -> String {
        guard let username else { return desk.text("none") }
        let absence = absences.absences.first { $0.username == username && $0.holds(at: desk.now) }
        guard let absence else { return desk.text("team.here") }
        let until = desk.times.stamp(absence.until)
        guard let cover = absence.cover else { return desk.text("team.away", ["until": until]) }
        let name = staff.first { $0.username == cover }?.name ?? cover
        return desk.text("team.covered", ["until": until, "cover": name])
    }
}
