import HTML
import Hummingbird
import Policing
import Workflows

/// Who has read one file, and which lists showed it, a page at a time.
struct AccessesRoutes {
    let site: Site

    private static let rowsLimit = 100

    func add(to router: Router<PageContext>) {
        router.get("/desk/files/:reference/accesses", use: site.desk(readings))
        router.get("/desk/files/:reference/accesses/lists", use: site.desk(lists))
    }

    @Sendable private func readings(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await file(visit)
        let page = try await site.ports.accessLog.accesses(
            to: file.state.id, from: Self.start(request), limit: Self.rowsLimit)
        return answer(file, page, ofLists: false, visit)
    }

    @Sendable private func lists(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await file(visit)
        let page = try await site.ports.readings.lists(
            showing: file.reference, from: Self.start(request), limit: Self.rowsLimit)
        return answer(file, page, ofLists: true, visit)
    }

    private func file(_ visit: StaffVisit) async throws -> OpenedFile {
        try visit.permit(.readAccesses)
        return try await site.openFile(visit.context.parameters.get("reference"), for: "accesses", visit)
    }

    private static func start(_ request: Request) -> Int64? {
        request.uri.queryParameters.get("from").flatMap { Int64($0) }
    }

    private func answer(_ file: OpenedFile, _ page: AccessPage, ofLists: Bool, _ visit: StaffVisit) -> Response {
        let desk = visit.words(site)
        let title = desk.text(
            ofLists ? "accesses.lists" : "accesses.title", ["reference": file.reference.description])
        return site.deskPage(DeskPage(title: title), visit) {
            AccessesPage(desk: desk, file: file, title: title, page: page, ofLists: ofLists)
        }
    }
}

/// Everybody who has read a file and why, the newest first; or every list that showed it.
struct AccessesPage: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let title: String
    let page: AccessPage
    let ofLists: Bool

    private var path: String { "\(file.path)/accesses\(ofLists ? "/lists" : "")" }

    var body: some HTML {
        BackLink(text: desk.text("to-file"), href: file.path)
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) {
            TextLink(
                text: desk.text(ofLists ? "accesses.to-readings" : "accesses.to-lists"),
                href: "\(file.path)/accesses\(ofLists ? "" : "/lists")")
        }
        if page.entries.isEmpty {
            p(.class("govuk-body")) { desk.text("accesses.none") }
        } else {
            DataTable(
                title: title, titleIsHidden: true,
                columns: (["at", "who", "purpose"] + (ofLists ? [] : ["why"])).map {
                    DataTable.Column(text: desk.text("accesses.\($0)"))
                }, rows: page.entries.map(row))
        }
        if page.previous != nil || page.next != nil {
            Pagination(
                label: desk.text("accesses.pages"), previous: page.previous.map { way("newer", $0) },
                next: page.next.map { way("older", $0) })
        }
    }

    private func way(_ name: String, _ start: Int64) -> PageLink {
        PageLink(
            text: desk.text("accesses.\(name)"), href: start == AccessPage.newest ? path : "\(path)?from=\(start)")
    }

    private func row(_ entry: AccessEntry) -> DataTable.Row {
        DataTable.Row(cells: cells(entry) + (ofLists ? [] : [.text(ReadingTable(desk: desk).basis(entry))]))
    }

    private func cells(_ entry: AccessEntry) -> [TableCell] {
        [
            .time(desk.times.text(entry.at)), .text(desk.actor(entry.actor)),
            .text(ReadingTable(desk: desk).purpose(entry)),
        ]
    }
}
