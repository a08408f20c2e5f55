import HTML
import Hummingbird
import Policing
import Workflows

extension Site {
    /// The confirmation: shown to whoever sent the report, in the browser that sent it, for half an hour.
    func sentPage(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        guard let sealed = context.cookies[Cookies.sent], let sent = SentReport(sealed, self, context),
            sent.mayBeShown(at: context.now), let known = try await acknowledgement(of: sent)
        else { return overPage(form, context) }
        return Confirmation(site: self, form: form, context: context, known: known).page()
    }

    private func acknowledgement(of sent: SentReport) async throws -> SubmitReport.Acknowledgement? {
        do {
            return try await submitReport.acknowledgement(of: sent.command)
        } catch {
            throw PageFailure(error)
        }
    }

    /// The secret is not shown for ever on a screen that somebody else may come to.
    private func overPage(_ form: Form, _ context: PageContext) -> Response {
        let words = words(context), title = words.text("reporting.sent.over-title")
        let page = PublicPage(title: title, isGuarded: form.safety == .guarded)
        var response = publicPage(page, context, path: "/report/\(form.id)/sent") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.sent.over-text") }
            LinkButton(text: words.text("reporting.sent.track"), href: "/track")
        }
        forget(Cookies.sent, in: &response)
        return response
    }
}

/// What a person needs once the report is in.
private struct Confirmation: Sendable {
    let site: Site
    let form: Form
    let context: PageContext
    let known: SubmitReport.Acknowledgement

    private var words: Catalogue { site.words(context) }
    private var isGuarded: Bool { form.safety == .guarded }

    func page() -> Response {
        let title = words.text("confirmation.title")
        let page = PublicPage(
            title: title, isGuarded: isGuarded, scripts: isGuarded ? [] : ["print.js"],
            sheets: ["report.css"])
        return site.publicPage(page, context, path: "/report/\(form.id)/sent") {
            div(.data("reference", known.reference.text)) {
                Panel(
                    title: title, text: words.text("confirmation.reference"), reference: known.reference.description)
            }
            secret
            if isGuarded { keepingSafe } else { keeping }
            next
            tracking
            if isGuarded {
                LinkButton(text: words.text("reporting.sent.finish"), href: "/leave", kind: .warning)
            }
        }
    }

    @HTMLBuilder private var secret: some HTML {
        h2(.class("govuk-heading-m")) { words.text("confirmation.secret") }
        p(
            .class("bl-secret"), .data("secret", known.secret.text), .translate(false), .dir(.ltr)
        ) {
            strong(.class("bl-reference")) { known.secret.description }
        }
    }

    @HTMLBuilder private var keeping: some HTML {
        p(.class("govuk-body")) { words.text("confirmation.keep") }
        p(.class("govuk-body")) { words.text("reporting.sent.once") }
        p(.class("govuk-body"), .hidden, .data("print", "")) {
            button(.type(.button), .class("govuk-button govuk-button--secondary")) { words.text("buttons.print") }
        }
    }

    /// Where somebody may look at the paper or the phone, what is kept can be a danger.
    @HTMLBuilder private var keepingSafe: some HTML {
        InsetText(text: words.text("reporting.sent.safe-keep"))
        ul(.class("govuk-list govuk-list--bullet")) {
            for key in ["memorise", "disguise", "trusted", "history"] {
                li { words.text("reporting.sent.safe-\(key)") }
            }
        }
    }

    @HTMLBuilder private var next: some HTML {
        h2(.class("govuk-heading-m")) { words.text("confirmation.next") }
        p(.class("govuk-body")) { words.text("reporting.sent.next") }
        PromiseList(rows: known.promises.map(row))
        p(.class("govuk-body")) { words.text("reporting.sent.worse") }
    }

    private func row(_ promise: FileState.Promise) -> PromiseRow {
        let tracking = TrackingWords(words: words, site: site, now: context.now)
        let clock = tracking.clock(of: promise)
        return PromiseRow(
            what: tracking.promise(promise.rule),
            due: TimeText(
                iso: (promise.due ?? promise.madeAt).iso8601, text: tracking.time(of: promise)),
            clock: clock, clockText: words.text("reporting.sent.promised"))
    }

    @HTMLBuilder private var tracking: some HTML {
        h2(.class("govuk-heading-m")) { words.text("reporting.sent.track-title") }
        p(.class("govuk-body")) { words.text("reporting.sent.track-text") }
        p(.class("govuk-body")) {
            TextLink(text: words.text("reporting.sent.track"), href: "/track")
        }
        p(.class("govuk-body")) { words.text("reporting.sent.feedback") }
    }
}
