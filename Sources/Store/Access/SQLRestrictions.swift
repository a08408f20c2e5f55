import Policing
import Workflows

/// Restrictions and openings, from the views.
public struct SQLRestrictions: Restrictions {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let restricted = SQL(
        """
        SELECT file.reference, restriction.since, restriction.review_by, restriction.by, \(Visible.condition("$1"))
        FROM restriction JOIN file ON file.number = restriction.file
        ORDER BY restriction.review_by, restriction.file LIMIT $2
        """)
    private static let opening = """
        SELECT file.reference, glass_breaking.number, glass_breaking.by, at, reason, reviewed_by, justified,
            judgement
        FROM glass_breaking JOIN file ON file.number = glass_breaking.file
        """
    private static let notices = SQL(
        """
        \(opening)
        WHERE reviewed_at IS NULL AND glass_breaking.by <> $3 AND EXISTS (
            SELECT 1 FROM restriction_reader WHERE restriction_reader.file = glass_breaking.file
                AND restriction_reader.reader IN (SELECT value FROM json_each($1)))
        ORDER BY at DESC LIMIT $2
        """)
    private static let waiting: SQL =
        "SELECT count(*) FROM glass_breaking WHERE reviewed_at IS NULL AND by <> $1"
    private static let openings = SQL(
        """
        \(opening)
        ORDER BY reviewed_at IS NOT NULL, at DESC, glass_breaking.file LIMIT $1
        """)

    public func restricted(for reader: StaffMember, limit: Int) async throws(StoreError) -> [RestrictedFile] {
        try await engine.reading { session in
            try session.query(Self.restricted, [Visible.keys(of: reader), .int(Int64(limit))]) { row in
                RestrictedFile(
                    reference: try Self.reference(row), since: Moment(milliseconds: row.int(1)),
                    reviewBy: Moment(milliseconds: row.int(2)), by: row.text(3), isNamed: row.int(4) == 1)
            }
        }
    }

    public func openings(limit: Int) async throws(StoreError) -> [GlassOpening] {
        try await engine.reading { try $0.query(Self.openings, [.int(Int64(limit))], Self.opening) }
    }

    public func notices(for reader: StaffMember, limit: Int) async throws(StoreError) -> [GlassOpening] {
        let values = [Visible.keys(of: reader), .int(Int64(limit)), .text(reader.username)]
        return try await engine.reading { try $0.query(Self.notices, values, Self.opening) }
    }

    public func waiting(for reader: StaffMember) async throws(StoreError) -> Int {
        try await engine.reading { session in
            try session.first(Self.waiting, [.text(reader.username)]) { Int($0.int(0)) } ?? 0
        }
    }

    @Sendable private static func opening(_ row: any Row) throws -> GlassOpening {
        GlassOpening(
            reference: try reference(row), number: Int(row.int(1)), by: row.text(2),
            at: Moment(milliseconds: row.int(3)), reason: row.optionalText(4), review: review(row))
    }

    private static func review(_ row: any Row) -> GlassOpening.Review? {
        row.optionalText(5).map {
            GlassOpening.Review(by: $0, isJustified: row.int(6) == 1, reason: row.optionalText(7) ?? "")
        }
    }

    private static func reference(_ row: any Row) throws -> Reference {
        guard let reference = Reference(typed: row.text(0)) else { throw EngineError.corrupt("a reference") }
        return reference
    }
}
