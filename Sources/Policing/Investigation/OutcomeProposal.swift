/// Somebody proposed how the file ends, and it waits for somebody else's authority.
public struct OutcomeProposed: Codable, Sendable, Equatable {
    public let code: String
    public let body: String?
    public let victim: VictimWish
    /// What the person will be told.
    public let explanation: Sealed<String>
    public let evidence: Sealed<OutcomeEvidence>
    public let by: String

    public init(
        code: String, body: String?, victim: VictimWish, explanation: Sealed<String>,
        evidence: Sealed<OutcomeEvidence>, by: String
    ) {
        self.code = code
        self.body = body
        self.victim = victim
        self.explanation = explanation
        self.evidence = evidence
        self.by = by
    }
}

/// Somebody with the authority sent a proposed outcome back, and why.
public struct OutcomeReturned: Codable, Sendable, Equatable {
    public let code: String
    public let reason: Sealed<String>
    public let by: String

    public init(code: String, reason: Sealed<String>, by: String) {
        self.code = code
        self.reason = reason
        self.by = by
    }
}

/// What was said of what an outcome needs, by the stored names of the needs.
public struct OutcomeEvidence: Codable, Sendable, Equatable {
    public let words: [String: String]

    public init(_ said: [OutcomeRequirement: String]) {
        words = Dictionary(uniqueKeysWithValues: said.map { ($0.key.rawValue, $0.value) })
    }

    /// What is said of each need that is still known.
    public var byNeed: [OutcomeRequirement: String] {
        Dictionary(
            uniqueKeysWithValues: words.compactMap { name, words in
                OutcomeRequirement(rawValue: name).map { ($0, words) }
            })
    }
}
