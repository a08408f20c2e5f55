/// How many values were at most as large as each of some bounds.
struct Histogram: Sendable {
    private let bounds: [Double]
    /// One for each bound, and one for what is larger than all.
    private var counts: [Int]
    private(set) var sum: Double = 0

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = [Int](repeating: 0, count: bounds.count + 1)
    }

    mutating func record(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }

    var count: Int { counts.reduce(0, +) }

    /// Each bound with the number of values up to it.
    var cumulative: [(bound: Double, count: Int)] {
        var soFar = 0
        return zip(bounds, counts).map { bound, count in
            soFar += count
            return (bound, soFar)
        }
    }
}
