import HTML

/// A form that changes something: it carries the session's token against cross-site requests.
struct PostForm<Content: HTML>: HTML {
    let action: String
    let token: FormToken
    var takesFiles = false
    @HTMLBuilder let content: Content

    var body: some HTML {
        form(
            .action(action), .method(.post), .novalidate, .when(takesFiles, .enctype(.multipart))
        ) {
            token
            content
        }
    }
}

/// The hidden proof that a form came from a page of ours.
struct FormToken: HTML, Sendable {
    static let fieldName = "form_token"

    let value: String

    var body: some HTML {
        input(.type(.hidden), .name(Self.fieldName), .value(value))
    }
}
