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
    var target = "main-content"

    var body: some HTML {
        a(.class("govuk-skip-link"), .href("#\(target)")) { text }
    }
}

/// A link of the page's frame.
struct PageLink: Sendable {
    let text: String
    let href: String
    var isCurrent = false
}

/// Says that the service is new, or for training.
struct PhaseBanner: HTML, Sendable {
    let tag: String
    let text: String

    var body: some HTML {
        div(.class("govuk-phase-banner")) {
            p(.class("govuk-phase-banner__content")) {
                strong(.class("govuk-tag govuk-phase-banner__content__tag")) { tag }
                span(.class("govuk-phase-banner__text")) { text }
            }
        }
    }
}
