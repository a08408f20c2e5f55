/// Accounts and sessions of staff, and the log of who read what.
public enum AccessSchema {
    public static let statements: [SQL] = [
        """
        CREATE TABLE staff_account (
            username TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            roles TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            sealed_code_secret BLOB NOT NULL,
            disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
            last_step INTEGER NOT NULL DEFAULT 0)
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
            shown TEXT)
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
    ]
}
