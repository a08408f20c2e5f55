import Synchronization

/// What the program has counted since it began. To count costs no allocation once a row is there.
public final class Metrics: Sendable {
    /// The values of a metric's labels, in the order of their names; what it has no label for is empty.
    public struct Labels: Hashable, Sendable {
        let first: String
        let second: String
        let third: String

        public init(_ first: String = "", _ second: String = "", _ third: String = "") {
            self.first = first
            self.second = second
            self.third = third
        }

        var values: [String] { [first, second, third] }
    }

    struct Row: Hashable {
        let metric: Metric
        let labels: Labels
    }

    private let numbers = Mutex<[Row: Double]>([:])
    private let histograms = Mutex<[Row: Histogram]>([:])
    private let inFlight = Atomic<Int>(0)

    public init() {
        let plain = Metric.allCases.filter { $0.labels.isEmpty }
        let zeros = plain.filter { $0.kind == .counter }.map { (Row(metric: $0, labels: Labels()), 0.0) }
        numbers.withLock { $0 = Dictionary(uniqueKeysWithValues: zeros) }
    }

    /// Counts something that happened.
    public func add(_ metric: Metric, _ labels: Labels = Labels(), by amount: Int = 1) {
        numbers.withLock { $0[Row(metric: metric, labels: labels), default: 0] += Double(amount) }
    }

    /// Says how something stands now.
    public func set(_ metric: Metric, to value: Double, _ labels: Labels = Labels()) {
        numbers.withLock { $0[Row(metric: metric, labels: labels)] = value }
    }

    /// Puts a value among those of a histogram.
    public func record(_ metric: Metric, _ value: Double, _ labels: Labels = Labels()) {
        histograms.withLock {
            $0[Row(metric: metric, labels: labels), default: Histogram(bounds: metric.bounds)].record(value)
        }
    }

    public func requestBegan() {
        inFlight.add(1, ordering: .relaxed)
    }

    public func requestEnded() {
        inFlight.subtract(1, ordering: .relaxed)
    }

    /// Everything, in the text format of Prometheus.
    public var text: String {
        self.set(.requestsInFlight, to: Double(inFlight.load(ordering: .relaxed)))
        return MetricsText.of(numbers: numbers.withLock { $0 }, histograms: histograms.withLock { $0 })
    }
}

extension Metrics {
    /// The name of an enum's case, and nothing of what it carries.
    static func name(of value: some Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }
}
