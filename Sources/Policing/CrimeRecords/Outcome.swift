/// A Home Office outcome type: how a recorded crime was finalised.
///
/// Source: Home Office, Crime outcomes in England and Wales, technical annex (framework since April 2014).
public struct OutcomeType: Hashable, Sendable, Codable {
    /// `1` to `22`, some with a letter, such as `1A`; stored in facts.
    public let code: String
    /// The official title.
    public let title: String
    public let group: OutcomeGroup
    /// The outcome of the open crime data, such as `local-resolution`; nil when it has none.
    public let policeUKSlug: String?
    public let suspect: SuspectRule
    public let victim: VictimRule
    /// What must be on the file or said with it, in the order of the table.
    public let needs: [OutcomeRequirement]
    /// Whose word it takes, beside that of whoever proposes it.
    public let authority: OutcomeAuthority
    public let edition: String
    public let status: RuleStatus

    public init(
        code: String, title: String, group: OutcomeGroup, policeUKSlug: String?, suspect: SuspectRule,
        victim: VictimRule, needs: [OutcomeRequirement] = [], authority: OutcomeAuthority = .none, edition: String,
        status: RuleStatus
    ) {
        self.code = code
        self.title = title
        self.group = group
        self.policeUKSlug = policeUKSlug
        self.suspect = suspect
        self.victim = victim
        self.needs = needs
        self.authority = authority
        self.edition = edition
        self.status = status
    }
}

/// The groups of outcomes in the national figures. The raw values are those of `Law/outcomes.csv`.
public enum OutcomeGroup: String, CaseIterable, Sendable, Codable {
    case charged = "charged-or-summonsed"
    case takenIntoConsideration = "taken-into-consideration"
    case formal = "out-of-court-formal"
    case informal = "out-of-court-informal"
    case diversionary
    case difficultyVictimSupports = "evidential-difficulties-victim-supports"
    case difficultyVictimDoesNotSupport = "evidential-difficulties-victim-does-not-support"
    case prosecutionPrevented = "prosecution-prevented"
    case notInPublicInterest = "further-investigation-not-in-public-interest"
    case otherBody = "transferred-to-another-body"
    case noSuspect = "no-suspect-identified"
    case nationalFraudService = "national-fraud-service"
}

/// What an outcome says about a suspect.
public enum SuspectRule: String, CaseIterable, Sendable, Codable {
    /// Only with a suspect who has been identified and named.
    case named
    /// Only when no suspect was identified.
    case notIdentified = "not-identified"
    case either
}

/// What an outcome says about the victim's wish.
public enum VictimRule: String, CaseIterable, Sendable, Codable {
    /// Only when the victim supports further action.
    case supports
    /// Only when the victim does not support further action.
    case doesNotSupport = "does-not-support"
    case either
}

/// What else an outcome needs. The raw values are those of `Law/outcomes.csv` and are stored in facts.
public enum OutcomeRequirement: String, CaseIterable, Sendable, Codable {
    /// The name of the other body that acts.
    case namedBody = "named-body"
    /// The national fraud service: a force cannot give this outcome to a crime of its own.
    case nationalOnly = "national-only"
    /// The victim's view has been asked for and is recorded. A crime against the state has nobody to ask.
    case victimView = "victim-view"
    /// No line of enquiry is still open.
    case linesSettled = "lines-settled"
    case chargeReference = "charge-reference"
    /// Who authorised the charge.
    case chargingAuthority = "charging-authority"
    /// How and when the offender admitted it.
    case admission
    /// The court that takes the offence into consideration.
    case courtReference = "court-reference"
    /// The number of the penalty notice.
    case noticeNumber = "notice-number"
    /// What was agreed with the offender.
    case terms
    /// What shows that the offender has died.
    case death
    case prosecutorDecision = "prosecutor-decision"
    /// Why action is not in the public interest.
    case publicInterest = "public-interest"
    /// What shows the suspect's age.
    case age
    /// What shows the illness, or the death of the victim or key witness.
    case medicalEvidence = "medical-evidence"
    /// Where the evidence falls short.
    case evidentialReason = "evidential-reason"
    /// When the time limit ended.
    case timeLimit = "time-limit"
    /// The diversionary, educational or intervention activity, and that the offender took part.
    case intervention

    /// Whether somebody has to say it; the others follow from the file.
    public var isSaid: Bool {
        switch self {
        case .namedBody, .nationalOnly, .victimView, .linesSettled: false
        default: true
        }
    }
}

/// Whose authority an outcome takes. The raw values are those of `Law/outcomes.csv`.
public enum OutcomeAuthority: String, CaseIterable, Sendable, Codable {
    /// Whoever decides the outcome.
    case none
    case supervisor
    case inspector
}
