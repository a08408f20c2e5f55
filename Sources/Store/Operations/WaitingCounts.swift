import Policing
import Workflows

/// How much waits, for whoever runs the service. Each is read from an index, and no further than a limit.
public struct WaitingCounts: Sendable {
    private let engine: any Engine

    /// So much and more is too much whatever it is.
    private static let most: Int64 = 10_000

    private static let messages: SQL = """
        SELECT count(*) FROM (SELECT 1 FROM outbox WHERE next_at IS NOT NULL LIMIT $1) AS waiting
        """
    private static let unread: SQL = """
        SELECT count(*) FROM (SELECT 1 FROM file WHERE is_open = 1 AND status = 'received' LIMIT $1) AS waiting
        """
    private static let late: SQL = """
        SELECT count(*) FROM (SELECT 1 FROM file WHERE next_due < $2 LIMIT $1) AS waiting
        """
    private static let bytes: SQL = "SELECT CAST(coalesce(sum(received), 0) AS BIGINT) FROM evidence WHERE doomed = 0"

    init(engine: any Engine) {
        self.engine = engine
    }

    /// Counts what waits now.
    public func count(into metrics: Metrics, at now: Moment) async throws(StoreError) {
        let counts = try await engine.reading { session in
            try [
                (Metric.messagesWaiting, Self.messages, [Value.int(Self.most)]),
                (.filesUnread, Self.unread, [.int(Self.most)]),
                (.filesLate, Self.late, [.int(Self.most), .int(now.milliseconds)]),
            ].map { metric, sql, arguments in
                (metric, try session.first(sql, arguments) { $0.int(0) } ?? 0)
            }
        }
        for (metric, count) in counts { metrics.set(metric, to: Double(count)) }
    }

    /// Adds up all evidence, which takes the longer the more there is: not to be done every minute.
    public func countEvidence(into metrics: Metrics) async throws(StoreError) {
        let bytes = try await engine.reading { try $0.first(Self.bytes, []) { $0.int(0) } ?? 0 }
        metrics.set(.evidenceBytes, to: Double(bytes))
    }
}

extension StoreFolder {
    public var waitingCounts: WaitingCounts { WaitingCounts(engine: engine) }
}
