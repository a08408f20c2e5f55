/// Why a file was given to somebody: by a rule of the force, or by hand.
public struct AllocationReason: Sendable, Equatable {
    public let way: AllocationWay
    /// The code of the rule, where it was one.
    public let rule: String?
    /// In words. It may name people, so the fact seals it.
    public let words: String

    private init(way: AllocationWay, rule: String?, words: String) {
        self.way = way
        self.rule = rule
        self.words = words
    }

    /// A person chose, and says why.
    public static func hand(_ words: String) -> AllocationReason {
        AllocationReason(way: .hand, rule: nil, words: words)
    }

    /// The force's table chose.
    public static func rule(_ code: String, _ words: String) -> AllocationReason {
        AllocationReason(way: .rule, rule: code, words: words)
    }
}

/// How an owner was chosen. Stored names: never renamed.
public enum AllocationWay: String, Sendable, Codable {
    case rule, hand
}

extension Decision {
    func allocate(
        to unit: String, _ officer: StaffMember?, because reason: AllocationReason
    ) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard state.recorded != nil else { throw .notRecorded }
        guard rules.units.contains(unit) else { throw .unknownUnit(unit) }
        try requireNamed(officer)
        if let code = reason.rule, rules.allocation[code] == nil { throw .supervision(.unknownRule(code)) }
        let words = try text(reason.words, limit: FileLimits.reasonCharacters)
        return [
            .allocated(
                Allocated(
                    unit: unit, officer: officer?.username, officerName: officer?.name, by: by, way: reason.way,
                    rule: reason.rule, reason: sealed(words)))
        ]
    }

    /// The owner that the force's table gives at once to what was just recorded: none when a person is to decide,
    /// and when it has an owner already.
    func allocatedByRule(after recorded: Recorded) -> [FileFact] {
        guard state.allocation == nil else { return [] }
        let after = state.adding([.recorded(recorded)], by: actor, at: now)
        let features = AllocationFeatures(of: after, in: rules.allocation.areas)
        guard features.recordedAs != nil else { return [] }
        guard let (rule, unit) = rules.allocation.rule(for: features), rule.isAutomatic, !rule.target.wantsOfficer,
            rules.units.contains(unit)
        else { return [] }
        return [
            .allocated(
                Allocated(
                    unit: unit, officer: nil, officerName: nil, by: Actor.platform.text, way: .rule, rule: rule.code,
                    reason: sealed(rule.reason)))
        ]
    }
}
