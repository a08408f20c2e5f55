import HTML

/// Text set apart from what stands around it.
struct InsetText: HTML, Sendable {
    let text: String

    var body: some HTML {
        div(.class("govuk-inset-text")) { text }
    }
}

/// Something that would have bad consequences if it were missed.
struct WarningText: HTML, Sendable {
    /// The word that a screen reader says first, such as "Warning".
    let spokenPrefix: String
    let text: String

    var body: some HTML {
        div(.class("govuk-warning-text")) {
            span(.class("govuk-warning-text__icon"), .aria("hidden", "true")) { "!" }
            strong(.class("govuk-warning-text__text")) {
                span(.class("govuk-visually-hidden")) { spokenPrefix }
                " "
                text
            }
        }
    }
}

/// Something to know about the page or the service, or that something went well.
struct NotificationBanner: HTML, Sendable {
    let title: String
    let heading: String
    var text: String?
    var isSuccess = false

    var body: some HTML {
        section(
            .class("govuk-notification-banner"), .when(isSuccess, .class("govuk-notification-banner--success")),
            .role(isSuccess ? "alert" : "region"), .aria("labelledby", "notification-title"),
            .when(isSuccess, .data("focus-first", "")), .when(isSuccess, .tabindex(-1))
        ) {
            div(.class("govuk-notification-banner__header")) {
                h2(.class("govuk-notification-banner__title"), .id("notification-title")) { title }
            }
            div(.class("govuk-notification-banner__content")) {
                p(.class("govuk-notification-banner__heading")) { heading }
                if let text {
                    p(.class("govuk-body")) { text }
                }
            }
        }
    }
}

/// The large box that says that something is done, with the reference in it.
struct Panel: HTML, Sendable {
    let title: String
    let text: String
    /// Set large, kept together and never translated by the browser.
    var reference: String?

    var body: some HTML {
        div(.class("govuk-panel govuk-panel--confirmation")) {
            h1(.class("govuk-panel__title")) { title }
            div(.class("govuk-panel__body")) {
                text
                if let reference {
                    br()
                    strong(.class("bl-reference"), .translate(false), .dir(.ltr)) { reference }
                }
            }
        }
    }
}

/// Words that open to more words.
struct Details<Content: HTML>: HTML {
    let summaryText: String
    var isOpen = false
    @HTMLBuilder let content: Content

    var body: some HTML {
        details(.class("govuk-details"), .when(isOpen, .open)) {
            summary(.class("govuk-details__summary")) {
                span(.class("govuk-details__summary-text")) { summaryText }
            }
            div(.class("govuk-details__text")) { content }
        }
    }
}

/// A link in running text.
struct TextLink: HTML, Sendable {
    let text: String
    let href: String
    /// Said by a screen reader only, so that two links named "Change" can be told apart.
    var hiddenText: String?
    var isQuiet = false

    var body: some HTML {
        a(.class("govuk-link"), .when(isQuiet, .class("govuk-link--no-visited-state")), .href(href)) {
            text
            if let hiddenText {
                span(.class("govuk-visually-hidden")) { " \(hiddenText)" }
            }
        }
    }
}
