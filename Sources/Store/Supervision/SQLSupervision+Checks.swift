import Policing
import Workflows

extension SQLSupervision: QualityChecks {
    private static let work = SQL(
        """
        SELECT file FROM staff_work WHERE week = $1 AND username = $2
            AND \(Visible.condition("$3", file: "staff_work.file"))
        ORDER BY file
        """)
    private static let columns = """
        SELECT file.reference, quality_check.number, about, checker, at, score, heard_at
        FROM quality_check JOIN file ON file.number = quality_check.file
        """
    private static let ofWeek = SQL(
        "\(columns) WHERE week = $1 AND \(Visible.condition("$2")) ORDER BY about, at")
    private static let ofPerson = SQL(
        "\(columns) WHERE about = $1 AND \(Visible.condition("$3")) ORDER BY at DESC LIMIT $2")
    private static let answers = SQL(
        """
        SELECT question, answer, count(*) FROM quality_answer WHERE at >= $1 AND about = coalesce($2, about)
            AND \(Visible.condition("$3", file: "quality_answer.file"))
        GROUP BY question, answer
        """)
    private static let byNumber = SQL(
        "SELECT \(FileRow.columns) FROM file WHERE number = $1 AND \(Visible.condition("$2"))")

    public func work(
        of username: String, in week: WorkWeek, for reader: StaffMember
    ) async throws(StoreError) -> [Int64] {
        let values: [Value] = [.int(Int64(week.monday.dayNumber)), .text(username), Visible.keys(of: reader)]
        return try await engine.reading { session in try session.query(Self.work, values) { $0.int(0) } }
    }

    public func checks(of week: WorkWeek, for reader: StaffMember) async throws(StoreError) -> [KnownCheck] {
        let values: [Value] = [.int(Int64(week.monday.dayNumber)), Visible.keys(of: reader)]
        return try await engine.reading { session in
            try session.query(Self.ofWeek, values, Self.check)
        }
    }

    public func checks(about member: StaffMember, limit: Int) async throws(StoreError) -> [KnownCheck] {
        let values: [Value] = [.text(member.username), .int(Int64(limit)), Visible.keys(of: member)]
        return try await engine.reading { session in
            try session.query(Self.ofPerson, values, Self.check)
        }
    }

    public func answers(
        about username: String?, for reader: StaffMember, since: Moment
    ) async throws(StoreError) -> [CheckTally] {
        let values: [Value] = [.int(since.milliseconds), .optional(username), Visible.keys(of: reader)]
        return try await engine.reading { session in
            try session.query(Self.answers, values) { row in
                guard let answer = CheckMark.Answer(rawValue: row.text(1)) else {
                    throw EngineError.corrupt("the answer of a check")
                }
                return CheckTally(question: row.text(0), answer: answer, count: Int(row.int(2)))
            }
        }
    }

    public func summaries(_ files: [Int64], for reader: StaffMember) async throws(StoreError) -> [FileSummary] {
        try await engine.reading { session in
            try files.compactMap {
                try session.first(Self.byNumber, [.int($0), Visible.keys(of: reader)], FileRow.summary)
            }
        }
    }

    @Sendable private static func check(_ row: any Row) throws -> KnownCheck {
        guard let reference = Reference(typed: row.text(0)) else { throw EngineError.corrupt("a row of checks") }
        return KnownCheck(
            reference: reference, number: Int(row.int(1)), about: row.text(2), by: row.text(3),
            at: Moment(milliseconds: row.int(4)), scorePercent: row.optionalInt(5).map(Int.init),
            heardAt: row.optionalInt(6).map(Moment.init))
    }
}
