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
        router.get("/desk", use: site.desk { request, visit in try await queue(QueueAddress(request), request, visit) })
        router.get(
            "/desk/mine",
            use: site.desk { request, visit in try await queue(QueueAddress(request, part: .mine), request, visit) })
        router.get("/desk/search", use: site.desk(search))
        SavedFilterRoutes(site: site).add(to: router)
        BulkRoutes(site: site).add(to: router)
        PaletteRoutes(site: site).add(to: router)
    }

    private func queue(_ address: QueueAddress, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let mark = request.uri.queryParameters.get("after").flatMap { QueueMark(text: String($0)) }
        var found = try await found(address, after: mark, visit)
        found.since = Self.since(request)
        let counts = try await site.ports.queue.queueCounts(for: visit.member, at: visit.now)
        let saved = try await site.ports.filters.filters(for: visit.member)
        let officers = try await site.officers()
        let told = found.since.map { since in found.files.filter { $0.changedAt >= since } } ?? found.files
        if found.since == nil || !told.isEmpty { try await log("queue", visit, shown: told) }
        let covered = address.part == .mine ? try await site.covered(visit) : []
        let staff = covered.isEmpty ? [] : try await site.staffByName()
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
            CoverNotice(desk: words, covered: covered, staff: staff)
            content
        }
    }

    /// The moment at which the list was shown that is to be renewed, and a little before.
    private static func since(_ request: Request) -> Moment? {
        request.uri.queryParameters.get("since").flatMap { Int64(String($0)) }
            .map { Moment(milliseconds: $0).adding(seconds: -5) }
    }

    private func found(
        _ address: QueueAddress, after mark: QueueMark?, _ visit: StaffVisit
    ) async throws -> QueueFound {
        guard let wanted = address.request(for: visit.member, at: visit.now, in: site.force) else {
            return QueueFound(isAreaUnknown: true)
        }
        let limit = Self.rowsLimit + 1
        let rows =
            address.part == .mine
            ? try await site.ownRows(visit, limit: limit) { owner in
                var owned = wanted
                owned.part = .owned(by: owner)
                return try await site.ports.queue.queue(owned, after: mark, limit: limit)
            } : try await site.ports.queue.queue(wanted, after: mark, limit: limit)
        let shown = rows.prefix(Self.rowsLimit)
        // A first page that is not full is all there is: to count what little fits would pass over all the rest again.
        let isAll = mark == nil && rows.count < limit
        return QueueFound(
            files: shown.map(\.summary), next: rows.count > Self.rowsLimit ? shown.last?.mark : nil,
            isFirst: mark == nil, count: isAll ? rows.count : try await count(wanted, address),
            present: present(in: shown.map(\.summary.id), visit))
    }

    private func count(_ wanted: QueueRequest, _ address: QueueAddress) async throws -> Int {
        address.isNarrowed ? try await site.ports.queue.count(wanted) : 0
    }

    /// Who else has which file open; only files that are shown are asked for.
    private func present(in files: [FileID], _ visit: StaffVisit) -> [FileID: [String]] {
        let names = files.map { ($0, site.presence.others(on: $0, besides: visit.member, at: visit.now)) }
        return Dictionary(names.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }

    @Sendable private func search(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let typed = typed(in: request)
        let words = visit.words(site)
        let wanted = FileSearch(
            typed: typed.words, form: typed.fields, dayWords: words.dayWords, today: visit.now.london.date)
        let reader = visit.member
        let files =
            wanted.isEmpty ? nil : try await site.ports.queue.search(wanted, for: reader, limit: Self.rowsLimit)
        let asked = ([typed.words] + typed.fields.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value))
            .joined(separator: "\n")
        try await log("search", visit, query: wanted.isEmpty ? nil : asked, shown: files ?? [])
        return site.deskPage(DeskPage(title: words.text("search.title"), place: .search), visit) {
            SearchPage(desk: words, typed: typed, wanted: wanted, files: files, limit: Self.rowsLimit)
        }
    }

    private func typed(in request: Request) -> SearchTyped {
        // As a form writes it: with a plus sign for a space.
        let query = try? FormBody.parse(Array((request.uri.query ?? "").utf8))
        func text(_ name: String) -> String { String((query?[name] ?? "").prefix(Self.searchCharacters)) }
        let fields = SearchField.allCases.map { ($0, text($0.rawValue)) }.filter { !$0.1.allSatisfy(\.isWhitespace) }
        return SearchTyped(words: text("q"), fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
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

extension DeskWords {
    /// The words by which days are typed.
    var dayWords: DayWords {
        func list(_ key: String) -> [String] { text(key).split(separator: " ").map(String.init) }
        return DayWords(
            months: (1...12).map { words.text("dates.months.m\($0)") }, today: text("days.today"),
            yesterday: text("days.yesterday"), between: list("days.between"), endings: list("days.endings"))
    }
}
