import HTML
import Hummingbird
import Policing
import Workflows

/// The pages of an investigation, and what waits for whoever is signed in.
struct InvestigationRoutes {
    let site: Site

    private static let rowsLimit = 200

    func add(to router: Router<PageContext>) {
        for page in InvestigationPage.allCases {
            router.get(
                RouterPath("/desk/files/:reference/\(page.rawValue)"),
                use: site.desk { _, visit in try await show(page, visit) })
        }
        router.get("/desk/tasks", use: site.desk(tasks))
    }

    private func show(_ page: InvestigationPage, _ visit: StaffVisit) async throws -> Response {
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: page.rawValue, visit)
        let desk = visit.words(site)
        return site.deskPage(DeskPage(title: desk.text("investigation.pages.\(page.rawValue).title")), visit) {
            InvestigationPageView(desk: desk, file: file, page: page)
        }
    }

    @Sendable private func tasks(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let lists = site.ports.investigations
        let tasks = try await lists.tasks(of: visit.member, limit: Self.rowsLimit)
        let reviews =
            visit.may(.reviewInvestigation)
            ? try await lists.reviews(
                dueBy: .endOfDay(london: visit.now.london.date), for: visit.member, limit: Self.rowsLimit) : []
        let proposals =
            visit.may(.authoriseOutcome)
            ? try await lists.proposals(for: visit.member, limit: Self.rowsLimit) : []
        try await site.ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue, purpose: "tasks", query: nil,
                shown: tasks.map(\.reference) + reviews.map(\.reference) + proposals.map(\.reference)))
        let desk = visit.words(site)
        return site.deskPage(DeskPage(title: desk.text("tasks.title"), place: .tasks), visit) {
            TasksPage(desk: desk, tasks: tasks, reviews: reviews, proposals: proposals)
        }
    }
}

/// A person's tasks across files, the overdue first, and the reviews that are due.
struct TasksPage: HTML, Sendable {
    let desk: DeskWords
    let tasks: [TaskRow]
    let reviews: [ReviewRow]
    let proposals: [ProposalRow]

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("tasks.title") }
        if tasks.isEmpty {
            p(.class("govuk-body")) { desk.text("tasks.none") }
        } else {
            DataTable(
                title: desk.text("tasks.title"), titleIsHidden: true, columns: columns(["reference", "what", "due"]),
                rows: tasks.map(row))
        }
        if !proposals.isEmpty {
            DataTable(
                title: desk.text("tasks.proposals"), columns: columns(["reference", "outcome", "proposed"]),
                rows: proposals.map(row))
        }
        if !reviews.isEmpty {
            DataTable(
                title: desk.text("tasks.reviews"), columns: columns(["reference", "reviewed", "due"]),
                rows: reviews.map(row))
        }
    }

    private func columns(_ names: [String]) -> [DataTable.Column] {
        names.map { DataTable.Column(text: desk.text("tasks.columns.\($0)")) }
    }

    private func row(_ task: TaskRow) -> DataTable.Row {
        let link = TextLink(
            text: task.reference.description,
            href: "/desk/files/\(task.reference.text)/\(DeskAction.taskEnd.rawValue)?number=\(task.number)")
        return DataTable.Row(
            cells: [
                .linkOver(link, desk.kind(task.form)), .text(task.words ?? desk.text("investigation.erased")),
                due(task.due),
            ], isLate: task.due < desk.now)
    }

    private func row(_ review: ReviewRow) -> DataTable.Row {
        let link = TextLink(
            text: review.reference.description, href: "/desk/files/\(review.reference.text)#investigation")
        return DataTable.Row(
            cells: [.linkOver(link, desk.kind(review.form)), .text(review.reviewedBy), due(review.due)],
            isLate: review.due < desk.now)
    }

    private func row(_ proposal: ProposalRow) -> DataTable.Row {
        let link = TextLink(
            text: proposal.reference.description,
            href: "/desk/files/\(proposal.reference.text)/\(DeskAction.authorise.rawValue)")
        return DataTable.Row(cells: [
            .linkOver(link, desk.kind(proposal.form)),
            .twoLines(desk.outcome(proposal.code), desk.who(proposal.proposedBy)),
            .time(TimeText(iso: proposal.at.iso8601, text: desk.times.ago(proposal.at))),
        ])
    }

    private func due(_ moment: Moment) -> TableCell {
        .timeOver(TimeText(iso: moment.iso8601, text: desk.times.due(moment)), desk.times.stamp(moment))
    }
}
