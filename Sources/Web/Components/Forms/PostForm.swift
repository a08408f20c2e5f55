import HTML

/// A form that changes something: it carries the session's token against cross-site requests.
struct PostForm<Content: HTML>: HTML {
    let action: String
    let token: FormToken
    var takesFiles = false
    /// Whether the browser keeps what is typed until it has arrived; nil where it does not.
    var draft: DraftMark?
    @HTMLBuilder let content: Content

    var body: some HTML {
        form(
            .action(action), .method(.post), .novalidate, .when(takesFiles, .enctype(.multipart)),
            .unwrap(draft) { .data("draft", $0.isAnswer ? "answer" : "fresh") },
            .when(draft?.isSentPlainly == true, .data("plain", ""))
        ) {
            token
            if let draft {
                input(.type(.hidden), .name(DraftMark.fieldName), .value(draft.query))
            }
            content
        }
    }
}

/// What tells a form of the desk from others like it, while what is typed is kept.
struct DraftMark: Sendable {
    static let fieldName = "draft"

    /// The query of the page of its own on which the form is: what it is about.
    let query: String
    /// Whether the fields hold what was sent before, with a sentence about it.
    let isAnswer: Bool
    /// Whether the browser sends it itself, and the page of the answer says that it arrived (`SentMark`).
    var isSentPlainly = false
}

/// Stands on a page that says what a form came to, and ends its draft.
struct SentMark: HTML, Sendable {
    /// Where the form was sent.
    let path: String

    var body: some HTML {
        div(.hidden, .data("sent", path)) { "" }
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
