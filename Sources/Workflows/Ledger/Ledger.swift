import Policing

/// The ledger as the workflows use it: histories to read, and one way to write.
public protocol Ledger: Sendable {
    /// What a file's facts add up to; nil when there is no such file.
    func state(of file: FileID) async throws(StoreError) -> FileState?
    /// Every fact of a file, in order.
    func history(of file: FileID) async throws(StoreError) -> [RecordedFact]
    /// The file that the public knows by that reference.
    func file(of reference: Reference) async throws(StoreError) -> FileID?
    /// Writes facts, the rows of every view and the messages that follow, all or nothing. Returns when
    /// they are on the disk.
    func append(_ addition: Addition) async throws(StoreError) -> Receipt
    /// The receipt that a command got, if it was carried out.
    func receipt(of command: CommandID) async throws(StoreError) -> Receipt?
}

/// Facts to add to one file.
public struct Addition: Sendable {
    public let command: CommandID
    /// A hash of what the command said, so that the same id with other words is noticed.
    public let fingerprint: [UInt8]
    public let actor: Actor
    public let at: Moment
    /// The version that was read; 0 for a new file. Another version there now is a conflict.
    public let expected: Int
    public let facts: [FileFact]
    /// What the file adds up to with these facts.
    public let after: FileState
    public let notices: [Notice]
    /// Whether the last notice of news is not to leave: what it tells of was taken back.
    public let withdrawsNotice: Bool
    /// Whose uploads become the file's in the same transaction; nil for none.
    public let evidenceOwner: String?

    public init(
        command: CommandID, fingerprint: [UInt8], actor: Actor, at: Moment, expected: Int, facts: [FileFact],
        after: FileState, notices: [Notice], withdrawsNotice: Bool = false, evidenceOwner: String? = nil
    ) {
        self.command = command
        self.fingerprint = fingerprint
        self.actor = actor
        self.at = at
        self.expected = expected
        self.facts = facts
        self.after = after
        self.notices = notices
        self.withdrawsNotice = withdrawsNotice
        self.evidenceOwner = evidenceOwner
    }
}

/// Proof that a command's facts are in the ledger.
public struct Receipt: Sendable, Equatable {
    public let file: FileID
    /// Where the first of its facts stands in the whole ledger, from 1.
    public let position: Int64
    /// The file's version after it.
    public let version: Int
    /// The RFC 6962 leaf hash of the first fact.
    public let leafHash: [UInt8]
    public let fingerprint: [UInt8]

    public init(file: FileID, position: Int64, version: Int, leafHash: [UInt8], fingerprint: [UInt8]) {
        self.file = file
        self.position = position
        self.version = version
        self.leafHash = leafHash
        self.fingerprint = fingerprint
    }
}

/// What can go wrong with the store, as a workflow needs to know it.
public enum StoreError: Error, Sendable, Equatable {
    /// The file has another version than the one that was read.
    case conflict
    /// The command's id was used before, for something else.
    case commandReused
    /// The reference is taken; another must be drawn.
    case referenceTaken
    /// A seal of that number has closed an exhibit of another file.
    case sealUsed(String)
    /// There is no room left to write.
    case full
    /// Too much is waiting; try again in a moment.
    case busy
    /// What is stored cannot be read. The text says where, without personal data.
    case damaged(String)
    case failed(String)
}
