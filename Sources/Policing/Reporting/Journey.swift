/// A form and the answers given so far: which questions are asked, what is wrong, which dangers it tells of.
///
/// Nothing of it is stored: it is computed from the answers each time.
public struct Journey: Sendable {
    /// The form answered.
    public let form: Form
    /// All answers, those of questions no longer asked among them.
    public let answers: Answers
    /// The questions that these answers lead to, in order.
    public let reachable: [Question]
    private let today: CivilDate

    /// - Parameter today: the day it is where the force is.
    public init(form: Form, answers: Answers, today: CivilDate) {
        self.form = form
        self.answers = answers
        self.today = today
        reachable = Self.reachable(in: form, answers: answers)
    }

    /// A question is reached when its condition holds for the answers to earlier reached questions:
    /// what was answered on a branch no longer taken opens nothing.
    private static func reachable(in form: Form, answers: Answers) -> [Question] {
        var counted = Answers()
        return form.questions.filter { question in
            guard question.condition?.holds(for: counted) ?? true else { return false }
            counted[question.id] = answers[question.id]
            return true
        }
    }

    /// Whether the question has an answer that is not blank.
    public func isAnswered(_ question: Question) -> Bool {
        answers[question.id].map { !$0.isBlank } ?? false
    }

    /// Everything wrong with the answers: of reached questions in order, then answers to questions
    /// the form does not have, by id. Empty when the report can be sent.
    public var problems: [AnswerProblem] {
        let unknown = answers.byQuestion.keys.filter { form.question($0) == nil }.sorted()
        return reachable.compactMap(problem(with:))
            + unknown.map { AnswerProblem(question: $0, reason: .unknownQuestion) }
    }

    /// What is wrong with the answer to one question, or nil.
    public func problem(with question: Question) -> AnswerProblem? {
        question.problem(with: answers[question.id], today: today)
            .map { AnswerProblem(question: question.id, reason: $0) }
    }

    /// The dangers that answers to reached questions raise, in order.
    public var dangers: [RaisedDanger] {
        reachable.flatMap(dangers(of:))
    }

    /// The dangers that the answer to one question raises.
    public func dangers(of question: Question) -> [RaisedDanger] {
        (answers[question.id]?.values ?? []).compactMap { value in
            question.option(value)?.danger.map { RaisedDanger(question: question.id, danger: $0) }
        }
    }

    /// The answers as they are sent and kept: only those of reached questions, none blank, tidied.
    public var submitted: Answers {
        var kept = Answers()
        for question in reachable where isAnswered(question) {
            kept[question.id] = answers[question.id]?.tidied(for: question)
        }
        return kept
    }
}

extension Answer {
    /// Whether it says nothing.
    public var isBlank: Bool {
        switch self {
        case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        case .choices(let chosen): chosen.isEmpty
        case .yesNo, .number: false
        }
    }

    /// Without stray white space, in the usual spelling of its pattern, each choice once.
    func tidied(for question: Question) -> Answer {
        switch self {
        case .text(let text):
            let tidy = question.type == .longText ? text.tidy() : text.tidyLine()
            return .text(question.checks.pattern?.normalised(tidy) ?? tidy)
        case .choices(let chosen):
            return .choices(question.options.map(\.value).filter(chosen.contains))
        case .yesNo, .number: return self
        }
    }
}
