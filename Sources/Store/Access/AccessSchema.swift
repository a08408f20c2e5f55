/// Accounts and sessions of staff, and the log of who read what.
public enum AccessSchema {
    public static let statements: [SQL] =
        [
            """
            CREATE TABLE staff_account (
                username TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                roles TEXT NOT NULL,
                password_hash TEXT NOT NULL,
                sealed_code_secret BLOB NOT NULL,
                disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
                last_step INTEGER NOT NULL DEFAULT 0,
                units TEXT NOT NULL DEFAULT '',
                provider TEXT,
                subject TEXT,
                home_postcode TEXT)
            """,
            """
            CREATE TABLE staff_session (
                token_hash BLOB PRIMARY KEY,
                username TEXT NOT NULL,
                is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
                opened_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL)
            """,
            "CREATE INDEX staff_session_username ON staff_session (username)",
            "CREATE INDEX staff_session_ends_at ON staff_session (ends_at)",
            """
            CREATE TABLE access_log (
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                file BLOB,
                action TEXT NOT NULL,
                purpose TEXT NOT NULL,
                query BLOB,
                shown TEXT,
                basis TEXT,
                words TEXT,
                signs TEXT)
            """,
            "CREATE INDEX access_log_file ON access_log (file, number) WHERE file IS NOT NULL",
            """
            CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log
            BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END
            """,
            """
            CREATE TRIGGER access_log_remains BEFORE DELETE ON access_log
            BEGIN SELECT RAISE(ABORT, 'the access log is never deleted'); END
            """,
        ] + added

    /// What version 3 adds to the tables of before.
    static let version3: [SQL] =
        [
            "ALTER TABLE staff_account ADD COLUMN units TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE staff_account ADD COLUMN provider TEXT",
            "ALTER TABLE staff_account ADD COLUMN subject TEXT",
            "ALTER TABLE staff_account ADD COLUMN home_postcode TEXT",
            "ALTER TABLE access_log ADD COLUMN basis TEXT", "ALTER TABLE access_log ADD COLUMN words TEXT",
            "ALTER TABLE access_log ADD COLUMN signs TEXT",
        ] + added + [
            """
            INSERT INTO access_shown (reference, actor, number)
            SELECT DISTINCT one.value, access_log.actor, access_log.number
            FROM access_log, json_each('["' || replace(access_log.shown, ' ', '","') || '"]') AS one
            WHERE access_log.shown IS NOT NULL
            """
        ]

    private static let added: [SQL] = [
        """
        CREATE UNIQUE INDEX IF NOT EXISTS staff_account_subject ON staff_account (provider, subject)
        WHERE provider IS NOT NULL
        """,
        // Which lists showed a file, and to whom.
        """
        CREATE TABLE IF NOT EXISTS access_shown (
            reference TEXT NOT NULL,
            actor TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (reference, actor, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS access_log_actor ON access_log (actor, at)",
        "CREATE INDEX IF NOT EXISTS access_log_signs ON access_log (number) WHERE signs IS NOT NULL",
        // Why somebody opened a file, for as long as their session lasts.
        """
        CREATE TABLE IF NOT EXISTS reading_purpose (
            token_hash BLOB NOT NULL,
            file BLOB NOT NULL,
            basis TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (token_hash, file)) WITHOUT ROWID
        """,
        // What a supervisor said of an unusual reading, by its number in the access log.
        """
        CREATE TABLE IF NOT EXISTS reading_review (
            actor TEXT NOT NULL,
            file BLOB NOT NULL,
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            is_explained INTEGER NOT NULL CHECK (is_explained IN (0, 1)),
            words TEXT NOT NULL,
            PRIMARY KEY (actor, file, number)) WITHOUT ROWID
        """,
    ]
}

/// Views: who may know of which file, and who opened one without being named.
enum RestrictionSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS restriction (
            file INTEGER PRIMARY KEY,
            since INTEGER NOT NULL,
            review_by INTEGER NOT NULL,
            by TEXT NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS restriction_review ON restriction (review_by)",
        """
        CREATE TABLE IF NOT EXISTS restriction_reader (
            file INTEGER NOT NULL,
            reader TEXT NOT NULL,
            PRIMARY KEY (file, reader)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS glass_breaking (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            until INTEGER NOT NULL,
            reason TEXT,
            reviewed_at INTEGER,
            reviewed_by TEXT,
            justified INTEGER,
            judgement TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS glass_breaking_at ON glass_breaking (at)",
        "CREATE INDEX IF NOT EXISTS glass_breaking_waiting ON glass_breaking (at) WHERE reviewed_at IS NULL",
    ]
}
