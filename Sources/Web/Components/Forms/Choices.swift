import HTML

/// One answer to choose.
struct Choice: Sendable {
    let value: String
    let text: String
    var hint: String?
    var isChosen = false
}

/// Choices of which one may be taken.
struct Radios: HTML, Sendable {
    let field: Field
    let choices: [Choice]
    var isInline = false
    var isSmall = false
    /// The word before the last choice, such as "or", which is then none of the others.
    var dividerBeforeLast: String?

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            Fieldset(field: field) {
                FieldNotes(field: field)
                div(
                    .class("govuk-radios"), .when(isInline, .class("govuk-radios--inline")),
                    .when(isSmall, .class("govuk-radios--small"))
                ) {
                    for (index, choice) in choices.enumerated() {
                        if let dividerBeforeLast, index > 0, index == choices.count - 1 {
                            div(.class("govuk-radios__divider")) { dividerBeforeLast }
                        }
                        ChoiceItem(kind: .radio, field: field, choice: choice, index: index)
                    }
                }
            }
        }
    }
}

/// Choices of which any number may be taken.
struct Checkboxes: HTML, Sendable {
    let field: Field
    let choices: [Choice]
    var isSmall = false
    var dividerBeforeLast: String?

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            Fieldset(field: field) {
                FieldNotes(field: field)
                div(.class("govuk-checkboxes"), .when(isSmall, .class("govuk-checkboxes--small"))) {
                    for (index, choice) in choices.enumerated() {
                        if let dividerBeforeLast, index > 0, index == choices.count - 1 {
                            div(.class("govuk-checkboxes__divider")) { dividerBeforeLast }
                        }
                        ChoiceItem(kind: .checkbox, field: field, choice: choice, index: index)
                    }
                }
            }
        }
    }
}

/// One radio or checkbox with its words.
private struct ChoiceItem: HTML, Sendable {
    enum Kind: String, Sendable {
        case radio = "govuk-radios"
        case checkbox = "govuk-checkboxes"
    }

    let kind: Kind
    let field: Field
    let choice: Choice
    let index: Int

    /// The first has the field's own id, so that the error summary's link lands on it.
    private var id: String { index == 0 ? field.id : "\(field.id)-\(index + 1)" }
    private var hintID: String { "\(id)-item-hint" }

    var body: some HTML {
        div(.class("\(kind.rawValue)__item")) {
            input(
                .class("\(kind.rawValue)__input"), .id(id), .name(field.name),
                .type(kind == .radio ? .radio : .checkbox), .value(choice.value),
                .when(choice.isChosen, .checked), .when(choice.hint != nil, .aria("describedby", hintID))
            )
            label(.class("govuk-label \(kind.rawValue)__label"), .for(id)) { choice.text }
            if let hint = choice.hint {
                div(.id(hintID), .class("govuk-hint \(kind.rawValue)__hint")) { hint }
            }
        }
    }
}

/// Choices in a closed list, for when there are too many to show.
struct Select: HTML, Sendable {
    let field: Field
    let choices: [Choice]

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            FieldLabel(field: field)
            FieldNotes(field: field)
            select(
                .class("govuk-select"), .when(field.error != nil, .class("govuk-select--error")),
                .id(field.id), .name(field.name), .unwrap(field.describedBy) { .aria("describedby", $0) }
            ) {
                for choice in choices {
                    option(.value(choice.value), .when(choice.isChosen, .selected)) { choice.text }
                }
            }
        }
    }
}
