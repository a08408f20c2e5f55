import HTML
import Hummingbird
import Policing
import Workflows

/// The search. Words go in by a form and come back under an address of their own, so that no name and no telephone
/// number stands in an address, in a browser's history or in a log on the way.
struct SearchRoutes {
    let site: Site

    private static let path = "/desk/search"
    private static let rowsLimit = 50
    private static let characters = 200

    func add(to router: Router<PageContext>) {
        router.get(RouterPath(Self.path), use: site.desk { _, visit in try await show(.nothing, visit) })
        router.post(RouterPath(Self.path), use: site.desk(ask))
        router.get("/desk/search/:address", use: site.desk(found))
    }

    @Sendable private func ask(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.readQueue)
        let typed = Self.typed(in: form)
        guard !typed.isEmpty else { return site.seeOther(Self.path, visit.context) }
        guard let address = site.searches.keep(typed, of: StaffToken.hash(visit.token), at: visit.now) else {
            throw PageFailure.busy
        }
        return site.seeOther("\(Self.path)/\(address)", visit.context)
    }

    @Sendable private func found(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let address = visit.context.parameters.get("address") ?? ""
        guard let typed = site.searches.find(address, of: StaffToken.hash(visit.token), at: visit.now) else {
            return try await show(.nothing, isGone: true, visit)
        }
        return try await show(typed, visit)
    }

    private func show(_ typed: SearchTyped, isGone: Bool = false, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let words = visit.words(site)
        let wanted = FileSearch(
            typed: typed.words, form: typed.fields, dayWords: words.dayWords, today: visit.now.london.date)
        let files =
            wanted.isEmpty
            ? nil : try await site.ports.queue.search(wanted, for: visit.member, limit: Self.rowsLimit)
        let asked = ([typed.words] + typed.fields.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value))
            .joined(separator: "\n")
        try await site.ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue, purpose: "search",
                query: wanted.isEmpty ? nil : site.secrets.fingerprint(of: asked), shown: (files ?? []).map(\.reference)
            ))
        let page = DeskPage(title: words.text("search.title"), place: .search)
        return site.deskPage(page, visit, status: isGone ? .notFound : .ok) {
            SearchPage(
                desk: words, typed: typed, wanted: wanted, files: files, limit: Self.rowsLimit, isGone: isGone,
                token: site.staffToken(visit))
        }
    }

    private static func typed(in form: FormBody) -> SearchTyped {
        func text(_ name: String) -> String { String(form[name].prefix(characters)) }
        let fields = SearchField.allCases.map { ($0, text($0.rawValue)) }.filter { !$0.1.allSatisfy(\.isWhitespace) }
        return SearchTyped(words: text("q"), fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
    }
}
