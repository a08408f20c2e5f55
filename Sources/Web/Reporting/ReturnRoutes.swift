import HTML
import Hummingbird
import Policing
import Workflows

/// A link by which another browser goes on with a draft, for as long as the draft is kept.
struct ReturnRoutes {
    let site: Site

    /// The address says nothing of what it is for: it may stand in a message.
    func add(to router: Router<PageContext>) {
        router.get("/go/:token") { [site] _, context in try await site.returnPage(context) }
        router.post("/go/:token") { [site] request, context in try await site.takeUp(request, context) }
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
    /// Nobody goes on with a draft unasked: a link sent by somebody else could be a trap.
    func returnPage(_ context: PageContext) async throws -> Response {
        guard let sealed = context.parameters.get("token"), let (_, form, _) = try await saved(context) else {
            return goneLinkPage(context)
        }
        let words = words(context), title = words.text("reporting.return.title")
        let isGuarded = form.safety == .guarded
        return publicPage(PublicPage(title: title, isGuarded: isGuarded), context, path: "/report") {
            h1(.class("govuk-heading-l")) { title }
            if !isGuarded { p(.class("govuk-body")) { words.text(form.titleKey) } }
            p(.class("govuk-body")) { words.text("reporting.return.text") }
            PostForm(action: "/go/\(sealed)", token: token(context)) {
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
            let form = forms[link.kind],
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
