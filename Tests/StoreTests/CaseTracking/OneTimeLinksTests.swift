import Policing
import Store
import Testing
import Workflows

@Suite("Links that are kept in the store")
struct OneTimeLinksTests {
    private static let token: [UInt8] = [7, 0, 255]
    private static let end = Moment.start.adding(hours: 1)

    private static func reference(_ seed: UInt64) -> Reference {
        var random = SplitMix64(seed: seed)
        return Reference.make(using: &random)
    }

    @Test("a link is used once, however many programs try at once, and stays used when they are started again")
    func once() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let other = try await Vault(EngineMaker.all[0], at: vault.path)
        let stores = [vault.folder.links, other.folder.links]
        #expect(try await !stores[0].isUsed(Self.token))
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask { try await stores[number % 2].use(Self.token, endsAt: Self.end) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        let later = try await Vault(EngineMaker.all[0], at: vault.path)
        #expect(try await later.folder.links.isUsed(Self.token))
        #expect(try await !later.folder.links.use(Self.token, endsAt: Self.end))
    }

    @Test("a report is sent one link in a while, and another report its own")
    func pause() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let links = vault.folder.links
        let first = Self.reference(1)
        func may(_ reference: Reference, after seconds: Int64) async throws -> Bool {
            try await links.maySend(to: reference, at: Moment.start.adding(seconds: seconds), pauseSeconds: 300)
        }
        #expect(try await may(first, after: 0))
        #expect(try await may(Self.reference(2), after: 1))
        #expect(try await !may(first, after: 299))
        #expect(try await may(first, after: 300))
        #expect(try await !may(first, after: 599))
    }

    @Test("what has ended by itself is forgotten")
    func forgotten() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let links = vault.folder.links
        _ = try await links.use(Self.token, endsAt: Self.end)
        _ = try await links.maySend(to: Self.reference(1), at: .start, pauseSeconds: 300)
        #expect(try await links.forget(before: Self.end.adding(seconds: -1)) == 0)
        #expect(try await links.isUsed(Self.token))
        #expect(try await links.forget(before: Self.end) == 1)
        #expect(
            try await vault.numbers("SELECT count(*) FROM used_link UNION ALL SELECT count(*) FROM sent_link") == [
                0, 0,
            ])
    }
}
