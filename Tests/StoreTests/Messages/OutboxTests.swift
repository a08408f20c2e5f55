import Policing
import Store
import Testing
import Workflows

@Suite("The outbox")
struct OutboxTests {
    private static let file = FileID(high: 4, low: 2)
    private static let link = Notice(kind: .link, channel: .email)

    @Test("a message is claimed with all that was queued, and not again while the lease lasts")
    func lease() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [0, 9], at: .start)
        #expect(try await outbox.claim(5, at: Moment.start.adding(seconds: -1), leaseSeconds: 60).isEmpty)
        let claimed = try await outbox.claim(5, at: .start, leaseSeconds: 60)
        let expected = WaitingMessage(
            id: 1, file: Self.file, notice: Self.link, attempts: 0, queuedAt: .start, sealedToken: [0, 9])
        #expect(claimed == [expected])
        #expect(try await outbox.claim(5, at: Moment.start.adding(seconds: 59), leaseSeconds: 60).isEmpty)
    }

    @Test("after a crash the same message comes again under the same id, and says that it was tried")
    func crash() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [1], at: .start)
        let first = try await outbox.claim(5, at: .start, leaseSeconds: 60)
        let second = try await SQLOutbox(engine: store.engine)
            .claim(5, at: Moment.start.adding(seconds: 60), leaseSeconds: 60)
        #expect(second.map(\.id) == first.map(\.id))
        #expect(second.map(\.attempts) == [1])
    }

    @Test("what was sent never comes again, not even when a slow worker reports a failure")
    func sent() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [1], at: .start)
        _ = try await outbox.claim(1, at: .start, leaseSeconds: 60)
        try await outbox.sent([SentMessage(id: 1, providerID: "provider-7")], at: .start)
        try await outbox.failed(1, error: "too slow", next: .start)
        #expect(try await outbox.claim(5, at: Moment.start.adding(hours: 999), leaseSeconds: 60).isEmpty)
        #expect(try await store.numbers("SELECT id FROM outbox WHERE sealed_token IS NULL") == [1])
    }

    @Test("what failed comes again when the workflow says, or never")
    func failed() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        for _ in 0..<2 { try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [1], at: .start) }
        _ = try await outbox.claim(5, at: .start, leaseSeconds: 60)
        try await outbox.failed(1, error: "no route", next: Moment.start.adding(seconds: 300))
        try await outbox.failed(2, error: "no such address", next: nil)
        #expect(try await outbox.claim(5, at: Moment.start.adding(seconds: 299), leaseSeconds: 60).isEmpty)
        let later = try await outbox.claim(5, at: Moment.start.adding(seconds: 300), leaseSeconds: 60)
        #expect(later.map(\.id) == [1])
        #expect(try await store.numbers("SELECT id FROM outbox WHERE sealed_token IS NULL") == [2])
    }

    @Test("what is held comes back when it may leave, as untried and no older than before")
    func held() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [1], at: .start)
        _ = try await outbox.claim(5, at: .start, leaseSeconds: 60)
        let opening = Moment.start.adding(hours: 9)
        try await outbox.hold(1, until: opening)
        #expect(try await outbox.claim(5, at: opening.adding(seconds: -1), leaseSeconds: 60).isEmpty)
        let claimed = try await outbox.claim(5, at: opening, leaseSeconds: 60)
        #expect(claimed.map(\.attempts) == [0])
        #expect(claimed.map(\.queuedAt) == [opening])
        try await outbox.failed(1, error: "busy", next: opening)
        _ = try await outbox.claim(5, at: opening, leaseSeconds: 60)
        let next = opening.adding(hours: 24)
        try await outbox.hold(1, until: next)
        let tried = try await outbox.claim(5, at: next, leaseSeconds: 60)
        #expect(tried.map(\.attempts) == [1])
        #expect(tried.map(\.queuedAt) == [next.adding(seconds: -60)], "it waited 24 hours, a minute of them leased")
    }

    @Test("many workers never share a message, and miss none")
    func workers() async throws {
        let store = try await ScratchStore()
        let outbox = SQLOutbox(engine: store.engine)
        for _ in 0..<200 { try await outbox.enqueue(Self.link, about: Self.file, sealedToken: [1], at: .start) }
        let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var mine: [Int64] = []
                    while case let next = try await outbox.claim(3, at: .start, leaseSeconds: 60), !next.isEmpty {
                        mine += next.map(\.id)
                    }
                    return mine
                }
            }
            return try await group.reduce([], +)
        }
        #expect(claimed.sorted() == Array(1...200))
    }
}
