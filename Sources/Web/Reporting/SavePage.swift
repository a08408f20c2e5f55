import HTML
import Hummingbird
import Policing
import Workflows

/// The page of stopping: until when the answers are kept, the link back where it may be seen, and the form that sends
/// it, which asks first whether that is safe.
struct SavePage: Sendable {
    let visit: ReportVisit
    var entry = SaveEntry()
    var mistakes = Mistakes()
    /// A link has just been sent.
    var isSent = false
    /// The person said that it is not safe.
    var isDeclined = false

    init(visit: ReportVisit) {
        self.visit = visit
    }

    private var words: Catalogue { visit.words }
    private var isGuarded: Bool { visit.isGuarded }
    private var onward: String { visit.path(visit.route.firstOpen) }

    var path: String { "/report/\(visit.form.id)/\(isGuarded ? "pause" : "save")" }

    /// Words of the page that differ where somebody may be watching.
    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("reporting.\(isGuarded ? "pause" : "save").\(key)", values)
    }

    var response: Response {
        let title = text("title")
        let page = PublicPage(
            title: title, hasErrors: !mistakes.isEmpty, back: onward, isGuarded: isGuarded,
            scripts: isGuarded ? [] : ["print.js"], sheets: ["report.css"])
        return visit.site.publicPage(
            page, visit.context, status: mistakes.isEmpty ? .ok : .unprocessableContent, path: path
        ) {
            if !mistakes.isEmpty { ErrorSummary(heading: words.text("errors.title"), entries: mistakes.entries) }
            if isSent { sentBanner }
            h1(.class("govuk-heading-l")) { title }
            if isDeclined { InsetText(text: text("declined")) }
            p(.class("govuk-body")) { text("text", ["date": until]) }
            if !isGuarded { shownLink }
            if !isDeclined { sending }
            LinkButton(text: words.text("reporting.save.go-on"), href: onward, kind: .secondary)
        }
    }

    private var sentBanner: NotificationBanner {
        NotificationBanner(
            title: words.text("tracking.report.done"), heading: words.text("reporting.save.sent"),
            text: text("sent-text"), isSuccess: true)
    }

    private var until: String {
        let ends = visit.context.now.adding(hours: DraftKeeper.hoursKept)
        return LondonDates(words: words, now: visit.context.now).moment(ends)
    }

    private var channels: Set<ContactChannel> { visit.site.settings.channels }

    private var addressKey: String {
        switch channels {
        case [.email]: "reporting.contact.email"
        case [.text]: "reporting.contact.phone"
        default: "reporting.save.to"
        }
    }

    @HTMLBuilder private var shownLink: some HTML {
        let address = "\(visit.site.settings.publicAddress)/go/\(visit.returnLink.sealed(visit.site))"
        p(.class("govuk-body bl-return")) {
            a(.class("govuk-link"), .href(address), .data("return-link", ""), .dir(.ltr), .translate(false)) {
                address
            }
        }
        p(.class("govuk-body")) { text("how") }
        p(.class("govuk-body"), .hidden, .data("print", "")) {
            button(.type(.button), .class("govuk-button govuk-button--secondary")) { words.text("buttons.print") }
        }
    }

    @HTMLBuilder private var sending: some HTML {
        h2(.class("govuk-heading-m")) { text("send-title") }
        if isGuarded { p(.class("govuk-body")) { text("how") } }
        PostForm(action: path, token: visit.site.token(visit.context)) {
            Radios(
                field: Field(
                    id: "safe", name: "safe", label: text("safe"), size: .s,
                    hint: words.text("reporting.save.safe-hint"), error: visit.mistake(mistakes["safe"])),
                choices: SaveEntry.choices(channels).map {
                    Choice(value: $0, text: text("safe-\($0)"), isChosen: entry.safe == $0)
                })
            TextInput(
                field: Field(
                    id: "to", name: "to", label: words.text(addressKey), size: .s,
                    hint: words.text("reporting.save.to-hint"), error: visit.mistake(mistakes["to"])),
                value: entry.typed, purpose: .code, autocomplete: "off")
            Button(text: words.text("reporting.save.send"))
        }
    }
}
