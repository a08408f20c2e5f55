import Policing

/// Samples, which are no facts about a file, and what audits found, which is a view of facts.
enum AuditSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS audit_sample (
            number INTEGER PRIMARY KEY,
            seed TEXT NOT NULL,
            per_stratum INTEGER NOT NULL,
            since INTEGER NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS audit_stratum (
            sample INTEGER NOT NULL,
            stratum TEXT NOT NULL,
            files INTEGER NOT NULL,
            PRIMARY KEY (sample, stratum)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS audit_item (
            sample INTEGER NOT NULL,
            place INTEGER NOT NULL,
            reference TEXT NOT NULL,
            stratum TEXT NOT NULL,
            PRIMARY KEY (sample, place)) WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS audit_item_reference ON audit_item (sample, reference)",
        """
        CREATE TABLE IF NOT EXISTS audit_judgement (
            file INTEGER NOT NULL,
            sample INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            by TEXT NOT NULL,
            PRIMARY KEY (file, sample)) WITHOUT ROWID
        """,
    ]
    static let clearing: SQL = "DELETE FROM audit_judgement WHERE file > $1 AND file <= $2"

    private static let write: SQL = """
        INSERT INTO audit_judgement (file, sample, verdict, by) VALUES ($1, $2, $3, $4)
        """

    /// The row of a judgement; none for any other fact.
    static func calls(_ number: Int64, _ recorded: RecordedFact) -> [Call] {
        guard case .auditJudged(let judged) = recorded.fact else { return [] }
        return [
            Call(write, [.int(number), .int(judged.sample), .text(judged.verdict.rawValue), .text(judged.by)])
        ]
    }
}
