import Policing
import Workflows

/// One page of a report, in the order in which they come.
enum ReportStep: Hashable, Sendable {
    case question(String)
    case when, whenExact, whenBetween
    case `where`
    case property
    case evidence
    case safeContact, contact
    case check

    /// The last part of its address.
    var name: String {
        switch self {
        case .question(let id): id
        case .when: "when"
        case .whenExact: "when-exact"
        case .whenBetween: "when-between"
        case .where: "where"
        case .property: "property"
        case .evidence: "evidence"
        case .safeContact: "safe-contact"
        case .contact: "contact"
        case .check: "check"
        }
    }

    static let shared: [ReportStep] = [
        .when, .whenExact, .whenBetween, .where, .property, .evidence, .safeContact, .contact, .check,
    ]

    /// How a draft notes that the step was seen and may stay empty.
    var mark: String {
        if case .question(let id) = self { id } else { "step:\(name)" }
    }
}

/// How the person said when it happened.
enum WhenChoice: String, CaseIterable, Sendable {
    case exact, between, unknown

    var mark: String { "when:\(rawValue)" }
}

extension Draft {
    var whenChoice: WhenChoice? {
        get { WhenChoice.allCases.first { passed.contains($0.mark) } }
        set {
            for choice in WhenChoice.allCases { passed.remove(choice.mark) }
            if let newValue { passed.insert(newValue.mark) }
        }
    }

    mutating func pass(_ step: ReportStep) {
        passed.insert(step.mark)
    }

    mutating func unpass(_ step: ReportStep) {
        passed.remove(step.mark)
    }

    func hasPassed(_ step: ReportStep) -> Bool {
        passed.contains(step.mark)
    }
}

/// The pages that a draft leads through.
struct ReportRoute: Sendable {
    let form: Form
    let draft: Draft
    let journey: Journey
    /// Where answers lead in place of the form.
    let stops: Set<String>

    init(form: Form, draft: Draft, today: CivilDate, elsewhere: [Elsewhere]) {
        self.form = form
        self.draft = draft
        journey = Journey(form: form, answers: draft.answers, today: today)
        stops = Set(elsewhere.filter { $0.firmness == .stop }.map(\.id))
    }

    /// Every page, from the first question to the last check.
    var steps: [ReportStep] {
        journey.reachable.map { .question($0.id) } + form.asks.flatMap(steps(of:)) + [.check]
    }

    private func steps(of shared: Form.SharedStep) -> [ReportStep] {
        switch shared {
        case .when: [.when] + detail
        case .where: [.where]
        case .property: [.property]
        case .evidence: [.evidence]
        case .contact: contactSteps
        }
    }

    private var detail: [ReportStep] {
        switch draft.whenChoice {
        case .exact: [.whenExact]
        case .between: [.whenBetween]
        case .unknown, nil: []
        }
    }

    private var contactSteps: [ReportStep] {
        if form.anonymity == .always { return [] }
        return draft.anonymous ? [.safeContact] : [.safeContact, .contact]
    }

    /// The page after that one.
    func step(after step: ReportStep) -> ReportStep {
        let steps = steps
        guard let index = steps.firstIndex(of: step), index + 1 < steps.count else { return .check }
        return steps[index + 1]
    }

    /// The page before that one; nil for the first.
    func step(before step: ReportStep) -> ReportStep? {
        guard let index = steps.firstIndex(of: step), index > 0 else { return nil }
        return steps[index - 1]
    }

    /// The first page that is not answered yet; the check when all are.
    var firstOpen: ReportStep {
        steps.first { !isDone($0) } ?? .check
    }

    func isDone(_ step: ReportStep) -> Bool {
        switch step {
        case .question(let id): isDone(question: id)
        case .when: draft.whenChoice != nil
        case .whenExact, .whenBetween: draft.occurrence.map { $0 != .unknown } ?? false
        case .where: draft.place != nil
        case .property, .evidence: draft.hasPassed(step)
        case .safeContact: draft.anonymous || draft.reporter != nil
        case .contact: draft.hasPassed(.contact) && draft.reporter?.problems(for: form).isEmpty ?? false
        case .check: false
        }
    }

    private func isDone(question id: String) -> Bool {
        guard let question = form.question(id) else { return true }
        if journey.problem(with: question) != nil || isStopped(at: question) { return false }
        return journey.isAnswered(question) || draft.passed.contains(id)
    }

    /// Whether the answer leads to somebody else in place of the form.
    func isStopped(at question: Question) -> Bool {
        journey.dangers(of: question).contains { stops.contains($0.danger.destination) }
    }
}
