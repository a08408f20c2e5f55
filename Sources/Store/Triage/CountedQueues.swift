import Policing
import Synchronization
import Workflows

/// What was counted of the queue for each reader. It holds until a fact is added, and no longer than a few seconds, in
/// which more may have become late: who looks at the queue looks again and again.
final class CountedQueues: Sendable {
    struct Asked: Sendable {
        /// Who asks, what may be shown to them, and for whom they stand in.
        let reader: [String]
        /// Of the newest fact.
        let position: Int64

        init(reader: StaffMember, covering others: [String], position: Int64) {
            self.reader = [reader.username] + reader.units.sorted() + ["covers"] + others
            self.position = position
        }
    }

    private struct Counted {
        let counts: QueueCounts
        let position: Int64
        let at: Moment
    }

    private let counted = Mutex<[[String]: Counted]>([:])

    private static let seconds: Int64 = 5
    private static let mostReaders = 2_000

    func known(_ asked: Asked, at now: Moment) -> QueueCounts? {
        guard let known = counted.withLock({ $0[asked.reader] }), known.position == asked.position,
            known.at <= now, now < known.at.adding(seconds: Self.seconds)
        else { return nil }
        return known.counts
    }

    func keep(_ counts: QueueCounts, of asked: Asked, at now: Moment) -> QueueCounts {
        counted.withLock { counted in
            if counted.count >= Self.mostReaders { counted.removeAll() }
            counted[asked.reader] = Counted(counts: counts, position: asked.position, at: now)
        }
        return counts
    }
}
