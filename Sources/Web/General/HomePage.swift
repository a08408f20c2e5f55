import HTML
import Hummingbird
import Policing
import Workflows

extension Site {
    /// What this is, and the ways into it.
    func homePage(_ context: PageContext) async -> Response {
        let words = words(context)
        let waiting = await waitingTimes(at: context.now).map { times in
            WaitingTold(words: words, dates: LondonDates(words: words, now: context.now), times: times, forms: forms)
        }
        let page = HomePage(
            words: words, telephone: force.identity.telephone, web: force.identity.web,
            languages: languages.catalogues.map(\.language), waiting: waiting)
        return publicPage(PublicPage(title: page.title), context, path: "/") { page }
    }
}

private struct HomePage: HTML, Sendable {
    let words: Catalogue
    let telephone: ForceTelephone
    let web: String
    let languages: [Language]
    let waiting: WaitingTold?

    var title: String { text("title") }

    var body: some HTML {
        h1(.class("govuk-heading-xl")) { title }
        p(.class("govuk-body-l")) { text("lead") }
        WarningText(
            spokenPrefix: text("spoken-warning"), text: text("emergency", ["emergency": telephone.emergency]))
        p(.class("govuk-body")) {
            text(
                "emergency-textphone",
                ["emergency": telephone.emergency, "textphone": telephone.emergencyTextphone])
        }
        waysIn
        if let waiting { waiting }
        h2(.class("govuk-heading-m")) { text("safe-title") }
        p(.class("govuk-body")) { text("safe") }
        otherWays
        if languages.count > 1 { languageList }
    }

    @HTMLBuilder private var waysIn: some HTML {
        LinkButton(text: text("report"), href: "/report", isStart: true)
        p(.class("govuk-body")) { text("report-text") }
        LinkButton(text: text("track"), href: "/track", kind: .secondary)
        p(.class("govuk-body")) { text("track-text") }
    }

    @HTMLBuilder private var otherWays: some HTML {
        h2(.class("govuk-heading-m")) { text("other-title") }
        ul(.class("govuk-list govuk-list--bullet")) {
            li { text("other-phone", ["number": telephone.nonEmergency]) }
            li { text("other-textphone", ["textphone": telephone.nonEmergencyTextphone]) }
            li {
                text("other-counter")
                " "
                TextLink(text: text("other-web"), href: web)
            }
        }
    }

    @HTMLBuilder private var languageList: some HTML {
        h2(.class("govuk-heading-m")) { text("languages-title") }
        p(.class("govuk-body")) { text("languages") }
        ul(.class("govuk-list")) {
            for language in languages {
                li {
                    a(
                        .class("govuk-link"), .href("/language?to=\(language.tag)&back=/"), .lang(language.tag),
                        .hreflang(language.tag), .dir(language.direction == .rightToLeft ? .rtl : .ltr)
                    ) {
                        language.autonym
                    }
                }
            }
        }
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("general.home.\(key)", values)
    }
}
