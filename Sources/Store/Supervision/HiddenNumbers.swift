import Policing
import Workflows

/// What restricted files that do not name a reader add to the kept sums of days.
struct HiddenNumbers {
    private let amounts: [CivilDate: [DayMeasure: [String: Int]]]

    private static let marks = SQL(
        """
        SELECT day, measure, code, sum(amount) FROM (\(Visible.hidden("$1"))) JOIN day_mark ON file = hidden_file
        WHERE day BETWEEN $2 AND $3 GROUP BY day, measure, code
        """)
    private static let received = SQL(
        """
        SELECT received_at FROM (\(Visible.hidden("$1"))) JOIN file ON file.number = hidden_file
        WHERE received_at >= $2 AND received_at < $3
        """)
    private static let missed = SQL(
        """
        SELECT due, rule FROM (\(Visible.hidden("$1"))) JOIN promise ON promise.file = hidden_file
        WHERE due >= $2 AND due < $3 AND (kept_at IS NULL OR kept_at > due)
        """)

    init(
        of days: ClosedRange<CivilDate>, for reader: StaffMember, at now: Moment, in session: any Session
    ) throws {
        let keys = Visible.keys(of: reader)
        let first = days.lowerBound, end = SQLSupervision.start(of: days.upperBound.adding(days: 1))
        let start = SQLSupervision.start(of: first)
        var amounts: [CivilDate: [DayMeasure: [String: Int]]] = [:]
        func add(_ amount: Int, _ code: String, to measure: DayMeasure, on day: CivilDate) {
            amounts[day, default: [:]][measure, default: [:]][code, default: 0] += amount
        }
        let range: [Value] = [.int(Int64(first.dayNumber)), .int(Int64(days.upperBound.dayNumber))]
        for (day, measure, code, amount) in try session.query(
            Self.marks, [keys] + range, { (Int($0.int(0)), $0.text(1), $0.text(2), Int($0.int(3))) })
        {
            guard let measure = DayMeasure(rawValue: measure) else { continue }
            add(amount, code, to: measure, on: CivilDate(dayNumber: day))
        }
        for moment in try session.query(Self.received, [keys, .int(start), .int(end)], { $0.int(0) }) {
            add(1, "", to: .received, on: Moment(milliseconds: moment).london.date)
        }
        let passed = Value.int(min(end, now.milliseconds))
        for (due, rule) in try session.query(Self.missed, [keys, .int(start), passed], { ($0.int(0), $0.text(1)) }) {
            add(1, rule, to: .promisesMissed, on: Moment(milliseconds: due).london.date)
        }
        self.amounts = amounts
    }

    /// A day's sums without them, and they apart.
    func taken(from sums: [DayMeasure: [String: Int]], of day: CivilDate) -> DayNumber {
        let hidden = amounts[day] ?? [:]
        let rest = sums.map { measure, codes in
            let less = hidden[measure] ?? [:]
            return (measure, codes.merging(less.mapValues { -$0 }, uniquingKeysWith: +))
        }
        let seen = Dictionary(uniqueKeysWithValues: rest).mapValues { codes in
            codes.filter { $0.value > 0 || $0.key.isEmpty }
        }
        return DayNumber(day: day, amounts: seen, restricted: hidden)
    }
}
