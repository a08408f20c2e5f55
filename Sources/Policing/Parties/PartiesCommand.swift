/// A wish to change the people, objects, locations and events of a file.
public enum PartiesCommand: Sendable, Equatable {
    case add(NewParty)
    case correct(PartyID, PartyDetails, reason: String, source: NewAssertion)
    case assertRole(PartyID, PartyRole, source: NewAssertion, person: WholePerson = WholePerson())
    case remove(PartyID, reason: String)
    /// With whoever has to do with it, if that is known.
    case addItem(PartyItemID, PartyItem, source: NewAssertion, tie: NewTie? = nil)
    case removeItem(PartyItemID, reason: String)
    case tie(NewTie)
    case untie(PartyTieID, reason: String)
    case linkFile(NewFileLink)
    case unlinkFile(FileID, reason: String)
    case merge(PartyMerge)
    case undoMerge(PartyID, reason: String)

    /// What the permission table calls it.
    var action: Permission.Action {
        switch self {
        case .merge, .undoMerge: .mergeParties
        default: .nameParties
        }
    }
}

/// Somebody who has to do with a file, as they are typed.
public struct NewParty: Sendable, Equatable {
    public let id: PartyID
    public let kind: PartyKind
    public let role: PartyRole
    public let details: PartyDetails
    public let source: NewAssertion
    /// Why somebody of that name may be both hurt and accused on the file; empty where nobody said so.
    public let bothReason: String

    public init(
        id: PartyID, kind: PartyKind, role: PartyRole, details: PartyDetails, source: NewAssertion,
        bothReason: String = ""
    ) {
        self.id = id
        self.kind = kind
        self.role = role
        self.details = details
        self.source = source
        self.bothReason = bothReason
    }
}

/// A party that has to do with an item.
public struct NewTie: Sendable, Equatable {
    public let id: PartyTieID
    public let party: PartyID
    public let item: PartyItemID
    public let how: PartyTie
    public let source: NewAssertion

    public init(id: PartyTieID, party: PartyID, item: PartyItemID, how: PartyTie, source: NewAssertion) {
        self.id = id
        self.party = party
        self.item = item
        self.how = how
        self.source = source
    }
}

/// Another file that has to do with this one. It was found before it is named here.
public struct NewFileLink: Sendable, Equatable {
    public let file: FileID
    public let reference: Reference
    public let how: FileTie
    public let reason: String

    public init(file: FileID, reference: Reference, how: FileTie, reason: String) {
        self.file = file
        self.reference = reference
        self.how = how
        self.reason = reason
    }
}

/// Why the people, objects, locations or events of a file stay as they are.
public enum PartiesRefusal: Error, Sendable, Equatable {
    case noSuchParty, noSuchItem, noSuchTie
    /// Neither a name nor a description.
    case nothingKnown
    case nameTooLong(limit: Int)
    case wordsTooLong(limit: Int)
    case tooManyDetails(limit: Int)
    /// Characters that no keyboard writes.
    case unreadable
    case notAPhoneNumber, notAnEmailAddress
    case bornInTheFuture, organisationIsNotBorn
    case notAMark(ObjectDetails.Kind)
    case hasNotHappened
    /// Taken from view before.
    case removed
    /// Whoever reported stays on the file.
    case reporterStays
    case hasThatRole
    /// They would be both hurt and accused on the file, and nobody said why.
    case bothVictimAndAccused
    case saysNothingNew
    /// A file holds so many parties, items or ties at most.
    case tooMany(limit: Int)
    case tieDoesNotFit
    case tiedAlready
    case linkToItself, linkedAlready, notLinked
    case merge(MergeRefusal)
}
