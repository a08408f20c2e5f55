import HTML
import Hummingbird
import Logging
import Policing
import Workflows

/// A way in for those who do not have their secret: a link to the address that they gave and called safe.
struct LinkRoutes: Sendable {
    let site: Site

    private var links: any OneTimeLinks { site.ports.links }

    func add(to router: Router<PageContext>) {
        router.get("/track/link", use: show)
        router.post("/track/link", use: send)
        router.get("/track/open/{token}", use: offer)
        router.post("/track/open/{token}", use: open)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        asking(typed: "", PageProblems(words: site.words(context)), context)
    }

    /// The answer is the same for every reference, and does not wait for what it comes to.
    func send(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try await site.form(request, context)
        guard let reference = Reference(typed: form["reference"]) else {
            var problems = PageProblems(words: site.words(context))
            let reason = form["reference"].allSatisfy(\.isWhitespace) ? "missing" : "wrong"
            problems.note(site.words(context).text("tracking.login.problems.reference-\(reason)"), at: "reference")
            return asking(typed: form["reference"], problems, context)
        }
        do throws(TrackingDoor.Refusal) {
            try TrackingDoor(site: site).count(reference, from: context.address, at: context.now)
        } catch {
            throw PageFailure(error)
        }
        if try await links.maySend(to: reference, at: context.now, pauseSeconds: OneTimeLink.pauseSeconds) {
            let sender = LinkSender(site: site)
            Task { await sender.send(to: reference, at: context.now) }
        }
        return sent(context)
    }

    /// Programs that look into mail follow links: the link is used up by the button alone.
    func offer(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let (_, token) = link(context), try await !links.isUsed(OneTimeLink.hash(of: token)) else {
            return dead(context)
        }
        let words = site.words(context)
        let title = words.text("tracking.link.open-title")
        return site.publicPage(PublicPage(title: title, isGuarded: true), context, path: "/track/link") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("tracking.link.open-intro") }
            PostForm(action: "/track/open/\(token)", token: site.token(context)) {
                Button(text: words.text("tracking.login.open"))
            }
        }
    }

    func open(_ request: Request, _ context: PageContext) async throws -> Response {
        _ = try await site.form(request, context)
        guard let (link, token) = link(context),
            let file = try await site.ports.pages.summary(of: link.reference),
            Permission.denial(.person, .track) == nil,
            try await links.use(OneTimeLink.hash(of: token), endsAt: link.endsAt)
        else { return dead(context) }
        var response = site.seeOther("/track/report", context)
        site.open(TrackingSession(file, at: context.now), in: &response)
        return response
    }

    private func link(_ context: PageContext) -> (OneTimeLink, String)? {
        guard let token = context.parameters.get("token"), let link = OneTimeLink(token: token, site.secrets),
            link.endsAt > context.now
        else { return nil }
        return (link, token)
    }
}

extension LinkRoutes {
    private func asking(typed: String, _ problems: PageProblems, _ context: PageContext) -> Response {
        let words = site.words(context)
        let title = words.text("tracking.link.title")
        let field = Field(
            id: "reference", name: "reference", label: words.text("tracking.login.reference"), size: .s,
            hint: words.text("tracking.login.reference-hint"), error: problems.error(at: "reference"))
        return site.publicPage(
            PublicPage(title: title, hasErrors: !problems.isEmpty, back: "/track"), context,
            status: problems.isEmpty ? .ok : .unprocessableContent, path: "/track/link"
        ) {
            problems.summary
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("tracking.link.intro") }
            PostForm(action: "/track/link", token: site.token(context)) {
                TextInput(field: field, value: typed, purpose: .code, width: .characters20, autocomplete: "off")
                Button(text: words.text("tracking.link.send"))
            }
        }
    }

    private func sent(_ context: PageContext) -> Response {
        let words = site.words(context)
        let title = words.text("tracking.link.sent-title")
        let number = site.force.identity.telephone.nonEmergency
        return site.publicPage(PublicPage(title: title, back: "/track"), context, path: "/track/link") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("tracking.link.sent") }
            p(.class("govuk-body")) { words.text("tracking.link.sent-after", ["number": number]) }
        }
    }

    private func dead(_ context: PageContext) -> Response {
        let words = site.words(context)
        let title = words.text("tracking.link.dead-title")
        return site.publicPage(PublicPage(title: title, isGuarded: true), context, status: .gone, path: "/track/link") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("tracking.link.dead") }
            ul(.class("govuk-list govuk-list--spaced")) {
                li { TextLink(text: words.text("tracking.link.again"), href: "/track/link") }
                li { TextLink(text: words.text("tracking.login.title"), href: "/track") }
            }
        }
    }
}

/// Puts a link into the outbox, if there is anywhere safe to send it, and it is safe now.
struct LinkSender: Sendable {
    let site: Site

    func send(to reference: Reference, at now: Moment) async {
        do throws(StoreError) {
            guard let file = try await site.ports.ledger.file(of: reference),
                let state = try await site.ports.ledger.state(of: file),
                let channel = Notice.safeChannel(of: state),
                Notice.departure(of: .link, about: state, from: now, calendar: site.rules.calendar) == now
            else { return }
            let token = OneTimeLink(to: reference, at: now).token(site.secrets)
            try await site.ports.outbox.enqueue(
                Notice(kind: .link, channel: channel), about: file,
                sealedToken: Array(token.utf8), at: now)
        } catch {
            site.logger.error("a link could not be queued")
        }
    }
}
