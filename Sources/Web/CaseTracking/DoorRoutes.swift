import HTML
import Hummingbird
import Policing
import Workflows

/// In by reference and secret, and out again.
struct DoorRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track", use: show)
        router.post("/track", use: enter)
        router.post("/track/sign-out", use: leave)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let words = site.words(context)
        var notices: [String] = []
        if let ended = request.uri.queryParameters["ended"] {
            notices = [words.text("tracking.login.ended")]
            if ended == "post" { notices.append(words.text("tracking.login.not-sent")) }
        } else if request.uri.queryParameters["closed"] != nil {
            notices = [words.text("tracking.login.signed-out")]
        }
        // The address that a program was given may name the report; anything else is left aside.
        let named = request.uri.queryParameters["reference"].flatMap { Reference(typed: String($0)) }
        return page(typed: named?.description ?? "", PageProblems(words: words), notices: notices, context)
    }

    func enter(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try await site.form(request, context)
        var problems = PageProblems(words: site.words(context))
        guard let (reference, secret) = pair(form, &problems, context) else {
            return page(typed: form["reference"], problems, context)
        }
        do {
            let file = try await TrackingDoor(site: site)
                .admit(reference, secret, from: context.address, at: context.now)
            var response = site.seeOther("/track/report", context)
            site.open(TrackingSession(file, at: context.now), in: &response)
            return response
        } catch .noMatch {
            problems.note(site.words(context).text("tracking.login.problems.no-match"), at: "reference")
            return page(typed: form["reference"], problems, context)
        } catch {
            throw PageFailure(error)
        }
    }

    func leave(_ request: Request, _ context: PageContext) async throws -> Response {
        _ = try await site.form(request, context)
        var response = site.seeOther("/track?closed=1", context)
        site.forget(Cookies.tracking, in: &response)
        return response
    }

    /// What was typed, when both can be what they should be. Whether they belong together is not asked here.
    private func pair(
        _ form: FormBody, _ problems: inout PageProblems, _ context: PageContext
    ) -> (Reference, TrackingSecret)? {
        let reference = Reference(typed: form["reference"]), secret = TrackingSecret(typed: form["secret"])
        for (name, isRight) in [("reference", reference != nil), ("secret", secret != nil)] where !isRight {
            let reason = form[name].allSatisfy(\.isWhitespace) ? "missing" : "wrong"
            problems.note(site.words(context).text("tracking.login.problems.\(name)-\(reason)"), at: name)
        }
        guard let reference, let secret else { return nil }
        return (reference, secret)
    }

    private func page(
        typed: String, _ problems: PageProblems, notices: [String] = [], _ context: PageContext
    ) -> Response {
        let words = site.words(context)
        let title = words.text("tracking.login.title")
        return site.publicPage(
            PublicPage(title: title, hasErrors: !problems.isEmpty, back: "/"), context,
            status: problems.isEmpty ? .ok : .unprocessableContent, path: "/track"
        ) {
            problems.summary
            h1(.class("govuk-heading-l")) { title }
            for notice in notices { InsetText(text: notice) }
            DoorForm(words: words, token: site.token(context), typed: typed, problems: problems)
        }
    }
}

/// The form of the door.
private struct DoorForm: HTML, Sendable {
    let words: Catalogue
    let token: FormToken
    let typed: String
    let problems: PageProblems

    var body: some HTML {
        p(.class("govuk-body")) { words.text("tracking.login.intro") }
        PostForm(action: "/track", token: token) {
            TextInput(
                field: field("reference"), value: typed, purpose: .code, width: .characters20, autocomplete: "off")
            TextInput(field: field("secret"), purpose: .code, width: .characters20, autocomplete: "off")
            Button(text: words.text("tracking.login.open"))
        }
        p(.class("govuk-body")) {
            TextLink(text: words.text("tracking.login.no-secret"), href: "/track/link")
        }
    }

    private func field(_ name: String) -> Field {
        Field(
            id: name, name: name, label: words.text("tracking.login.\(name)"), size: .s,
            hint: words.text("tracking.login.\(name)-hint"), error: problems.error(at: name))
    }
}
