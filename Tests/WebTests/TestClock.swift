import Policing
import Synchronization

/// A clock that stands until it is moved. It begins at 09:00 UTC on Monday 23 November 2026.
final class TestClock: Sendable {
    private let moment = Mutex(Moment(milliseconds: 1_795_424_400_000))

    var now: Moment { moment.withLock { $0 } }

    func pass(seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

/// Something that a test needs is not there.
struct Missing: Error {
    let what: String
}
