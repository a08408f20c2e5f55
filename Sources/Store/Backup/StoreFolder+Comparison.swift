import Policing
import Workflows

/// Where a ledger ends.
struct LedgerEnd: Sendable, Equatable {
    let position: Int64
    let at: Moment
    let chain: [UInt8]
}

extension StoreFolder {
    private static let end: SQL = "SELECT position, at, chain FROM fact ORDER BY position DESC LIMIT 1"
    private static let chain: SQL = "SELECT chain FROM fact WHERE position = $1"
    private static let beyond: SQL = """
        SELECT count(*), count(CASE WHEN version = 1 THEN 1 END) FROM fact WHERE position > $1
        """
    private static let evidence: SQL = """
        SELECT id FROM evidence WHERE id > $1 AND sha256 IS NOT NULL AND doomed = 0 ORDER BY id LIMIT 2000
        """
    private static let evidenceBetween: SQL = """
        SELECT id FROM evidence WHERE id > $1 AND id <= $2 AND sha256 IS NOT NULL
        """

    /// Nil while there is no fact.
    func ledgerEnd() async throws(StoreError) -> LedgerEnd? {
        try await engine.reading { session in
            try session.first(Self.end, []) { row in
                LedgerEnd(position: row.int(0), at: Moment(milliseconds: row.int(1)), chain: row.blob(2))
            }
        }
    }

    /// What the chain comes to at a position; nil when there is no fact.
    func chain(at position: Int64) async throws(StoreError) -> [UInt8]? {
        try await engine.reading { try $0.first(Self.chain, [.int(position)]) { $0.blob(0) } }
    }

    func counts(after position: Int64) async throws(StoreError) -> (facts: Int64, reports: Int64) {
        try await engine.reading { try $0.first(Self.beyond, [.int(position)]) { ($0.int(0), $0.int(1)) } ?? (0, 0) }
    }

    /// How many whole files of evidence are here and not in another store, some at a time.
    func countEvidence(notIn other: StoreFolder) async throws(StoreError) -> Int {
        var count = 0
        var last: [UInt8] = []
        while true {
            let here = try await ids(Self.evidence, [.blob(last)])
            guard let end = here.last else { return count }
            let there = Set(try await other.ids(Self.evidenceBetween, [.blob(last), .blob(end)]))
            count += here.count { !there.contains($0) }
            last = end
        }
    }

    private func ids(_ sql: SQL, _ arguments: [Value]) async throws(StoreError) -> [[UInt8]] {
        try await engine.reading { try $0.query(sql, arguments) { $0.blob(0) } }
    }
}
