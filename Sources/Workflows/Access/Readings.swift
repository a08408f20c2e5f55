import Policing

/// Why files are opened, and what stands out among those who open them.
public protocol Readings: Sendable {
    /// What somebody said in this session of why they open that file.
    func basis(_ tokenHash: [UInt8], _ file: FileID) async throws(StoreError) -> ReadingBasis?
    func keep(
        _ basis: ReadingBasis, _ tokenHash: [UInt8], _ file: FileID, at now: Moment
    ) async throws(StoreError)
    /// The purpose of the last list that showed them a file; nil when none did.
    func lastList(showing reference: Reference, to actor: String) async throws(StoreError) -> String?
    /// How many files that were no task of theirs somebody has opened since a moment.
    func filesWithoutTask(_ actor: String, since: Moment) async throws(StoreError) -> Int

    /// Who opened which file and why, newest first, as one reader may see it.
    func readings(
        _ filter: ReadingFilter, for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [Reading]
    /// Readings that stand out and that nobody has looked at, newest first: one line for each reader and file.
    func unusual(for reader: StaffMember, limit: Int) async throws(StoreError) -> [Reading]
    /// Lists that showed a file, newest first, from one of them on; nil for the newest.
    func lists(
        showing reference: Reference, from number: Int64?, limit: Int
    ) async throws(StoreError) -> AccessPage
    /// Notes what a supervisor found of a reading and of all like it before.
    func note(_ review: ReadingReview) async throws(StoreError)
}

/// Which readings to show.
public struct ReadingFilter: Sendable, Equatable {
    /// A log-in name; nil for everybody.
    public let username: String?
    public let reference: Reference?
    /// Only those before this number of the log.
    public let before: Int64?

    public init(username: String? = nil, reference: Reference? = nil, before: Int64? = nil) {
        self.username = username
        self.reference = reference
        self.before = before
    }
}

/// One reading of a file.
public struct Reading: Sendable, Equatable {
    /// Its number in the log.
    public let number: Int64
    public let entry: AccessEntry
    /// Nil where whoever asks may not know which file it was.
    public let reference: Reference?

    public init(number: Int64, entry: AccessEntry, reference: Reference?) {
        self.number = number
        self.entry = entry
        self.reference = reference
    }
}

/// What a supervisor found of a reading that stood out.
public struct ReadingReview: Sendable, Equatable {
    /// The newest reading that it is about.
    public let number: Int64
    public let at: Moment
    public let by: String
    public let isExplained: Bool
    public let words: String

    public init(number: Int64, at: Moment, by: String, isExplained: Bool, words: String) {
        self.number = number
        self.at = at
        self.by = by
        self.isExplained = isExplained
        self.words = words
    }
}
