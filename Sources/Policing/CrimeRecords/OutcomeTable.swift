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

    /// The outcomes that a decision with these facts may have, in the order of the table.
    /// The name of a body is not asked for: it can still be given.
    public func open(suspectNamed: Bool, victim: VictimWish) -> [OutcomeType] {
        outcomes.filter { outcome in
            let decision = OutcomeDecision(
                code: outcome.code, suspectNamed: suspectNamed, victim: victim, otherBody: "any")
            return (try? check(decision)) != nil
        }
    }

    /// The outcome of a decision, when its facts fit.
    ///
    /// - Throws: why the outcome does not fit, the first reason in the order of ``OutcomeRefusal``.
    ///
    /// Source: the titles of the outcome types, which name the suspect and the victim's wish.
    public func check(_ decision: OutcomeDecision) throws(OutcomeRefusal) -> OutcomeType {
        guard let outcome = self[decision.code] else { throw .unknownOutcome(decision.code) }
        if outcome.requirement == .nationalOnly { throw .nationalOnly(outcome.code) }
        switch (outcome.suspect, decision.suspectNamed) {
        case (.named, false): throw .needsNamedSuspect(outcome.code)
        case (.notIdentified, true): throw .suspectIsNamed(outcome.code)
        default: break
        }
        switch (outcome.victim, decision.victim) {
        case (.supports, .doesNotSupport): throw .victimDoesNotSupport(outcome.code)
        case (.doesNotSupport, .supports), (.doesNotSupport, .notKnown): throw .needsVictimRefusal(outcome.code)
        default: break
        }
        let body = decision.otherBody ?? ""
        if outcome.requirement == .namedBody, body.allSatisfy(\.isWhitespace) { throw .needsBody(outcome.code) }
        return outcome
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

    public init(code: String, suspectNamed: Bool, victim: VictimWish, otherBody: String? = nil) {
        self.code = code
        self.suspectNamed = suspectNamed
        self.victim = victim
        self.otherBody = otherBody
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
    /// The outcome says that the victim does not support action, and the victim has not said so.
    case needsVictimRefusal(String)
    /// The outcome wants the name of the other body.
    case needsBody(String)
}
