import Policing
import Workflows

/// How many open files of one status and grade; an empty officer for those of the unit as a whole.
struct LoadCell {
    let unit: String
    let officer: String
    let status: String
    let grade: String
    let files: Int

    init(_ row: any Row) {
        (unit, officer, status, grade) = (row.text(0), row.text(1), row.text(2), row.text(3))
        files = Int(row.int(4))
    }

    private init(_ cell: LoadCell, officer: String? = nil, files: Int) {
        (unit, self.officer, status, grade) = (cell.unit, officer ?? cell.officer, cell.status, cell.grade)
        self.files = files
    }

    /// Whoever has them.
    var ofWholeUnit: LoadCell { LoadCell(self, officer: "", files: files) }

    fileprivate func less(_ files: Int) -> LoadCell { LoadCell(self, files: self.files - files) }

    fileprivate var key: [String] { [unit, officer, status, grade] }
}

extension [LoadCell] {
    /// Less what others count; what comes to nothing goes.
    func without(_ others: [LoadCell]) -> [LoadCell] {
        let taken = Dictionary(others.map { ($0.key, $0.files) }, uniquingKeysWith: +)
        return map { $0.less(taken[$0.key] ?? 0) }.filter { $0.files > 0 }
    }
}

extension WorkLoad {
    init(_ cells: [LoadCell], unit: String, officer: String?, oldest: Moment?, late: Int, overdueTasks: Int) {
        let statuses = cells.compactMap { cell in FileState.Status(rawValue: cell.status).map { ($0, cell.files) } }
        self.init(
            unit: unit, officer: officer,
            byGrade: Dictionary(cells.map { ($0.grade, $0.files) }, uniquingKeysWith: +),
            byStatus: Dictionary(statuses, uniquingKeysWith: +), oldest: oldest, late: late, overdueTasks: overdueTasks)
    }
}

/// Whose the first thousand of something are.
struct FirstThousand {
    let counts: [String: Int]

    var sum: Int { counts.values.reduce(0, +) }

    /// Where there are more, each owner's are counted by themselves.
    func count(
        of owner: String, otherwise: (String, any Session) throws -> Int, in session: any Session
    ) throws -> Int {
        sum < 1_000 ? counts[owner] ?? 0 : try otherwise(owner, session)
    }
}

/// What is asked of one unit for one reader, besides the kept sums: each from an index, at most 1,000.
struct LoadQuestion {
    let unit: String
    let keys: Value
    let now: Moment

    init(unit: String, reader: StaffMember, now: Moment) {
        self.unit = unit
        keys = Visible.keys(of: reader)
        self.now = now
    }

    /// Each unit is found by one step in its index.
    private static func units(_ index: String, _ table: String, _ condition: String) -> SQL {
        SQL(
            """
            WITH RECURSIVE known (unit) AS (
                SELECT min(unit) FROM \(table) INDEXED BY \(index) WHERE \(condition)
                UNION ALL
                SELECT (SELECT min(unit) FROM \(table) INDEXED BY \(index) WHERE \(condition) AND unit > known.unit)
                FROM known WHERE known.unit IS NOT NULL)
            SELECT unit FROM known WHERE unit IS NOT NULL
            """)
    }

    private static let owing = units("file_owed_unit", "file", "unit IS NOT NULL AND next_due < 9999999999999")
    private static let tasked = units("file_task_unit", "file_task", "ended IS NULL")

    /// Every unit of which a file owes something, or has a task.
    static func units(in session: any Session) throws -> Set<String> {
        Set(try session.query(owing, []) { $0.text(0) } + session.query(tasked, []) { $0.text(0) })
    }

    /// Also of files that have ended: they may still owe an answer.
    private static let late = SQL(
        """
        SELECT coalesce(officer, ''), count(*) FROM (
            SELECT officer FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2
                AND \(Visible.condition("$3")) LIMIT 1000)
        GROUP BY 1
        """)
    private static let overdue = SQL(
        """
        SELECT owner, count(*) FROM (
            SELECT owner FROM file_task INDEXED BY file_task_unit
            WHERE ended IS NULL AND unit = $1 AND due < $2
                AND \(Visible.condition("$3", file: "file_task.file")) LIMIT 1000)
        GROUP BY 1
        """)
    private static let oldest = SQL(
        """
        SELECT received_at FROM file INDEXED BY file_oldest
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 AND officer IS $2 AND \(Visible.condition("$3"))
        ORDER BY received_at LIMIT 1
        """)
    private static let oldestOfUnit = SQL(
        """
        SELECT received_at FROM file INDEXED BY file_oldest_unit
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 AND \(Visible.condition("$2"))
        ORDER BY received_at LIMIT 1
        """)

    private static let lateOfOwner = SQL(
        """
        SELECT count(*) FROM (
            SELECT 1 FROM file INDEXED BY file_owed_officer
            WHERE officer IS NOT NULL AND officer = $4 AND next_due < 9999999999999 AND next_due < $2 AND unit = $1
                AND \(Visible.condition("$3")) LIMIT 1000)
        """)
    private static let lateOfNobody = SQL(
        """
        SELECT count(*) FROM (
            SELECT 1 FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2 AND officer IS NULL
                AND \(Visible.condition("$3")) AND $4 IS NOT NULL LIMIT 1000)
        """)
    private static let overdueOfOwner = SQL(
        """
        SELECT count(*) FROM (
            SELECT 1 FROM file_task INDEXED BY file_task_owner
            WHERE ended IS NULL AND owner = $4 AND due < $2 AND unit = $1
                AND \(Visible.condition("$3", file: "file_task.file")) LIMIT 1000)
        """)

    func lateByOwner(in session: any Session) throws -> FirstThousand { try byOwner(Self.late, session) }

    func overdueByOwner(in session: any Session) throws -> FirstThousand { try byOwner(Self.overdue, session) }

    func late(of owner: String, in session: any Session) throws -> Int {
        try count(owner.isEmpty ? Self.lateOfNobody : Self.lateOfOwner, owner, session)
    }

    func overdueTasks(of owner: String, in session: any Session) throws -> Int {
        try count(Self.overdueOfOwner, owner, session)
    }

    private func count(_ sql: SQL, _ owner: String, _ session: any Session) throws -> Int {
        let values: [Value] = [.text(unit), .int(now.milliseconds), keys, .text(owner)]
        return try session.first(sql, values) { Int($0.int(0)) } ?? 0
    }

    private func byOwner(_ sql: SQL, _ session: any Session) throws -> FirstThousand {
        let rows = try session.query(sql, [.text(unit), .int(now.milliseconds), keys]) { ($0.text(0), Int($0.int(1))) }
        return FirstThousand(counts: Dictionary(rows, uniquingKeysWith: +))
    }

    func oldest(of owner: String, in session: any Session) throws -> Moment? {
        let values: [Value] = [.text(unit), owner.isEmpty ? .null : .text(owner), keys]
        return try session.first(Self.oldest, values) { Moment(milliseconds: $0.int(0)) }
    }

    func oldest(in session: any Session) throws -> Moment? {
        try session.first(Self.oldestOfUnit, [.text(unit), keys]) { Moment(milliseconds: $0.int(0)) }
    }
}
