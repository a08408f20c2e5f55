import Policing

/// Reports that members of staff are taking for somebody and have not sent yet. Each belongs to the member who began
/// it: nobody else can open it.
public protocol StaffDrafts: Sendable {
    /// Nil when there is none, when it is another's, and when it has run out.
    func staffDraft(_ id: CommandID, of username: String, at now: Moment) async throws(StoreError) -> StaffDraft?
    /// The unfinished ones of a member, the latest saved first.
    func staffDrafts(of username: String, at now: Moment) async throws(StoreError) -> [StaffDraft]
    /// Keeps a draft, unless another page has saved it since: then nothing changes.
    ///
    /// - Returns: whether it was kept.
    func save(_ draft: StaffDraft) async throws(StoreError) -> Bool
    func deleteStaffDraft(_ id: CommandID, of username: String) async throws(StoreError)
}

/// One unfinished report.
public struct StaffDraft: Sendable, Equatable {
    /// The command that it will be sent by.
    public let id: CommandID
    /// The log-in name of the member whose it is.
    public let username: String
    public let sealed: [UInt8]
    /// How often it has been saved, this time included: 1 for a new one.
    public let saves: Int
    public let savedAt: Moment
    public let endsAt: Moment

    public init(id: CommandID, username: String, sealed: [UInt8], saves: Int, savedAt: Moment, endsAt: Moment) {
        self.id = id
        self.username = username
        self.sealed = sealed
        self.saves = saves
        self.savedAt = savedAt
        self.endsAt = endsAt
    }
}
