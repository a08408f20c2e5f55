import Policing
import Store
import Testing
import Workflows

@Suite("The ledger")
struct AppendTests {
    @Test("gives back every kind of fact as it was written", arguments: EngineMaker.all)
    func readBack(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        let history = try await vault.ledger.history(of: file.id)
        #expect(history == file.history.facts)
        #expect(Set(FileFact.Kind.allCases).subtracting(history.map(\.fact.kind)) == [.personErased])
        #expect(try await vault.ledger.state(of: file.id) == file.state)
        #expect(try await vault.ledger.file(of: file.state.report.reference) == file.id)
    }

    @Test("gives back any text as it was written", arguments: EngineMaker.all)
    func hardText(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        let controls = String(String.UnicodeScalarView((1..<32).compactMap(Unicode.Scalar.init)))
        let text = "\"quoted\" \\back\\ / \u{7F} \u{2028} \u{FFFF} 👩🏽‍🚒 میری سائیکل \(controls) end"
        let usual = try file.adding(.addMessage(text: "The rules would take the controls away."))
        let hard = FileFact.personWrote(PersonWrote(text: Sealed(text, of: file.state.person)))
        _ = try await vault.ledger.append(
            Addition(
                command: usual.command, fingerprint: [], actor: usual.actor, at: usual.at, expected: usual.expected,
                facts: [hard] + usual.facts.dropFirst(), after: usual.after, notices: []))
        let history = try await vault.ledger.history(of: file.id)
        guard case .personWrote(let message) = history.last(where: { $0.fact.kind == .personWrote })?.fact else {
            Issue.record("the message is not in the history")
            return
        }
        #expect(message.text.value == text)
    }

