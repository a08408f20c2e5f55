import HTML
import Hummingbird
import Workflows

/// A page of headings, sentences and lists, all from the catalogue.
private struct Statement: HTML, Sendable {
    enum Part: Sendable {
        case heading(String)
        case sentence(String)
        case list([String])
        case link(TextLink)
    }

    let title: String
    let parts: [Part]

    var body: some HTML {
        h1(.class("govuk-heading-l")) { title }
        for part in parts {
            switch part {
            case .heading(let text): h2(.class("govuk-heading-m")) { text }
            case .sentence(let text): p(.class("govuk-body")) { text }
            case .list(let items):
                ul(.class("govuk-list govuk-list--bullet")) {
                    for item in items {
                        li { item }
                    }
                }
            case .link(let link): p(.class("govuk-body")) { link }
            }
        }
    }
}

/// Makes the parts of one statement from the ends of its keys.
private struct StatementWords: Sendable {
    let words: Catalogue
    /// `general.privacy`
    let area: String
    let values: SentenceValues

    func heading(_ key: String) -> Statement.Part { .heading(text(key)) }

    func sentence(_ key: String) -> Statement.Part { .sentence(text(key)) }

    func list(_ key: String, _ items: [String]) -> Statement.Part {
        .list(items.map { text("\(key).\($0)") })
    }

    func text(_ key: String) -> String { words.text("\(area).\(key)", values) }
}

extension Site {
    /// What works for whom, and how that is known.
    ///
    /// Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
    func accessibilityPage(_ context: PageContext) -> Response {
        let words = statementWords("accessibility", context)
        return statement(
            words, "/accessibility",
            [
                words.sentence("intro"), words.heading("aim-title"), words.sentence("aim"),
                words.list("can", ["keyboard", "script", "zoom", "reader", "languages"]),
                words.heading("tested-title"), words.sentence("tested"),
                words.heading("untested-title"), words.sentence("untested"),
                words.heading("known-title"), words.list("known", ["translations", "files", "map"]),
                words.heading("help-title"), words.sentence("help"),
                words.heading("complain-title"), words.sentence("complain"), contactLink(words), words.sentence("law"),
            ], context)
    }

    /// What is kept, for how long, and who reads it.
    func privacyPage(_ context: PageContext) -> Response {
        let words = statementWords("privacy", context)
        return statement(
            words, "/privacy",
            [
                words.sentence("intro"), words.heading("why-title"), words.sentence("why"),
                words.heading("kept-title"), words.list("kept", ["report", "contact", "history", "nothing-else"]),
                words.sentence("sealed"),
                words.heading("long-title"), words.list("long", ["draft", "tracker", "link", "report", "address"]),
                words.heading("who-title"), words.sentence("who"), words.sentence("shared"),
                words.heading("cookies-title"), words.sentence("cookies"),
                words.heading("rights-title"), words.list("rights", ["see", "mend", "erase", "complain"]),
                words.sentence("ask"), contactLink(words),
            ], context)
    }

    /// Every way to reach the force.
    func contactPage(_ context: PageContext) -> Response {
        let words = statementWords("contact", context)
        return statement(
            words, "/contact",
            [
                words.sentence("emergency"), words.sentence("phone"), words.sentence("counter"),
                words.sentence("tracker"), .link(TextLink(text: words.text("tracker-link"), href: "/track")),
                words.sentence("web"), .link(TextLink(text: words.text("web-link"), href: force.identity.web)),
            ], context)
    }

    private func statementWords(_ name: String, _ context: PageContext) -> StatementWords {
        let telephone = force.identity.telephone
        return StatementWords(
            words: words(context), area: "general.\(name)",
            values: [
                "force": force.identity.name, "number": telephone.nonEmergency,
                "textphone": telephone.nonEmergencyTextphone, "emergency": telephone.emergency,
                "emergency-textphone": telephone.emergencyTextphone,
            ])
    }

    private func contactLink(_ words: StatementWords) -> Statement.Part {
        .link(TextLink(text: words.words.text("frame.contact"), href: "/contact"))
    }

    private func statement(
        _ words: StatementWords, _ path: String, _ parts: [Statement.Part], _ context: PageContext
    ) -> Response {
        let title = words.text("title")
        return publicPage(PublicPage(title: title, back: "/"), context, path: path) {
            Statement(title: title, parts: parts)
        }
    }
}
