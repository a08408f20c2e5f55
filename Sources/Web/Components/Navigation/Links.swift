import HTML

/// The way to the page before.
struct BackLink: HTML, Sendable {
    let text: String
    let href: String

    var body: some HTML {
        a(.class("govuk-back-link"), .href(href)) { text }
    }
}

/// The way past the header, for those who go by keyboard.
struct SkipLink: HTML, Sendable {
    let text: String

    var body: some HTML {
        a(.class("govuk-skip-link"), .href("#main-content")) { text }
    }
}

/// A link of the page's frame.
struct PageLink: Sendable {
    let text: String
    let href: String
    var isCurrent = false
}
