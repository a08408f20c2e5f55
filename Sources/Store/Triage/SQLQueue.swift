import Policing
import Workflows

/// The desk's queue and search, each from an index of its own.
public struct SQLQueue: Queue {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    public func queue(
        _ filter: QueueFilter, for reader: StaffMember, after mark: QueueMark?, limit: Int
    ) async throws(StoreError) -> [QueueRow] {
        let mark = mark ?? QueueMark(rank: -1, due: 0, number: 0)
        let call = Part(filter, for: reader).page(after: mark, limit: limit)
        return try await engine.reading { session in
            try session.query(call.sql, call.arguments) { row in
                QueueRow(
                    mark: QueueMark(
                        rank: row.int(FileRow.rankColumn), due: row.int(FileRow.dueColumn),
                        number: row.int(FileRow.numberColumn)),
                    summary: try FileRow.summary(row))
            }
        }
    }

    public func queueCounts(for reader: StaffMember, at now: Moment) async throws(StoreError) -> QueueCounts {
        let filters: [QueueFilter] = [
            .everything, .unread, .unrecorded, .owned(by: reader.username), .late(at: now), .reviews, .unanswered,
        ]
        let counts = try await engine.reading { session in
            try filters.map { filter in
                let call = Part(filter, for: reader).count
                return try session.first(call.sql, call.arguments) { Int($0.int(0)) } ?? 0
            }
        }
        return QueueCounts(
            everything: counts[0], unread: counts[1], unrecorded: counts[2], mine: counts[3], late: counts[4],
            reviews: counts[5], unanswered: counts[6])
    }

    private static let find = SQL(
        """
        SELECT \(FileRow.columns) FROM file_search JOIN file ON file.number = file_search.rowid
        WHERE file_search MATCH $1 AND \(Visible.condition("$3")) ORDER BY file_search.rowid DESC LIMIT $2
        """)

    public func search(
        _ words: String, for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [FileSummary] {
        let keys = Visible.keys(of: reader)
        if let reference = Reference(typed: words), let found = try await file(reference, keys) { return [found] }
        guard let query = SearchQuery(words) else { return [] }
        return try await engine.reading { session in
            let whole = try session.query(Self.find, [.text(query.whole), .int(Int64(limit)), keys], FileRow.summary)
            guard whole.count < limit else { return whole }
            return try session.query(Self.find, [.text(query.beginnings), .int(Int64(limit)), keys], FileRow.summary)
        }
    }

    private static let byReference = SQL(
        "SELECT \(FileRow.columns) FROM file WHERE reference = $1 AND \(Visible.condition("$2"))")

    private func file(_ reference: Reference, _ keys: Value) async throws(StoreError) -> FileSummary? {
        try await engine.reading { session in
            try session.first(Self.byReference, [.text(reference.text), keys], FileRow.summary)
        }
    }
}

/// One part of the queue: which rows, by which index.
private struct Part {
    private let pages: SQL
    private let counts: SQL
    private let arguments: [Value]

    /// The statements of every filter, each made once.
    private struct Statements {
        let page: SQL
        let count: SQL

        init(_ condition: String) {
            let after = "(file.rank, file.next_due, file.number) > ($1, $2, $3)"
            page = SQL(
                """
                SELECT \(FileRow.columns) FROM file WHERE \(condition) AND \(after) AND \(Visible.condition("$5"))
                ORDER BY file.rank, file.next_due, file.number LIMIT $4
                """)
            let counted = condition.replacing("$6", with: "$2")
            count = SQL(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM file WHERE \(counted) AND \(Visible.condition("$1")) LIMIT 1000) AS part
                """)
        }

        static let everything = Statements("is_open = 1")
        static let unread = Statements("is_open = 1 AND status = 'received'")
        static let unrecorded = Statements("is_open = 1 AND recorded_at IS NULL")
        static let owned = Statements("is_open = 1 AND officer = $6")
        static let unit = Statements("is_open = 1 AND unit = $6")
        // A decided file may still owe an answer to a message or to a request to look again.
        static let late = Statements("next_due < $6")
        static let reviews = Statements("review_open = 1")
        static let unanswered = Statements("unanswered > 0")
    }

    init(_ filter: QueueFilter, for reader: StaffMember) {
        let (statements, arguments): (Statements, [Value]) =
            switch filter {
            case .everything: (.everything, [])
            case .unread: (.unread, [])
            case .unrecorded: (.unrecorded, [])
            case .owned(let username): (.owned, [.text(username)])
            case .unit(let unit): (.unit, [.text(unit)])
            case .late(let now): (.late, [.int(now.milliseconds)])
            case .reviews: (.reviews, [])
            case .unanswered: (.unanswered, [])
            }
        pages = statements.page
        counts = statements.count
        self.arguments = [Visible.keys(of: reader)] + arguments
    }

    func page(after mark: QueueMark, limit: Int) -> Call {
        Call(pages, [.int(mark.rank), .int(mark.due), .int(mark.number), .int(Int64(limit))] + arguments)
    }

    var count: Call { Call(counts, arguments) }
}

/// What somebody typed, as full-text queries. A phone number or a postcode is looked for as it is kept, however it was
/// spaced.
///
/// Whole words are looked for first: their index is read from the newest on, and left as soon as a page is full. All
/// that begins with a word must be gathered before the first row is known, which takes long where many words do; so
/// beginnings are asked for only where whole words fill no page.
struct SearchQuery {
    /// Finds the words as they were typed.
    let whole: String
    /// Finds what the words begin, too.
    let beginnings: String

    /// Shorter ones begin too much.
    private static let shortestBeginning = 3
    private static let mostWords = 8

    /// Nil when nothing that can be searched was typed.
    init?(_ typed: String) {
        let kept = Pattern.phone.normalised(typed) ?? Pattern.postcode.normalised(typed)
        let ways = ([typed] + [kept].compactMap { $0 }).map(Self.words).filter { !$0.isEmpty }
        guard !ways.isEmpty else { return nil }
        whole = Self.query(ways) { "\"\($0)\"" }
        beginnings = Self.query(ways) { $0.count < Self.shortestBeginning ? "\"\($0)\"" : "\"\($0)\"*" }
    }

    private static func words(_ text: String) -> [Substring] {
        Array(text.split { !$0.isLetter && !$0.isNumber }.prefix(mostWords))
    }

    private static func query(_ ways: [[Substring]], _ term: (Substring) -> String) -> String {
        ways.map { "(\($0.map(term).joined(separator: " ")))" }.joined(separator: " OR ")
    }
}
