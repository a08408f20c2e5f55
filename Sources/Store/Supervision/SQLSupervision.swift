import Crypto
import Policing
import Workflows

/// What supervisors look at and keep, in the database. Notes are sealed under the force's key: they may name people.
public struct SQLSupervision: Sendable {
    let engine: any Engine
    let noteKey: SymmetricKey

    init(engine: any Engine, forceKey: ForceKey) {
        self.engine = engine
        noteKey = forceKey.derived(for: "handover notes")
    }
}

extension SQLSupervision: Workloads {
    private static let openFiles: SQL = """
        SELECT '', officer, '', '', sum(files) FROM work_load WHERE officer <> '' GROUP BY officer
        """
    private static let cells: SQL = """
        SELECT unit, officer, status, grade, files FROM work_load WHERE unit = $1 ORDER BY officer
        """
    private static let unitCells: SQL = """
        SELECT unit, '', status, grade, sum(files) FROM work_load GROUP BY unit, status, grade ORDER BY unit
        """
    /// What the kept sums count, and the reader may not know of.
    private static let hiddenCells = SQL(
        """
        SELECT unit, coalesce(officer, ''), status, coalesce(grade, ''), count(*)
        FROM (\(Visible.hidden("$1"))) JOIN file ON file.number = hidden_file
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = coalesce($2, unit) GROUP BY 1, 2, 3, 4
        """)
    private static let unallocated = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_unallocated
        WHERE is_open = 1 AND status = 'recorded' AND unit IS NULL AND \(Visible.condition("$1"))
        ORDER BY rank, next_due, number LIMIT $2
        """)
    private static let hiddenFiles = SQL(
        """
        SELECT count(*) FROM (\(Visible.hidden("$1"))) JOIN file ON file.number = hidden_file
        WHERE is_open = 1 AND ($2 IS NULL OR unit = $2)
        """)

    public func openFiles(for reader: StaffMember) async throws(StoreError) -> [String: Int] {
        try await engine.reading { session in
            let cells = try session.query(Self.openFiles, [], LoadCell.init)
            let hidden = try session.query(Self.hiddenCells, [Visible.keys(of: reader), .null], LoadCell.init)
            var files = Dictionary(cells.map { ($0.officer, $0.files) }, uniquingKeysWith: +)
            for cell in hidden { files[cell.officer]? -= cell.files }
            return files.filter { $0.value > 0 }
        }
    }

    public func loads(
        of unit: String, for reader: StaffMember, at now: Moment
    ) async throws(StoreError) -> [WorkLoad] {
        let asked = LoadQuestion(unit: unit, reader: reader, now: now)
        return try await engine.reading { session in
            let cells = Dictionary(grouping: try Self.cells(asked, in: session), by: \.officer)
            let late = try asked.lateByOwner(in: session), overdue = try asked.overdueByOwner(in: session)
            return try Set(cells.keys).union(late.counts.keys).union(overdue.counts.keys).sorted().map { owner in
                let cells = cells[owner] ?? []
                return WorkLoad(
                    cells, unit: unit, officer: owner.isEmpty ? nil : owner,
                    oldest: cells.isEmpty ? nil : try asked.oldest(of: owner, in: session),
                    late: try late.count(of: owner, otherwise: asked.late(of:in:), in: session),
                    overdueTasks: try overdue.count(of: owner, otherwise: asked.overdueTasks(of:in:), in: session))
            }
        }
    }

    private static func cells(_ asked: LoadQuestion, in session: any Session) throws -> [LoadCell] {
        let all = try session.query(cells, [.text(asked.unit)], LoadCell.init)
        return all.without(try session.query(hiddenCells, [asked.keys, .text(asked.unit)], LoadCell.init))
    }

    public func unitLoads(for reader: StaffMember, at now: Moment) async throws(StoreError) -> [WorkLoad] {
        try await engine.reading { session in
            let hidden = try session.query(Self.hiddenCells, [Visible.keys(of: reader), .null], LoadCell.init)
            let cells = try session.query(Self.unitCells, [], LoadCell.init).without(hidden.map(\.ofWholeUnit))
            let byUnit = Dictionary(grouping: cells, by: \.unit)
            let units = try LoadQuestion.units(in: session).union(byUnit.keys)
            return try units.sorted().compactMap { unit in
                let asked = LoadQuestion(unit: unit, reader: reader, now: now), cells = byUnit[unit] ?? []
                let load = WorkLoad(
                    cells, unit: unit, officer: nil,
                    oldest: cells.isEmpty ? nil : try asked.oldest(in: session),
                    late: try asked.lateByOwner(in: session).sum,
                    overdueTasks: try asked.overdueByOwner(in: session).sum)
                return load.open + load.late + load.overdueTasks > 0 ? load : nil
            }
        }
    }

    public func hiddenFiles(of unit: String?, from reader: StaffMember) async throws(StoreError) -> Int {
        try await engine.reading { session in
            try session.first(Self.hiddenFiles, [Visible.keys(of: reader), .optional(unit)]) { Int($0.int(0)) } ?? 0
        }
    }

    public func unallocated(for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary] {
        try await engine.reading { session in
            try session.query(Self.unallocated, [Visible.keys(of: reader), .int(Int64(limit))], FileRow.summary)
        }
    }

    // MARK: Overdue tasks

    private static let overdue = SQL(
        """
        SELECT \(FileRow.columns), task.due, task.number, task.words, task.owner
        FROM file_task AS task INDEXED BY file_task_unit CROSS JOIN file ON file.number = task.file
        WHERE task.ended IS NULL AND task.unit = $1 AND task.due < $2 AND ($3 IS NULL OR task.owner = $3)
            AND (task.due, task.file, task.number) > ($4, $5, $6) AND \(Visible.condition("$7"))
        ORDER BY task.due, task.file, task.number LIMIT $8
        """)

    public func overdueTasks(
        _ wanted: OverdueRequest, after mark: OverdueMark?, limit: Int
    ) async throws(StoreError) -> [OverdueTask] {
        let start = mark ?? OverdueMark(due: Moment(milliseconds: 0), file: 0, number: 0)
        let values: [Value] = [
            .text(wanted.unit), .int(wanted.now.milliseconds), .optional(wanted.owner), .int(start.due.milliseconds),
            .int(start.file), .int(Int64(start.number)), Visible.keys(of: wanted.reader), .int(Int64(limit)),
        ]
        return try await engine.reading { session in
            try session.query(Self.overdue, values) { row in
                let next = FileRow.count
                let mark = OverdueMark(
                    due: Moment(milliseconds: row.int(next)), file: row.int(FileRow.numberColumn),
                    number: Int(row.int(next + 1)))
                return OverdueTask(
                    mark: mark, file: try FileRow.summary(row), words: row.optionalText(next + 2),
                    owner: row.text(next + 3))
            }
        }
    }
}
