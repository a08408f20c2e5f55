import Policing
import Workflows

/// Answers that have not been sent yet.
public enum DraftSchema {
    public static let statements: [SQL] = [
        """
        CREATE TABLE draft (
            token_hash BLOB PRIMARY KEY,
            sealed BLOB NOT NULL,
            ends_at INTEGER NOT NULL)
        """,
        "CREATE INDEX draft_ends_at ON draft (ends_at)",
    ]

    /// Whether a draft is still alive.
    static let alive: SQL = "SELECT 1 FROM draft WHERE token_hash = $1 AND ends_at > $2"
}

/// Sealed drafts in the database.
public struct SQLDrafts: Drafts {
    let engine: any Engine

    private static let find: SQL = "SELECT sealed FROM draft WHERE token_hash = $1 AND ends_at > $2"
    private static let upsert: SQL = """
        INSERT INTO draft (token_hash, sealed, ends_at) VALUES ($1, $2, $3)
        ON CONFLICT (token_hash) DO UPDATE SET sealed = excluded.sealed, ends_at = excluded.ends_at
        """
    private static let delete: SQL = "DELETE FROM draft WHERE token_hash = $1"
    private static let deleteEnded: SQL = "DELETE FROM draft WHERE ends_at <= $1"

    public init(engine: any Engine) {
        self.engine = engine
    }

    public func draft(_ tokenHash: [UInt8], at now: Moment) async throws(StoreError) -> [UInt8]? {
        try await engine.reading { session in
            try session.first(Self.find, [.blob(tokenHash), .int(now.milliseconds)]) { $0.blob(0) }
        }
    }

    public func save(_ sealed: [UInt8], as tokenHash: [UInt8], until: Moment) async throws(StoreError) {
        let values: [Value] = [.blob(tokenHash), .blob(sealed), .int(until.milliseconds)]
        try await engine.writing { _ = try $0.execute(Self.upsert, values) }
    }

    public func deleteDraft(_ tokenHash: [UInt8]) async throws(StoreError) {
        try await engine.writing { _ = try $0.execute(Self.delete, [.blob(tokenHash)]) }
    }

    public func deleteDrafts(before now: Moment) async throws(StoreError) -> Int {
        try await engine.writing { session in
            let ended = [Value.int(now.milliseconds)]
            return try session.execute(Self.deleteEnded, ended) + session.execute(StaffDraftRow.deleteEnded, ended)
        }
    }
}
