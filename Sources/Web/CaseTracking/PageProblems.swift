import HTML
import Workflows

/// What is wrong with a form, in the order of its fields.
struct PageProblems: Sendable {
    let words: Catalogue
    private var entries: [ErrorSummary.Entry] = []

    init(words: Catalogue) {
        self.words = words
    }

    var isEmpty: Bool { entries.isEmpty }

    /// - Parameter field: the id of the control; nil for what is wrong with no field alone.
    mutating func note(_ text: String, at field: String? = nil) {
        entries.append(ErrorSummary.Entry(text: text, fieldID: field))
    }

    /// What to say at a field.
    func error(at field: String) -> FieldError? {
        entries.first { $0.fieldID == field }.map { FieldError(prefix: words.text("errors.prefix"), text: $0.text) }
    }

    /// Everything at the top of the page; nothing when nothing is wrong.
    var summary: ErrorSummary? {
        entries.isEmpty ? nil : ErrorSummary(heading: words.text("errors.title"), entries: entries)
    }
}
