import Policing
import Workflows

extension SQLSupervision: LatePromises {
    /// By the promises themselves, or by the files of an officer or a unit.
    private struct Statements {
        let promises: SQL
        let officer: SQL
        let unit: SQL

        static let all = Statements()

        private init() {
            let byFile = "file.next_due, promise.due"
            promises = Self.statement(
                "promise INDEXED BY promise_open CROSS JOIN file ON file.number = promise.file",
                "AND promise.rule = $1", order: "promise.due")
            officer = Self.statement(
                Self.files("file_owed_officer"), "AND file.officer IS NOT NULL AND file.officer = $2 AND \(Self.owed)",
                order: byFile)
            unit = Self.statement(
                Self.files("file_owed_unit"), "AND file.unit IS NOT NULL AND file.unit = $3 AND \(Self.owed)",
                order: byFile)
        }

        private static func files(_ index: String) -> String {
            "file INDEXED BY \(index) CROSS JOIN promise ON promise.file = file.number"
        }

        private static let owed = "file.next_due < 9999999999999 AND file.next_due < $4"

        private static func statement(_ tables: String, _ condition: String, order: String) -> SQL {
            SQL(
                """
                SELECT \(FileRow.columns), promise.rule, promise.due FROM \(tables)
                WHERE promise.kept_at IS NULL AND promise.due IS NOT NULL AND promise.due < $4
                    AND promise.rule = coalesce($1, promise.rule)
                    AND ($2 IS NULL OR file.officer = $2) AND ($3 IS NULL OR file.unit = $3)
                    AND \(Visible.condition("$5")) \(condition) ORDER BY \(order) LIMIT $6
                """)
        }
    }

    /// The rules of open promises, each found by one step in the index.
    private static let openRules = """
        WITH RECURSIVE known (rule) AS (
            SELECT min(rule) FROM promise INDEXED BY promise_open WHERE kept_at IS NULL AND due IS NOT NULL
            UNION ALL
            SELECT (
                SELECT min(rule) FROM promise INDEXED BY promise_open
                WHERE kept_at IS NULL AND due IS NOT NULL AND rule > known.rule)
            FROM known WHERE known.rule IS NOT NULL)
        """
    private static let rules = SQL("\(openRules) SELECT rule FROM known WHERE rule IS NOT NULL")
    private static let byRule = SQL(
        """
        \(openRules)
        SELECT rule, (
            SELECT count(*) FROM (
                SELECT 1 FROM promise INDEXED BY promise_open
                WHERE kept_at IS NULL AND due IS NOT NULL AND rule = known.rule AND due < $1
                    AND \(Visible.condition("$2", file: "promise.file")) LIMIT 1000))
        FROM known WHERE rule IS NOT NULL
        """)

    public func late(
        _ wanted: LateRequest, from start: Int, limit: Int
    ) async throws(StoreError) -> [LatePromise] {
        let all = Statements.all
        let isByFile = wanted.officer != nil || wanted.unit != nil
        let statement = wanted.officer != nil ? all.officer : wanted.unit != nil ? all.unit : all.promises
        return try await engine.reading { session in
            let end = start + limit
            if isByFile {
                let found = try Self.promises(statement, wanted.rule, wanted, end, in: session)
                return Array(found.dropFirst(start))
            }
            let rules = try wanted.rule.map { [$0] } ?? session.query(Self.rules, []) { $0.text(0) }
            let found = try rules.flatMap { try Self.promises(statement, $0, wanted, end, in: session) }
            let sorted = found.sorted { ($0.due, $0.file.reference.text) < ($1.due, $1.file.reference.text) }
            return Array(sorted.prefix(end).dropFirst(start))
        }
    }

    private static func promises(
        _ statement: SQL, _ rule: String?, _ wanted: LateRequest, _ limit: Int, in session: any Session
    ) throws -> [LatePromise] {
        let values: [Value] = [
            .optional(rule), .optional(wanted.officer), .optional(wanted.unit), .int(wanted.dueBefore.milliseconds),
            Visible.keys(of: wanted.reader), .int(Int64(limit)),
        ]
        return try session.query(statement, values) { row in
            LatePromise(
                rule: row.text(FileRow.count), due: Moment(milliseconds: row.int(FileRow.count + 1)),
                file: try FileRow.summary(row))
        }
    }

    public func lateByRule(for reader: StaffMember, at now: Moment) async throws(StoreError) -> [String: Int] {
        let values: [Value] = [.int(now.milliseconds), Visible.keys(of: reader)]
        let rows = try await engine.reading { session in
            try session.query(Self.byRule, values) { ($0.text(0), Int($0.int(1))) }
        }
        return Dictionary(rows, uniquingKeysWith: +).filter { $0.value > 0 }
    }
}
