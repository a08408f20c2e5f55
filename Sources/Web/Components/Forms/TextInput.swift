import HTML

/// What is asked for in one line of text.
enum TextPurpose: Sendable {
    case text, email, telephone, password, search, digits, oneTimeCode
    /// Letters and digits that are no word, such as a reference.
    case code
    /// A number that may have a decimal mark, or its currency beside it.
    case amount

    var type: HTMLAttributeValue.InputType {
        switch self {
        case .text, .digits, .oneTimeCode, .code, .amount: .text
        case .email: .email
        case .telephone: .tel
        case .password: .password
        case .search: .search
        }
    }

    /// The keys that a phone shows; nil for all letters.
    var keys: String? {
        switch self {
        case .digits, .oneTimeCode: "numeric"
        case .amount: "decimal"
        case .text, .email, .telephone, .password, .search, .code: nil
        }
    }

    /// A name, an address or a code is not a spelling mistake.
    var isSpellChecked: Bool {
        if case .text = self { true } else { false }
    }
}

/// How wide a box is: in characters for what has a known length, or a share of the page.
enum InputWidth: String, Sendable {
    case full = ""
    case characters2 = "govuk-input--width-2"
    case characters3 = "govuk-input--width-3"
    case characters4 = "govuk-input--width-4"
    case characters5 = "govuk-input--width-5"
    case characters10 = "govuk-input--width-10"
    case characters20 = "govuk-input--width-20"
    case characters30 = "govuk-input--width-30"
    case twoThirds = "govuk-!-width-two-thirds"
}

/// One line of text.
struct TextInput: HTML, Sendable {
    let field: Field
    var value = ""
    var purpose: TextPurpose = .text
    var width: InputWidth = .full
    /// What the browser may fill in by itself, such as `postal-code`.
    var autocomplete: String?
    /// What stands before the box, such as "£".
    var prefix: String?

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            FieldLabel(field: field)
            FieldNotes(field: field)
            if let prefix {
                div(.class("govuk-input__wrapper")) {
                    div(.class("govuk-input__prefix"), .aria("hidden", "true")) { prefix }
                    box
                }
            } else {
                box
            }
        }
    }

    private var box: some HTML {
        input(
            .class("govuk-input"), .when(width != .full, .class(width.rawValue)),
            .when(field.error != nil, .class("govuk-input--error")),
            .id(field.id), .name(field.name), .type(purpose.type),
            .unwrap(purpose.keys) { .inputmode($0) }, .when(!purpose.isSpellChecked, .spellcheck(false)),
            .unwrap(autocomplete) { .autocomplete($0) }, .when(!value.isEmpty, .value(value)),
            .unwrap(field.describedBy) { .aria("describedby", $0) }
        )
    }
}
