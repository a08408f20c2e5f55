/// The views of investigations: tasks to be done, and reviews that are due.
enum InvestigationSchema {
    /// Which files have used a seal. Two files may stand here with one number from before this was asked, so the number
    /// alone is no key: whoever appends asks in the transaction that writes.
    private static let seals: SQL = """
        CREATE TABLE IF NOT EXISTS exhibit_seal (
            seal TEXT NOT NULL,
            file INTEGER NOT NULL,
            PRIMARY KEY (seal, file)) WITHOUT ROWID
        """

    static let statements: [SQL] = [
        seals,
        """
        CREATE TABLE IF NOT EXISTS file_task (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            words TEXT,
            owner TEXT NOT NULL,
            due INTEGER NOT NULL,
            set_by TEXT NOT NULL,
            ended TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS file_task_owner ON file_task (owner, due, file, number) WHERE ended IS NULL",
        """
        CREATE TABLE IF NOT EXISTS supervisor_review (
            file INTEGER PRIMARY KEY,
            due INTEGER NOT NULL,
            reviewed_by TEXT NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS supervisor_review_due ON supervisor_review (due, file)",
        """
        CREATE TABLE IF NOT EXISTS proposed_outcome (
            file INTEGER PRIMARY KEY,
            code TEXT NOT NULL,
            proposed_by TEXT NOT NULL,
            at INTEGER NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS proposed_outcome_at ON proposed_outcome (at, file)",
    ]

    /// Takes away every row of the files between two positions.
    static let clearing: [SQL] = [
        "DELETE FROM file_task WHERE file > $1 AND file <= $2",
        "DELETE FROM supervisor_review WHERE file > $1 AND file <= $2",
        "DELETE FROM proposed_outcome WHERE file > $1 AND file <= $2",
        "DELETE FROM exhibit_seal WHERE file > $1 AND file <= $2",
    ]
}
