import Policing
import Workflows

/// Why files are opened, from the log of accesses and a table of what was said in each session.
public struct SQLReadings: Readings {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    // MARK: Why

    private static let find: SQL = "SELECT basis FROM reading_purpose WHERE token_hash = $1 AND file = $2"
    private static let insert: SQL = """
        INSERT INTO reading_purpose (token_hash, file, basis, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (token_hash, file) DO UPDATE SET basis = excluded.basis, at = excluded.at
        """
    private static let lastList: SQL = """
        SELECT access_log.purpose FROM access_shown JOIN access_log ON access_log.number = access_shown.number
        WHERE access_shown.reference = $1 AND access_shown.actor = $2 ORDER BY access_shown.number DESC LIMIT 1
        """
    private static let withoutTask = SQL(
        """
        SELECT count(DISTINCT file) FROM access_log
        WHERE actor = $1 AND at > $2 AND basis IN (\(ReadingBasis.asked.map { "'\($0.rawValue)'" }
            .joined(separator: ", ")))
        """)

    public func basis(_ tokenHash: [UInt8], _ file: FileID) async throws(StoreError) -> ReadingBasis? {
        try await engine.reading { session in
            try session.first(Self.find, [.blob(tokenHash), .blob(file.bytes)]) { ReadingBasis(rawValue: $0.text(0)) }
        } ?? nil
    }

    public func keep(
        _ basis: ReadingBasis, _ tokenHash: [UInt8], _ file: FileID, at now: Moment
    ) async throws(StoreError) {
        let values: [Value] = [
            .blob(tokenHash), .blob(file.bytes), .text(basis.rawValue), .int(now.milliseconds),
        ]
        try await engine.writing { _ = try $0.execute(Self.insert, values) }
    }

    public func lastList(showing reference: Reference, to actor: String) async throws(StoreError) -> String? {
        try await engine.reading { session in
            try session.first(Self.lastList, [.text(reference.text), .text(actor)]) { $0.text(0) }
        }
    }

    public func filesWithoutTask(_ actor: String, since: Moment) async throws(StoreError) -> Int {
        try await engine.reading { session in
            try session.first(Self.withoutTask, [.text(actor), .int(since.milliseconds)]) { Int($0.int(0)) } ?? 0
        }
    }
}

extension SQLReadings {
    // MARK: Who

    private static let columns = """
        access_log.at, access_log.actor, access_log.file, access_log.action, access_log.purpose, access_log.query,
        access_log.shown, access_log.basis, access_log.words, access_log.signs
        """
    private static let readings = SQL(
        """
        SELECT \(columns), access_log.number, file.reference, \(Visible.condition("$1"))
        FROM access_log LEFT JOIN file ON file.id = access_log.file
        WHERE access_log.file IS NOT NULL AND access_log.actor LIKE 'staff:%' AND access_log.number < $2
            AND ($3 IS NULL OR access_log.actor = $3) AND ($4 IS NULL OR file.reference = $4)
        ORDER BY access_log.number DESC LIMIT $5
        """)
    private static let unusual = SQL(
        """
        SELECT \(columns), max(access_log.number), file.reference, \(Visible.condition("$1"))
        FROM access_log LEFT JOIN file ON file.id = access_log.file
        WHERE access_log.signs IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM reading_review WHERE reading_review.actor = access_log.actor
                AND reading_review.file = access_log.file AND reading_review.number >= access_log.number)
        GROUP BY access_log.actor, access_log.file ORDER BY max(access_log.number) DESC LIMIT $2
        """)
    private static let lists = AccessPaging(
        """
        SELECT \(columns), access_shown.number
        FROM access_shown JOIN access_log ON access_log.number = access_shown.number
        WHERE access_shown.reference = $1
        """, by: "access_shown.number")
    private static let insertReview: SQL = """
        INSERT OR REPLACE INTO reading_review (number, actor, file, at, by, is_explained, words)
        SELECT number, actor, file, $2, $3, $4, $5 FROM access_log WHERE number = $1 AND signs IS NOT NULL
        """

    public func readings(
        _ filter: ReadingFilter, for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [Reading] {
        let values: [Value] = [
            Visible.keys(of: reader), .int(filter.before ?? .max), .optional(filter.username.map { "staff:\($0)" }),
            .optional(filter.reference?.text), .int(Int64(limit)),
        ]
        return try await engine.reading { try $0.query(Self.readings, values, Self.reading) }
    }

    public func unusual(for reader: StaffMember, limit: Int) async throws(StoreError) -> [Reading] {
        let values = [Visible.keys(of: reader), .int(Int64(limit))]
        return try await engine.reading { try $0.query(Self.unusual, values, Self.reading) }
    }

    public func lists(
        showing reference: Reference, from number: Int64?, limit: Int
    ) async throws(StoreError) -> AccessPage {
        try await engine.reading { try Self.lists.page(of: .text(reference.text), from: number, limit: limit, in: $0) }
    }

    public func note(_ review: ReadingReview) async throws(StoreError) {
        let values: [Value] = [
            .int(review.number), .int(review.at.milliseconds), .text(review.by), .bool(review.isExplained),
            .text(review.words),
        ]
        try await engine.writing { _ = try $0.execute(Self.insertReview, values) }
    }

    @Sendable private static func reading(_ row: any Row) throws -> Reading {
        let isVisible = row.int(12) == 1
        return Reading(
            number: row.int(10), entry: try SQLAccessLog.entry(row),
            reference: isVisible ? row.optionalText(11).flatMap(Reference.init(typed:)) : nil)
    }
}
