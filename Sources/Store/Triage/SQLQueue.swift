import Policing
import Workflows

/// The desk's queue and search, each from an index of its own.
public struct SQLQueue: Queue {
    private let engine: any Engine
    private let counted = CountedQueues()

    init(engine: any Engine) {
        self.engine = engine
    }

    // MARK: The queue

    public func queue(
        _ wanted: QueueRequest, after mark: QueueMark?, limit: Int
    ) async throws(StoreError) -> [QueueRow] {
        let start = mark ?? QueueMark(rank: -1, limit: 0, number: 0)
        let question = QueueQuestion(wanted)
        return try await engine.reading { session in
            if case .late = wanted.part {
                return try Self.late(question, after: start, limit: limit, in: session)
            }
            return try session.query(question.page(after: start, limit: limit, inRank: false), Self.row)
        }
    }

    private static let nextRank: SQL = """
        SELECT min(rank) FROM file INDEXED BY file_waiting WHERE next_due < 9999999999999 AND rank > $1
        """

    /// Rank by rank, each in the order of its limits: however many are late, only the rows of the page are read.
    private static func late(
        _ question: QueueQuestion, after mark: QueueMark, limit: Int, in session: any Session
    ) throws -> [QueueRow] {
        var rows: [QueueRow] = []
        var start = mark
        while rows.count < limit {
            let page = question.page(after: start, limit: limit - rows.count, inRank: true)
            rows += try session.query(page, row)
            let next = try session.first(nextRank, [.int(start.rank)]) { $0.optionalInt(0) }
            guard let rank = next ?? nil else { break }
            start = QueueMark(rank: rank, limit: -1, number: 0)
        }
        return rows
    }

    private static func row(_ row: any Row) throws -> QueueRow {
        QueueRow(
            mark: QueueMark(
                rank: row.int(FileRow.rankColumn), limit: row.int(FileRow.limitColumn),
                number: row.int(FileRow.numberColumn)),
            summary: try FileRow.summary(row))
    }

    public func count(_ wanted: QueueRequest) async throws(StoreError) -> Int {
        try await engine.reading { try Self.count(wanted, in: $0) }
    }

    public func queueCounts(
        for reader: StaffMember, covering others: [String], at now: Moment
    ) async throws(StoreError) -> QueueCounts {
        let asked = CountedQueues.Asked(reader: reader, covering: others, position: try await position())
        if let known = counted.known(asked, at: now) { return known }
        let filters: [QueueFilter] =
            [.everything, .unread, .unrecorded, .late(at: now), .reviews, .unanswered, .owned(by: reader.username)]
            + others.map { .owned(by: $0) }
        let counts = try await engine.reading { session in
            try filters.map { try Self.count(QueueRequest($0, reader: reader), in: session) }
        }
        return counted.keep(Self.counts(counts), of: asked, at: now)
    }

    private static func counts(_ counts: [Int]) -> QueueCounts {
        QueueCounts(
            everything: counts[0], unread: counts[1], unrecorded: counts[2],
            mine: min(1_000, counts[6...].reduce(0, +)), late: counts[3], reviews: counts[4], unanswered: counts[5])
    }

    private static func count(_ wanted: QueueRequest, in session: any Session) throws -> Int {
        let count = QueueQuestion(wanted).count
        return try session.first(count.sql, count.arguments) { Int($0.int(0)) } ?? 0
    }

    // MARK: The search

    private static let find = SQL(
        """
        SELECT \(FileRow.columns) FROM file_search JOIN file ON file.number = file_search.rowid
        WHERE file_search MATCH $1 AND \(Visible.condition("$3")) ORDER BY file_search.rowid DESC LIMIT $2
        """)
    private static let byReference = SQL(
        "SELECT \(FileRow.columns) FROM file WHERE reference = $1 AND \(Visible.condition("$2"))")

    public func search(
        _ wanted: FileSearch, for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [FileSummary] {
        if wanted.fields.isEmpty, wanted.days.isEmpty, let reference = Reference(typed: wanted.words) {
            if let found = try await visible(reference, to: reader) { return [found] }
        }
        guard let query = SearchQuery(wanted) else { return [] }
        let rest: [Value] = [.int(Int64(limit)), Visible.keys(of: reader)]
        return try await engine.reading { session in
            let whole = try session.query(Self.find, [.text(query.whole)] + rest, FileRow.summary)
            guard whole.count < limit, query.beginnings != query.whole else { return whole }
            return try session.query(Self.find, [.text(query.beginnings)] + rest, FileRow.summary)
        }
    }

    private func visible(_ reference: Reference, to reader: StaffMember) async throws(StoreError) -> FileSummary? {
        try await engine.reading { session in
            try session.first(Self.byReference, [.text(reference.text), Visible.keys(of: reader)], FileRow.summary)
        }
    }

    // MARK: What has changed, and how long things took

    private static let end: SQL = "SELECT max(position) FROM fact"

    public func position() async throws(StoreError) -> Int64 {
        try await engine.glancing { try $0.first(Self.end, []) { $0.int(0) } ?? 0 }
    }

    /// Of the newest so many files; a file keeps the number of its first fact.
    private static let newest = 20_000
    private static let waits = SQL(
        """
        SELECT newest.form, newest.received_at, newest.recorded_at, promise.kept_at
        FROM (SELECT number, form, received_at, recorded_at FROM file ORDER BY number DESC LIMIT $2) AS newest
        LEFT JOIN promise ON promise.file = newest.number AND promise.rule = '\(Victims.Rules.read)'
        WHERE newest.recorded_at >= $1 OR promise.kept_at >= $1
        """)

    public func waits(since: Moment) async throws(StoreError) -> [QueueWait] {
        let start = since.milliseconds
        return try await engine.reading { session in
            try session.query(Self.waits, [.int(start), .int(Int64(Self.newest))]) { row in
                let received = row.int(1)
                let ends = [row.optionalInt(3), row.optionalInt(2)].map { end in
                    end.flatMap { $0 >= start ? ($0 - received) / 1_000 : nil }
                }
                return QueueWait(form: row.text(0), readSeconds: ends[0], recordedSeconds: ends[1])
            }
        }
    }
}
