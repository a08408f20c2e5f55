import Policing
import Synchronization
import Testing
import Workflows

/// One post office with its postman, at a moment that only the test moves.
struct Round {
    let office = PostOffice()
    let clock: TestClock
    let pigeon: Pigeon
    let postman: Postman
    let events = Events()

    init(
        failing answers: [SendFailure] = [], channels: [ContactChannel] = ContactChannel.allCases,
        at now: Moment = MessageCast.now
    ) throws {
        let pigeon = Pigeon(failing: answers), clock = TestClock(now), events = events
        (self.pigeon, self.clock) = (pigeon, clock)
        let rooms = Postman.Rooms(
            outbox: office, ledger: office, files: Files(ledger: office, rules: try MessageCast.rules()))
        postman = Postman(
            rooms: rooms, words: try MessageCast.words(),
            messengers: Dictionary(uniqueKeysWithValues: channels.map { ($0, pigeon) }),
            clock: PostClock(now: { clock.now }, sleep: { _ in throw CancellationError() }),
            retries: RetryPlan(random: LeastRandom()), log: { events.add($0) })
    }

    func queue(
        _ kind: Notice.Kind, _ channel: ContactChannel = .email, about file: FileID = MessageCast.file,
        token: [UInt8]? = nil
    ) async {
        await office.queue(Notice(kind: kind, channel: channel), about: file, token: token, at: clock.now)
    }

    func put(_ state: FileState?) async throws {
        await office.put(try #require(state))
    }
}

final class Events: Sendable {
    private let kept = Mutex<[PostEvent]>([])
    var all: [PostEvent] { kept.withLock { $0 } }
    func add(_ event: PostEvent) { kept.withLock { $0.append(event) } }
}
