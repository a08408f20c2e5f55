import HTML
import Hummingbird
import Policing
import Workflows

/// The queue, its parts, and the search.
struct DeskQueueRoutes {
    let site: Site

    private static let rowsLimit = 50
    private static let searchCharacters = 200

    func add(to router: Router<PageContext>) {
        router.get(
            "/desk",
            use: site.desk { request, visit in
                let part = QueuePart(rawValue: request.uri.queryParameters.get("show") ?? "") ?? .everything
                return try await queue(part, request, visit)
            })
        router.get("/desk/mine", use: site.desk { request, visit in try await queue(.mine, request, visit) })
        router.get("/desk/search", use: site.desk(search))
    }

    private func queue(_ part: QueuePart, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let username = visit.member.username
        let mark = request.uri.queryParameters.get("after").flatMap { QueueMark(text: String($0)) }
        let counts = try await site.ports.queue.queueCounts(for: visit.member, at: visit.now)
        let rows = try await site.ports.queue.queue(
            part.filter(for: username, at: visit.now), for: visit.member, after: mark, limit: Self.rowsLimit + 1)
        let words = visit.words(site)
        let shown = rows.prefix(Self.rowsLimit)
        try await log("queue", visit, shown: shown.map(\.summary))
        let page = DeskPage(
            title: words.text("queue.title.\(part.rawValue)"), place: part == .mine ? .mine : .queue)
        let notices = try await site.accessNotices(visit)
        return site.deskPage(page, visit) {
            notices
            QueuePage(
                desk: words, part: part, counts: counts, files: shown.map(\.summary),
                next: rows.count > Self.rowsLimit ? shown.last?.mark : nil, isFirst: mark == nil)
        }
    }

    @Sendable private func search(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let typed = String((request.uri.queryParameters.get("q") ?? "").prefix(Self.searchCharacters))
        let isEmpty = typed.allSatisfy(\.isWhitespace)
        let files = isEmpty ? nil : try await site.ports.queue.search(typed, for: visit.member, limit: Self.rowsLimit)
        try await log("search", visit, query: isEmpty ? nil : typed, shown: files ?? [])
        let words = visit.words(site)
        return site.deskPage(DeskPage(title: words.text("search.title"), place: .search), visit) {
            SearchPage(desk: words, typed: typed, files: files, limit: Self.rowsLimit)
        }
    }

    /// One entry for a whole list, before it is shown: it holds what people told us of every file in it.
    private func log(
        _ purpose: String, _ visit: StaffVisit, query: String? = nil, shown: [FileSummary]
    ) async throws {
        try await site.ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue, purpose: purpose,
                query: query.map(site.secrets.fingerprint(of:)), shown: shown.map(\.reference)))
    }
}
