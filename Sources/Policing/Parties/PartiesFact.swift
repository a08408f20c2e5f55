/// What can happen to the people, objects, locations and events of a file.
public enum PartiesFact: Sendable, Equatable {
    case partyAdded(PartyAdded)
    case partyCorrected(PartyCorrected)
    case partyRoleAsserted(PartyRoleAsserted)
    case partyRemoved(PartyRemoved)
    case itemAdded(ItemAdded)
    case itemRemoved(ItemRemoved)
    case partyTied(PartyTied)
    case partyUntied(PartyUntied)
    case filesLinked(FilesLinked)
    case filesUnlinked(FilesUnlinked)
    case partiesMerged(PartiesMerged)
    case mergeUndone(MergeUndone)

    public var kind: FileFact.Kind {
        switch self {
        case .partyAdded: .partyAdded
        case .partyCorrected: .partyCorrected
        case .partyRoleAsserted: .partyRoleAsserted
        case .partyRemoved: .partyRemoved
        case .itemAdded: .itemAdded
        case .itemRemoved: .itemRemoved
        case .partyTied: .partyTied
        case .partyUntied: .partyUntied
        case .filesLinked: .filesLinked
        case .filesUnlinked: .filesUnlinked
        case .partiesMerged: .partiesMerged
        case .mergeUndone: .mergeUndone
        }
    }

    var payload: any Codable & Sendable {
        switch self {
        case .partyAdded(let payload): payload
        case .partyCorrected(let payload): payload
        case .partyRoleAsserted(let payload): payload
        case .partyRemoved(let payload): payload
        case .itemAdded(let payload): payload
        case .itemRemoved(let payload): payload
        case .partyTied(let payload): payload
        case .partyUntied(let payload): payload
        case .filesLinked(let payload): payload
        case .filesUnlinked(let payload): payload
        case .partiesMerged(let payload): payload
        case .mergeUndone(let payload): payload
        }
    }

    init(_ kind: FileFact.Kind, from read: any PayloadReader) throws {
        switch kind {
        case .partyAdded: self = .partyAdded(try read(PartyAdded.self))
        case .partyCorrected: self = .partyCorrected(try read(PartyCorrected.self))
        case .partyRoleAsserted: self = .partyRoleAsserted(try read(PartyRoleAsserted.self))
        case .partyRemoved: self = .partyRemoved(try read(PartyRemoved.self))
        case .itemAdded: self = .itemAdded(try read(ItemAdded.self))
        case .itemRemoved: self = .itemRemoved(try read(ItemRemoved.self))
        case .partyTied: self = .partyTied(try read(PartyTied.self))
        case .partyUntied: self = .partyUntied(try read(PartyUntied.self))
        case .filesLinked: self = .filesLinked(try read(FilesLinked.self))
        case .filesUnlinked: self = .filesUnlinked(try read(FilesUnlinked.self))
        case .partiesMerged: self = .partiesMerged(try read(PartiesMerged.self))
        case .mergeUndone: self = .mergeUndone(try read(MergeUndone.self))
        default:
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "a fact of another feature"))
        }
    }
}

extension FileFact.Kind {
    /// Facts about people, objects, locations and events. The person who reported never hears of them.
    public static let ofParties: Set<FileFact.Kind> = [
        .partyAdded, .partyCorrected, .partyRoleAsserted, .partyRemoved, .itemAdded, .itemRemoved, .partyTied,
        .partyUntied, .filesLinked, .filesUnlinked, .partiesMerged, .mergeUndone,
    ]
}

/// Somebody has to do with the file.
public struct PartyAdded: Codable, Sendable, Equatable {
    public let party: PartyID
    public let kind: PartyKind
    public let role: PartyRole
    public let details: Sealed<PartyDetails>
    public let source: Assertion
    /// Why somebody of that name is both hurt and accused on the file; nil where nobody is, and in facts of before.
    public let both: Sealed<String>?
}

/// What is known of a party is something else now. What was said before stays in its own fact.
public struct PartyCorrected: Codable, Sendable, Equatable {
    public let party: PartyID
    public let details: Sealed<PartyDetails>
    public let reason: Sealed<String>
    public let source: Assertion
}

/// Somebody says what a party is to the file.
public struct PartyRoleAsserted: Codable, Sendable, Equatable {
    public let party: PartyID
    public let role: PartyRole
    public let source: Assertion
    /// Why the same person is both hurt and accused on the file; nil where they are not, and in facts of before.
    public let both: Sealed<String>?
}

/// A party is no longer shown among those of the file.
public struct PartyRemoved: Codable, Sendable, Equatable {
    public let party: PartyID
    public let reason: Sealed<String>
    public let by: String
}

/// A thing, a location or an event has to do with the file.
public struct ItemAdded: Codable, Sendable, Equatable {
    public let item: PartyItemID
    public let sort: PartyItem.Sort
    public let details: Sealed<PartyItem>
    public let source: Assertion
}

/// It is no longer shown.
public struct ItemRemoved: Codable, Sendable, Equatable {
    public let item: PartyItemID
    public let reason: Sealed<String>
    public let by: String
}

/// A party has to do with an item in one way.
public struct PartyTied: Codable, Sendable, Equatable {
    public let tie: PartyTieID
    public let party: PartyID
    public let item: PartyItemID
    public let how: PartyTie
    public let source: Assertion
}

/// That tie is no longer shown.
public struct PartyUntied: Codable, Sendable, Equatable {
    public let tie: PartyTieID
    public let reason: Sealed<String>
    public let by: String
}

/// Another file has to do with this one. Both show it.
public struct FilesLinked: Codable, Sendable, Equatable {
    public let file: FileID
    public let reference: Reference
    public let how: FileTie
    public let reason: Sealed<String>
    public let by: String
}

/// Not any more.
public struct FilesUnlinked: Codable, Sendable, Equatable {
    public let file: FileID
    public let reason: Sealed<String>
    public let by: String
}

/// A party of this file is the same as another, which came first. What each file says of them stays as it was said.
public struct PartiesMerged: Codable, Sendable, Equatable {
    public let party: PartyID
    /// Always made before `party`, so that merges can never go round in a ring.
    public let into: PartyID
    public let reason: Sealed<String>
    public let by: String
    /// Why they are then both hurt and accused on one file; nil where they are not, and in facts of before.
    public let both: Sealed<String>?
}

/// A party of this file stands for itself again.
public struct MergeUndone: Codable, Sendable, Equatable {
    public let party: PartyID
    public let reason: Sealed<String>
    public let by: String
}
