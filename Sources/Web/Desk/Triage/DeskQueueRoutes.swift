import HTML
import Hummingbird
import Policing
import Workflows

/// The queue, its parts, and the search.
struct DeskQueueRoutes {
    let site: Site

    private static let rowsLimit = 50

    func add(to router: Router<PageContext>) {
        router.get("/desk", use: site.desk { request, visit in try await queue(QueueAddress(request), request, visit) })
        router.get(
            "/desk/mine",
            use: site.desk { request, visit in try await queue(QueueAddress(request, part: .mine), request, visit) })
        SearchRoutes(site: site).add(to: router)
        SavedFilterRoutes(site: site).add(to: router)
        BulkRoutes(site: site).add(to: router)
        PaletteRoutes(site: site).add(to: router)
    }

    private func queue(_ address: QueueAddress, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let mark = request.uri.queryParameters.get("after").flatMap { QueueMark(text: String($0)) }
        let covered = try await site.covered(visit)
        var found = try await found(address, after: mark, covering: covered, visit)
        found.since = Self.since(request)
        let counts = try await site.ports.queue.queueCounts(
            for: visit.member, covering: covered.map(\.username), at: visit.now)
        let saved = try await site.ports.filters.filters(for: visit.member)
        let officers = try await site.officers()
        let shown = found.since.map { since in found.files.filter { $0.changedAt >= since } } ?? found.files
        if found.since == nil || !shown.isEmpty { try await log("queue", visit, shown: shown) }
        let told = address.part == .mine ? covered : []
        let staff = told.isEmpty ? [] : try await site.staffByName()
        let words = visit.words(site)
        let page = DeskPage(
            title: words.text("queue.title.\(address.part.rawValue)"), place: address.part == .mine ? .mine : .queue,
            scripts: ["desk-queue.js"])
        var random = SystemRandomNumberGenerator()
        let content = QueuePage(
            desk: words, address: address, counts: counts, officers: officers, saved: saved, found: found,
            bulk: BulkAction.allCases.filter { visit.may($0.permission) },
            command: CommandID.make(at: visit.now, using: &random), token: site.staffToken(visit))
        let notices = try await site.accessNotices(visit)
        return site.deskPage(page, visit) {
            notices
            CoverNotice(desk: words, covered: told, staff: staff)
            content
        }
    }

    /// The moment at which the list was shown that is to be renewed, and a little before.
    private static func since(_ request: Request) -> Moment? {
        request.uri.queryParameters.get("since").flatMap { Int64(String($0)) }
            .map { Moment(milliseconds: $0).adding(seconds: -5) }
    }

    private func found(
        _ address: QueueAddress, after mark: QueueMark?, covering covered: [Absence], _ visit: StaffVisit
    ) async throws -> QueueFound {
        guard let wanted = address.request(for: visit.member, at: visit.now, in: site.force) else {
            return QueueFound(isAreaUnknown: true)
        }
        let limit = Self.rowsLimit + 1
        let requests = address.part == .mine ? wanted.alsoOwned(by: covered.map(\.username)) : [wanted]
        var rows: [QueueRow] = []
        var count = 0
        for request in requests {
            let found = try await site.ports.queue.queue(request, after: mark, limit: limit)
            rows += found
            // A first page that is not full is all there is: to count what little fits would pass over the rest again.
            let isAll = mark == nil && found.count < limit
            if address.isNarrowed { count += isAll ? found.count : try await site.ports.queue.count(request) }
        }
        if requests.count > 1 { rows.sort { $0.mark < $1.mark } }
        let shown = rows.prefix(Self.rowsLimit)
        return QueueFound(
            files: shown.map(\.summary), next: rows.count > Self.rowsLimit ? shown.last?.mark : nil,
            isFirst: mark == nil, count: min(count, 1_000),
            present: present(in: shown.map(\.summary.id), visit))
    }

    /// Who else has which file open; only files that are shown are asked for.
    private func present(in files: [FileID], _ visit: StaffVisit) -> [FileID: [String]] {
        let names = files.map { ($0, site.presence.others(on: $0, besides: visit.member, at: visit.now)) }
        return Dictionary(names.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }

    /// One entry for a whole list, before it is shown: it holds what people told us of every file in it.
    private func log(
        _ purpose: String, _ visit: StaffVisit, shown: [FileSummary]
    ) async throws {
        try await site.ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue, purpose: purpose,
                shown: shown.map(\.reference)))
    }
}

extension DeskWords {
    /// The words by which days are typed.
    var dayWords: DayWords {
        func list(_ key: String) -> [String] { text(key).split(separator: " ").map(String.init) }
        return DayWords(
            months: (1...12).map { words.text("dates.months.m\($0)") }, today: text("days.today"),
            yesterday: text("days.yesterday"), between: list("days.between"), endings: list("days.endings"))
    }
}
