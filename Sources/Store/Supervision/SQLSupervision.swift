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
        SELECT officer, sum(files) FROM work_load WHERE officer <> '' GROUP BY officer
        """
    private static let cells: SQL = """
        SELECT unit, officer, status, grade, files FROM work_load WHERE unit = $1 ORDER BY officer
        """
    private static let unitCells: SQL = """
        SELECT unit, '', status, grade, sum(files) FROM work_load GROUP BY unit, status, grade ORDER BY unit
        """
    private static let oldestOfUnit: SQL = """
        SELECT received_at FROM file INDEXED BY file_oldest_unit
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 ORDER BY received_at LIMIT 1
        """
    private static let lateInUnit: SQL = """
        SELECT count(*) FROM (
            SELECT 1 FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2 LIMIT 1000)
        """
    /// Also those of whom no file is open: an ended one may still owe an answer.
    private static let owingInUnit: SQL = """
        SELECT officer, count(*) FROM (
            SELECT officer FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2 LIMIT 1000)
        GROUP BY officer
        """
    /// Each is found by one step in the index.
    private static let owingUnits: SQL = """
        WITH RECURSIVE owing (unit) AS (
            SELECT min(unit) FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND next_due < 9999999999999
            UNION ALL
            SELECT (
                SELECT min(unit) FROM file INDEXED BY file_owed_unit
                WHERE unit IS NOT NULL AND next_due < 9999999999999 AND unit > owing.unit)
            FROM owing WHERE owing.unit IS NOT NULL)
        SELECT unit FROM owing WHERE unit IS NOT NULL
        """
    private static let oldest: SQL = """
        SELECT received_at FROM file INDEXED BY file_oldest
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 AND officer IS $2 ORDER BY received_at LIMIT 1
        """
    private static let lateOfOfficer: SQL = """
        SELECT count(*) FROM (
            SELECT 1 FROM file INDEXED BY file_owed_officer
            WHERE officer IS NOT NULL AND officer = $2 AND next_due < 9999999999999 AND next_due < $3 AND unit = $1
            LIMIT 1000)
        """
    private static let lateOfUnit: SQL = """
        SELECT count(*) FROM (
            SELECT 1 FROM file INDEXED BY file_owed_unit
            WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2 AND officer IS NULL
            LIMIT 1000)
        """
    private static let unallocated = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_unallocated
        WHERE is_open = 1 AND status = 'recorded' AND unit IS NULL AND \(Visible.condition("$1"))
        ORDER BY rank, next_due, number LIMIT $2
        """)

    public func openFiles() async throws(StoreError) -> [String: Int] {
        let rows = try await engine.reading { session in
            try session.query(Self.openFiles, []) { ($0.text(0), Int($0.int(1))) }
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    public func loads(of unit: String, at now: Moment) async throws(StoreError) -> [WorkLoad] {
        try await engine.reading { session in
            let cells = try session.query(Self.cells, [.text(unit)], Cell.init)
            let owners = Dictionary(grouping: cells, by: \.officer)
            let owing = try session.query(Self.owingInUnit, [.text(unit), .int(now.milliseconds)]) { row in
                Self.load(of: [], unit, row.optionalText(0), oldest: nil, late: Int(row.int(1)))
            }
            let loads = try owners.values.map { cells in try Self.load(cells, at: now, in: session) }
            return (loads + owing.filter { owners[$0.officer ?? ""] == nil })
                .sorted { ($0.officer ?? "") < ($1.officer ?? "") }
        }
    }

    public func unitLoads(at now: Moment) async throws(StoreError) -> [WorkLoad] {
        try await engine.reading { session in
            let cells = Dictionary(grouping: try session.query(Self.unitCells, [], Cell.init), by: \.unit)
            let units = try session.query(Self.owingUnits, []) { $0.text(0) }
            return try Set(units).union(cells.keys).sorted().compactMap { unit in
                let oldest = try session.first(Self.oldestOfUnit, [.text(unit)]) { Moment(milliseconds: $0.int(0)) }
                let late = try session.first(Self.lateInUnit, [.text(unit), .int(now.milliseconds)]) {
                    Int($0.int(0))
                }
                let load = Self.load(of: cells[unit] ?? [], unit, nil, oldest: oldest, late: late ?? 0)
                return load.open + load.late > 0 ? load : nil
            }
        }
    }

    public func unallocated(for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary] {
        try await engine.reading { session in
            try session.query(Self.unallocated, [Visible.keys(of: reader), .int(Int64(limit))], FileRow.summary)
        }
    }

    /// How many open files of one status and grade.
    private struct Cell {
        let unit: String
        let officer: String
        let status: FileState.Status
        let grade: String
        let files: Int

        init(_ row: any Row) throws {
            guard let status = FileState.Status(rawValue: row.text(2)) else {
                throw EngineError.corrupt("a row of work")
            }
            (unit, officer, self.status, grade, files) = (
                row.text(0), row.text(1), status, row.text(3), Int(row.int(4))
            )
        }
    }

    private static func load(_ cells: [Cell], at now: Moment, in session: any Session) throws -> WorkLoad {
        let unit = cells[0].unit, officer = cells[0].officer
        let owner: [Value] = [.text(unit), officer.isEmpty ? .null : .text(officer)]
        let oldest = try session.first(oldest, owner) { Moment(milliseconds: $0.int(0)) }
        let late =
            officer.isEmpty
            ? try session.first(lateOfUnit, [.text(unit), .int(now.milliseconds)]) { Int($0.int(0)) }
            : try session.first(lateOfOfficer, owner + [.int(now.milliseconds)]) { Int($0.int(0)) }
        return load(of: cells, unit, officer.isEmpty ? nil : officer, oldest: oldest, late: late ?? 0)
    }

    private static func load(
        of cells: [Cell], _ unit: String, _ officer: String?, oldest: Moment?, late: Int
    ) -> WorkLoad {
        WorkLoad(
            unit: unit, officer: officer,
            byGrade: Dictionary(cells.map { ($0.grade, $0.files) }, uniquingKeysWith: +),
            byStatus: Dictionary(cells.map { ($0.status, $0.files) }, uniquingKeysWith: +), oldest: oldest, late: late)
    }
}
