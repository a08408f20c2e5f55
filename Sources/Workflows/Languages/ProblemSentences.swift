import Policing

extension Catalogue {
    /// What to tell the person about one wrong answer.
    ///
    /// - Parameter question: the question answered; nil when the form has none of that id.
    public func sentence(for problem: AnswerProblem, of question: Question?) -> String {
        if problem.reason == .missing, let key = question?.words.missingKey { return text(key) }
        if case .notTogether(let value) = problem.reason, let option = question?.option(value) {
            return text(problem.reason.key, ["option": text(option.labelKey)])
        }
        if case .tooLong(let max) = problem.reason, question?.type == .choices {
            return text("problems.choices.too-long", ["max": String(max)])
        }
        return sentence(for: problem.reason)
    }

    /// What to tell the person about one wrong field of the shared steps.
    public func sentence(for problem: FieldProblem) -> String {
        let key = "problems.\(problem.field.rawValue).\(problem.reason.code)"
        return has(key) ? text(key, Self.values(of: problem.reason)) : sentence(for: problem.reason)
    }

    private func sentence(for reason: AnswerProblem.Reason) -> String {
        guard case .outOfRange(let min, let max) = reason else { return text(reason.key, Self.values(of: reason)) }
        let end = max == nil ? "-low" : min == nil ? "-high" : ""
        return text(reason.key + end, Self.values(of: reason))
    }

    private static func values(of reason: AnswerProblem.Reason) -> SentenceValues {
        switch reason {
        case .tooLong(let max): ["max": String(max)]
        case .tooFew(let min): ["min": String(min)]
        case .outOfRange(let min, let max): ["min": min.map(plain) ?? "", "max": max.map(plain) ?? ""]
        case .notTogether(let value): ["option": value]
        default: [:]
        }
    }

    /// Without a decimal point where there is nothing after it.
    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
