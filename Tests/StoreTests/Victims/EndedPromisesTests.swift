import Policing
import Store
import Testing
import Workflows

@Suite("A promise that is owed no more")
struct EndedPromisesTests {
    private static let daniel = NewParty(
        id: PartyID(high: 7, low: 77), kind: .person, role: .victim, details: PartyDetails(names: ["Daniel Price"]),
        source: NewAssertion(said: .officer, nature: .fact))

    /// Somebody is named as a victim, is owed something, and turns out to be none.
    static let noVictim: [FileCommand] = [
        .parties(.add(daniel)),
        .contract(.noteEvent(.suspectInterviewed, happenedAt: FileInHand.start, toldAt: nil)),
        .parties(.assertRole(daniel.id, .other, source: daniel.source)),
    ]

    /// A file whose reporter wanted support, and then did not, and one of whose victims turned out to be none.
    static func declined(in vault: Vault) async throws -> FileState {
        var file = try FileInHand(900_003, world: vault.parts)
        _ = try await vault.ledger.append(file.reporting)
        for command: FileCommand in [
            .contract(.assessNeeds(VictimNeeds(support: .yes))), .parties(.add(daniel)),
            .contract(.noteEvent(.suspectArrested, happenedAt: file.now, toldAt: nil)),
            .contract(.assessNeeds(VictimNeeds(support: .no))),
            .parties(.assertRole(daniel.id, .witness, source: daniel.source)),
        ] {
            _ = try await vault.ledger.append(try file.adding(command))
        }
        return file.state
    }

    @Test("is so on the file's page, with no time, in no list of what is late, and after the views are made again")
    func shown() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let state = try await Self.declined(in: vault)
        let endings = state.promises.compactMap { promise in promise.ending.map { "\(promise.rule) \($0.rawValue)" } }
        #expect(endings == ["VC04-REFER declined", "VC06-ARREST no-victim"])
        for _ in 0..<2 {
            let page = try #require(try await vault.folder.pages.page(of: state.report.reference))
            #expect(page.promises == state.promises && page.summary.nextDue == state.nextPromise?.due)
            let ended = try await vault.texts("SELECT rule FROM promise WHERE ending IS NOT NULL AND due IS NOT NULL")
            #expect(ended.isEmpty)
            _ = try await vault.ledger.rebuild { _ in }
        }
    }
}
