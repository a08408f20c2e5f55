/// What must be known of somebody beside the one party before their role is said.
public struct WholePerson: Sendable, Equatable {
    /// Everybody who stands for the same person, on whatever file.
    public let others: Set<PartyID>
    /// Why they are both hurt and accused on one file; empty where nobody said so.
    public let bothReason: String

    public init(others: Set<PartyID> = [], bothReason: String = "") {
        self.others = others
        self.bothReason = bothReason
    }
}

extension PartyRole {
    /// Whether it is not for one person on one file without a word: to be accused, and to be hurt or to have reported it.
    /// Whoever reported a crime may be its victim as soon as it is recorded.
    ///
    /// Source: Data Protection Act 2018 s.38(3): a person may be in several categories, and they are kept apart. Two who
    /// accuse each other are both; that it is so by oversight endangers whoever is hurt.
    public func clashes(with other: PartyRole) -> Bool {
        isAccused && other.reports || reports && other.isAccused
    }

    private var reports: Bool { self == .victim || self == .reporter }
}

extension Parties {
    /// Those of the file who stand for the same person as a party, as far as the file itself knows; not the party.
    func same(as party: PartyID) -> Set<PartyID> {
        let merges = all.compactMap { party in party.mergedInto.map { (party.id, $0) } }
        let forest = MergeForest(Dictionary(merges, uniquingKeysWith: { first, _ in first }))
        let root = forest.root(of: party)
        return Set(all.map(\.id).filter { $0 != party && forest.root(of: $0) == root })
    }

    /// Whether one of these is in view in a role that clashes.
    fileprivate func hasClash(_ role: PartyRole, among parties: Set<PartyID>) -> Bool {
        people.contains { parties.contains($0.id) && role.clashes(with: $0.role) }
    }

    /// Those in view of the same kind who go by one of these names.
    fileprivate func named(_ names: [String], _ kind: PartyKind) -> Set<PartyID> {
        let wanted = Set(names.map(Self.spoken))
        return Set(people.filter { $0.kind == kind && isNamed($0, wanted) }.map(\.id))
    }

    private func isNamed(_ party: Party, _ wanted: Set<[Substring]>) -> Bool {
        party.details?.names.contains { wanted.contains(Self.spoken($0)) } ?? false
    }

    /// The words of a name, however they are written and in whatever order.
    private static func spoken(_ name: String) -> [Substring] {
        name.lowercased().split { !$0.isLetter }.sorted()
    }
}

extension Decision {
    /// Why somebody is both, for the fact; nil where they are not.
    ///
    /// - Throws: `.parties(.bothVictimAndAccused)` where they would be, and nobody said why.
    func bothReason(
        _ role: PartyRole, of party: PartyID, _ person: WholePerson
    ) throws(FileRefusal) -> Sealed<String>? {
        let others = person.others.union(state.parties.same(as: party)).subtracting([party])
        return try reason(for: state.parties.hasClash(role, among: others), person.bothReason)
    }

    /// As `bothReason(_:of:_:)`, for somebody new: the same name is the same person until somebody says otherwise.
    func bothReason(_ new: NewParty) throws(FileRefusal) -> Sealed<String>? {
        let others = state.parties.named(new.details.names, new.kind)
        return try reason(for: state.parties.hasClash(new.role, among: others), new.bothReason)
    }

    private func reason(for isBoth: Bool, _ typed: String) throws(FileRefusal) -> Sealed<String>? {
        guard isBoth else { return nil }
        guard !typed.readable.isEmpty else { throw .parties(.bothVictimAndAccused) }
        return sealed(try text(typed, limit: 2_000))
    }
}
