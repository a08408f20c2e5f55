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
    public let requirement: OutcomeRequirement?
    public let edition: String
    public let status: RuleStatus

    public init(
        code: String, title: String, group: OutcomeGroup, policeUKSlug: String?, suspect: SuspectRule,
        victim: VictimRule, requirement: OutcomeRequirement?, edition: String, status: RuleStatus
    ) {
        self.code = code
        self.title = title
        self.group = group
        self.policeUKSlug = policeUKSlug
        self.suspect = suspect
        self.victim = victim
        self.requirement = requirement
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
    /// Only when the victim does not say no to further action.
    case supports
    /// Only when the victim does not support further action.
    case doesNotSupport = "does-not-support"
    case either
}

/// What else an outcome needs.
public enum OutcomeRequirement: String, CaseIterable, Sendable, Codable {
    /// The name of the other body that acts.
    case namedBody = "named-body"
    /// The national fraud service: a force cannot give this outcome to a crime of its own.
    case nationalOnly = "national-only"
}
