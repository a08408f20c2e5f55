import Policing
import Workflows

/// Writes facts at the end of the ledger, inside one transaction.
final class FactWriter {
    private let session: any Session
    /// The last position and what the chain comes to there.
    var end: (position: Int64, chain: [UInt8])

    private static let head: SQL = "SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1"
    private static let insertFact: SQL = """
        INSERT INTO fact (position, file, version, at, kind, actor, command, body, leaf, chain)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    private static let insertCommand: SQL = """
        INSERT INTO command (id, file, position, version, fingerprint) VALUES ($1, $2, $3, $4, $5)
        """
    private static let insertKey: SQL = "INSERT INTO person_key (person, wrapped) VALUES ($1, $2)"

    init(_ session: any Session) throws {
        self.session = session
        end = try session.first(Self.head, []) { ($0.int(0), $0.blob(1)) } ?? (0, StoredFact.beginning)
    }

    /// Writes the facts of one command.
    ///
    /// - Parameter leaves: the hash of each.
    func add(_ facts: [StoredFact], leaves: [[UInt8]]) throws {
        for (fact, leaf) in zip(facts, leaves) {
            end = (end.position + 1, StoredFact.chain(end.chain, leaf))
            try session.execute(Self.insertFact, row(fact, leaf))
        }
    }

    func add(_ command: CommandID, _ receipt: Receipt) throws {
        try session.execute(
            Self.insertCommand,
            [
                .blob(command.bytes), .blob(receipt.file.bytes), .int(receipt.position),
                .int(Int64(receipt.version)), .blob(receipt.fingerprint),
            ])
    }

    func add(key wrapped: [UInt8], of person: PersonID) throws {
        try session.execute(Self.insertKey, [.blob(person.bytes), .blob(wrapped)])
    }

    private func row(_ fact: StoredFact, _ leaf: [UInt8]) -> [Value] {
        [
            .int(end.position), .blob(fact.file), .int(fact.version), .int(fact.at), .text(fact.kind),
            .text(fact.actor), .blob(fact.command), .blob(fact.body), .blob(leaf), .blob(end.chain),
        ]
    }
}
