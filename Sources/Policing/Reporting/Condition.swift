/// When a question is asked, in terms of earlier answers.
public indirect enum Condition: Sendable, Equatable {
    /// The answer to that question is, or among several holds, that value (`yes` or `no` for a yes-or-no question).
    case answer(question: String, is: String)
    case all([Condition])
    case any([Condition])

    /// Whether it holds for these answers.
    public func holds(for answers: Answers) -> Bool {
        switch self {
        case .answer(let question, let value): answers[question]?.values.contains(value) ?? false
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: answers) }
        case .any(let conditions): conditions.contains { $0.holds(for: answers) }
        }
    }

    /// Every comparison in it, in order: the question asked about, and the value looked for.
    public var comparisons: [(question: String, value: String)] {
        switch self {
        case .answer(let question, let value): [(question, value)]
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.comparisons)
        }
    }
}
