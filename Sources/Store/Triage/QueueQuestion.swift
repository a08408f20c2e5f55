import Policing
import Synchronization
import Workflows

/// What is asked of the queue, as a statement with its values. Only what narrows it stands in the statement: where little
/// fits, many rows are passed over, and each costs what is asked of it.
struct QueueQuestion {
    private let part: QueuePart
    /// By which the rows come in their order.
    private let index: String
    private var conditions: [String] = []
    /// In the order of the conditions, from `$1` on: what else a statement takes comes after them.
    private var values: [Value] = []

    init(_ wanted: QueueRequest) {
        part = QueuePart(wanted.part)
        index = wanted.part == .everything ? wanted.narrowing.index ?? part.index : part.index
        ask(part.condition, part.values)
        ask(wanted.narrowing)
        ask(Visible.condition("#"), [Visible.keys(of: wanted.reader)])
    }

    /// The rows after a mark, in the order of the queue.
    func page(after mark: QueueMark, limit: Int, inRank: Bool) -> Call {
        let (rank, limitAt, number) = (place(1), place(2), place(3))
        let after =
            inRank
            ? "rank = \(rank) AND (limit_at, number) > (\(limitAt), \(number))"
            : "(rank, limit_at, number) > (\(rank), \(limitAt), \(number))"
        // Found in the index alone; the rows of the table are read for those that are shown.
        let text = """
            SELECT \(FileRow.columns) FROM file WHERE file.number IN (
                SELECT number FROM file INDEXED BY \(index)
                WHERE \(condition) AND \(after) ORDER BY rank, limit_at, number LIMIT \(place(4)))
            ORDER BY file.rank, file.limit_at, file.number
            """
        return Call(
            Self.statement(text),
            values + [.int(mark.rank), .int(mark.limit), .int(mark.number), .int(Int64(limit))])
    }

    /// The parameter that comes so many after those of the conditions.
    private func place(_ number: Int) -> String { "$\(values.count + number)" }

    /// How many rows there are, at most 1,000.
    var count: Call {
        let counting = conditions.count > 2 ? index : part.counting
        let text = """
            SELECT count(*) FROM (
                SELECT 1 FROM file INDEXED BY \(counting) WHERE \(condition) LIMIT 1000) AS part
            """
        return Call(Self.statement(text), values)
    }

    private var condition: String { conditions.joined(separator: " AND ") }

    // MARK: What narrows it

    private mutating func ask(_ narrowing: Narrowing) {
        askOne("coalesce(unit, 'none')", narrowing.units)
        askOne("coalesce(officer, 'none')", narrowing.officers)
        askOne("form", narrowing.kinds)
        askOne(narrowing.grade == nil ? "coalesce(grade, 'none')" : "grade", narrowing.grades)
        askOne("status", narrowing.statuses)
        askClassifications(narrowing.classifications)
        if let from = narrowing.receivedFrom { ask("received_at >= #", [.int(from.milliseconds)]) }
        if let before = narrowing.receivedBefore { ask("received_at < #", [.int(before.milliseconds)]) }
        if narrowing.onlyGuarded { ask("guarded = 1", []) }
        if narrowing.onlyEnhanced { ask("enhanced = 1", []) }
        if let area = narrowing.area {
            let columns = CellBox.columnsAround
            ask(
                "cell / \(columns) BETWEEN # AND # AND cell % \(columns) BETWEEN # AND #",
                [area.rows.lowerBound, area.rows.upperBound, area.columns.lowerBound, area.columns.upperBound]
                    .map(Value.int))
        }
    }

    /// One of the wanted values; nothing is asked where none is wanted.
    private mutating func askOne(_ column: String, _ wanted: [String]) {
        guard !wanted.isEmpty else { return }
        ask("\(column) IN (\(Self.places(wanted)))", wanted.map(Value.text))
    }

    /// By their short code, or by its beginning.
    private mutating func askClassifications(_ wanted: [String]) {
        guard !wanted.isEmpty else { return }
        let places = Self.places(wanted)
        let beginning = "substr(classification, 1, instr(classification || ':', ':') - 1)"
        let codes = wanted.map(Value.text)
        ask(
            "(coalesce(classification, 'none') IN (\(places)) OR \(beginning) IN (\(places)))", codes + codes)
    }

    private static func places(_ wanted: [String]) -> String {
        Array(repeating: "#", count: wanted.count).joined(separator: ", ")
    }

    /// Each `#` of the condition takes the next value.
    private mutating func ask(_ condition: String, _ more: [Value]) {
        var text = ""
        var number = values.count
        for piece in condition.split(separator: "#", omittingEmptySubsequences: false) {
            if number > values.count { text += "$\(number)" }
            text += piece
            number += 1
        }
        conditions.append(text)
        values += more
    }

    // MARK: The statements

    /// As they were made: there are as many as shapes of filters that people use. The many that one could think of are
    /// made anew.
    private static let made = Mutex<[String: SQL]>([:])
    private static let mostMade = 500

    private static func statement(_ text: String) -> SQL {
        made.withLock { made in
            if let known = made[text] { return known }
            let statement = SQL(text)
            if made.count < mostMade { made[text] = statement }
            return statement
        }
    }
}

extension Narrowing {
    /// By which all open files that it leaves come in their order soonest; nil where that is the queue's own.
    fileprivate var index: String? {
        guard kinds.count == 1 else { return nil }
        return grade != nil && units.count == 1 ? QueueSchema.ofKindGradeAndUnit : QueueSchema.ofKind
    }

    /// The one grade that is wanted.
    fileprivate var grade: String? {
        guard grades.count == 1, let only = grades.first, only != Self.none else { return nil }
        return only
    }
}
