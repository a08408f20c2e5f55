import HTML

/// Everything that is wrong with a page's answers, at the top, each a link to its field.
struct ErrorSummary: HTML, Sendable {
    struct Entry: Sendable {
        let text: String
        /// The id of the field, where there is one to go to.
        var fieldID: String?
    }

    let heading: String
    let entries: [Entry]

    var body: some HTML {
        div(.class("govuk-error-summary"), .id("error-summary"), .data("focus-first", ""), .tabindex(-1)) {
            div(.role("alert")) {
                h2(.class("govuk-error-summary__title")) { heading }
                div(.class("govuk-error-summary__body")) {
                    ul(.class("govuk-list govuk-error-summary__list")) {
                        for entry in entries {
                            li {
                                if let fieldID = entry.fieldID {
                                    a(.href("#\(fieldID)")) { entry.text }
                                } else {
                                    entry.text
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
