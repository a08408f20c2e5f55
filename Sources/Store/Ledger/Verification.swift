import Policing
import Workflows

/// What is wrong with the first bad fact of a ledger.
public enum LedgerFault: Error, Sendable, Equatable {
    /// A position is missing: a fact was taken out.
    case missing(position: Int64)
    /// The fact does not say what its hash says it said.
    case changed(position: Int64)
    /// The fact is whole, but does not follow from those before it.
    case misplaced(position: Int64)
    /// The file's versions have a gap.
    case gap(position: Int64)
}

extension SQLLedger {
    private static let page: SQL = """
        SELECT position, file, version, at, kind, actor, command, body, leaf, chain
        FROM fact WHERE position > $1 ORDER BY position LIMIT 2000
        """

    /// Reads every fact and checks every hash.
    ///
    /// - Returns: how many facts there are, and the first fault.
    public func verify() async throws(StoreError) -> (facts: Int64, fault: LedgerFault?) {
        var verifier = ChainVerifier()
        while true {
            let last = verifier.position
            let rows = try await facts(after: last)
            for row in rows {
                if let fault = verifier.check(row) { return (verifier.position, fault) }
            }
            guard rows.isEmpty else { continue }
            let isCut = try await missingEnd()
            return (last, isCut ? .missing(position: last + 1) : nil)
        }
    }

    /// A chain cut off at its end is whole: only the commands tell that there was more.
    private func missingEnd() async throws(StoreError) -> Bool {
        try await engine.reading { session in
            try session.first(Self.commandWithoutFacts, []) { _ in true } ?? false
        }
    }

    private static let commandWithoutFacts: SQL = """
        SELECT 1 FROM command
        WHERE NOT EXISTS (SELECT 1 FROM fact WHERE fact.file = command.file AND fact.version = command.version)
        LIMIT 1
        """

    private func facts(after position: Int64) async throws(StoreError) -> [ChainVerifier.Row] {
        try await engine.reading { session in
            try session.query(Self.page, [.int(position)]) { row in
                ChainVerifier.Row(
                    position: row.int(0),
                    fact: StoredFact(
                        file: row.blob(1), version: row.int(2), at: row.int(3), kind: row.text(4),
                        actor: row.text(5), command: row.blob(6), body: row.blob(7)),
                    leaf: row.blob(8), chain: row.blob(9))
            }
        }
    }
}

/// Follows the chain from its beginning.
struct ChainVerifier {
    private(set) var position: Int64 = 0
    private var chain = StoredFact.beginning
    private var versions: [[UInt8]: Int64] = [:]

    struct Row: Sendable {
        let position: Int64
        let fact: StoredFact
        let leaf: [UInt8]
        let chain: [UInt8]
    }

    mutating func check(_ row: Row) -> LedgerFault? {
        guard row.position == position + 1 else { return .missing(position: position + 1) }
        position = row.position
        let leaf = row.fact.leaf
        guard leaf == row.leaf else { return .changed(position: position) }
        chain = StoredFact.chain(chain, leaf)
        guard chain == row.chain else { return .misplaced(position: position) }
        let expected = (versions[row.fact.file] ?? 0) + 1
        guard row.fact.version == expected else { return .gap(position: position) }
        versions[row.fact.file] = expected
        return nil
    }
}
