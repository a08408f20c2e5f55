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
            unit TEXT NOT NULL,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS file_task_owner ON file_task (owner, due, file, number, unit) WHERE ended IS NULL",
        "CREATE INDEX IF NOT EXISTS file_task_unit ON file_task (unit, due, file, number, owner) WHERE ended IS NULL",
        // A task belongs to the unit that has its file; empty for nobody's.
        """
        CREATE TRIGGER IF NOT EXISTS file_task_moves AFTER UPDATE OF unit ON file WHEN old.unit IS NOT new.unit
        BEGIN UPDATE file_task SET unit = coalesce(new.unit, '') WHERE file = new.number; END
        """,
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