    @Test("holds no personal detail in plain in its facts", arguments: EngineMaker.all)
    func sealed(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.everyCommand)
        let bodies = try await vault.folder.engine.read { session in
            try session.query("SELECT body FROM fact", []) { String(decoding: $0.blob(0), as: UTF8.self) }
        }
        let plain =
            [
                "Grace", "example.org", "900123", "Kiln Hill", "library", "basket", "WTU", "film of the shop",
                "Nobody was found", "Kind people", "witness", "You are right", "lock.jpg", "52.48",
                "Her brother", "alley", "canal", "night desk", "Two days",
            ] + FileInHand.plainOfParties + FileInHand.plainOfContract + FileInHand.plainOfSupervision
        for words in plain {
            #expect(!bodies.contains { $0.contains(words) }, "\(words)")
        }
    }

    @Test("knows no file that was never reported", arguments: EngineMaker.all)
    func unknown(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try FileInHand(1, world: vault.parts)
        #expect(try await vault.ledger.state(of: file.id) == nil)
        #expect(try await vault.ledger.file(of: file.state.report.reference) == nil)
        #expect(try await vault.ledger.receipt(of: file.history.steps[0].command) == nil)
    }

    @Test("answers a command that is sent again with its first receipt, and writes nothing", arguments: EngineMaker.all)
    func again(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        let message = try file.adding(.addMessage(text: "Is there news?"), fingerprint: [1, 2, 3])
        let first = try await vault.ledger.append(message)
        let views = try await vault.views()
        let second = try await vault.ledger.append(message)
        #expect(second == first)
        #expect(try await vault.ledger.receipt(of: message.command) == first)
        #expect(try await vault.ledger.state(of: file.id) == file.state)
        #expect(try await vault.views() == views)
    }

    @Test("answers a report that is sent again with the file it made then", arguments: EngineMaker.all)
    func reportAgain(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let first = try FileInHand(1, world: vault.parts).reporting
        let receipt = try await vault.ledger.append(first)
        let other = try FileInHand(2, world: vault.parts).reporting
        let again = Addition(
            command: first.command, fingerprint: first.fingerprint, actor: .person, at: other.at, expected: 0,
            facts: other.facts, after: other.after, notices: [])
        #expect(try await vault.ledger.append(again) == receipt)
        #expect(try await vault.numbers("SELECT count(*) FROM file") == [1])
    }

    @Test("refuses a command's id for another wish, or for another file", arguments: EngineMaker.all)
    func reused(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        var other = try await vault.write(2)
        let message = try file.adding(.addMessage(text: "One"), fingerprint: [1])
        _ = try await vault.ledger.append(message)
        let changed = try file.adding(.addMessage(text: "Two"), fingerprint: [2])
        let elsewhere = try other.adding(.addMessage(text: "One"), fingerprint: [1])
        for addition in [changed, elsewhere] {
            let reused = Addition(
                command: message.command, fingerprint: addition.fingerprint, actor: .person, at: addition.at,
                expected: addition.expected, facts: addition.facts, after: addition.after, notices: [])
            await #expect(throws: StoreError.commandReused) { try await vault.ledger.append(reused) }
        }
        #expect(try await vault.ledger.verify().fault == nil)
    }

    @Test("says when a reference is taken, and the rest of the group is written", arguments: EngineMaker.all)
    func referenceTaken(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let first = try await vault.write(1)
        let rival = try FileInHand(2, reference: first.state.report.reference, world: vault.parts).reporting
        let mates = try (3..<13).map { try FileInHand($0, world: vault.parts).reporting }
        let results = await vault.appendAll([rival] + mates)
        #expect(results[0] == .failure(.referenceTaken))
        #expect(results.dropFirst().allSatisfy { (try? $0.get()) != nil })
        #expect(try await vault.numbers("SELECT count(*) FROM file") == [11])
        #expect(try await vault.numbers("SELECT count(*) FROM person_key") == [11])
        #expect(try await vault.ledger.verify().fault == nil)
    }

    private static func seizing(_ seal: String) -> FileCommand {
        .investigation(
            .seize(
                NewExhibit(
                    reference: "AO/1",
                    details: ExhibitDetails(description: "Gloves", place: "Kiln Hill", seizedBy: "Amara Okafor"),
                    at: FileInHand.start, seal: seal)))
    }

    @Test("lets one file alone of those that ask at once use a seal, however its number is typed")
    func seals() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var files: [FileInHand] = []
        for number: UInt64 in 1...6 { files.append(try await vault.write(number)) }
        let typed = ["A-100", "a100", "A 100", "a-1-0-0", "A100", "B7"]
        let additions = try files.indices.map { try files[$0].adding(Self.seizing(typed[$0])) }
        let results = await vault.appendAll(additions)
        #expect(results.prefix(5).count { (try? $0.get()) != nil } == 1)
        #expect(results.prefix(5).count { if case .failure(.sealUsed) = $0 { true } else { false } } == 4)
        #expect((try? results[5].get()) != nil)
        let before = try await vault.views()
        #expect(before.count { $0.hasPrefix("exhibit_seal|") } == 2)
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
        #expect(try await vault.ledger.verify().fault == nil)
    }

    @Test("makes its views again of two files that used one seal before that was asked")
    func sealsOfOld() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var one = try await vault.write(1), two = try await vault.write(2)
        _ = try await vault.ledger.append(try one.adding(Self.seizing("A100")))
        try await vault.execute("DELETE FROM exhibit_seal")
        _ = try await vault.ledger.append(try two.adding(Self.seizing("A100")))
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.numbers("SELECT count(*) FROM exhibit_seal") == [2])
    }

    @Test("lets one of forty who race for a version win, and leaves their neighbours alone", arguments: EngineMaker.all)
    func race(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1)
        let rivals = try (0..<40).map { number in
            var own = file
            own.now = own.now.adding(seconds: Int64(number))
            return try own.adding(.addMessage(text: "Message \(number)"))
        }
        let mates = try (100..<120).map { try FileInHand($0, world: vault.parts).reporting }
        let results = await vault.appendAll(rivals + mates)
        let raced = results.prefix(40)
        #expect(raced.count { (try? $0.get()) != nil } == 1)
        #expect(raced.count { $0 == .failure(.conflict) } == 39)
        #expect(results.dropFirst(40).allSatisfy { (try? $0.get()) != nil })
        let winner = try #require(raced.firstIndex { (try? $0.get()) != nil })
        #expect(try await vault.ledger.state(of: file.id) == rivals[winner].after)
        let verified = try await vault.ledger.verify()
        #expect(verified.fault == nil)
        #expect(try await vault.numbers("SELECT max(position) FROM fact") == [verified.facts])
    }

    @Test("writes what many write at once without a gap", arguments: EngineMaker.all)
    func manyAtOnce(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let reports = try (0..<600).map { try FileInHand(UInt64($0), world: vault.parts).reporting }
        let results = await vault.appendAll(reports)
        let positions = results.compactMap { try? $0.get().position }
        #expect(Set(positions).count == 600)
        let verified = try await vault.ledger.verify()
        #expect(verified.fault == nil)
        #expect(verified.facts == Int64(reports.map(\.facts.count).reduce(0, +)))
    }

    @Test("never changes a fact and never deletes one", arguments: EngineMaker.all)
    func stays(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1)
        for statement in ["UPDATE fact SET at = 0", "UPDATE fact SET body = ''", "DELETE FROM fact"] as [SQL] {
            await #expect(throws: EngineError.self) { try await vault.execute(statement) }
        }
        #expect(try await vault.ledger.verify().fault == nil)
    }

    @Test("queues each message in the same transaction as its cause", arguments: EngineMaker.all)
    func outbox(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        var file = try await vault.write(1)
        #expect(try await vault.texts("SELECT kind FROM outbox ORDER BY id") == ["received"])
        let letter = try file.adding(.write(text: "There is news"))
        _ = try await vault.ledger.append(letter)
        _ = try await vault.ledger.append(letter)
        #expect(try await vault.texts("SELECT kind FROM outbox ORDER BY id") == ["received", "news"])
    }
}

extension Vault {
    /// Appends all at once and gives each its own result, in order.
    func appendAll(_ additions: [Addition]) async -> [Result<Receipt, StoreError>] {
        await withTaskGroup(of: (Int, Result<Receipt, StoreError>).self) { group in
            for (index, addition) in additions.enumerated() {
                group.addTask { [ledger] in
                    do throws(StoreError) {
                        let receipt = try await ledger.append(addition)
                        return (index, .success(receipt))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var results: [(Int, Result<Receipt, StoreError>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
