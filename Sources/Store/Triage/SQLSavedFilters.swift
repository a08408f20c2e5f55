import Policing
import Workflows

/// Filters that staff keep, in a plain table: they are no facts about a file.
public struct SQLSavedFilters: SavedFilters {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let read: SQL = """
        SELECT number, owner, owner_name, name, query, shared FROM saved_filter
        WHERE owner = $1 OR (shared <> '' AND instr($2, '|' || shared || '|') > 0)
        ORDER BY name COLLATE NOCASE, number LIMIT 200
        """
    private static let count: SQL = "SELECT count(*) FROM saved_filter WHERE owner = $1"
    private static let insert: SQL = """
        INSERT INTO saved_filter (owner, owner_name, name, query, shared, made_at) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let last: SQL = "SELECT max(number) FROM saved_filter"
    private static let change: SQL = "UPDATE saved_filter SET name = $3, shared = $4 WHERE number = $1 AND owner = $2"
    private static let delete: SQL = "DELETE FROM saved_filter WHERE number = $1 AND owner = $2"

    public func filters(for reader: StaffMember) async throws(StoreError) -> [SavedFilter] {
        let groups = SavedFilter.Shared.choices(of: reader).map(\.text).filter { !$0.isEmpty }
        let roles = "|\(groups.joined(separator: "|"))|"
        return try await engine.reading { session in
            try session.query(Self.read, [.text(reader.username), .text(roles)]) { row in
                SavedFilter(
                    number: row.int(0), owner: row.text(1), ownerName: row.text(2), name: row.text(3),
                    query: row.text(4), shared: SavedFilter.Shared(text: row.text(5)) ?? .nobody)
            }
        }
    }

    public func save(_ filter: NewFilter, at now: Moment) async throws(StoreError) -> Int64? {
        let owner = filter.owner.username
        let values: [Value] = [
            .text(owner), .text(filter.owner.name), .text(filter.name), .text(filter.query),
            .text(filter.shared.text), .int(now.milliseconds),
        ]
        return try await engine.writing { session in
            let kept = try session.first(Self.count, [.text(owner)]) { Int($0.int(0)) } ?? 0
            guard kept < SavedFilter.most else { return nil }
            try session.execute(Self.insert, values)
            return try session.first(Self.last, []) { $0.int(0) }
        }
    }

    public func change(
        _ number: Int64, of owner: String, to name: String, shared: SavedFilter.Shared
    ) async throws(StoreError) -> Bool {
        let values: [Value] = [.int(number), .text(owner), .text(name), .text(shared.text)]
        return try await engine.writing { try $0.execute(Self.change, values) > 0 }
    }

    public func delete(_ number: Int64, of owner: String) async throws(StoreError) -> Bool {
        try await engine.writing { try $0.execute(Self.delete, [.int(number), .text(owner)]) > 0 }
    }
}
