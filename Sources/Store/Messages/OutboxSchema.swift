import Policing

/// Messages that wait to leave, and those that have left.
///
/// `next_at` says when a message may be taken; while it is leased, that is the end of the lease; it is null
/// once the message has left or has been given up.
public enum OutboxSchema {
    public static let statements: [SQL] = [
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            file BLOB NOT NULL,
            kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            sealed_token BLOB,
            queued_at INTEGER NOT NULL,
            next_at INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            sent_at INTEGER,
            provider_id TEXT,
            last_error TEXT,
            CHECK (sent_at IS NULL OR next_at IS NULL))
        """,
        "CREATE INDEX outbox_due ON outbox (next_at, id) WHERE next_at IS NOT NULL", fileIndex,
    ]

    /// A file's page tells what became of its messages.
    static let fileIndex: SQL = "CREATE INDEX IF NOT EXISTS outbox_file ON outbox (file, id)"

    private static let insertion: SQL = """
        INSERT INTO outbox (file, kind, channel, sealed_token, queued_at, next_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        """

    /// The last news of a file, unless somebody has begun to send it.
    private static let withdraw: SQL = """
        DELETE FROM outbox WHERE sent_at IS NULL AND attempts = 0 AND next_at IS NOT NULL
            AND id = (SELECT max(id) FROM outbox WHERE file = $1 AND kind = 'news')
        """

    /// Takes the last news of a file back, in the transaction of whatever took the decision back.
    static func withdrawal(about file: FileID) -> Call {
        Call(withdraw, [.blob(file.bytes)])
    }

    /// Queues a message, in the transaction of whatever caused it.
    static func insert(_ notice: Notice, about file: FileID, at moment: Moment, sealedToken: [UInt8]? = nil) -> Call {
        Call(
            insertion,
            [
                .blob(file.bytes), .text(notice.kind.rawValue), .text(notice.channel.rawValue),
                .optional(sealedToken), .int(moment.milliseconds),
            ])
    }
}
