import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("An erased person")
struct ErasureTests {
    /// What only the person's own details could have put there.
    static let plain =
        [
            "Grace", "grace", "900123", "Kiln", "library", "basket", "green bicycle", "WTU123456", "lock.jpg",
            "film of the shop", "Nobody was found", "Kind people", "witness", "You are right", "B4 6NQ",
        ] + FileInHand.plainOfParties + FileInHand.plainOfContract + FileInHand.plainOfSupervision

    @Test("is gone from facts, views and search, and the ledger still verifies", arguments: EngineMaker.all)
    func gone(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        let other = try await vault.write(2)
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)

        #expect(try await vault.numbers("SELECT count(*) FROM person_key") == [1])
        let verified = try await vault.ledger.verify()
        #expect(verified.fault == nil)
        let state = try #require(try await vault.ledger.state(of: file.id))
        #expect(state.version == file.state.version + 1)
        #expect(state.erased == PersonErased(evidence: file.state.evidence.map(\.id), by: "platform"))
        #expect(state.report.contents.value == nil && state.reporter == nil && state.property.isEmpty)
        #expect(state.status == file.state.status && state.promises == file.state.promises)
        #expect(try await vault.ledger.state(of: other.id) == other.state)

        let own = try await vault.views().filter { !$0.contains("|\(other.state.report.reference.text)") }
        let number = try await vault.numbers(
            "SELECT number FROM file WHERE reference = $1", [.text(state.report.reference.text)])
        let lines = own.filter { $0.contains("|\(number[0])|") }
        for words in Self.plain { #expect(!lines.contains { $0.contains(words) }, "\(words)") }
    }

    @Test("is found by the reference alone", arguments: EngineMaker.all)
    func search(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        #expect(try await vault.folder.queue.found("Grace", limit: 9).count == 1)
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        for words in ["Grace", "Lowe", "07700 900123", "WTU123456", "library", "kiln", "basket", "grace@example.org"] {
            #expect(try await vault.folder.queue.found(words, limit: 9).isEmpty, "\(words)")
        }
        let reference = file.state.report.reference.text
        #expect(try await vault.folder.queue.found(reference, limit: 9).map(\.reporterName) == [nil])
    }

    @Test("stays erased when the file goes on", arguments: EngineMaker.all)
    func goesOn(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1)
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        let files = Files(ledger: vault.ledger, rules: try vault.parts.rules)
        var random = SplitMix64(seed: 4)
        func order(_ command: FileCommand, _ actor: Actor) -> Files.Order {
            Files.Order(
                id: CommandID.make(at: file.now, using: &random), command: command, actor: actor, at: file.now)
        }
        _ = try await files.carryOut(order(.take, .staff(Town.priya)), on: file.id)
        let words: [FileCommand] = [
            .addMessage(text: "A basket of mine"), .changeContact(FileInHand.grace, declined: false),
            .addProperty(PropertyItem(description: "green bicycle", serialNumber: nil, valuePence: nil)),
        ]
        for command in words {
            await #expect(throws: Files.Failure.refused(.personErased), "nobody could ever read it") {
                try await files.carryOut(order(command, .person), on: file.id)
            }
        }
        let views = try await vault.views()
        for words in Self.plain { #expect(!views.contains { $0.contains(words) }, "\(words)") }
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == views)
        #expect(try await vault.ledger.verify().fault == nil)
    }

    @Test("is erased for every program at once, whatever it had read before", arguments: EngineMaker.all)
    func otherPrograms(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        let server = try await Vault(maker, at: vault.path)
        #expect(try await server.ledger.state(of: file.id)?.reporter == FileInHand.grace)
        let message = try file.adding(.addMessage(text: "A basket of mine"))
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        await #expect(throws: StoreError.conflict) { try await server.ledger.append(message) }
        #expect(try await server.ledger.state(of: file.id)?.reporter == nil)
        let files = Files(ledger: server.ledger, rules: try vault.parts.rules)
        let order = Files.Order(
            id: message.command, command: .addMessage(text: "A basket of mine"), actor: .person, at: message.at)
        await #expect(throws: Files.Failure.refused(.personErased)) { try await files.carryOut(order, on: file.id) }
        for words in Self.plain { #expect(try await !server.views().contains { $0.contains(words) }, "\(words)") }
    }

    @Test("is erased once more without harm", arguments: EngineMaker.all)
    func again(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1)
        for _ in 0..<2 { try await vault.ledger.erase(file.state.person, of: file.id, at: file.now) }
        #expect(try await vault.ledger.verify().fault == nil)
        let kinds = try await vault.ledger.history(of: file.id).map(\.fact.kind)
        #expect(kinds.count { $0 == .personErased } == 1)
    }
}
