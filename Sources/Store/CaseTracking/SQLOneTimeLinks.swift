import Policing
import Workflows

/// Links that were used, until they would have ended, and when a link was last sent to a report.
public enum LinkSchema {
    public static let statements: [SQL] = [
        "CREATE TABLE used_link (token_hash BLOB PRIMARY KEY, ends_at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE INDEX used_link_ends_at ON used_link (ends_at)",
        "CREATE TABLE sent_link (reference TEXT PRIMARY KEY, again_at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE INDEX sent_link_again_at ON sent_link (again_at)",
    ]
}

/// One-time links in the database.
public struct SQLOneTimeLinks: OneTimeLinks {
    private let engine: any Engine

    private static let find: SQL = "SELECT 1 FROM used_link WHERE token_hash = $1"
    private static let use: SQL = """
        INSERT INTO used_link (token_hash, ends_at) VALUES ($1, $2) ON CONFLICT (token_hash) DO NOTHING
        """
    private static let send: SQL = """
        INSERT INTO sent_link (reference, again_at) VALUES ($1, $3)
        ON CONFLICT (reference) DO UPDATE SET again_at = excluded.again_at WHERE sent_link.again_at <= $2
        """
    private static let forgetUsed: SQL = "DELETE FROM used_link WHERE ends_at <= $1"
    private static let forgetSent: SQL = "DELETE FROM sent_link WHERE again_at <= $1"

    public init(engine: any Engine) {
        self.engine = engine
    }

    public func isUsed(_ tokenHash: [UInt8]) async throws(StoreError) -> Bool {
        try await engine.reading { try $0.first(Self.find, [.blob(tokenHash)]) { _ in true } ?? false }
    }

    public func use(_ tokenHash: [UInt8], endsAt: Moment) async throws(StoreError) -> Bool {
        let values: [Value] = [.blob(tokenHash), .int(endsAt.milliseconds)]
        return try await engine.writing { try $0.execute(Self.use, values) == 1 }
    }

    public func maySend(
        to reference: Reference, at now: Moment, pauseSeconds: Int64
    ) async throws(StoreError) -> Bool {
        let values: [Value] = [
            .text(reference.text), .int(now.milliseconds), .int(now.adding(seconds: pauseSeconds).milliseconds),
        ]
        return try await engine.writing { try $0.execute(Self.send, values) == 1 }
    }

    public func forget(before now: Moment) async throws(StoreError) -> Int {
        try await engine.writing { session in
            try session.execute(Self.forgetSent, [.int(now.milliseconds)])
            return try session.execute(Self.forgetUsed, [.int(now.milliseconds)])
        }
    }
}
