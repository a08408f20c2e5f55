import Policing
import Workflows

/// The log of who read what. Entries that wait together are written together, with one sync of the disk,
/// so that logging every reading does not cost every reading a sync.
public struct SQLAccessLog: AccessLog {
    private let engine: any Engine
    private let groups: WriteGroups<AccessEntry, Void>

    private static let insert: SQL = """
        INSERT INTO access_log (at, actor, file, action, purpose, query, shown, basis, words, signs)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    private static let insertShown: SQL = """
        INSERT OR IGNORE INTO access_shown (reference, actor, number)
        SELECT value, $2, last_insert_rowid() FROM json_each($1)
        """
    private static let paging = AccessPaging(
        """
        SELECT at, actor, file, action, purpose, query, shown, basis, words, signs, number FROM access_log
        WHERE file = $1
        """, by: "number")
    private static let newestLists: SQL = """
        SELECT at, actor, file, action, purpose, query, shown, basis, words, signs FROM access_log
        WHERE file IS NULL ORDER BY number DESC LIMIT $1
        """

    public init(engine: any Engine) {
        self.engine = engine
        groups = WriteGroups(engine: engine, mostInGroup: 512, mostWaiting: 4_096) { entries, session, _ in
            try entries.map { .success(try Self.write($0, in: session)) }
        }
    }

    public func log(_ entry: AccessEntry) async throws(StoreError) {
        try await groups.write(entry)
    }

    public func accesses(
        to file: FileID, from number: Int64?, limit: Int
    ) async throws(StoreError) -> AccessPage {
        try await engine.reading { try Self.paging.page(of: .blob(file.bytes), from: number, limit: limit, in: $0) }
    }

    public func lists(limit: Int) async throws(StoreError) -> [AccessEntry] {
        try await engine.reading { session in
            try session.query(Self.newestLists, [.int(Int64(limit))], Self.entry)
        }
    }

    private static func write(_ entry: AccessEntry, in session: any Session) throws {
        try session.execute(insert, values(entry))
        guard !entry.shown.isEmpty else { return }
        let shown = "[\"\(entry.shown.map(\.text).joined(separator: "\",\""))\"]"
        try session.execute(insertShown, [.text(shown), .text(entry.actor)])
    }

    private static func values(_ entry: AccessEntry) -> [Value] {
        [
            .int(entry.at.milliseconds), .text(entry.actor), .optional(entry.file?.bytes),
            .text(entry.action.rawValue), .text(entry.purpose), .optional(entry.query),
            .optional(entry.shown.isEmpty ? nil : entry.shown.map(\.text).joined(separator: " ")),
            .optional(entry.basis?.rawValue), .optional(entry.words),
            .optional(entry.signs.isEmpty ? nil : entry.signs.map(\.rawValue).joined(separator: " ")),
        ]
    }

    @Sendable static func entry(_ row: any Row) throws -> AccessEntry {
        guard let action = Permission.Action(rawValue: row.text(3)) else {
            throw EngineError.corrupt("an action in the access log")
        }
        return AccessEntry(
            at: Moment(milliseconds: row.int(0)), actor: row.text(1), file: FileID(bytes: row.blob(2)),
            action: action, purpose: row.text(4), query: row.optionalBlob(5),
            shown: (row.optionalText(6) ?? "").split(separator: " ").compactMap { Reference(typed: String($0)) },
            basis: row.optionalText(7).flatMap(ReadingBasis.init(rawValue:)), words: row.optionalText(8),
            signs: (row.optionalText(9) ?? "").split(separator: " ").compactMap { UnusualSign(rawValue: String($0)) })
    }
}
