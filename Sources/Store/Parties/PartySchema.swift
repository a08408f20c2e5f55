/// The views of people and objects: by whom and by what files have to do with each other. Filled from facts by
/// `PartyViews`; what a person's erasure takes away is not in them any more.
enum PartySchema {
    /// The rows of a file are cleared by its number.
    static let tables = ["party", "party_mark", "party_merge", "object", "file_link"]

    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS party (
            file INTEGER NOT NULL,
            id BLOB NOT NULL,
            kind TEXT NOT NULL,
            role TEXT NOT NULL,
            name TEXT,
            name_key TEXT,
            born TEXT,
            is_reporter INTEGER NOT NULL CHECK (is_reporter IN (0, 1)),
            PRIMARY KEY (file, id)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS party_id ON party (id)",
        "CREATE INDEX IF NOT EXISTS party_name ON party (name_key) WHERE name_key IS NOT NULL",
        """
        CREATE TABLE IF NOT EXISTS party_mark (
            file INTEGER NOT NULL,
            party BLOB NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (file, party, kind, value)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS party_mark_value ON party_mark (kind, value, file)",
        """
        CREATE TABLE IF NOT EXISTS party_merge (
            file INTEGER NOT NULL,
            party BLOB NOT NULL,
            into_party BLOB NOT NULL,
            PRIMARY KEY (file, party)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS party_merge_party ON party_merge (party)",
        "CREATE INDEX IF NOT EXISTS party_merge_into ON party_merge (into_party)",
        """
        CREATE TABLE IF NOT EXISTS object (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            mark TEXT,
            description TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS object_mark ON object (mark, file) WHERE mark IS NOT NULL",
        """
        CREATE TABLE IF NOT EXISTS file_link (
            file INTEGER NOT NULL,
            other BLOB NOT NULL,
            how TEXT NOT NULL,
            PRIMARY KEY (file, other)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS file_link_other ON file_link (other)",
    ]
}
