import Policing
import Store
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
