import Policing

/// Who and what stands on more than one file: views that the store derives from facts as they are written. A reader
/// finds nothing of a restricted file that does not name them.
public protocol People: Sendable {
    /// Everybody who stands for the same person as a party, the earliest first; none for a party that no file shows.
    ///
    /// - Parameter reader: nil for the rules, which must know of every file.
    func person(_ party: PartyID, for reader: StaffMember?) async throws(StoreError) -> [PersonEntry]
    /// Everybody with one of these marks, the newest file first.
    func found(by marks: [PartyMark], for reader: StaffMember, limit: Int) async throws(StoreError) -> [PersonMatch]
    /// Every object with one of these marks, the newest file first.
    func objects(by marks: [PartyMark], for reader: StaffMember, limit: Int) async throws(StoreError) -> [ObjectMatch]
    /// The other files that name this one, or are named by it.
    func links(of file: FileID, for reader: StaffMember) async throws(StoreError) -> [FileLinkEntry]
}

/// A party on its file.
public struct PersonEntry: Sendable, Equatable {
    public let party: PartyID
    public let file: FileID
    public let reference: Reference
    public let kind: PartyKind
    public let role: PartyRole
    /// Nil when nothing but a description is known.
    public let name: String?
    /// Whom it was merged into.
    public let mergedInto: PartyID?

    public init(
        party: PartyID, file: FileID, reference: Reference, kind: PartyKind, role: PartyRole, name: String?,
        mergedInto: PartyID?
    ) {
        self.party = party
        self.file = file
        self.reference = reference
        self.kind = kind
        self.role = role
        self.name = name
        self.mergedInto = mergedInto
    }
}

/// Somebody who has one of the marks that were asked for.
public struct PersonMatch: Sendable, Equatable {
    public let entry: PersonEntry
    public let mark: PartyMark

    public init(entry: PersonEntry, mark: PartyMark) {
        self.entry = entry
        self.mark = mark
    }
}

/// An object that has one of the marks that were asked for.
public struct ObjectMatch: Sendable, Equatable {
    public let file: FileID
    public let reference: Reference
    public let mark: PartyMark

    public init(file: FileID, reference: Reference, mark: PartyMark) {
        self.file = file
        self.reference = reference
        self.mark = mark
    }
}

/// A link between two files as it is seen from one of them.
public struct FileLinkEntry: Sendable, Equatable {
    public let other: FileID
    public let reference: Reference
    public let how: FileTie
    /// Whether the file that was asked for is the one that names the other.
    public let isOwn: Bool

    public init(other: FileID, reference: Reference, how: FileTie, isOwn: Bool) {
        self.other = other
        self.reference = reference
        self.how = how
        self.isOwn = isOwn
    }
}
