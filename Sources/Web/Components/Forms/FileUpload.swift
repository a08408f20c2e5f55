import HTML

/// Files from the person's own machine.
struct FileUpload: HTML, Sendable {
    let field: Field
    /// The kinds of file that can be taken, such as `image/*,video/*`.
    var accept: String?
    var takesSeveral = false

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            FieldLabel(field: field)
            FieldNotes(field: field)
            input(
                .class("govuk-file-upload"), .when(field.error != nil, .class("govuk-file-upload--error")),
                .id(field.id), .name(field.name), .type(.file), .unwrap(accept) { .accept($0) },
                .when(takesSeveral, .multiple), .unwrap(field.describedBy) { .aria("describedby", $0) }
            )
        }
    }
}
