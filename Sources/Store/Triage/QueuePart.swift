import Policing
import Workflows

/// The statements of one part of the queue, each made once.
///
/// The first parameters are the mark after which a page begins (rank, due, number) and how many rows; then what the
/// part is of, the reader, and what narrows it. Every statement takes all of them.
struct QueuePart: Sendable {
    let page: SQL
    let narrowedPage: SQL
    let count: SQL
    let narrowedCount: SQL
    /// Of one rank alone, in the order of their limits.
    let ofRank: SQL
    let narrowedOfRank: SQL

    /// - Parameters:
    ///   - index: by which the rows come in their order.
    ///   - counting: by which they are counted soonest, where that is another.
    init(_ condition: String, by index: String = QueueSchema.waiting, counting: String? = nil) {
        let seen = "\(condition) AND \(Visible.condition("$6"))"
        let narrowed = "\(condition) AND \(Self.narrowing) AND \(Visible.condition("$6"))"
        page = Self.page(seen, Self.after, index)
        narrowedPage = Self.page(narrowed, Self.after, index)
        count = Self.count(seen, counting ?? index)
        narrowedCount = Self.count(narrowed, index)
        ofRank = Self.page(seen, Self.afterInRank, index)
        narrowedOfRank = Self.page(narrowed, Self.afterInRank, index)
    }

    private static let after = "(rank, next_due, number) > ($1, $2, $3)"
    private static let afterInRank = "rank = $1 AND (next_due, number) > ($2, $3)"

    /// Found in the index alone; the rows of the table are read for those that are shown.
    private static func page(_ condition: String, _ after: String, _ index: String) -> SQL {
        SQL(
            """
            SELECT \(FileRow.columns) FROM file WHERE file.number IN (
                SELECT number FROM file INDEXED BY \(index)
                WHERE \(condition) AND \(after) AND \(all) ORDER BY rank, next_due, number LIMIT $4)
            ORDER BY file.rank, file.next_due, file.number
            """)
    }

    private static func count(_ condition: String, _ index: String) -> SQL {
        SQL(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM file INDEXED BY \(index) WHERE \(condition) AND \(all) LIMIT 1000) AS part
            """)
    }

    /// Takes the last parameter, so that every statement has as many.
    private static let all = "$\(QueueArguments.last) IS NOT NULL"

    /// A value is compared as it is, which is quick; where `$21` says so, it is a list such as `|one|other|`.
    private static let narrowing = """
        \(given("$7", "coalesce(unit, 'none')")) AND \(given("$8", "coalesce(officer, 'none')"))
        AND \(given("$9", "form")) AND \(given("$10", "coalesce(grade, 'none')")) AND \(given("$11", "status"))
        AND (\(given("$12", "coalesce(classification, 'none')"))
            OR instr($12, '|' || substr(classification, 1, instr(classification || ':', ':') - 1) || '|') > 0)
        AND received_at >= $13 AND received_at < $14 AND guarded >= $15 AND enhanced >= $16
        AND ($17 IS NULL OR (cell / 36000 BETWEEN $17 AND $18 AND cell % 36000 BETWEEN $19 AND $20))
        """

    private static func given(_ wanted: String, _ column: String) -> String {
        "(\(wanted) IS NULL OR \(column) = \(wanted) OR ($21 AND instr(\(wanted), '|' || \(column) || '|') > 0))"
    }

    static let everything = QueuePart("is_open = 1")
    static let unread = QueuePart("is_open = 1 AND status = 'received'", by: "file_unread")
    static let unrecorded = QueuePart("is_open = 1 AND recorded_at IS NULL", by: "file_unrecorded")
    static let owned = QueuePart("is_open = 1 AND officer = $5", by: "file_officer")
    static let unit = QueuePart("is_open = 1 AND unit = $5", by: "file_unit")
    // A decided file may still owe an answer to a message or to a request to look again.
    static let late = QueuePart("next_due < \(FileViews.noDue) AND next_due < $5", counting: "file_due")
    static let reviews = QueuePart("review_open = 1", by: "file_review")
    static let unanswered = QueuePart("unanswered > 0", by: "file_unanswered")

    static func of(_ filter: QueueFilter) -> QueuePart {
        switch filter {
        case .everything: everything
        case .unread: unread
        case .unrecorded: unrecorded
        case .owned: owned
        case .unit: unit
        case .late: late
        case .reviews: reviews
        case .unanswered: unanswered
        }
    }
}

/// What the statements of a part are asked with.
struct QueueArguments {
    static let last = 21

    private let rest: [Value]

    init(_ wanted: QueueRequest) {
        let narrowing = wanted.narrowing
        let part: Value =
            switch wanted.part {
            case .owned(let username): .text(username)
            case .unit(let unit): .text(unit)
            case .late(let now): .int(now.milliseconds)
            case .everything, .unread, .unrecorded, .reviews, .unanswered: .null
            }
        let lists = [
            narrowing.units, narrowing.officers, narrowing.kinds, narrowing.grades, narrowing.statuses,
            narrowing.classifications,
        ]
        let areLists = lists.contains { $0.count > 1 } || !narrowing.classifications.isEmpty
        rest =
            [part, Visible.keys(of: wanted.reader)] + lists.map { Self.list($0, areLists) } + [
                .int(narrowing.receivedFrom?.milliseconds ?? 0),
                .int(narrowing.receivedBefore?.milliseconds ?? FileViews.noDue),
                .bool(narrowing.onlyGuarded), .bool(narrowing.onlyEnhanced),
                .optional(narrowing.area?.rows.lowerBound), .int(narrowing.area?.rows.upperBound ?? 0),
                .int(narrowing.area?.columns.lowerBound ?? 0), .int(narrowing.area?.columns.upperBound ?? 0),
                .bool(areLists),
            ]
    }

    func after(_ mark: QueueMark, limit: Int) -> [Value] {
        [.int(mark.rank), .int(mark.due), .int(mark.number), .int(Int64(limit))] + rest
    }

    private static func list(_ values: [String], _ areLists: Bool) -> Value {
        guard let first = values.first else { return .null }
        return .text(areLists ? "|\(values.joined(separator: "|"))|" : first)
    }
}
