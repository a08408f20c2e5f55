import Crypto
import Foundation
import Policing
import Store
import Testing
import Workflows

/// Whoever can write to the database file can do all of this; `verify` names the first fact that shows it.
@Suite("A tampered ledger")
struct TamperingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let statements: [SQL]
        let fault: LedgerFault?

        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(name: "nothing done to it", statements: [], fault: nil),
        Row(
            name: "a changed body", statements: ["UPDATE fact SET body = CAST('{}' AS BLOB) WHERE position = 4"],
            fault: .changed(position: 4)),
        Row(
            name: "a changed time", statements: ["UPDATE fact SET at = at + 1 WHERE position = 1"],
            fault: .changed(position: 1)),
        Row(
            name: "another actor", statements: ["UPDATE fact SET actor = 'staff:tom.hale' WHERE position = 5"],
            fault: .changed(position: 5)),
        Row(
            name: "another kind", statements: ["UPDATE fact SET kind = 'taken' WHERE position = 6"],
            fault: .changed(position: 6)),
        Row(
            name: "another command", statements: ["UPDATE fact SET command = CAST('x' AS BLOB) WHERE position = 7"],
            fault: .changed(position: 7)),
        Row(
            name: "a changed leaf hash", statements: ["UPDATE fact SET leaf = CAST('x' AS BLOB) WHERE position = 3"],
            fault: .changed(position: 3)),
        Row(
            name: "a changed chain", statements: ["UPDATE fact SET chain = CAST('x' AS BLOB) WHERE position = 3"],
            fault: .misplaced(position: 3)),
        Row(
            name: "the first fact taken out", statements: ["DELETE FROM fact WHERE position = 1"],
            fault: .missing(position: 1)),
        Row(
            name: "a fact taken out", statements: ["DELETE FROM fact WHERE position = 5"],
            fault: .missing(position: 5)),
        Row(
            name: "a fact taken out and the rest moved up",
            statements: [
                "DELETE FROM fact WHERE position = 5", "UPDATE fact SET position = -position WHERE position > 5",
                "UPDATE fact SET position = -position - 1 WHERE position < 0",
            ], fault: .misplaced(position: 5)),
        Row(
            name: "the end cut off",
            statements: ["DELETE FROM fact WHERE position = (SELECT max(position) FROM fact)"],
            fault: .missing(position: Int64(FileInHandFacts.count))),
        Row(
            name: "two facts exchanged",
            statements: [
                "UPDATE fact SET position = -1 WHERE position = 5", "UPDATE fact SET position = 5 WHERE position = 6",
                "UPDATE fact SET position = 6 WHERE position = -1",
            ], fault: .misplaced(position: 5)),
        Row(
            name: "a fact written over by an insertion",
            statements: [
                """
                INSERT OR REPLACE INTO fact (position, file, version, at, kind, actor, command, body, leaf, chain)
                SELECT position, file, version, at + 1, kind, actor, command, body, leaf, chain FROM fact
                WHERE position = 5
                """
            ], fault: .changed(position: 5)),
    ]

    /// How many facts the file of these tests has.
    enum FileInHandFacts {
        static let count: Int = {
            guard let world = try? Town.world.get(), let form = world.form("bicycle-theft") else { return 0 }
            guard var file = try? FileInHand(1, world: SeedWorldParts(rules: world.rulebook, form: form)) else {
                return 0
            }
            for command in FileInHand.everyCommand { _ = try? file.adding(command) }
            return file.state.version
        }()
    }

    private static let freeing: [SQL] = [
        "DROP TRIGGER fact_stays", "DROP TRIGGER fact_remains",
    ]

    @Test("is found out, at the first bad fact", arguments: EngineMaker.all, rows)
    func foundOut(maker: EngineMaker, row: Row) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.everyCommand)
        for statement in Self.freeing + row.statements { try await vault.execute(statement) }
        #expect(try await vault.ledger.verify().fault == row.fault)
    }

    private static let columns = "position, file, version, at, kind, actor, command, body, leaf, chain"

    /// What would put one fact in the place of another.
    static let replacements: [String] = [
        "INSERT OR REPLACE INTO fact (\(columns)) SELECT \(columns) FROM fact WHERE position = 5",
        "REPLACE INTO fact (\(columns)) SELECT 900, file, version, at + 1, kind, actor, command, body, leaf, chain "
            + "FROM fact WHERE position = 5",
        "UPDATE OR REPLACE fact SET position = 5 WHERE position = 6",
        "INSERT INTO fact (\(columns)) SELECT \(columns) FROM fact WHERE position = 5 "
            + "ON CONFLICT (position) DO UPDATE SET at = excluded.at + 1",
        "REPLACE INTO access_log (number, at, actor, action, purpose) VALUES (1, 9, 'staff:tom.hale', 'track', 'x')",
    ]

    @Test("cannot be made by replacing", arguments: replacements)
    func replacing(statement: String) async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let file = try await vault.write(1, FileInHand.everyCommand)
        let entry = AccessEntry(at: file.now, actor: "person", file: file.id, action: .track, purpose: "tracker")
        try await vault.folder.accessLog.log(entry)
        await #expect(throws: EngineError.self) { try await vault.execute(SQL(statement)) }
        #expect(try await vault.ledger.verify() == (Int64(file.state.version), nil))
        #expect(try await vault.folder.accessLog.accesses(to: file.id, from: nil, limit: 9).entries == [entry])
    }

    @Test("with a hash made to fit its changed body does not follow from what came before", arguments: EngineMaker.all)
    func fittingHash(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.everyCommand)
        for statement in Self.freeing { try await vault.execute(statement) }
        try await Forger(vault).rewrite(from: 5, to: 5) { $0.body = Array("{}".utf8) }
        #expect(try await vault.ledger.verify().fault == .misplaced(position: 5))
    }

    @Test("with every later hash made to fit still shows a gap in a file's versions", arguments: EngineMaker.all)
    func gap(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        for statement in Self.freeing { try await vault.execute(statement) }
        let forger = Forger(vault)
        try await forger.rewrite(from: 1, to: Int64(file.state.version)) { _ in }
        #expect(try await vault.ledger.verify().fault == nil, "the forger's sums are those of the ledger")
        try await forger.rewrite(from: 5, to: Int64(file.state.version)) { $0.version += 1 }
        #expect(try await vault.ledger.verify().fault == .gap(position: 5))
    }
}

