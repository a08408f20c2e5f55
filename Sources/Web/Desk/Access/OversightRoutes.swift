import HTML
import Hummingbird
import Policing
import Workflows

/// Who may see what, who opened it all the same, who read what and why: for those who answer for it.
struct OversightRoutes {
    let site: Site

    static let path = "/desk/access"
    private static let limit = 200

    func add(to router: Router<PageContext>) {
        router.get(RouterPath(Self.path), use: site.desk(index))
        router.get("/desk/access/restricted", use: site.desk(restricted))
        router.get("/desk/access/openings", use: site.desk(openings))
        router.get("/desk/access/permissions", use: site.desk(permissions))
        GlassRoutes(site: site).add(to: router)
        ReadingRoutes(site: site).add(to: router)
    }

    /// The pages of this part of the desk, and the right that each needs.
    static let pages: [(name: String, right: Permission.Action)] = [
        ("restricted", .readRestrictions), ("openings", .reviewGlass), ("readings", .readAccesses),
        ("unusual", .readAccesses), ("break-glass", .breakGlass), ("permissions", .manageAccounts),
    ]

    static func isFor(_ visit: StaffVisit) -> Bool { pages.contains { visit.may($0.right) } }

    @Sendable private func index(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        guard Self.isFor(visit) else { throw PageFailure.notPermitted }
        let desk = visit.words(site), title = desk.text("access.title")
        let links = Self.pages.filter { visit.may($0.right) }.map {
            TextLink(text: desk.text("access.pages.\($0.name)"), href: "\(Self.path)/\($0.name)")
        }
        return site.deskPage(DeskPage(title: title), visit) { WaysOn(title: title, links: links) }
    }

    @Sendable private func restricted(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readRestrictions)
        let files = try await site.ports.restrictions.restricted(for: visit.member, limit: Self.limit)
        let desk = visit.words(site), title = desk.text("access.pages.restricted")
        return site.deskPage(DeskPage(title: title), visit) {
            RestrictedPage(desk: desk, title: title, files: files)
        }
    }

    @Sendable private func openings(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.reviewGlass)
        let openings = try await site.ports.restrictions.openings(limit: Self.limit)
        let desk = visit.words(site), title = desk.text("access.pages.openings")
        return site.deskPage(DeskPage(title: title), visit) {
            OpeningsPage(desk: desk, title: title, openings: openings, reader: visit.member.username)
        }
    }

    @Sendable private func permissions(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.manageAccounts)
        let desk = visit.words(site), title = desk.text("access.pages.permissions")
        return site.deskPage(DeskPage(title: title), visit) { PermissionsPage(desk: desk, title: title) }
    }
}

/// A heading and links.
struct WaysOn: HTML, Sendable {
    let title: String
    let links: [TextLink]

    var body: some HTML {
        h1(.class("govuk-heading-l")) { title }
        ul(.class("govuk-list bl-ways-on")) {
            for link in links {
                li { link }
            }
        }
    }
}

/// Restricted files by the day on which each is to be looked at again. For whoever is not named it says that a file
/// is restricted, and nothing of what it is.
struct RestrictedPage: HTML, Sendable {
    let desk: DeskWords
    let title: String
    let files: [RestrictedFile]

    var body: some HTML {
        BackLink(text: desk.text("access.title"), href: OversightRoutes.path)
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { desk.text("access.restricted.why") }
        if files.isEmpty {
            p(.class("govuk-body")) { desk.text("access.restricted.none") }
        } else {
            DataTable(
                title: title, titleIsHidden: true,
                columns: ["reference", "since", "by", "review"].map {
                    DataTable.Column(text: desk.text("access.restricted.\($0)"))
                },
                rows: files.map(row))
        }
    }

    private func row(_ file: RestrictedFile) -> DataTable.Row {
        let reference = file.reference.description
        return DataTable.Row(
            cells: [
                file.isNamed
                    ? .link(TextLink(text: reference, href: "/desk/files/\(file.reference.text)")) : .text(reference),
                .time(desk.times.text(file.since)), .text(desk.who(file.by)),
                .timeOver(
                    TimeText(iso: file.reviewBy.iso8601, text: desk.times.due(file.reviewBy)),
                    desk.text(file.reviewBy < desk.now ? "access.restricted.due" : "access.restricted.later")),
            ],
            isLate: file.reviewBy < desk.now)
    }
}

/// Every opening by somebody who was not named, with a way to review it.
struct OpeningsPage: HTML, Sendable {
    let desk: DeskWords
    let title: String
    let openings: [GlassOpening]
    let reader: String

    var body: some HTML {
        BackLink(text: desk.text("access.title"), href: OversightRoutes.path)
        h1(.class("govuk-heading-l")) { title }
        if openings.isEmpty {
            p(.class("govuk-body")) { desk.text("access.openings.none") }
        } else {
            DataTable(
                title: title, titleIsHidden: true,
                columns: ["reference", "who", "at", "reason", "review"].map {
                    DataTable.Column(text: desk.text("access.openings.\($0)"))
                },
                rows: openings.map(row))
        }
    }

    private func row(_ opening: GlassOpening) -> DataTable.Row {
        DataTable.Row(
            cells: [
                .text(opening.reference.description), .text(desk.who(opening.by)), .time(desk.times.text(opening.at)),
                .text(opening.reason ?? desk.text("erased")), review(opening),
            ],
            isLate: opening.review == nil)
    }

    private func review(_ opening: GlassOpening) -> TableCell {
        if let review = opening.review {
            let found = desk.text("access.openings.\(review.isJustified ? "justified" : "not-justified")")
            return .twoLines(found, "\(desk.who(review.by)): \(review.reason)")
        }
        guard opening.by != reader else { return .text(desk.text("access.openings.waiting")) }
        return .link(
            TextLink(
                text: desk.text("access.openings.to-review"), href: GlassRoutes.path(of: opening),
                hiddenText: opening.reference.description))
    }
}

/// What every role may do, as the one table of permissions has it.
struct PermissionsPage: HTML, Sendable {
    let desk: DeskWords
    let title: String

    var body: some HTML {
        BackLink(text: desk.text("access.title"), href: OversightRoutes.path)
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { desk.text("access.permissions.why") }
        DataTable(title: title, titleIsHidden: true, columns: columns, rows: rows)
        p(.class("govuk-body")) { desk.text("access.permissions.units") }
        ul(.class("govuk-list govuk-list--bullet")) {
            for action in ownUnit {
                li { action }
            }
        }
    }

    private var ownUnit: [String] {
        Permission.Action.allCases.filter(Permission.ofOwnUnit.contains).map(name)
    }

    private var columns: [DataTable.Column] {
        [DataTable.Column(text: desk.text("access.permissions.action"))]
            + Role.allCases.map { DataTable.Column(text: desk.text("roles.\($0.rawValue)")) }
    }

    private var rows: [DataTable.Row] {
        Permission.Action.allCases.map { action in
            DataTable.Row(cells: [.text(name(action))] + Role.allCases.map { .text(mark(action, $0)) })
        }
    }

    private func name(_ action: Permission.Action) -> String {
        let key = "access.actions.\(action.rawValue)"
        return desk.words.has("desk.\(key)") ? desk.text(key) : action.rawValue
    }

    private func mark(_ action: Permission.Action, _ role: Role) -> String {
        let member = StaffMember(username: "", name: "", roles: [role])
        switch Permission.denial(.staff(member), action) {
        case nil: return desk.text("access.permissions.yes")
        case .onlyThePerson: return desk.text("access.permissions.person")
        case .role, .onlyStaff, .otherUnit: return desk.text("none")
        }
    }
}
