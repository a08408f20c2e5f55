import Policing
import Workflows

/// A part of the queue, as its tab names it.
enum QueuePart: String, CaseIterable, Sendable {
    case everything, unread, unrecorded, mine, late, reviews, unanswered

    func filter(for username: String, at now: Moment) -> QueueFilter {
        switch self {
        case .everything: .everything
        case .unread: .unread
        case .unrecorded: .unrecorded
        case .mine: .owned(by: username)
        case .late: .late(at: now)
        case .reviews: .reviews
        case .unanswered: .unanswered
        }
    }

    func count(in counts: QueueCounts) -> Int {
        switch self {
        case .everything: counts.everything
        case .unread: counts.unread
        case .unrecorded: counts.unrecorded
        case .mine: counts.mine
        case .late: counts.late
        case .reviews: counts.reviews
        case .unanswered: counts.unanswered
        }
    }
}

extension QueueMark {
    /// As it stands in an address: `12.1700000000000.42`.
    var text: String { "\(rank).\(limit).\(number)" }

    init?(text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard numbers.count == 3, let rank = numbers[0], let limit = numbers[1], let number = numbers[2] else {
            return nil
        }
        self.init(rank: rank, limit: limit, number: number)
    }
}
