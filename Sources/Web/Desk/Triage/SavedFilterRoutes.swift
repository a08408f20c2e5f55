import HTML
import Hummingbird
import Policing
import Workflows

/// Keeping a filter by a name, sharing it, giving it another name, and throwing it away.
struct SavedFilterRoutes {
    let site: Site

    static let newPath = "/desk/filters/new"

    func add(to router: Router<PageContext>) {
        router.get("/desk/filters", use: site.desk { _, visit in try await list(visit) })
        router.get(RouterPath(Self.newPath), use: site.desk { request, visit in try new(QueueAddress(request), visit) })
        router.post(RouterPath(Self.newPath), use: site.desk(save))
        router.post("/desk/filters/:number/change", use: site.desk(change))
        router.post("/desk/filters/:number/delete", use: site.desk(delete))
    }

    private func list(_ visit: StaffVisit, fault: String? = nil) async throws -> Response {
        try visit.permit(.readQueue)
        let words = visit.words(site)
        let filters = try await site.ports.filters.filters(for: visit.member)
        let title = words.text("filters.title")
        let page = DeskPage(title: title, hasErrors: fault != nil, place: .queue)
        let token = site.staffToken(visit)
        return site.deskPage(page, visit, status: fault == nil ? .ok : .unprocessableContent) {
            SavedFiltersPage(desk: words, filters: filters, reader: visit.member, token: token, fault: fault)
        }
    }

    private func new(
        _ address: QueueAddress, _ visit: StaffVisit, typed wish: FilterWish? = nil, fault: String? = nil
    ) throws -> Response {
        try visit.permit(.readQueue)
        let words = visit.words(site)
        let page = DeskPage(title: words.text("filters.new"), hasErrors: fault != nil, place: .queue)
        let token = site.staffToken(visit)
        return site.deskPage(page, visit, status: fault == nil ? .ok : .unprocessableContent) {
            NewFilterPage(
                desk: words, address: address, member: visit.member, token: token, name: wish?.name ?? "",
                shared: wish?.shared ?? .nobody, fault: fault)
        }
    }

    @Sendable private func save(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.readQueue)
        let address = QueueAddress(query: form["query"])
        let wish = FilterWish(form, for: visit.member)
        guard wish.isNamed else {
            return try new(address, visit, typed: wish, fault: visit.words(site).text("filters.name.missing"))
        }
        let filter = NewFilter(owner: visit.member, name: wish.name, query: address.query, shared: wish.shared)
        guard try await site.ports.filters.save(filter, at: visit.now) != nil else {
            let fault = visit.words(site).text("filters.too-many", ["count": String(SavedFilter.most)])
            return try new(address, visit, typed: wish, fault: fault)
        }
        return site.seeOther(address.path, visit.context)
    }

    @Sendable private func change(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.readQueue)
        let wish = FilterWish(form, for: visit.member)
        guard wish.isNamed else {
            return try await list(visit, fault: visit.words(site).text("filters.name.missing"))
        }
        let isDone = try await site.ports.filters.change(
            try number(visit), of: visit.member.username, to: wish.name, shared: wish.shared)
        guard isDone else { throw PageFailure.notFound }
        return site.seeOther("/desk/filters", visit.context)
    }

    @Sendable private func delete(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        try visit.permit(.readQueue)
        guard try await site.ports.filters.delete(try number(visit), of: visit.member.username) else {
            throw PageFailure.notFound
        }
        return site.seeOther("/desk/filters", visit.context)
    }

    private func number(_ visit: StaffVisit) throws(PageFailure) -> Int64 {
        guard let number = visit.context.parameters.get("number").flatMap({ Int64($0) }) else { throw .notFound }
        return number
    }
}

/// What a filter is to be called, and who is to see it.
private struct FilterWish {
    let name: String
    let shared: SavedFilter.Shared

    var isNamed: Bool { !name.isEmpty && name.count <= SavedFilter.nameCharacters }

    /// It is shared with one's own kind of work or with everybody, and with nobody otherwise.
    init(_ form: FormBody, for member: StaffMember) {
        name = form["name"].plainLine
        let wanted = SavedFilter.Shared(text: form["shared"]) ?? .nobody
        shared = SavedFilter.Shared.choices(of: member).contains(wanted) ? wanted : .nobody
    }
}
