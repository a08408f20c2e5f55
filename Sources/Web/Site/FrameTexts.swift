import Workflows

/// What stands around every page of one language: looked up once, when the site starts.
struct FrameTexts: Sendable {
    let languageTag: String
    let serviceName: String
    /// For a browser's title that must not say what the page is about.
    let neutralTitle: String
    let back: String
    let words: FrameWords
    let exit: ExitWords
    let footerLinks: [PageLink]

    init(_ words: Catalogue) {
        languageTag = words.language.tag
        serviceName = words.text("frame.service")
        neutralTitle = words.text("frame.neutral-title")
        back = words.text("buttons.back")
        self.words = FrameWords(
            errorPrefix: words.text("frame.error-prefix"), skipToContent: words.text("frame.skip"),
            languagesLabel: words.text("frame.languages"), footerLabel: words.text("frame.footer"),
            footerNote: words.text("frame.footer-note"))
        exit = ExitWords(
            href: "https://www.bbc.co.uk/weather", text: words.text("leave.button"),
            spokenPrefix: words.text("leave.hidden"), pressTwoMore: words.text("leave.press-two-more"),
            pressOneMore: words.text("leave.press-one-more"), farewellPath: "/leave")
        footerLinks = ["accessibility", "privacy", "contact"].map { name in
            PageLink(text: words.text("frame.\(name)"), href: "/\(name)")
        }
    }
}
