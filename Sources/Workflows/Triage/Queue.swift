import Policing

/// The desk's queue and search, as one reader may see them: a restricted file is in none of it for anybody whom it
/// does not name.
public protocol Queue: Sendable {
    /// Files of one part, the most at risk first, then those nearest to a limit.
    func queue(_ wanted: QueueRequest, after: QueueMark?, limit: Int) async throws(StoreError) -> [QueueRow]
    /// How many files a request would show, at most 1,000.
    func count(_ wanted: QueueRequest) async throws(StoreError) -> Int
    /// How many files each part's tab would show that reader, at most 1,000 each. Their own are also those of whoever
    /// they stand in for.
    func queueCounts(for reader: StaffMember, covering others: [String], at now: Moment) async throws(StoreError)
        -> QueueCounts
    /// Files that match every word and every field, newest first.
    func search(_ wanted: FileSearch, for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary]
    /// Grows with every fact: while it stays, no list has changed.
    func position() async throws(StoreError) -> Int64
    /// How long reports that were read or recorded since a moment had waited, among the newest.
    func waits(since: Moment) async throws(StoreError) -> [QueueWait]
}

/// What is asked of the queue: a part, narrowed, as far as the reader may see it.
public struct QueueRequest: Sendable, Equatable {
    public var part: QueueFilter
    public var narrowing: Narrowing
    public var reader: StaffMember

    public init(_ part: QueueFilter, _ narrowing: Narrowing = Narrowing(), reader: StaffMember) {
        self.part = part
        self.narrowing = narrowing
        self.reader = reader
    }
}

/// Which part of the queue to show.
public enum QueueFilter: Sendable, Equatable {
    case everything
    case unread
    case unrecorded
    case owned(by: String)
    case late(at: Moment)
    case reviews
    case unanswered
}

/// Where a page of the queue ended.
public struct QueueMark: Sendable, Equatable, Comparable {
    public let rank: Int64
    /// The nearest limit, in milliseconds since 1970.
    public let limit: Int64
    public let number: Int64

    public init(rank: Int64, limit: Int64, number: Int64) {
        self.rank = rank
        self.limit = limit
        self.number = number
    }

    public static func < (one: QueueMark, other: QueueMark) -> Bool {
        (one.rank, one.limit, one.number) < (other.rank, other.limit, other.number)
    }
}

/// One file in the queue, and why it stands where it stands.
public struct QueueRow: Sendable, Equatable {
    public let mark: QueueMark
    public let summary: FileSummary

    public init(mark: QueueMark, summary: FileSummary) {
        self.mark = mark
        self.summary = summary
    }
}

/// How many files wait, each at most 1,000.
public struct QueueCounts: Sendable, Equatable {
    public let everything: Int
    public let unread: Int
    public let unrecorded: Int
    public let mine: Int
    public let late: Int
    public let reviews: Int
    public let unanswered: Int

    public init(
        everything: Int, unread: Int, unrecorded: Int, mine: Int, late: Int, reviews: Int, unanswered: Int
    ) {
        self.everything = everything
        self.unread = unread
        self.unrecorded = unrecorded
        self.mine = mine
        self.late = late
        self.reviews = reviews
        self.unanswered = unanswered
    }
}

/// How long one report waited.
public struct QueueWait: Sendable, Equatable {
    public let form: String
    /// Seconds until somebody read it; nil when that was not lately.
    public let readSeconds: Int64?
    /// Seconds until it was recorded; nil when that was not lately.
    public let recordedSeconds: Int64?

    public init(form: String, readSeconds: Int64?, recordedSeconds: Int64?) {
        self.form = form
        self.readSeconds = readSeconds
        self.recordedSeconds = recordedSeconds
    }
}
