import Workflows

/// Pages of the log of accesses, newest first. Each begins at an entry, so that new readings move none of them.
struct AccessPaging {
    private let from: SQL
    private let newer: SQL

    /// - Parameters:
    ///   - select: the columns of an entry and its number, of what `$1` says.
    ///   - number: the column by which they stand in order.
    init(_ select: String, by number: String) {
        from = SQL("\(select) AND \(number) <= $2 ORDER BY \(number) DESC LIMIT $3")
        newer = SQL("\(select) AND \(number) > $2 ORDER BY \(number) LIMIT $3")
    }

    func page(of key: Value, from start: Int64?, limit: Int, in session: any Session) throws -> AccessPage {
        let first = start ?? AccessPage.newest
        let rows = try session.query(from, [key, .int(first), .int(Int64(limit + 1))]) { row in
            (try SQLAccessLog.entry(row), row.int(10))
        }
        let before = try session.query(newer, [key, .int(first), .int(Int64(limit + 1))]) { $0.int(10) }
        return AccessPage(
            entries: rows.prefix(limit).map(\.0),
            previous: before.isEmpty ? nil : before.count <= limit ? AccessPage.newest : before[limit - 1],
            next: rows.count > limit ? rows[limit].1 : nil)
    }
}
