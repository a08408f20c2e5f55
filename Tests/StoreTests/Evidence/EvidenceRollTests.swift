import Policing
import Store
import Testing
import Workflows

@Suite("Evidence that a crash left between store and ledger")
struct EvidenceRollTests {
    private static let draft = String(repeating: "ab", count: 32)

    @Test("belongs to the report in the moment in which the report is written")
    func oneMoment() async throws {
        let scene = try await EvidenceOfPeople()
        let sent = try await scene.send(Self.draft)
        try await scene.report(handing: Self.draft)
        #expect(try await scene.evidence.uploads(of: scene.reference).map(\.id) == [sent.id])
        #expect(try await scene.evidence.uploads(of: Self.draft).isEmpty)
    }

    @Test("is added when the store is opened again, once")
    func added() async throws {
        let scene = try await EvidenceOfPeople()
        let sent = try await scene.send(Self.draft)
        try await scene.report(handing: Self.draft)
        #expect(try await scene.state()?.evidence.isEmpty == true, "the crash came here")

        let again = try await EvidenceOfPeople(at: scene.vault.path)
        let later = again.clock.now.adding(hours: 30)
        #expect(try await again.evidence.deleteAbandoned(before: later) == 0)
        #expect(try await again.roll.call(at: later) == 1)
        let state = try #require(try await again.state())
        #expect(state.evidence.map(\.id) == [sent.id] && state.evidence.map(\.sha256) == [sent.sha256])
        #expect(try await again.roll.call(at: later) == 0)
        // Whoever sends the report once more, under the ids of then, adds nothing either.
        _ = try await again.files.carryOut(
            Files.Order(
                id: again.file.reporting.command.part(sent.id.low), command: .addEvidence(sent.asEvidence),
                actor: .person, at: later),
            on: again.file.id)
        #expect(try await again.state()?.evidence.count == 1)
    }

    @Test("is left alone while it is a draft's, or half there")
    func leftAlone() async throws {
        let scene = try await EvidenceOfPeople()
        try await scene.report(handing: nil)
        _ = try await scene.send(Self.draft)
        _ = try await scene.begin(scene.reference)
        #expect(try await scene.roll.call(at: scene.clock.now) == 0)
        #expect(try await scene.state()?.evidence.isEmpty == true)
    }
}