/// Computes leaves and chain by the published description alone, not by the ledger's own code.
struct Forger {
    let vault: Vault

    struct Fact: Sendable {
        let position: Int64
        let file: [UInt8]
        var version: Int64
        let at: Int64
        let kind: String
        let actor: String
        let command: [UInt8]
        var body: [UInt8]

        var leaf: [UInt8] {
            let hex = file.map { byte in
                let text = String(byte, radix: 16)
                return byte < 16 ? "0" + text : text
            }.joined()
            let heading = Data("bluelamp fact 1\n\(hex) \(version) \(at)\n\(kind)\n\(actor)\n".utf8)
            return Array(SHA256.hash(data: Data([0]) + heading + Data(command) + Data(body)))
        }
    }

    init(_ vault: Vault) {
        self.vault = vault
    }

    /// Changes facts and every hash of theirs; from the last first, so that versions never clash.
    func rewrite(
        from first: Int64, to last: Int64, _ change: @Sendable (inout Fact) -> Void
    ) async throws {
        let before = try await chain(at: first - 1)
        var chain = before
        var changed: [(Fact, [UInt8])] = []
        for var fact in try await facts(first, last) {
            change(&fact)
            chain = Array(SHA256.hash(data: Data(chain) + Data(fact.leaf)))
            changed.append((fact, first == last ? try await self.chain(at: first) : chain))
        }
        for (fact, chain) in changed.reversed() {
            try await vault.execute(
                "UPDATE fact SET version = $2, body = $3, leaf = $4, chain = $5 WHERE position = $1",
                [.int(fact.position), .int(fact.version), .blob(fact.body), .blob(fact.leaf), .blob(chain)])
        }
    }

    private func chain(at position: Int64) async throws -> [UInt8] {
        let chains = try await vault.folder.engine.read { session in
            try session.query("SELECT chain FROM fact WHERE position = $1", [.int(position)]) { $0.blob(0) }
        }
        return chains.first ?? [UInt8](repeating: 0, count: 32)
    }

    private func facts(_ first: Int64, _ last: Int64) async throws -> [Fact] {
        try await vault.folder.engine.read { session in
            try session.query(
                """
                SELECT position, file, version, at, kind, actor, command, body FROM fact
                WHERE position BETWEEN $1 AND $2 ORDER BY position
                """, [.int(first), .int(last)]
            ) { row in
                Fact(
                    position: row.int(0), file: row.blob(1), version: row.int(2), at: row.int(3), kind: row.text(4),
                    actor: row.text(5), command: row.blob(6), body: row.blob(7))
            }
        }
    }
}
