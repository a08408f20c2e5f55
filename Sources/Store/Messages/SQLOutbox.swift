import Policing
import Workflows

/// The outbox in the database.
public struct SQLOutbox: Outbox {
    private let engine: any Engine

    private static let longestErrorCharacters = 500
    private static let lease: SQL = """
        UPDATE outbox SET next_at = $2, attempts = attempts + 1
        WHERE next_at <= $1 AND id IN (
            SELECT id FROM outbox WHERE next_at <= $1 ORDER BY next_at, id LIMIT $3)
        RETURNING id, file, kind, channel, attempts, queued_at, sealed_token
        """
    private static let markSent: SQL = """
        UPDATE outbox SET sent_at = $2, provider_id = $3, next_at = NULL, sealed_token = NULL
        WHERE id = $1 AND sent_at IS NULL
        """
    private static let markFailed: SQL = """
        UPDATE outbox SET next_at = $2, last_error = $3,
            sealed_token = CASE WHEN $2 IS NULL THEN NULL ELSE sealed_token END
        WHERE id = $1 AND sent_at IS NULL
        """
    /// A try that was none counts for nothing, nor does the time that it waits: its age goes on from there. At that
    /// moment `next_at` holds when the lease would have ended.
    private static let putBack: SQL = """
        UPDATE outbox SET next_at = $2, attempts = attempts - 1,
            queued_at = CASE WHEN attempts = 1 THEN $2 ELSE queued_at + max(0, $2 - next_at) END
        WHERE id = $1 AND sent_at IS NULL
        """

    private static let ofFile: SQL = """
        SELECT kind, channel, queued_at, next_at, attempts, sent_at, last_error FROM outbox
        WHERE file = $1 AND kind <> 'saved' ORDER BY id DESC LIMIT 100
        """

    public init(engine: any Engine) {
        self.engine = engine
    }

    public func claim(
        _ limit: Int, at now: Moment, leaseSeconds: Int64
    ) async throws(StoreError) -> [WaitingMessage] {
        let end = now.adding(seconds: leaseSeconds)
        let values: [Value] = [.int(now.milliseconds), .int(end.milliseconds), .int(Int64(limit))]
        return try await engine.writing { session in
            try session.query(Self.lease, values, Self.message).sorted { $0.id < $1.id }
        }
    }

    public func sent(_ messages: [SentMessage], at now: Moment) async throws(StoreError) {
        try await engine.writing { session in
            for message in messages {
                let values: [Value] = [.int(message.id), .int(now.milliseconds), .text(message.providerID)]
                try session.execute(Self.markSent, values)
            }
        }
    }

    public func failed(_ id: Int64, error: String, next: Moment?) async throws(StoreError) {
        let words = String(error.prefix(Self.longestErrorCharacters))
        let values: [Value] = [.int(id), .optional(next?.milliseconds), .text(words)]
        try await engine.writing { _ = try $0.execute(Self.markFailed, values) }
    }

    public func hold(_ id: Int64, until: Moment) async throws(StoreError) {
        let values: [Value] = [.int(id), .int(until.milliseconds)]
        try await engine.writing { _ = try $0.execute(Self.putBack, values) }
    }

    public func enqueue(
        _ notice: Notice, about file: FileID, sealedToken: [UInt8], at now: Moment
    ) async throws(StoreError) {
        let insertion = OutboxSchema.insert(notice, about: file, at: now, sealedToken: sealedToken)
        try await engine.writing { try $0.execute(insertion) }
    }

    public func deliveries(about file: FileID, at now: Moment) async throws(StoreError) -> [Delivery] {
        let rows = try await engine.reading { session in
            try session.query(Self.ofFile, [.blob(file.bytes)]) { try Self.delivery($0, at: now) }
        }
        return rows.reversed()
    }

    private static func delivery(_ row: any Row, at now: Moment) throws -> Delivery {
        guard let kind = Notice.Kind(rawValue: row.text(0)), let channel = ContactChannel(rawValue: row.text(1))
        else { throw EngineError.corrupt("a message of the outbox") }
        return Delivery(
            kind: kind, channel: channel, queuedAt: Moment(milliseconds: row.int(2)), state: state(of: row, at: now))
    }

    /// A message that was never tried and waits for a later time is held until it is safe.
    private static func state(of row: any Row, at now: Moment) -> Delivery.State {
        if let sent = row.optionalInt(5) { return .sent(Moment(milliseconds: sent)) }
        guard let next = row.optionalInt(3).map(Moment.init(milliseconds:)) else {
            return row.optionalText(6).flatMap(NotSent.init(rawValue:)).map { .notSent($0) } ?? .failed
        }
        return row.int(4) == 0 && next > now ? .held(until: next) : .queued
    }

    @Sendable private static func message(_ row: any Row) throws -> WaitingMessage {
        guard let file = FileID(bytes: row.blob(1)), let kind = Notice.Kind(rawValue: row.text(2)),
            let channel = ContactChannel(rawValue: row.text(3))
        else { throw EngineError.corrupt("message \(row.int(0)) of the outbox") }
        return WaitingMessage(
            id: row.int(0), file: file, notice: Notice(kind: kind, channel: channel),
            attempts: Int(row.int(4)) - 1, queuedAt: Moment(milliseconds: row.int(5)),
            sealedToken: row.optionalBlob(6))
    }
}
