import HTML

/// What the frame of a public page has besides the frame of every page.
struct PublicFrame: Sendable {
    let page: PageFrame
    let exit: ExitWords
    let languages: [LanguageChoice]
    /// The accessibility statement, privacy and contact.
    let footerLinks: [PageLink]
    var back: PageLink?
}

/// A page for the public: it can be left at once, and read in any language of the service.
struct PublicLayout<Content: HTML>: HTML {
    let frame: PublicFrame
    @HTMLBuilder let content: Content

    var body: some HTML {
        PageShell(frame: frame.page, bodyClass: "bl-public", scripts: ["leave.js", "page.js"]) {
            SkipLink(text: frame.page.words.skipToContent)
            ExitSkipLink(words: frame.exit)
            top
            middle
            PageFooter(
                label: frame.page.words.footerLabel, links: frame.footerLinks, note: frame.page.words.footerNote)
        }
    }

    private var top: some HTML {
        PageHeader(
            forceName: frame.page.forceName, serviceName: frame.page.serviceName, homePath: frame.page.homePath,
            lampPath: frame.page.assets.path("lamp.svg")
        ) {
            if frame.languages.count > 1 {
                LanguageSwitcher(label: frame.page.words.languagesLabel, choices: frame.languages)
            }
        }
    }

    private var middle: some HTML {
        div(.class("govuk-width-container bl-page")) {
            ExitThisPage(words: frame.exit)
            if let back = frame.back {
                BackLink(text: back.text, href: back.href)
            }
            main(.class("govuk-main-wrapper bl-main"), .id("main-content"), .tabindex(-1)) {
                div(.class("govuk-grid-row")) {
                    div(.class("govuk-grid-column-two-thirds")) { content }
                }
            }
        }
    }
}
