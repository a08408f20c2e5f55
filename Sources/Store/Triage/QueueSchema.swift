/// What the queue is read by, and what staff keep about it.
enum QueueSchema {
    /// Every file that waits for something, in the order of the queue, with all that narrows it: no row of the table is
    /// read but those that are shown.
    static let waiting = "file_waiting"

    /// Open files of one kind, so that what narrows a kind further passes over its own files alone.
    static let ofKind = "file_kind"

    /// Some stores of version 3 lack it.
    static let kindIndex: SQL = """
        CREATE INDEX IF NOT EXISTS file_kind ON file (form, rank, limit_at, number, grade, unit, status, received_at)
            WHERE is_open = 1
        """

    /// Graded files of one kind, grade and unit, or of no unit: where next to nothing fits, next to nothing is passed over.
    /// No new report has a place in it.
    static let ofKindGradeAndUnit = "file_kind_grade_unit"

    static let kindGradeAndUnitIndex: SQL = """
        CREATE INDEX IF NOT EXISTS file_kind_grade_unit ON file (form, grade, coalesce(unit, 'none'), rank, limit_at,
            number, status, received_at) WHERE is_open = 1 AND grade IS NOT NULL
        """

    private static let waitingIndex: SQL = """
        CREATE INDEX file_waiting ON file (rank, limit_at, number, next_due, is_open, unit, officer, form, grade,
            status, classification, received_at, guarded, enhanced, cell)
            WHERE is_open = 1 OR next_due < 9999999999999
        """

    static let statements: [SQL] = [
        waitingIndex, kindIndex, kindGradeAndUnitIndex,
        "CREATE INDEX file_unread ON file (rank, limit_at, number) WHERE is_open = 1 AND status = 'received'",
        "CREATE INDEX file_unrecorded ON file (rank, limit_at, number) WHERE is_open = 1 AND recorded_at IS NULL",
        """
        CREATE INDEX file_officer ON file (officer, rank, limit_at, number, next_due)
            WHERE is_open = 1 AND officer IS NOT NULL
        """,
        """
        CREATE INDEX file_unit ON file (unit, rank, limit_at, number, next_due)
            WHERE is_open = 1 AND unit IS NOT NULL
        """,
        "CREATE INDEX file_due ON file (next_due, limit_at)",
        "CREATE INDEX file_review ON file (rank, limit_at, number) WHERE review_open = 1",
        "CREATE INDEX file_unanswered ON file (rank, limit_at, number) WHERE unanswered > 0",
        """
        CREATE TABLE IF NOT EXISTS saved_filter (
            number INTEGER PRIMARY KEY,
            owner TEXT NOT NULL,
            owner_name TEXT NOT NULL,
            name TEXT NOT NULL,
            query TEXT NOT NULL,
            shared TEXT NOT NULL,
            made_at INTEGER NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS saved_filter_owner ON saved_filter (owner)",
        "CREATE INDEX IF NOT EXISTS saved_filter_shared ON saved_filter (shared)",
    ]

    /// The words by which files are found, and the fields of them.
    static let search: SQL = """
        CREATE VIRTUAL TABLE file_search USING fts5 (
            words, name, phone, email, plate, serial, place, happened, received,
            tokenize = 'unicode61 remove_diacritics 2')
        """

    /// What the second version had in their place, and what it lacked: until a file is rebuilt, its promises alone are
    /// its limits.
    static let replaced: [SQL] =
        ["queue", "unread", "unrecorded", "officer", "unit", "due", "review", "unanswered"].map {
            SQL("DROP INDEX IF EXISTS file_\($0)")
        } + [
            "DROP TABLE file_search",
            SQL("ALTER TABLE file ADD COLUMN limit_at INTEGER NOT NULL DEFAULT \(FileViews.noDue)"),
            "UPDATE file SET limit_at = next_due",
        ]
}
