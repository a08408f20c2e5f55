import Policing

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

    private static let giveTo: SQL = "UPDATE evidence SET owner = $2, kept = 1 WHERE owner = $1 AND doomed = 0"

    /// Hands every upload of a draft to the file it became.
    static func hand(from owner: String, to newOwner: String) -> Call {
        Call(giveTo, [.text(owner), .text(newOwner)])
    }

    /// Marks everything that an erased person sent for deletion, and forgets what they called it.
    private static let doomOwned: SQL = """
        UPDATE evidence SET doomed = 1, name = '', expires_at = 0 WHERE owner IN ($1, $2)
        """
    /// The same for what arrived as, or after, they were erased.
    static let doomErased: SQL = """
        UPDATE evidence SET doomed = 1, name = '', expires_at = 0
        WHERE doomed = 0 AND owner IN (SELECT reference FROM file WHERE erased = 1)
        """

    static func doomAll(of state: FileState, in session: any Session) throws {
        try session.execute(doomOwned, [.text(state.report.reference.text), .text(state.id.text)])
    }
}
