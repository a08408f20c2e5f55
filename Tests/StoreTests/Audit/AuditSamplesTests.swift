import Policing
import Store
import Testing
import Workflows

@Suite("Samples for audits")
struct AuditSamplesTests {
    private static let since = FileInHand.start.adding(hours: -1)
    private static let now = FileInHand.start.adding(hours: 24 * 40)

    private static func drawn(_ vault: Vault, seed: UInt64 = 9) async throws -> AuditDraw {
        AuditDraw(
            from: try await vault.folder.audits.candidates(since: since, for: Town.ruth, at: now), seed: seed,
            perStratum: 2,
            since: since, at: now, by: "ruth.adeyemi")
    }

    @Test("are drawn from what is recorded, and from no file before their time", arguments: EngineMaker.all)
    func candidates(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let recorded = try await vault.write(1, FileInHand.everyCommand)
        _ = try await vault.write(2)
        let found = try await vault.folder.audits.candidates(since: Self.since, for: Town.ruth, at: Self.now)
        #expect(found.map(\.reference) == [recorded.state.report.reference])
        #expect(found.first?.stratum.text == "bicycle-theft/crime/quarter")
        let later = FileInHand.start.adding(hours: 1)
        #expect(try await vault.folder.audits.candidates(since: later, for: Town.ruth, at: Self.now).isEmpty)
    }

    @Test("are kept with their seed, and show what was found, before and after a rebuild", arguments: EngineMaker.all)
    func kept(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        let reference = file.state.report.reference
        #expect(try await vault.folder.audits.sample(1, for: Town.ruth) == nil)
        let draw = try await Self.drawn(vault)
        #expect(try await vault.folder.audits.keep(draw) == 1)
        #expect(try await vault.folder.audits.keep(draw) == 2)
        // The story of every command has a judgement in sample 1.
        for _ in 0..<2 {
            let state = try #require(try await vault.folder.audits.sample(1, for: Town.ruth))
            #expect(state.summary.seed == 9 && state.summary.files == 1 && state.summary.judged == 1)
            #expect(state.items.map(\.verdict) == [.late] && state.items.map(\.by) == ["ruth.adeyemi"])
            #expect(state.population == ["bicycle-theft/crime/quarter": 1])
            #expect(state.rates { $0.form }.map(\.rate) == [ErrorRate(errors: 1, judged: 1)])
            _ = try await vault.ledger.rebuild { _ in }
        }
        #expect(try await vault.folder.audits.sample(2, for: Town.ruth)?.items.map(\.verdict) == [nil])
        #expect(try await vault.folder.audits.samples(limit: 1).map(\.number) == [2])
        #expect(try await vault.folder.audits.stratum(of: reference, in: 1) == "bicycle-theft/crime/quarter")
        #expect(try await vault.folder.audits.stratum(of: reference, in: 3) == nil)
    }
}
