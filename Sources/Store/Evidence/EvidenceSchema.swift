/// What is known of every upload. The bytes lie in files beside the database.
///
/// `received` counts only bytes that are on the disk. `kept` marks what belongs to a file of the force, not to
/// a draft. `doomed` marks what is being deleted: nobody sees it any more, and a deletion that was broken off
/// is taken up again.
public enum EvidenceSchema {
    public static let statements: [SQL] = [
        """
        CREATE TABLE evidence (
            id BLOB PRIMARY KEY,
            owner TEXT NOT NULL,
            name TEXT NOT NULL,
            length INTEGER NOT NULL CHECK (length > 0),
            received INTEGER NOT NULL CHECK (received BETWEEN 0 AND length),
            type TEXT,
            sha256 TEXT,
            expires_at INTEGER NOT NULL,
            kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
            doomed INTEGER NOT NULL CHECK (doomed IN (0, 1)),
            CHECK (sha256 IS NULL OR (type IS NOT NULL AND received = length)))
        """,
        "CREATE INDEX evidence_owner ON evidence (owner, id)",
        "CREATE INDEX evidence_expires_at ON evidence (expires_at) WHERE kept = 0 OR sha256 IS NULL OR doomed = 1",
    ]
}
