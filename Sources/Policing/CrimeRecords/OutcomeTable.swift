/// The outcome types in force, by code, and the check that a decision fits its outcome.
public struct OutcomeTable: Sendable, Hashable {
    public let outcomes: [OutcomeType]
    private let byCode: [String: Int]

    /// - Throws: `TableFault.repeated` when two outcomes have one code.
    public init(outcomes: [OutcomeType]) throws(TableFault) {
        self.outcomes = outcomes
        byCode = try index(outcomes.map(\.code))
    }

    public subscript(code: String) -> OutcomeType? {
        byCode[code].map { outcomes[$0] }
    }

    /// The outcome of a decision, when its facts fit.
    ///
    /// - Throws: why the outcome does not fit, the first reason in the order of ``OutcomeRefusal``.
    ///
    /// Source: the titles of the outcome types, which name the suspect and the victim's wish.
    public func check(_ decision: OutcomeDecision) throws(OutcomeRefusal) -> OutcomeType {
        guard let outcome = self[decision.code] else { throw .unknownOutcome(decision.code) }
        if let refusal = outcome.requirement(against: decision) { throw refusal }
        let body = decision.otherBody ?? ""
        if outcome.needs.contains(.namedBody), body.allSatisfy(\.isWhitespace) { throw .needsBody(outcome.code) }
        let lacking = outcome.needs.filter { !decision.has($0) }
        guard lacking.isEmpty else { throw .lacks(outcome.code, lacking) }
        return outcome
    }
}

extension OutcomeType {
    /// Why it does not fit the suspect and the victim's wish; nil when it does.
    fileprivate func requirement(against decision: OutcomeDecision) -> OutcomeRefusal? {
        if needs.contains(.nationalOnly) { return .nationalOnly(code) }
        switch (suspect, decision.suspectNamed) {
        case (.named, false): return .needsNamedSuspect(code)
        case (.notIdentified, true): return .suspectIsNamed(code)
        default: break
        }
        return decision.isAgainstState ? requirementWithoutVictim : requirement(of: decision.victim)
    }

    private func requirement(of wish: VictimWish) -> OutcomeRefusal? {
        switch (victim, wish) {
        case (.supports, .doesNotSupport): .victimDoesNotSupport(code)
        case (.supports, .notKnown): .needsVictimSupport(code)
        case (.doesNotSupport, .supports), (.doesNotSupport, .notKnown): .needsVictimRefusal(code)
        default: nil
        }
    }

    /// A crime against the state has nobody who could refuse to support action, and nobody to ask for support.
    private var requirementWithoutVictim: OutcomeRefusal? {
        victim == .doesNotSupport ? .hasNoVictim(code) : nil
    }
}

/// What a person decides when finalising a crime.
public struct OutcomeDecision: Hashable, Sendable, Codable {
    public let code: String
    /// Whether a suspect has been identified and named on the file.
    public let suspectNamed: Bool
    public let victim: VictimWish
    /// The body that takes the matter over, for an outcome that needs one.
    public let otherBody: String?
    /// What was said with it of what its outcome needs.
    public let evidence: [OutcomeRequirement: String]
    /// Whether the crime has no victim to ask.
    public let isAgainstState: Bool
    /// Whether a line of enquiry is still followed.
    public let hasOpenLines: Bool

    public init(
        code: String, suspectNamed: Bool, victim: VictimWish, otherBody: String? = nil,
        evidence: [OutcomeRequirement: String] = [:], isAgainstState: Bool = false, hasOpenLines: Bool = false
    ) {
        self.code = code
        self.suspectNamed = suspectNamed
        self.victim = victim
        self.otherBody = otherBody
        self.evidence = evidence
        self.isAgainstState = isAgainstState
        self.hasOpenLines = hasOpenLines
    }

    /// Whether it has what an outcome needs.
    func has(_ need: OutcomeRequirement) -> Bool {
        switch need {
        case .namedBody, .nationalOnly: true
        case .victimView: isAgainstState || victim != .notKnown
        case .linesSettled: !hasOpenLines
        default: evidence[need].map { !$0.readable.isEmpty } ?? false
        }
    }
}

/// Whether the victim supports further action.
public enum VictimWish: String, CaseIterable, Sendable, Codable {
    case supports
    case doesNotSupport = "does-not-support"
    /// Not asked, not answered, or there is no victim to ask.
    case notKnown = "not-known"
}

/// Why an outcome cannot be given. Each case names the outcome asked for.
public enum OutcomeRefusal: Error, Hashable, Sendable {
    case unknownOutcome(String)
    /// Only the national fraud service gives this outcome.
    case nationalOnly(String)
    case needsNamedSuspect(String)
    /// The outcome says that no suspect was identified, and one is named.
    case suspectIsNamed(String)
    /// The outcome says that the victim supports action, and the victim does not.
    case victimDoesNotSupport(String)
    /// The outcome says that the victim supports action, and nobody knows.
    case needsVictimSupport(String)
    /// The outcome says that the victim does not support action, and the crime has no victim.
    case hasNoVictim(String)
    /// The outcome says that the victim does not support action, and the victim has not said so.
    case needsVictimRefusal(String)
    /// The outcome wants the name of the other body.
    case needsBody(String)
    /// The outcome wants what is neither on the file nor said.
    case lacks(String, [OutcomeRequirement])
}
