import Policing
import Workflows

/// What the queue needs to know of how each file was weighed. A file that nobody has weighed has no row.
enum TriageSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS triage (
            file INTEGER PRIMARY KEY,
            redo TEXT,
            clock_due INTEGER,
            danger INTEGER NOT NULL)
        """
    ]
    static let clearing: SQL = "DELETE FROM triage WHERE file > $1 AND file <= $2"
}

enum TriageViews {
    /// What every list reads of it, as three columns of a file's row.
    static let columns = """
        (SELECT triage.redo FROM triage WHERE triage.file = file.number),
        (SELECT triage.clock_due FROM triage WHERE triage.file = file.number),
        (SELECT triage.danger FROM triage WHERE triage.file = file.number)
        """
    static let columnCount = 3

    private static let write: SQL = """
        INSERT INTO triage (file, redo, clock_due, danger) VALUES ($1, $2, $3, $4)
        ON CONFLICT (file) DO UPDATE
        SET redo = excluded.redo, clock_due = excluded.clock_due, danger = excluded.danger
        """

    private static let forget: SQL = "DELETE FROM triage WHERE file = $1"

    static func calls(_ number: Int64, _ facts: [RecordedFact], _ state: FileState) -> [Call] {
        let triage = state.triage
        guard triage.assessed != nil || triage.clockDue != nil || triage.dangerUnweighed != nil else {
            return facts.contains { $0.fact.kind == .decisionUndone } ? [Call(forget, [.int(number)])] : []
        }
        let redo = triage.causesToRedo.map(\.rawValue).joined(separator: ",")
        return [
            Call(
                write,
                [
                    .int(number), .optional(redo.isEmpty ? nil : redo),
                    .optional(triage.runningClockDue?.milliseconds), .bool(triage.dangerUnweighed == true),
                ])
        ]
    }

    static func mark(_ row: any Row, at column: Int) -> TriageMark {
        let causes = row.optionalText(column)?.split(separator: ",") ?? []
        return TriageMark(
            causesToRedo: causes.compactMap { Triage.RedoCause(rawValue: String($0)) },
            clockDue: row.optionalInt(column + 1).map(Moment.init), showsDanger: row.int(column + 2) == 1)
    }
}
