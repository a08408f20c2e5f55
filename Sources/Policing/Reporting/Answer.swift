/// What a person answered to one question.
///
/// In JSON it is a string, a boolean, a number or an array of strings. A chosen option is its value;
/// a date is ISO text.
public enum Answer: Hashable, Sendable {
    case text(String)
    case yesNo(Bool)
    case number(Double)
    case choices([String])

    /// The values a condition compares with: options chosen, or `yes` or `no`.
    public var values: [String] {
        switch self {
        case .text(let text): [text]
        case .yesNo(let yes): [yes ? "yes" : "no"]
        case .number: []
        case .choices(let chosen): chosen
        }
    }

    /// The text of a text, choice or date answer, else nil.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension Answer: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let yes = try? container.decode(Bool.self) {
            self = .yesNo(yes)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .choices(try container.decode([String].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .yesNo(let yes): try container.encode(yes)
        case .number(let number):
            if let whole = Int64(exactly: number) {
                try container.encode(whole)
            } else {
                try container.encode(number)
            }
        case .choices(let chosen): try container.encode(chosen)
        }
    }
}

/// All answers of a draft or a report, by question id. In JSON an object.
public struct Answers: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The answers, by question id.
    public private(set) var byQuestion: [String: Answer]

    public init(_ byQuestion: [String: Answer] = [:]) {
        self.byQuestion = byQuestion
    }

    public init(dictionaryLiteral elements: (String, Answer)...) {
        byQuestion = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }

    /// The answer to the question of that id, or nil.
    public subscript(_ question: String) -> Answer? {
        get { byQuestion[question] }
        set { byQuestion[question] = newValue }
    }

    /// Whether there is no answer at all.
    public var isEmpty: Bool { byQuestion.isEmpty }
}

extension Answers: Codable {
    public init(from decoder: any Decoder) throws {
        byQuestion = try decoder.singleValueContainer().decode([String: Answer].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(byQuestion)
    }
}
