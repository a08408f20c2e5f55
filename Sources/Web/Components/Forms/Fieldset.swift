import HTML

/// Several controls that answer one question, with the question as their legend.
struct Fieldset<Content: HTML>: HTML {
    let field: Field
    /// `group` for a date's boxes; radios and checkboxes need none.
    var role: String?
    @HTMLBuilder let content: Content

    var body: some HTML {
        fieldset(
            .class("govuk-fieldset"), .unwrap(role) { .role($0) },
            .unwrap(field.describedBy) { .aria("describedby", $0) }
        ) {
            legend(
                .class("govuk-fieldset__legend"),
                .when(field.size != .plain, .class("govuk-fieldset__legend--\(field.size.rawValue)"))
            ) {
                if field.isPageHeading {
                    h1(.class("govuk-fieldset__heading")) { field.label }
                } else {
                    field.label
                }
            }
            content
        }
    }
}
