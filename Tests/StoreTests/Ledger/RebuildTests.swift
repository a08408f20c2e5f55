import Policing
import Store
import Synchronization
import Testing
import Workflows

@Suite("The views")
struct RebuildTests {
    @Test("made again from facts are the views that were there", arguments: EngineMaker.all)
    func rebuilt(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let histories = try await vault.seed(300)
        let before = try await vault.views()
        #expect(before.count > 300 * 8)
        #expect(try await vault.ledger.rebuild { _ in } == histories.count)
        #expect(try await vault.views() == before)
    }

    @Test("written command by command are the views that an import writes", arguments: EngineMaker.all)
    func live(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let histories = try await vault.seed(80)
        let live = try await Vault(maker)
        for history in histories.sorted(by: { $0.state.receivedAt < $1.state.receivedAt }) {
            try await Replay(history: history).write(to: live.ledger)
        }
        // Where files begin differs, because an import sorts by time.
        for history in histories {
            let reference = history.state.report.reference
            #expect(try await live.folder.pages.page(of: reference) == vault.folder.pages.page(of: reference))
        }
        let before = try await live.views()
        _ = try await live.ledger.rebuild { _ in }
        #expect(try await live.views() == before)
        #expect(try await live.ledger.verify().fault == nil)
    }

    @Test("hold no row without a file once they are made again", arguments: EngineMaker.all)
    func orphans(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(30)
        let before = try await vault.views()
        for number in [2, 1_000_000] as [Int64] {
            try await vault.execute(
                "INSERT INTO timeline (file, version, at, kind) VALUES ($1, 999, 1, 'taken')", [.int(number)])
        }
        #expect(try await vault.ledger.rebuild(batch: 7) { _ in } == 30)
        #expect(try await vault.views() == before)
    }

    @Test("can be made again while files grow, and while new ones come", arguments: EngineMaker.all)
    func meanwhile(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(40)
        var file = try await vault.write(900_001)
        let message = try file.adding(.addMessage(text: "Sent between reading and writing"))
        let late = try FileInHand(900_002, world: vault.parts).reporting
        let interruption = Interruption { writes in
            if writes == 3 { _ = try await vault.ledger.append(message) }
            if writes == 4 { _ = try await vault.ledger.append(late) }
        }
        let other = try await maker.open(vault.path) { InterruptedEngine(engine: $0, interruption: interruption) }
        defer { try? other.close() }
        interruption.begin()
        #expect(try await other.ledger.rebuild(batch: 14) { _ in } == 42)
        let made = try await vault.views()
        #expect(made.contains { $0.contains("Sent between reading and writing") })
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == made)
    }

    @Test("broken off half-way, are of each file the old rows or the new ones, whole", arguments: EngineMaker.all)
    func brokenOff(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(40)
        let right = Set(try await vault.views())
        try await vault.execute("UPDATE file SET place_text = 'old'")
        try await vault.execute("UPDATE timeline SET who = 'old'")
        let old = Set(try await vault.views())
        let interruption = Interruption { writes in
            if writes == 3 { throw EngineError.failed("killed") }
        }
        let other = try await maker.open(vault.path) { InterruptedEngine(engine: $0, interruption: interruption) }
        defer { try? other.close() }
        interruption.begin()
        await #expect(throws: StoreError.self) { try await other.ledger.rebuild(batch: 10) { _ in } }
        let left = try await vault.views()
        #expect(left.count == right.count)
        let isMade = try await vault.numbers("SELECT number FROM file WHERE place_text IS NOT 'old' ORDER BY number")
        #expect(isMade.count == 20)
        for line in left {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            let isNew = isMade.contains(Int64(parts[1]) ?? 0)
            #expect((isNew ? right : old).contains(line), "half of one and half of the other")
        }
        _ = try await vault.ledger.rebuild { _ in }
        #expect(Set(try await vault.views()) == right)
    }

    @Test("hold nothing for staff in what the person reads", arguments: EngineMaker.all)
    func notes(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(300)
        #expect(try await vault.numbers("SELECT count(*) FROM timeline WHERE note IS NOT NULL").first ?? 0 > 300)
        #expect(
            try await vault.numbers(
                """
                SELECT count(*) FROM timeline WHERE kind IN ('taken', 'graded', 'recorded', 'reopened', 'allocated')
                AND words IS NOT NULL
                """) == [0])
        #expect(try await vault.numbers("SELECT count(*) FROM timeline WHERE words = note") == [0])
    }
}

/// Writes a history as live commands would have: one addition a command, each with the state of its time.
private struct Replay {
    let history: FileHistory

    func write(to ledger: SQLLedger) async throws {
        var facts: [RecordedFact] = []
        for step in history.steps {
            let expected = facts.count
            facts += step.facts
            guard let after = FileState.fold(history.state.id, facts) else { return }
            _ = try await ledger.append(
                Addition(
                    command: step.command, fingerprint: [], actor: step.actor, at: step.at, expected: expected,
                    facts: step.facts.map(\.fact), after: after, notices: []))
        }
    }
}

/// Something that comes between the reading and the writing of a batch.
private final class Interruption: Sendable {
    private let writes = Mutex<Int?>(nil)
    private let work: @Sendable (Int) async throws -> Void

    init(_ work: @escaping @Sendable (Int) async throws -> Void) {
        self.work = work
    }

    /// Counts writes from now on.
    func begin() { writes.withLock { $0 = 0 } }

    func beforeWrite() async throws {
        let count = writes.withLock { count in
            count = count.map { $0 + 1 }
            return count
        }
        if let count { try await work(count) }
    }
}

private struct InterruptedEngine: Engine {
    let engine: any Engine
    let interruption: Interruption

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        try await engine.read(body)
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        try await interruption.beforeWrite()
        return try await engine.write(body)
    }

    func scrub() async throws { try await engine.scrub() }
    func close() throws { try engine.close() }
}
