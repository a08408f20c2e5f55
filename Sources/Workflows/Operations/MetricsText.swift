/// The text format in which Prometheus reads metrics.
///
/// Source: Prometheus, Exposition formats, text-based format 0.0.4.
public enum MetricsText {
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    static func of(numbers: [Metrics.Row: Double], histograms: [Metrics.Row: Histogram]) -> String {
        var text = ""
        for metric in Metric.allCases {
            text += "# HELP \(metric.rawValue) \(escapedHelp(metric.help))\n"
            text += "# TYPE \(metric.rawValue) \(metric.kind.rawValue)\n"
            for (row, histogram) in rows(histograms, of: metric) { add(histogram, of: row, to: &text) }
            for (row, value) in rows(numbers, of: metric) {
                text += line(metric.rawValue, labels(row), number(value))
            }
        }
        return text
    }

    private static func rows<Value>(_ all: [Metrics.Row: Value], of metric: Metric) -> [(Metrics.Row, Value)] {
        all.filter { $0.key.metric == metric }.map { ($0.key, $0.value) }
            .sorted { $0.0.labels.values.lexicographicallyPrecedes($1.0.labels.values) }
    }

    private static func add(_ histogram: Histogram, of row: Metrics.Row, to text: inout String) {
        let name = row.metric.rawValue, labels = labels(row)
        for (bound, count) in histogram.cumulative {
            text += line("\(name)_bucket", labels + [("le", number(bound))], "\(count)")
        }
        text += line("\(name)_bucket", labels + [("le", "+Inf")], "\(histogram.count)")
        text += line("\(name)_sum", labels, number(histogram.sum))
        text += line("\(name)_count", labels, "\(histogram.count)")
    }

    private static func labels(_ row: Metrics.Row) -> [(String, String)] {
        Array(zip(row.metric.labels, row.labels.values))
    }

    private static func line(_ name: String, _ labels: [(String, String)], _ value: String) -> String {
        guard !labels.isEmpty else { return "\(name) \(value)\n" }
        let pairs = labels.map { "\($0)=\"\(escapedLabel($1))\"" }
        return "\(name){\(pairs.joined(separator: ","))} \(value)\n"
    }

    private static func number(_ value: Double) -> String {
        value.rounded() == value && value.magnitude < 9e15 ? "\(Int64(value))" : "\(value)"
    }

    static func escapedHelp(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func escapedLabel(_ text: String) -> String {
        escapedHelp(text).replacing("\"", with: "\\\"")
    }
}
