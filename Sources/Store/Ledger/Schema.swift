/// Everything the store keeps, made once in one transaction.
public enum Schema {
    static let version: Int64 = 5

    static let all: [SQL] =
        LedgerSchema.statements + ViewSchema.statements + AccessSchema.statements + DraftSchema.statements
        + OutboxSchema.statements + EvidenceSchema.statements + LinkSchema.statements + RestrictionSchema.statements
        + TriageSchema.statements + AuditSchema.statements
        + StaffDraftSchema.statements + ContactPointView.statements
        + InvestigationSchema.statements
        + QueueSchema.statements
        + PartySchema.statements
        + SupervisionSchema.statements

    private static let table: SQL = """
        CREATE TABLE IF NOT EXISTS store_version (version INTEGER NOT NULL)
        """
    private static let read: SQL = "SELECT version FROM store_version"
    private static let mark: SQL = "INSERT INTO store_version (version) VALUES ($1)"
    private static let move: SQL = "UPDATE store_version SET version = $1"

    /// Makes what is missing, and brings an earlier store up to date. A store of a later version is refused.
    ///
    /// - Returns: whether the views were made by an earlier version, and are to be made again.
    static func install(in session: any Session) throws -> Bool {
        try session.execute(table, [])
        if let found = try session.first(read, [], { $0.int(0) }) {
            guard found <= version else {
                throw EngineError.failed(
                    "it was made by a newer Bluelamp (its version is \(found), known is \(version))")
            }
            guard found < version else { return false }
            if found < 2 { try Upgrade.toVersion2(in: session) }
            if found < 3 { try Upgrade.toVersion3(in: session) }
            if found < 4 { try Upgrade.toVersion4(in: session) }
            try Upgrade.toVersion5(in: session)
            try session.execute(move, [.int(version)])
            return true
        }
        for statement in all { try session.execute(statement, []) }
        try session.execute(mark, [.int(version)])
        return false
    }
}

/// The facts, the commands that made them, and the keys of the people they speak of.
enum LedgerSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE fact (
            position INTEGER PRIMARY KEY,
            file BLOB NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            command BLOB NOT NULL,
            body BLOB NOT NULL,
            leaf BLOB NOT NULL,
            chain BLOB NOT NULL,
            UNIQUE (file, version))
        """,
        """
        CREATE TRIGGER fact_stays BEFORE UPDATE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END
        """,
        """
        CREATE TRIGGER fact_remains BEFORE DELETE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END
        """,
        """
        CREATE TABLE command (
            id BLOB PRIMARY KEY,
            file BLOB NOT NULL,
            position INTEGER NOT NULL,
            version INTEGER NOT NULL,
            fingerprint BLOB NOT NULL) WITHOUT ROWID
        """,
        """
        CREATE TABLE person_key (
            person BLOB PRIMARY KEY,
            wrapped BLOB NOT NULL) WITHOUT ROWID
        """,
    ]
}

/// The views: derived from facts, and made again by `rebuild`.
enum ViewSchema {
    static let erasedIndex: SQL = "CREATE INDEX file_erased ON file (reference) WHERE erased = 1"

    static let statements: [SQL] = [
        """
        CREATE TABLE file (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            reference TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            secret_hash TEXT NOT NULL,
            form TEXT NOT NULL,
            language TEXT NOT NULL,
            guarded INTEGER NOT NULL CHECK (guarded IN (0, 1)),
            enhanced INTEGER NOT NULL CHECK (enhanced IN (0, 1)),
            status TEXT NOT NULL,
            is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            rank INTEGER NOT NULL,
            grade TEXT,
            classification TEXT,
            unit TEXT,
            officer TEXT,
            officer_name TEXT,
            outcome TEXT,
            received_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            recorded_at INTEGER,
            next_due INTEGER NOT NULL,
            limit_at INTEGER NOT NULL,
            reporter_name TEXT,
            place_text TEXT,
            contact_declined INTEGER NOT NULL CHECK (contact_declined IN (0, 1)),
            messages_returned INTEGER NOT NULL CHECK (messages_returned IN (0, 1)),
            review_open INTEGER NOT NULL CHECK (review_open IN (0, 1)),
            feedback_given INTEGER NOT NULL CHECK (feedback_given IN (0, 1)),
            unanswered INTEGER NOT NULL,
            cell INTEGER,
            next_rule TEXT,
            erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
            reporter_is_victim INTEGER CHECK (reporter_is_victim IN (0, 1)))
        """,
        "CREATE INDEX file_cell ON file (cell, received_at) WHERE cell IS NOT NULL",
        erasedIndex,
        """
        CREATE TABLE timeline (
            file INTEGER NOT NULL,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            code TEXT,
            who TEXT,
            words TEXT,
            note TEXT,
            PRIMARY KEY (file, version)) WITHOUT ROWID
        """,
        """
        CREATE TABLE promise (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            rule TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            due INTEGER,
            kept_at INTEGER,
            victim BLOB,
            ending TEXT,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        QueueSchema.search,
    ]
}
