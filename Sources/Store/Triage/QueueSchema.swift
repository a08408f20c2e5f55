/// What the queue is read by, and what staff keep about it.
enum QueueSchema {
    /// Every file that waits for something, in the order of the queue, with all that narrows it: no row of the table is
    /// read but those that are shown.
    static let waiting = "file_waiting"

    static let statements: [SQL] = [
        """
        CREATE INDEX IF NOT EXISTS file_waiting ON file (rank, next_due, number, is_open, unit, officer, form, grade,
            status, classification, received_at, guarded, enhanced, cell)
            WHERE is_open = 1 OR next_due < 9999999999999
        """,
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

    /// What the second version had in their place.
    static let replaced: [SQL] = ["DROP INDEX IF EXISTS file_queue", "DROP TABLE file_search"]
}
