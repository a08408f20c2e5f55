import HTML
import Hummingbird
import Policing
import Workflows

/// A link by which another browser goes on with a draft, for as long as the draft is kept.
struct ReturnRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/report/return/:token") { [site] _, context in try await site.returnPage(context) }
        router.post("/report/return/:token") { [site] request, context in
            try await site.takeUp(request, context)
        }
    }
}

/// What a return link holds, sealed: which draft, and the token that opens it.
struct ReturnLink: Sendable {
    let kind: String
    let command: CommandID
    let draftToken: String

    private static let purpose = "return link"

    func sealed(_ site: Site) -> String {
        site.secrets.seal("\(kind) \(command.text) \(draftToken)", for: Self.purpose)
    }

    init(kind: String, command: CommandID, draftToken: String) {
        self.kind = kind
        self.command = command
        self.draftToken = draftToken
    }

    init?(_ sealed: String, _ site: Site) {
        let parts = site.secrets.open(sealed, for: Self.purpose)?.split(separator: " ").map(String.init) ?? []
        guard parts.count == 3, let command = CommandID(text: parts[1]), Visitor.isToken(parts[2]) else { return nil }
        self.init(kind: parts[0], command: command, draftToken: parts[2])
    }
}

extension Site {
    /// The link for coming back.
    func savePage(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        guard form.safety == .ordinary else { throw PageFailure.notFound }
        guard let visit = try await ReportVisit.open(self, request, context) else {
            return seeOther("/report/\(form.id)?gone=yes", context)
        }
        try await visit.keep()
        let link = ReturnLink(kind: form.id, command: visit.draft.command, draftToken: visit.draftToken)
        let address = "\(settings.publicAddress)/report/return/\(link.sealed(self))"
        let ends = context.now.adding(hours: DraftKeeper.hoursKept)
        return visit.savedPage(address: address, ends: ends)
    }

    /// Nobody goes on with a draft unasked: a link sent by somebody else could be a trap.
    func returnPage(_ context: PageContext) async throws -> Response {
        guard let sealed = context.parameters.get("token"), let (_, form, _) = try await saved(context) else {
            return goneLinkPage(context)
        }
        let words = words(context), title = words.text("reporting.return.title")
        return publicPage(PublicPage(title: title), context, path: "/report") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text(form.titleKey) }
            p(.class("govuk-body")) { words.text("reporting.return.text") }
            PostForm(action: "/report/return/\(sealed)", token: token(context)) {
                Button(text: words.text("reporting.return.go-on"))
            }
        }
    }

    func takeUp(_ request: Request, _ context: PageContext) async throws -> Response {
        _ = try await form(request, context)
        guard let (link, form, draft) = try await saved(context) else { return goneLinkPage(context) }
        let route = ReportRoute(
            form: form, draft: draft, today: context.now.london.date, elsewhere: forms.elsewhere)
        var response = seeOther("/report/\(form.id)/\(route.firstOpen.name)", context)
        response.setCookie(DraftKeeper(site: self).cookie(form.id, token: link.draftToken))
        return response
    }

    private func saved(_ context: PageContext) async throws -> (ReturnLink, Form, Draft)? {
        guard let sealed = context.parameters.get("token"), let link = ReturnLink(sealed, self),
            let form = forms[link.kind], form.safety == .ordinary,
            let draft = try await DraftKeeper(site: self).draft(link.kind, token: link.draftToken, at: context.now),
            draft.command == link.command
        else { return nil }
        return (link, form, draft)
    }

    private func goneLinkPage(_ context: PageContext) -> Response {
        let words = words(context), title = words.text("reporting.return.gone-title")
        return publicPage(PublicPage(title: title), context, status: .notFound, path: "/report") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.return.gone-text") }
            LinkButton(text: words.text("reporting.return.again"), href: "/report")
        }
    }
}

extension ReportVisit {
    fileprivate func savedPage(address: String, ends: Moment) -> Response {
        let title = words.text("reporting.save.title")
        let until = LondonDates(words: words, now: context.now).moment(ends)
        let page = PublicPage(
            title: title, back: path(route.firstOpen), scripts: ["print.js"],
            sheets: ["report.css"])
        return site.publicPage(page, context, path: "/report/\(form.id)/save") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.save.text", ["date": until]) }
            p(.class("govuk-body bl-return")) {
                a(.class("govuk-link"), .href(address), .data("return-link", ""), .dir(.ltr), .translate(false)) {
                    address
                }
            }
            p(.class("govuk-body")) { words.text("reporting.save.how") }
            p(.class("govuk-body"), .hidden, .data("print", "")) {
                button(.type(.button), .class("govuk-button govuk-button--secondary")) { words.text("buttons.print") }
            }
            LinkButton(text: words.text("reporting.save.go-on"), href: path(route.firstOpen))
        }
    }
}
