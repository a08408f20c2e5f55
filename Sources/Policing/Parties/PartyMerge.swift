/// Two parties, of one file or of two, that are the same.
///
/// The later one is merged into the earlier: a merge always points back in time, so that merges make trees and never
/// rings, in whatever order and by however many people at once they are made.
public struct PartyMerge: Sendable, Equatable {
    /// The one that is merged: the fact stands on its file.
    public let party: Side
    /// The one that stands for both.
    public let into: Side
    public let reason: String
    /// Why they may be both hurt and accused on one file; empty where nobody said so.
    public let bothReason: String

    /// One of the two, as it was read.
    public struct Side: Sendable, Equatable {
        public let party: PartyID
        public let kind: PartyKind
        /// Whether its file's person is erased.
        public let isErased: Bool
        public let isRemoved: Bool
        public let mergedInto: PartyID?
        /// Everybody who is merged with it already, and itself: each on its file with its role.
        public let appearances: Set<Appearance>

        public init(
            party: PartyID, kind: PartyKind, isErased: Bool, isRemoved: Bool, mergedInto: PartyID?,
            appearances: Set<Appearance>
        ) {
            self.party = party
            self.kind = kind
            self.isErased = isErased
            self.isRemoved = isRemoved
            self.mergedInto = mergedInto
            self.appearances = appearances
        }

        public init(_ party: Parties.Party, isErased: Bool, appearances: Set<Appearance>) {
            self.party = party.id
            kind = party.kind
            self.isErased = isErased || party.details == nil
            isRemoved = party.isRemoved
            mergedInto = party.mergedInto
            self.appearances = appearances
        }
    }

    /// A party on a file.
    public struct Appearance: Sendable, Hashable {
        public let party: PartyID
        public let file: FileID
        public let role: PartyRole

        public init(party: PartyID, file: FileID, role: PartyRole) {
            self.party = party
            self.file = file
            self.role = role
        }
    }

    /// In whichever order the two are given.
    public init(_ one: Side, _ other: Side, reason: String, bothReason: String = "") {
        let isLater = one.party > other.party
        party = isLater ? one : other
        into = isLater ? other : one
        self.reason = reason
        self.bothReason = bothReason
    }

    /// Why it is not done; nil when it can be.
    public var refusal: MergeRefusal? {
        if party.party == into.party { return .withThemselves }
        if party.isErased || into.isErased { return .erased }
        if party.isRemoved || into.isRemoved { return .removed }
        if party.mergedInto != nil || into.mergedInto != nil { return .mergedAlready }
        if party.kind != into.kind { return .personWithOrganisation }
        return makesBoth && bothReason.readable.isEmpty ? .victimAndSuspect : nil
    }

    /// Whether they would be both hurt and accused on a file on which neither was so before.
    var makesBoth: Bool {
        let before = Self.filesOfBoth(party.appearances).union(Self.filesOfBoth(into.appearances))
        return !Self.filesOfBoth(party.appearances.union(into.appearances)).isSubset(of: before)
    }

    private static func filesOfBoth(_ appearances: Set<Appearance>) -> Set<FileID> {
        Set(
            appearances.filter { one in
                appearances.contains { $0.file == one.file && $0.role.clashes(with: one.role) }
            }.map(\.file))
    }
}

/// Why two parties are not merged, or a merge is not undone.
public enum MergeRefusal: String, Error, Sendable, Equatable, CaseIterable {
    case withThemselves, mergedAlready, erased, removed, personWithOrganisation
    /// They would be both on one file, and nobody said why.
    case victimAndSuspect
    case notMerged
}

/// Who is merged into whom.
public struct MergeForest: Sendable, Equatable {
    private let parents: [PartyID: PartyID]

    /// - Parameter parents: whom each merged party was merged into; what does not point back in time is left out.
    public init(_ parents: [PartyID: PartyID]) {
        self.parents = parents.filter { $0.key > $0.value }
    }

    /// The one who stands for a party: itself when it is merged into none.
    public func root(of party: PartyID) -> PartyID {
        var root = party
        while let next = parents[root] { root = next }
        return root
    }

    /// Everybody who stands for the same person, in order.
    public func members(with party: PartyID) -> [PartyID] {
        let root = root(of: party)
        return ([root] + parents.keys.filter { self.root(of: $0) == root }).sorted()
    }
}
