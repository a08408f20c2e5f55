import HTML

/// Many lines of text, with a count of what is left where there is a limit.
struct Textarea: HTML, Sendable {
    let field: Field
    var value = ""
    var rows = 5
    var limit: CharacterLimit?
    var autocomplete: String?
    /// The tag and direction of the language that is written in it, where that is not the page's own.
    var language: (tag: String, direction: HTMLAttributeValue.Direction)?

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            FieldLabel(field: field)
            FieldNotes(field: field)
            if let limit {
                div(.class("govuk-character-count")) {
                    box
                    count(limit)
                }
            } else {
                box
            }
        }
    }

    private func count(_ limit: CharacterLimit) -> some HTML {
        div(
            .id("\(field.id)-info"), .class("govuk-hint govuk-character-count__message"),
            .data("count-for", field.id), .data("count-limit", String(limit.characters)),
            .data("count-left", limit.leftText), .data("count-over", limit.overText)
        ) {
            limit.upToText
        }
    }

    private var box: some HTML {
        textarea(
            .class("govuk-textarea"), .when(field.error != nil, .class("govuk-textarea--error")),
            .id(field.id), .name(field.name), .rows(rows), .spellcheck(true),
            .unwrap(autocomplete) { .autocomplete($0) }, .unwrap(language?.tag) { .lang($0) },
            .unwrap(language?.direction) { .dir($0) }, .unwrap(describedBy) { .aria("describedby", $0) }
        ) {
            // A browser drops the first line break of a textarea, so one is given for it to drop.
            "\n"
            value
        }
    }

    private var describedBy: String? {
        guard limit != nil else { return field.describedBy }
        return [field.describedBy, "\(field.id)-info"].compactMap { $0 }.joined(separator: " ")
    }
}

/// How long an answer may be, and the sentences that say so.
struct CharacterLimit: Sendable {
    let characters: Int
    /// Shown without a script: "You can write up to 4,000 characters".
    let upToText: String
    /// `{count}` stands for how many are left.
    let leftText: String
    /// `{count}` stands for how many are too many.
    let overText: String
}
