import Policing
import Store
import Testing
import Workflows

@Suite("How a file was weighed, in the lists")
struct TriageMarkTests {
    private static let weighing: [FileCommand] = [
        .grade(code: "P1", reason: "He is still there"),
        .triage(
            .assess(
                ThriveElement.allCases.map { ThriveNote(element: $0, level: .high, text: "As told") }, suggested: nil)),
    ]

    @Test("follows the facts: the clock of the grade, and what has changed since", arguments: EngineMaker.all)
    func follows(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        #expect(try await Self.mark(of: file, in: vault) == TriageMark.none)
        for command in Self.weighing { _ = try await vault.ledger.append(try file.adding(command)) }
        let due = try #require(file.state.triage.clockDue)
        #expect(try await Self.mark(of: file, in: vault) == TriageMark(causesToRedo: [], clockDue: due))
        _ = try await vault.ledger.append(try file.adding(.addMessage(text: "He is back")))
        _ = try await vault.ledger.append(try file.adding(.returnMessage(.email)))
        #expect(
            try await Self.mark(of: file, in: vault)
                == TriageMark(causesToRedo: [.message, .returned], clockDue: due))
        _ = try await vault.ledger.append(try file.adding(.triage(.stopClock(minutesAgo: 0))))
        let stopped = TriageMark(causesToRedo: [.message, .returned], clockDue: nil)
        #expect(try await Self.mark(of: file, in: vault) == stopped)
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await Self.mark(of: file, in: vault) == stopped)
    }

    private static func mark(of file: FileInHand, in vault: Vault) async throws -> TriageMark? {
        let rows = try await vault.folder.queue.queue(
            QueueRequest(.everything, reader: Town.priya), after: nil, limit: 9)
        let row = rows.first { $0.summary.id == file.id }?.summary.triage
        let page = try await vault.folder.pages.summary(of: file.state.report.reference)?.triage
        #expect(row == page, "the queue and the page say the same")
        return row
    }
}
