import Policing

/// Who read which file, when and why. Append-only, apart from the ledger.
///
/// Source: Data Protection Act 2018 s.62 (logging of consultation).
public protocol AccessLog: Sendable {
    /// Written before what was read is shown.
    func log(_ entry: AccessEntry) async throws(StoreError)
    /// Readings of a file, newest first, from one of them on; nil for the newest.
    func accesses(to file: FileID, from number: Int64?, limit: Int) async throws(StoreError) -> AccessPage
    /// Every list that was shown, such as what a search found, newest first.
    func lists(limit: Int) async throws(StoreError) -> [AccessEntry]
}

/// Some entries of the log, and where the pages beside them begin.
public struct AccessPage: Sendable, Equatable {
    public let entries: [AccessEntry]
    /// Nil on the first page; `newest` where that is the one before.
    public let previous: Int64?
    /// Nil on the last page.
    public let next: Int64?

    public init(entries: [AccessEntry], previous: Int64?, next: Int64?) {
        self.entries = entries
        self.previous = previous
        self.next = next
    }

    public static let newest = Int64.max
}

public struct AccessEntry: Sendable, Equatable {
    public let at: Moment
    /// As `Actor.text` writes it.
    public let actor: String
    /// Nil for a list of files.
    public let file: FileID?
    public let action: Permission.Action
    /// A short reason code such as `queue`, `search`, `tracker`.
    public let purpose: String
    /// A keyed hash of what was searched for, never the words: the same search can be told, not what it was.
    public let query: [UInt8]?
    /// The files that a list showed.
    public let shown: [Reference]
    /// What gave them cause to open a file; nil for lists and for readings of before.
    public let basis: ReadingBasis?
    /// What they added to say why, in their own words.
    public let words: String?
    /// What stands out about it, as far as can be told at the time.
    public let signs: [UnusualSign]

    public init(
        at: Moment, actor: String, file: FileID?, action: Permission.Action, purpose: String, query: [UInt8]? = nil,
        shown: [Reference] = [], basis: ReadingBasis? = nil, words: String? = nil,
        signs: [UnusualSign] = []
    ) {
        self.at = at
        self.actor = actor
        self.file = file
        self.action = action
        self.purpose = purpose
        self.query = query
        self.shown = shown
        self.basis = basis
        self.words = words
        self.signs = signs
    }
}
