import Policing

/// The desk's queue and search, as one reader may see them: a restricted file is in none of it for anybody whom it
/// does not name.
public protocol Queue: Sendable {
    /// Open files, the most at risk first, then those nearest to a limit.
    func queue(
        _ filter: QueueFilter, for reader: StaffMember, after: QueueMark?, limit: Int
    ) async throws(StoreError) -> [QueueRow]
    /// How many files each filter's tab would show, at most 1,000 each.
    func queueCounts(for reader: StaffMember, at now: Moment) async throws(StoreError) -> QueueCounts
    /// Files whose reference, people, place or things match every word, newest first.
    func search(_ words: String, for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary]
}

/// Which part of the queue to show.
public enum QueueFilter: Sendable, Equatable {
    case everything
    case unread
    case unrecorded
    case owned(by: String)
    case unit(String)
    case late(at: Moment)
    case reviews
    case unanswered
}

/// Where a page of the queue ended.
public struct QueueMark: Sendable, Equatable {
    public let rank: Int64
    public let due: Int64
    public let number: Int64

    public init(rank: Int64, due: Int64, number: Int64) {
        self.rank = rank
        self.due = due
        self.number = number
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
