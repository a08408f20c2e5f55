import Policing
import Workflows

/// One part of the queue: which files it is of, and the index by which they come in their order.
struct QueuePart: Sendable {
    let condition: String
    /// What the condition is of, in the order of its places.
    let values: [Value]
    /// By which the rows come in their order.
    let index: String
    /// By which they are counted soonest, where that is another.
    let counting: String

    private init(
        _ condition: String, of values: Value..., by index: String = QueueSchema.waiting, counting: String? = nil
    ) {
        self.condition = condition
        self.values = values
        self.index = index
        self.counting = counting ?? index
    }

    init(_ filter: QueueFilter) {
        switch filter {
        case .everything: self.init("is_open = 1")
        case .unread: self.init("is_open = 1 AND status = 'received'", by: "file_unread")
        case .unrecorded: self.init("is_open = 1 AND recorded_at IS NULL", by: "file_unrecorded")
        case .owned(let officer): self.init("is_open = 1 AND officer = #", of: .text(officer), by: "file_officer")
        // A decided file may still owe an answer to a message or to a request to look again. The nearest limit is never
        // later than a promise, which bounds what is passed over.
        case .late(let now):
            let now = Value.int(now.milliseconds)
            self.init(
                "next_due < \(FileViews.noDue) AND next_due < # AND limit_at < #", of: now, now, counting: "file_due")
        case .reviews: self.init("review_open = 1", by: "file_review")
        case .unanswered: self.init("unanswered > 0", by: "file_unanswered")
        }
    }
}
