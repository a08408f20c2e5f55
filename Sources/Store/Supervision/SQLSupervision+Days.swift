import Policing
import Workflows

extension SQLSupervision: DayNumbers {
    private static let counts: SQL = """
        SELECT day, measure, code, amount FROM day_count WHERE day BETWEEN $1 AND $2
        """
    private static let received: SQL = "SELECT count(*) FROM file WHERE received_at >= $1 AND received_at < $2"
    /// Every rule is found by one step in each index, and each is counted in its own part of it.
    private static let missedRules = """
        WITH RECURSIVE open (rule) AS (
            SELECT min(rule) FROM promise INDEXED BY promise_open WHERE kept_at IS NULL AND due IS NOT NULL
            UNION ALL
            SELECT (
                SELECT min(rule) FROM promise INDEXED BY promise_open
                WHERE kept_at IS NULL AND due IS NOT NULL AND rule > open.rule)
            FROM open WHERE open.rule IS NOT NULL),
        tardy (rule) AS (
            SELECT min(rule) FROM promise INDEXED BY promise_kept_late WHERE kept_at > due
            UNION ALL
            SELECT (
                SELECT min(rule) FROM promise INDEXED BY promise_kept_late
                WHERE kept_at > due AND rule > tardy.rule)
            FROM tardy WHERE tardy.rule IS NOT NULL)
        """
    private static let missed = SQL(
        """
        \(missedRules)
        SELECT rule, (
            SELECT count(*) FROM promise INDEXED BY promise_open WHERE kept_at IS NULL AND due IS NOT NULL
                AND rule = open.rule AND due >= $1 AND due < $2)
        FROM open WHERE rule IS NOT NULL
        UNION ALL
        SELECT rule, (
            SELECT count(*) FROM promise INDEXED BY promise_kept_late WHERE kept_at > due
                AND rule = tardy.rule AND due >= $1 AND due < $2)
        FROM tardy WHERE rule IS NOT NULL
        """)

    public func numbers(
        of days: ClosedRange<CivilDate>, for reader: StaffMember, at now: Moment
    ) async throws(StoreError) -> [DayNumber] {
        let first = days.lowerBound.dayNumber, last = days.upperBound.dayNumber
        return try await engine.reading { session in
            let hidden = try HiddenNumbers(of: days, for: reader, at: now, in: session)
            var amounts: [Int: [DayMeasure: [String: Int]]] = [:]
            let range: [Value] = [.int(Int64(first)), .int(Int64(last))]
            for (day, measure, code, amount) in try session.query(Self.counts, range, Self.count) {
                guard let measure else { continue }
                amounts[day, default: [:]][measure, default: [:]][code] = amount
            }
            return try (first...max(first, last)).map { number in
                let day = CivilDate(dayNumber: number)
                var sums = amounts[number] ?? [:]
                sums[.received] = ["": try Self.received(on: day, in: session)]
                sums[.promisesMissed] = try Self.missed(on: day, at: now, in: session)
                return hidden.taken(from: sums, of: day)
            }
        }
    }

    @Sendable private static func count(_ row: any Row) -> (Int, DayMeasure?, String, Int) {
        (Int(row.int(0)), DayMeasure(rawValue: row.text(1)), row.text(2), Int(row.int(3)))
    }

    private static func received(on day: CivilDate, in session: any Session) throws -> Int {
        let span = [Value.int(start(of: day)), .int(start(of: day.adding(days: 1)))]
        return try session.first(received, span) { Int($0.int(0)) } ?? 0
    }

    /// Whose time ran out on that day, as far as the day has gone.
    private static func missed(on day: CivilDate, at now: Moment, in session: any Session) throws -> [String: Int] {
        let end = min(start(of: day.adding(days: 1)), now.milliseconds)
        let rows = try session.query(missed, [.int(start(of: day)), .int(end)]) { ($0.text(0), Int($0.int(1))) }
        return Dictionary(rows, uniquingKeysWith: +).filter { $0.value > 0 }
    }

    static func start(of day: CivilDate) -> Int64 { Moment(london: day, hour: 0).milliseconds }

    // MARK: The files behind a number

    private static let markedFiles = SQL(
        """
        SELECT \(FileRow.columns), (
            SELECT sum(amount) FROM day_mark
            WHERE day_mark.file = file.number AND day = $1 AND measure = $2 AND code = coalesce($6, code))
        FROM file
        WHERE number IN (
                SELECT file FROM day_mark
                WHERE day = $1 AND measure = $2 AND file > $3 AND code = coalesce($6, code))
            AND \(Visible.condition("$4")) ORDER BY number LIMIT $5
        """)
    private static let receivedFiles = SQL(
        """
        SELECT \(FileRow.columns), 1 FROM file
        WHERE $6 IS NULL AND received_at >= $1 AND received_at < $2 AND number > $3 AND \(Visible.condition("$4"))
        ORDER BY number LIMIT $5
        """)
    private static let missedFiles = SQL(
        """
        \(missedRules)
        SELECT \(FileRow.columns), (
            SELECT count(*) FROM promise
            WHERE promise.file = file.number AND due >= $1 AND due < $2 AND (kept_at IS NULL OR kept_at > due)
                AND rule = coalesce($6, rule))
        FROM file WHERE number IN (
                SELECT file FROM open CROSS JOIN promise INDEXED BY promise_open
                    WHERE kept_at IS NULL AND due IS NOT NULL AND promise.rule = open.rule
                        AND open.rule = coalesce($6, open.rule) AND due >= $1 AND due < $2 AND file > $3
                UNION
                SELECT file FROM tardy CROSS JOIN promise INDEXED BY promise_kept_late
                    WHERE kept_at > due AND promise.rule = tardy.rule
                        AND tardy.rule = coalesce($6, tardy.rule) AND due >= $1 AND due < $2 AND file > $3)
            AND \(Visible.condition("$4")) ORDER BY number LIMIT $5
        """)

    public func files(
        behind question: DayQuestion, after: Int64?, limit: Int
    ) async throws(StoreError) -> [NumberedFile] {
        let start = Self.start(of: question.day), end = Self.start(of: question.day.adding(days: 1))
        let rest: [Value] = [
            .int(after ?? 0), Visible.keys(of: question.reader), .int(Int64(limit)), .optional(question.code),
        ]
        let call: Call =
            switch question.measure {
            case .received: Call(Self.receivedFiles, [.int(start), .int(end)] + rest)
            case .promisesMissed:
                Call(Self.missedFiles, [.int(start), .int(min(end, question.now.milliseconds))] + rest)
            default:
                Call(
                    Self.markedFiles,
                    [.int(Int64(question.day.dayNumber)), .text(question.measure.rawValue)] + rest)
            }
        return try await engine.reading { session in
            try session.query(call) { row in
                NumberedFile(
                    number: row.int(FileRow.numberColumn), summary: try FileRow.summary(row),
                    amount: Int(row.int(FileRow.count)))
            }
        }
    }
}
