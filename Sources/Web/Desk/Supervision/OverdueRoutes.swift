import HTML
import Hummingbird
import Policing
import Workflows

/// Tasks that should have been done, by the unit that has the file and by whose they are.
struct OverdueRoutes {
    let site: Site

    private static let rowsLimit = 50

    func add(to router: Router<PageContext>) {
        router.get("/desk/team/:unit/tasks", use: site.desk(tasks))
    }

    @Sendable private func tasks(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readWorkload)
        try visit.permit(.readQueue)
        guard let code = visit.context.parameters.get("unit"), code == Narrowing.none || site.force.unit(code) != nil
        else { throw PageFailure.notFound }
        let query = request.uri.queryParameters
        let officer = query.get("officer").flatMap { $0.isEmpty ? nil : String($0) }
        let wanted = OverdueRequest(
            unit: code == Narrowing.none ? WorkLoad.noUnit : code, owner: officer, reader: visit.member, now: visit.now)
        let mark = query.get("after").flatMap { OverdueMark(text: String($0)) }
        let rows = try await site.ports.supervision.overdueTasks(wanted, after: mark, limit: Self.rowsLimit + 1)
        let shown = Array(rows.prefix(Self.rowsLimit))
        try await site.logList("overdue", visit, shown: shown.map(\.file))
        let desk = visit.words(site)
        let list = OverdueList(
            desk: desk, path: CountedFiles.overdueTasks(unit: code, officer: officer), tasks: shown,
            isFirst: mark == nil, hasMore: rows.count > Self.rowsLimit)
        return site.supervision(.team, title: desk.text("overdue.title"), visit) { list }
    }
}

/// The tasks in rows, the longest overdue first.
private struct OverdueList: HTML, Sendable {
    let desk: DeskWords
    let path: String
    let tasks: [OverdueTask]
    let isFirst: Bool
    let hasMore: Bool

    var body: some HTML {
        p(.class("govuk-body")) { TextLink(text: desk.text("team.all"), href: "/desk/team") }
        if tasks.isEmpty {
            p(.class("govuk-body")) { desk.text("overdue.nothing") }
        } else {
            DataTable(
                title: desk.text("overdue.title"), titleIsHidden: true,
                columns: ["file", "what", "owner", "due"].map { name in
                    DataTable.Column(text: desk.text("overdue.columns.\(name)"))
                }, rows: tasks.map(row))
        }
        if hasMore || !isFirst {
            Pagination(
                label: desk.text("overdue.pages"),
                previous: isFirst ? nil : PageLink(text: desk.text("overdue.first"), href: path), next: next)
        }
    }

    private var next: PageLink? {
        guard hasMore, let last = tasks.last else { return nil }
        let join = path.contains("?") ? "&" : "?"
        return PageLink(text: desk.text("overdue.next"), href: "\(path)\(join)after=\(last.mark.text)")
    }

    private func row(_ task: OverdueTask) -> DataTable.Row {
        let file = "/desk/files/\(task.file.reference.text)"
        let give = TextLink(
            text: desk.text("task-give.title"),
            href: "\(file)/\(DeskAction.taskGive.rawValue)?number=\(task.mark.number)",
            hiddenText: task.file.reference.description)
        let time = TimeText(iso: task.mark.due.iso8601, text: desk.times.due(task.mark.due))
        return DataTable.Row(
            cells: [
                .linkOver(
                    TextLink(text: task.file.reference.description, href: file), desk.kind(task.file.form)),
                .text(task.words ?? desk.text("investigation.erased")), .linkOver(give, desk.who(task.owner)),
                .timeOver(time, desk.times.stamp(task.mark.due)),
            ], isLate: true)
    }
}

extension OverdueMark {
    /// As it stands in an address: `1700000000000.42.1`.
    fileprivate var text: String { "\(due.milliseconds).\(file).\(number)" }

    fileprivate init?(text: String) {
        let numbers = text.split(separator: ".").compactMap { Int64($0) }
        guard numbers.count == 3 else { return nil }
        self.init(due: Moment(milliseconds: numbers[0]), file: numbers[1], number: Int(clamping: numbers[2]))
    }
}

/// Overdue tasks on files that no unit has.
struct UnownedTasks: HTML, Sendable {
    let desk: DeskWords
    let loads: [WorkLoad]

    private var count: Int { loads.first { $0.unit == WorkLoad.noUnit }?.overdueTasks ?? 0 }

    var body: some HTML {
        if count > 0 {
            p(.class("govuk-body")) {
                TextLink(
                    text: desk.words.count("desk.overdue.unowned", count),
                    href: CountedFiles.overdueTasks(unit: Narrowing.none, officer: nil))
            }
        }
    }
}
