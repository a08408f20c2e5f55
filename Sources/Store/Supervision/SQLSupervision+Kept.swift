import Foundation
import Policing
import Workflows

extension SQLSupervision: AbsenceRoll {
    private static let here: SQL = """
        SELECT number, username, from_at, until_at, cover, noted_by FROM absence
        WHERE until_at > $1 AND ended_by IS NULL ORDER BY from_at, number
        """
    private static let leave: SQL = """
        INSERT INTO absence (username, from_at, until_at, cover, noted_by, noted_at) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let comeBack: SQL = """
        UPDATE absence SET ended_by = $2 WHERE number = $1 AND ended_by IS NULL AND until_at > $3
        """

    public func absences(at now: Moment) async throws(StoreError) -> [KnownAbsence] {
        try await engine.reading { session in
            try session.query(Self.here, [.int(now.milliseconds)]) { row in
                KnownAbsence(
                    number: row.int(0),
                    absence: Absence(
                        username: row.text(1), from: Moment(milliseconds: row.int(2)),
                        until: Moment(milliseconds: row.int(3)), cover: row.optionalText(4)),
                    by: row.text(5))
            }
        }
    }

    public func add(_ absence: Absence, by: String, at now: Moment) async throws(StoreError) {
        let values: [Value] = [
            .text(absence.username), .int(absence.from.milliseconds), .int(absence.until.milliseconds),
            .optional(absence.cover), .text(by), .int(now.milliseconds),
        ]
        try await engine.writing { _ = try $0.execute(Self.leave, values) }
    }

    public func end(_ number: Int64, by: String, at now: Moment) async throws(StoreError) -> Bool {
        try await engine.writing {
            try $0.execute(Self.comeBack, [.int(number), .text(by), .int(now.milliseconds)]) == 1
        }
    }
}

extension SQLSupervision: Handovers {
    private static let notes: SQL = """
        SELECT number, sealed, by_name, at, taken_by, taken_at FROM handover_note
        WHERE unit = $1 AND (at >= $2 OR taken_at IS NULL) ORDER BY at DESC, number DESC LIMIT 50
        """
    private static let note: SQL = """
        INSERT INTO handover_note (unit, sealed, by_name, at) VALUES ($1, $2, $3, $4)
        """
    private static let take: SQL = """
        UPDATE handover_note SET taken_by = $2, taken_at = $3 WHERE number = $1 AND taken_at IS NULL
        """
    private static let forget: SQL = "DELETE FROM handover_note WHERE at < $1"

    public func notes(of unit: String, since: Moment) async throws(StoreError) -> [HandoverNote] {
        try await engine.reading { [noteKey] session in
            try session.query(Self.notes, [.text(unit), .int(since.milliseconds)]) { row in
                let text = String(decoding: try Seal.open(row.blob(1), under: noteKey), as: UTF8.self)
                let taken = row.optionalText(4).map {
                    HandoverNote.Taken(byName: $0, at: Moment(milliseconds: row.int(5)))
                }
                return HandoverNote(
                    number: row.int(0), text: text, byName: row.text(2), at: Moment(milliseconds: row.int(3)),
                    taken: taken)
            }
        }
    }

    public func write(
        _ text: String, to unit: String, by member: StaffMember, at now: Moment
    ) async throws(StoreError) {
        try await engine.writing { [noteKey] session in
            let sealed = try Seal.close(Data(text.utf8), under: noteKey)
            try session.execute(
                Self.note, [.text(unit), .blob([UInt8](sealed)), .text(member.name), .int(now.milliseconds)])
        }
    }

    public func takeOver(_ note: Int64, by member: StaffMember, at now: Moment) async throws(StoreError) -> Bool {
        try await engine.writing {
            try $0.execute(Self.take, [.int(note), .text(member.name), .int(now.milliseconds)]) == 1
        }
    }

    public func deleteNotes(before: Moment) async throws(StoreError) -> Int {
        try await engine.writing { try $0.execute(Self.forget, [.int(before.milliseconds)]) }
    }

    // MARK: The page

    private static let seen = Visible.condition("$3")
    private static let changed = SQL(
        """
        SELECT \(FileRow.columns) FROM file WHERE unit IS NOT NULL AND unit = $1 AND changed_at >= $2 AND \(seen)
        ORDER BY changed_at DESC LIMIT $4
        """)
    private static let last: SQL = """
        SELECT version, at, kind, code, who, words, note FROM timeline WHERE file = $1 ORDER BY version DESC LIMIT 1
        """
    private static let ofUnit = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_unit
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 AND rank <= $2 AND (guarded = 1 OR enhanced = 1)
            AND \(seen)
        ORDER BY rank, limit_at, number LIMIT $4
        """)
    private static let urgent = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_unit
        WHERE is_open = 1 AND unit IS NOT NULL AND unit = $1 AND instr($2, '|' || grade || '|') > 0 AND \(seen)
        ORDER BY rank, limit_at, number LIMIT $4
        """)
    private static let due = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_owed_unit
        WHERE unit IS NOT NULL AND unit = $1 AND next_due < 9999999999999 AND next_due < $2 AND \(seen)
        ORDER BY next_due LIMIT $4
        """)
    private static let nobodysAtRisk = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY \(QueueSchema.waiting)
        WHERE is_open = 1 AND unit IS NULL AND rank <= $2 AND $1 IS NOT NULL AND (guarded = 1 OR enhanced = 1)
            AND \(seen) ORDER BY rank, limit_at, number LIMIT $4
        """)
    private static let nobodysDue = SQL(
        """
        SELECT \(FileRow.columns) FROM file INDEXED BY file_owed_nobody
        WHERE unit IS NULL AND next_due < 9999999999999 AND next_due < $2 AND $1 IS NOT NULL AND \(seen)
        ORDER BY next_due LIMIT $4
        """)
    /// A grade of priority, and whoever may be in danger before anything is graded.
    private static let riskRank: Int64 = 20

    public func handover(_ wanted: HandoverRequest) async throws(StoreError) -> Handover {
        let unit = Value.text(wanted.unit), limit = Value.int(Int64(wanted.limit))
        let reader = Visible.keys(of: wanted.reader)
        let grades = Value.text("|\(wanted.urgentGrades.joined(separator: "|"))|")
        let until = Value.int(wanted.until.milliseconds), since = Value.int(wanted.since.milliseconds)
        return try await engine.reading { session in
            func files(_ own: SQL, _ nobodys: SQL?, _ value: Value) throws -> [FileSummary] {
                let values = [unit, value, reader, limit]
                let waiting = wanted.takesReports ? nobodys : nil
                let more = try waiting.map { try session.query($0, values, FileRow.summary) } ?? []
                return try more + session.query(own, values, FileRow.summary)
            }
            let found = try session.query(Self.changed, [unit, since, reader, limit]) { row in
                (row.int(FileRow.numberColumn), try FileRow.summary(row))
            }
            let changed = try found.map { number, file in
                ChangedFile(file: file, last: try session.first(Self.last, [.int(number)], SQLFilePages.entry))
            }
            return Handover(
                changed: changed, atRisk: try files(Self.ofUnit, Self.nobodysAtRisk, .int(Self.riskRank)),
                urgent: try files(Self.urgent, nil, grades), due: try files(Self.due, Self.nobodysDue, until))
        }
    }
}
