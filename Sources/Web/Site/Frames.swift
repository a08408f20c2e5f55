import HTML
import Hummingbird
import Policing
import Workflows

/// What a public page tells its frame.
struct PublicPage: Sendable {
    let title: String
    var hasErrors = false
    /// The path of the page before, where there is one to go back to.
    var back: String?
    /// Nothing of what happened may show in the browser's title.
    var isGuarded = false
    var scripts: [String] = []
    var sheets: [String] = []
}

extension Site {
    /// A page for the public in the visitor's language.
    func publicPage<Content: HTML>(
        _ page: PublicPage, _ context: PageContext, status: HTTPResponse.Status = .ok, path: String,
        @HTMLBuilder content: () -> Content
    ) -> Response {
        let frame = publicFrame(page, context, path: path)
        return self.page(PublicLayout(frame: frame, content: content), status: status, context)
    }

    /// Such a page to be given later.
    func publicBytes<Content: HTML>(
        _ page: PublicPage, _ context: PageContext, path: String, @HTMLBuilder content: () -> Content
    ) -> [UInt8] {
        PublicLayout(frame: publicFrame(page, context, path: path), content: content).renderBytes()
    }

    private func publicFrame(_ page: PublicPage, _ context: PageContext, path: String) -> PublicFrame {
        let words = words(context), texts = frameTexts(words)
        return PublicFrame(
            page: pageFrame(page, words, serviceName: texts.serviceName), exit: texts.exit,
            languages: languages.catalogues.map { choice(of: $0.language, context, path: path) },
            footerLinks: texts.footerLinks, back: page.back.map { PageLink(text: texts.back, href: $0) })
    }

    private func choice(of language: Language, _ context: PageContext, path: String) -> LanguageChoice {
        LanguageChoice(
            tag: language.tag, name: language.autonym, direction: language.direction == .rightToLeft ? .rtl : .ltr,
            href: "/language?to=\(language.tag)&back=\(path)", isCurrent: language.tag == context.language)
    }

    func frameTexts(_ words: Catalogue) -> FrameTexts {
        texts[words.language.tag] ?? FrameTexts(words)
    }

    func pageFrame(_ page: PublicPage, _ words: Catalogue, serviceName: String) -> PageFrame {
        let texts = frameTexts(words)
        return PageFrame(
            title: page.isGuarded ? texts.neutralTitle : page.title, hasErrors: page.hasErrors,
            languageTag: texts.languageTag, direction: words.language.direction == .rightToLeft ? .rtl : .ltr,
            forceName: force.name, serviceName: serviceName, words: texts.words, assets: assets.paths,
            sheets: page.sheets, scripts: page.scripts)
    }

    /// The page that says in plain words why something could not be done, and what to do now.
    ///
    /// - Parameter again: what was sent, where it can be sent again from here.
    func failurePage(_ failure: PageFailure, _ context: PageContext, again: SendAgain? = nil) -> Response {
        let words = words(context)
        let title = words.text("failures.\(failure.code).title")
        return publicPage(PublicPage(title: title), context, status: failure.status, path: "/") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("failures.\(failure.code).text") }
            if failure == .broken {
                p(.class("govuk-body")) { words.text("failures.quote", ["code": context.requestID]) }
            }
            if let again { again }
            p(.class("govuk-body")) {
                TextLink(text: words.text("failures.home"), href: "/")
            }
        }
    }
}
