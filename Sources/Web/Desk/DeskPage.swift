import HTML
import Hummingbird
import Policing
import Workflows

/// What a page of the desk tells its frame.
struct DeskPage: Sendable {
    let title: String
    var hasErrors = false
    /// The link of the navigation that this page is.
    var place: Place?
    var scripts: [String] = []
    var sheets: [String] = []

    enum Place: String, Sendable, CaseIterable {
        case queue, mine, tasks, search, take, audit, team

        var path: String { self == .queue ? "/desk" : "/desk/\(rawValue)" }

        /// Whoever may do it is shown the way.
        var permission: Permission.Action {
            switch self {
            case .queue, .mine, .tasks, .search: .readQueue
            case .take: .takeReport
            case .audit: .judgeRecord
            case .team: .readQueue
            }
        }
    }
}

extension Site {
    /// The words of the desk, which works in English.
    var deskWords: Catalogue { languages.source }

    func deskPage<Content: HTML>(
        _ page: DeskPage, _ visit: StaffVisit, status: HTTPResponse.Status = .ok, @HTMLBuilder content: () -> Content
    ) -> Response {
        let words = deskWords
        let frame = DeskFrame(
            page: deskFrame(page), navigationLabel: words.text("desk.navigation.label"),
            navigation: places(visit, on: page),
            signedIn: DeskFrame.SignedIn(
                name: visit.member.name, role: visit.roleNames(words), signOutPath: "/desk/sign-out",
                signOutText: words.text("desk.sign-out"), token: staffToken(visit)),
            footerLinks: OversightRoutes.isFor(visit)
                ? [PageLink(text: words.text("desk.access.title"), href: OversightRoutes.path)] : [],
            keysText: words.text("desk.keys.hint"), offlineText: words.text("desk.offline"))
        return self.page(DeskLayout(frame: frame, content: content), status: status, visit.context)
    }

    private func places(_ visit: StaffVisit, on page: DeskPage) -> [PageLink] {
        let supervising = SupervisionPart.allCases.first { visit.may($0.permission) }
        let team = supervising.map {
            PageLink(
                text: deskWords.text("desk.navigation.team"), href: $0.path, isCurrent: page.place == .team)
        }
        return DeskPage.Place.allCases.filter { visit.may($0.permission) }
            .compactMap { $0 == .team ? team : link(to: $0, from: page) }
    }

    private func link(to place: DeskPage.Place, from page: DeskPage) -> PageLink {
        PageLink(
            text: deskWords.text("desk.navigation.\(place.rawValue)"), href: place.path,
            isCurrent: place == page.place)
    }

    /// A page before anybody is signed in.
    func deskDoor<Content: HTML>(
        _ page: DeskPage, _ context: PageContext, status: HTTPResponse.Status = .ok,
        @HTMLBuilder content: () -> Content
    ) -> Response {
        let frame = DeskFrame(
            page: deskFrame(page), navigationLabel: "", navigation: [], signedIn: nil, footerLinks: [])
        return self.page(DeskLayout(frame: frame, content: content), status: status, context)
    }

    private func deskFrame(_ page: DeskPage) -> PageFrame {
        let shown = PublicPage(
            title: page.title, hasErrors: page.hasErrors, scripts: page.scripts, sheets: ["desk-file.css"] + page.sheets
        )
        var frame = pageFrame(shown, deskWords, serviceName: deskWords.text("desk.service"))
        frame.homePath = "/desk"
        return frame
    }
}

/// A heading, some lines and a way on.
struct DeskText: HTML, Sendable {
    let title: String
    let lines: [String]
    var link: PageLink?

    var body: some HTML {
        h1(.class("govuk-heading-l")) { title }
        for line in lines {
            p(.class("govuk-body")) { line }
        }
        if let link {
            p(.class("govuk-body")) { TextLink(text: link.text, href: link.href) }
        }
    }
}
