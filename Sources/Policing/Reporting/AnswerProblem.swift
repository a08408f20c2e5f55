/// What is wrong with one answer.
public struct AnswerProblem: Hashable, Sendable {
    /// The id of the question.
    public let question: String
    /// What is wrong with its answer.
    public let reason: Reason

    public init(question: String, reason: Reason) {
        self.question = question
        self.reason = reason
    }

    /// Everything that can be wrong with an answer; nothing else can.
    public enum Reason: Error, Hashable, Sendable {
        /// A required answer is not there, or blank.
        case missing
        /// More Unicode scalars, or more choices, than `max`.
        case tooLong(max: Int)
        /// Fewer choices than `min`.
        case tooFew(min: Int)
        case notAnOption(value: String)
        /// A choice that excludes the others was made together with another.
        case notTogether(value: String)
        /// Not a number, or not a whole one where it must be.
        case notANumber
        /// It can be read in two ways, such as `1.200`.
        case ambiguousNumber
        /// Not an amount of pounds.
        case money(TypedMoney.Fault)
        case outOfRange(min: Double?, max: Double?)
        case badPattern(Pattern)
        /// Control characters that no keyboard writes.
        case unreadable
        case impossibleDate
        case futureDate
        /// No question of that id belongs to the form.
        case unknownQuestion
        case wrongType(expected: Question.Kind)
    }
}

extension AnswerProblem.Reason {
    /// A short stable name: the end of its catalogue key and the API's code.
    public var code: String {
        switch self {
        case .missing: "missing"
        case .tooLong: "too-long"
        case .tooFew: "too-few"
        case .notAnOption: "not-an-option"
        case .notTogether: "not-together"
        case .notANumber: "not-a-number"
        case .ambiguousNumber: "ambiguous-number"
        case .money(let fault): "money.\(fault.rawValue)"
        case .outOfRange: "out-of-range"
        case .badPattern(let pattern): "bad-pattern.\(pattern.rawValue)"
        case .unreadable: "unreadable"
        case .impossibleDate: "impossible-date"
        case .futureDate: "future-date"
        case .unknownQuestion: "unknown-question"
        case .wrongType: "wrong-type"
        }
    }

    /// The catalogue key of the sentence for the person.
    public var key: String { "problems.\(code)" }
}
