import Policing

/// Who read which file, when and why. Append-only, apart from the ledger.
///
/// Source: Data Protection Act 2018 s.62 (logging of consultation).
public protocol AccessLog: Sendable {
    /// Written before what was read is shown.
    func log(_ entry: AccessEntry) async throws(StoreError)
    /// Every reading of a file, newest first.
    func accesses(to file: FileID, limit: Int) async throws(StoreError) -> [AccessEntry]
}

public struct AccessEntry: Sendable, Equatable {
    public let at: Moment
    /// As `Actor.text` writes it.
    public let actor: String
    /// Nil for a search.
    public let file: FileID?
    public let action: Permission.Action
    /// A short reason code such as `queue`, `search`, `tracker`.
    public let purpose: String

    public init(at: Moment, actor: String, file: FileID?, action: Permission.Action, purpose: String) {
        self.at = at
        self.actor = actor
        self.file = file
        self.action = action
        self.purpose = purpose
    }
}
