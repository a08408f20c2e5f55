/// The rules of recording by name, each with a row in the law's table that says where it comes from. Raw values are the
/// codes of that table.
public enum RecordingRule: String, CaseIterable, Sendable, Codable {
    case amountsToCrime = "amounts-to-crime"
    case noEvidenceToContrary = "no-evidence-to-contrary"
    case pointsToProve = "points-to-prove"
    case reporterStands = "reporter-stands"
    case timeLimit = "time-limit"
    case oneCrimePerVictim = "one-crime-per-victim"
    case finishedIncident = "finished-incident"
    case principalCrime = "principal-crime"
    case stateBased = "state-based"
    case reclassification
    case cancellation
    case transfer
    case registrarDecides = "registrar-decides"
}

/// What the law's table says of one rule.
public struct RecordingRuleText: Sendable, Hashable {
    public let rule: RecordingRule
    /// In words for staff.
    public let text: String
    public let source: String
    public let edition: String
    public let status: RuleStatus

    public init(rule: RecordingRule, text: String, source: String, edition: String, status: RuleStatus) {
        self.rule = rule
        self.text = text
        self.source = source
        self.edition = edition
        self.status = status
    }
}

/// One step of the test by which a report is recorded as a crime or not.
public struct RecordingStep: Sendable, Hashable {
    public let rule: RecordingRule
    public let answer: Answer

    /// How the step came out.
    public enum Answer: String, Sendable, CaseIterable {
        case met
        case failed
        /// An earlier step decided, or the step is for other offences.
        case notAsked = "not-asked"
    }

    public init(_ rule: RecordingRule, _ answer: Answer) {
        self.rule = rule
        self.answer = answer
    }
}

extension CountingRules {
    /// The balance-of-probability test step by step, as `decide` takes it: up to the first that fails.
    ///
    /// Source: National Crime Recording Standard.
    public static func steps(_ report: ReportedCircumstances) -> [RecordingStep] {
        let isOfState = report.basis == .state
        let reporterStands = report.reporter != .bystander || report.victimConfirms
        let asked: [(RecordingRule, Bool?)] = [
            (.amountsToCrime, report.probablyACrime), (.noEvidenceToContrary, !report.credibleEvidenceToContrary),
            (.pointsToProve, isOfState ? report.pointsToProveMadeOut : nil),
            (.reporterStands, isOfState ? nil : reporterStands),
        ]
        var isDecided = false
        return asked.map { rule, isMet in
            guard !isDecided, let isMet else { return RecordingStep(rule, .notAsked) }
            isDecided = !isMet
            return RecordingStep(rule, isMet ? .met : .failed)
        }
    }
}
