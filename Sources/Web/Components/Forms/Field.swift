import HTML

/// What stands around every form control: its question, its hint and what is wrong with the answer.
struct Field: Sendable {
    let id: String
    let name: String
    let label: String
    var size: HeadingSize = .plain
    /// The question is the one heading of its page.
    var isPageHeading = false
    var hint: String?
    var error: FieldError?

    /// The ids of what describes the control, for `aria-describedby`.
    var describedBy: String? {
        let ids = [hint == nil ? nil : hintID, error == nil ? nil : errorID].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    var hintID: String { "\(id)-hint" }
    var errorID: String { "\(id)-error" }
}

/// What is wrong with an answer, in the same words at the field and in the summary.
struct FieldError: Sendable {
    /// The word that a screen reader says first, such as "Error:".
    let prefix: String
    let text: String
}

/// How large a question or a heading is.
enum HeadingSize: String, Sendable {
    case plain, s, m, l
}

/// The box around one question, which turns red when something is wrong with the answer.
struct FormGroup<Content: HTML>: HTML {
    var hasError = false
    @HTMLBuilder let content: Content

    var body: some HTML {
        div(.class("govuk-form-group"), .when(hasError, .class("govuk-form-group--error"))) {
            content
        }
    }
}

/// The hint and the error under a question.
struct FieldNotes: HTML, Sendable {
    let field: Field

    var body: some HTML {
        if let text = field.hint {
            Hint(id: field.hintID, text: text)
        }
        if let error = field.error {
            ErrorMessage(id: field.errorID, error: error)
        }
    }
}

/// The question of one control, alone or as the page's heading.
struct FieldLabel: HTML, Sendable {
    let field: Field

    var body: some HTML {
        if field.isPageHeading {
            h1(.class("govuk-label-wrapper")) { text }
        } else {
            text
        }
    }

    private var text: some HTML {
        label(
            .class("govuk-label"), .when(field.size != .plain, .class("govuk-label--\(field.size.rawValue)")),
            .for(field.id)
        ) {
            field.label
        }
    }
}

struct Hint: HTML, Sendable {
    let id: String
    let text: String

    var body: some HTML {
        div(.id(id), .class("govuk-hint")) { text }
    }
}

struct ErrorMessage: HTML, Sendable {
    let id: String
    let error: FieldError

    var body: some HTML {
        p(.id(id), .class("govuk-error-message")) {
            span(.class("govuk-visually-hidden")) { error.prefix }
            " "
            error.text
        }
    }
}
