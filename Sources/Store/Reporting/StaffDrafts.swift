import Policing
import Workflows

/// Reports that staff have not finished taking.
enum StaffDraftSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS staff_draft (
            id BLOB PRIMARY KEY,
            username TEXT NOT NULL,
            sealed BLOB NOT NULL,
            saves INTEGER NOT NULL,
            saved_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS staff_draft_username ON staff_draft (username, saved_at)",
        "CREATE INDEX IF NOT EXISTS staff_draft_ends_at ON staff_draft (ends_at)",
    ]
}

/// One row of unfinished reports.
enum StaffDraftRow {
    static let find: SQL = """
        SELECT id, username, sealed, saves, saved_at, ends_at FROM staff_draft
        WHERE id = $1 AND username = $2 AND ends_at > $3
        """
    static let list: SQL = """
        SELECT id, username, sealed, saves, saved_at, ends_at FROM staff_draft
        WHERE username = $1 AND ends_at > $2 ORDER BY saved_at DESC LIMIT 100
        """
    static let insert: SQL = """
        INSERT INTO staff_draft (id, username, sealed, saves, saved_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING
        """
    static let update: SQL = """
        UPDATE staff_draft SET sealed = $3, saves = $4, saved_at = $5, ends_at = $6
        WHERE id = $1 AND username = $2 AND saves = $4 - 1
        """
    static let delete: SQL = "DELETE FROM staff_draft WHERE id = $1 AND username = $2"
    static let deleteEnded: SQL = "DELETE FROM staff_draft WHERE ends_at <= $1"

    static func draft(_ row: any Row) throws -> StaffDraft {
        guard let id = CommandID(bytes: row.blob(0)) else { throw EngineError.corrupt("an unfinished report") }
        return StaffDraft(
            id: id, username: row.text(1), sealed: row.blob(2), saves: Int(row.int(3)),
            savedAt: Moment(milliseconds: row.int(4)), endsAt: Moment(milliseconds: row.int(5)))
    }
}

extension SQLDrafts {
    public func staffDraft(
        _ id: CommandID, of username: String, at now: Moment
    ) async throws(StoreError) -> StaffDraft? {
        let values: [Value] = [.blob(id.bytes), .text(username), .int(now.milliseconds)]
        return try await engine.reading { try $0.first(StaffDraftRow.find, values, StaffDraftRow.draft) }
    }

    public func staffDrafts(of username: String, at now: Moment) async throws(StoreError) -> [StaffDraft] {
        let values: [Value] = [.text(username), .int(now.milliseconds)]
        return try await engine.reading { try $0.query(StaffDraftRow.list, values, StaffDraftRow.draft) }
    }

    public func save(_ draft: StaffDraft) async throws(StoreError) -> Bool {
        let values: [Value] = [
            .blob(draft.id.bytes), .text(draft.username), .blob(draft.sealed), .int(Int64(draft.saves)),
            .int(draft.savedAt.milliseconds), .int(draft.endsAt.milliseconds),
        ]
        let statement = draft.saves == 1 ? StaffDraftRow.insert : StaffDraftRow.update
        return try await engine.writing { try $0.execute(statement, values) == 1 }
    }

    public func deleteStaffDraft(_ id: CommandID, of username: String) async throws(StoreError) {
        try await engine.writing { _ = try $0.execute(StaffDraftRow.delete, [.blob(id.bytes), .text(username)]) }
    }
}
