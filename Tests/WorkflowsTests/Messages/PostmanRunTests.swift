import Policing
import Testing
import Workflows

@Suite("the postman's round")
struct PostmanRunTests {
    /// A postman whose sleeps are reported and end only when called off.
    private static func start(
        _ office: PostOffice, _ pigeon: Pigeon
    ) throws -> (task: Task<Void, Never>, bell: PostBell, sleeps: AsyncStream<Moment>) {
        let (sleeps, slept) = AsyncStream.makeStream(of: Moment.self)
        let (never, _) = AsyncStream.makeStream(of: Void.self)
        let clock = PostClock(now: { MessageCast.now }) { moment in
            slept.yield(moment)
            for await _ in never {}
            throw CancellationError()
        }
        let postman = Postman(
            rooms: Postman.Rooms(
                outbox: office, ledger: office, files: Files(ledger: office, rules: try MessageCast.rules())),
            words: try MessageCast.words(), messengers: [.email: pigeon], clock: clock,
            retries: RetryPlan(random: LeastRandom()), log: { _ in })
        let bell = PostBell()
        return (Task { await postman.run(bell) }, bell, sleeps)
    }

    @Test("the bell wakes it at once, and being cancelled ends it")
    func wakes() async throws {
        let office = PostOffice(), pigeon = Pigeon()
        await office.put(try #require(MessageCast.state(MessageCast.reporter())))
        let (task, bell, sleeps) = try Self.start(office, pigeon)
        var asleep = sleeps.makeAsyncIterator()
        #expect(await asleep.next() == MessageCast.now.adding(seconds: Postman.longestSleepSeconds))
        #expect(pigeon.carried.isEmpty)
        await office.queue(
            Notice(kind: .received, channel: .email), about: MessageCast.file, at: MessageCast.now)
        bell.ring()
        _ = await asleep.next()
        #expect(pigeon.carried.count == 1)
        task.cancel()
        await task.value
    }

    @Test("after a rush it lets messages gather before it goes again", arguments: [Postman.rush - 1, Postman.rush])
    func gathers(count: Int) async throws {
        let office = PostOffice(), pigeon = Pigeon()
        await office.put(try #require(MessageCast.state(MessageCast.reporter())))
        for _ in 0..<count {
            await office.queue(Notice(kind: .received, channel: .email), about: MessageCast.file, at: MessageCast.now)
        }
        let (task, _, sleeps) = try Self.start(office, pigeon)
        var asleep = sleeps.makeAsyncIterator()
        let isRush = count == Postman.rush
        let wait = isRush ? Postman.gatheringMilliseconds : Postman.longestSleepSeconds * 1_000
        #expect(await asleep.next()?.milliseconds == MessageCast.now.milliseconds + wait)
        #expect(pigeon.carried.count == count)
        task.cancel()
        await task.value
    }

    @Test("it sleeps no longer than until the next try")
    func sleepsUntilDue() async throws {
        let office = PostOffice(), pigeon = Pigeon(failing: [.later("no answer")])
        await office.put(try #require(MessageCast.state(MessageCast.reporter())))
        let early = MessageCast.now.adding(seconds: -5)
        await office.queue(Notice(kind: .received, channel: .email), about: MessageCast.file, at: early)
        let (task, _, sleeps) = try Self.start(office, pigeon)
        var asleep = sleeps.makeAsyncIterator()
        #expect(await asleep.next() == MessageCast.now.adding(seconds: 60))
        task.cancel()
        await task.value
    }
}

@Suite("the plan of retries")
struct RetryPlanTests {
    static let hour: Int64 = 3_600

    @Test(
        "waits grow from a minute to twelve hours",
        arguments: [
            (0, 60), (1, 300), (2, 1_800), (3, 7_200), (4, 21_600), (5, 43_200), (6, 43_200), (60, 43_200), (-1, 60),
        ] as [(Int, Int64)])
    func waits(_ attempts: Int, seconds: Int64) {
        var plan = RetryPlan(random: LeastRandom())
        let next = plan.next(after: attempts, queuedAt: MessageCast.now, at: MessageCast.now)
        #expect(next == MessageCast.now.adding(seconds: seconds))
    }

    @Test("chance adds at most a fifth, and does add")
    func jitter() {
        var plan = RetryPlan(random: SystemRandomNumberGenerator())
        let draws = (0..<200).compactMap { _ in plan.next(after: 5, queuedAt: MessageCast.now, at: MessageCast.now) }
        let waits = draws.map { ($0.milliseconds - MessageCast.now.milliseconds) / 1_000 }
        #expect(waits.count == 200 && waits.allSatisfy { (43_200...51_840).contains($0) })
        #expect(Set(waits).count > 1)
    }

    @Test(
        "no try is planned more than three days after the message was queued",
        arguments: [
            (60 * hour, true), (60 * hour + 1, false), (72 * hour, false),
        ])
    func ends(_ ageSeconds: Int64, isTried: Bool) {
        var plan = RetryPlan(random: LeastRandom())
        let now = MessageCast.now.adding(seconds: ageSeconds)
        #expect((plan.next(after: 9, queuedAt: MessageCast.now, at: now) != nil) == isTried)
    }
}

@Suite("the name of a message outside")
struct MessageIDTests {
    @Test("it reads back what it writes")
    func roundTrip() {
        let id = MessageID(file: MessageCast.file, number: 42)
        #expect(MessageID(text: id.text) == id)
    }

    @Test(
        "nothing else is read",
        arguments: [
            "", ".", "42", "19a0.42", "19a000000000000100000000000000070.42", "19a00000000000010000000000000007.0",
            "19a00000000000010000000000000007.-1", "19a00000000000010000000000000007.+1",
            "19a00000000000010000000000000007.42.1", "19a00000000000010000000000000007.042",
            "19a00000000000010000000000000007.42\r\nBcc: all@example.org",
        ])
    func refuses(_ text: String) {
        #expect(MessageID(text: text) == nil)
    }
}
