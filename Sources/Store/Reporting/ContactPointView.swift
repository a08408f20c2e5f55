import Policing
import Workflows

/// By which number and postcode each file is found: a view, made from facts.
enum ContactPointView {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS contact_point (
            key TEXT NOT NULL,
            file INTEGER NOT NULL,
            PRIMARY KEY (key, file)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS contact_point_file ON contact_point (file)",
    ]

    static let clear: SQL = "DELETE FROM contact_point WHERE file > $1 AND file <= $2"
    private static let delete: SQL = "DELETE FROM contact_point WHERE file = $1"
    private static let insert: SQL = "INSERT INTO contact_point (key, file) VALUES ($1, $2)"

    /// What changes when a file gets these facts.
    static func calls(number: Int64, facts: [RecordedFact], state: FileState) -> [Call] {
        let isNew = facts.first?.version == 1
        guard isNew || facts.contains(where: { $0.fact.kind == .contactChanged }) else { return [] }
        let keys = Set(ContactPoint.all(of: state).map(\.key)).sorted()
        return (isNew ? [] : [Call(delete, [.int(number)])])
            + keys.map { Call(insert, [.text($0), .int(number)]) }
    }

    static let find = SQL(
        """
        SELECT \(FileRow.columns) FROM contact_point JOIN file ON file.number = contact_point.file
        WHERE contact_point.key = $1 AND \(Visible.condition("$3")) ORDER BY contact_point.file DESC LIMIT $2
        """)
}

extension SQLFilePages {
    public func earlier(
        _ point: ContactPoint, for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [FileSummary] {
        let values: [Value] = [.text(point.key), .int(Int64(limit)), Visible.keys(of: reader)]
        return try await engine.reading { try $0.query(ContactPointView.find, values, FileRow.summary) }
    }
}
