/// How many of the files that were looked at were wrong, and between which bounds the rate of all lies.
public struct ErrorRate: Hashable, Sendable {
    public let errors: Int
    public let judged: Int

    /// - Parameters:
    ///   - errors: from 0 to `judged`.
    ///   - judged: how many files were looked at.
    public init(errors: Int, judged: Int) {
        self.errors = min(max(errors, 0), max(judged, 0))
        self.judged = max(judged, 0)
    }

    /// The share found wrong, from 0 to 1; nil when none was looked at.
    public var share: Double? { judged > 0 ? Double(errors) / Double(judged) : nil }

    /// Where the true share lies in 95 of a hundred samples, from 0 to 1; nil when none was looked at.
    ///
    /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927), the score
    /// interval, without correction for continuity.
    public var interval: ClosedRange<Double>? {
        guard let share else { return nil }
        let z = 1.959_963_984_540_054, count = Double(judged)
        let centre = share + z * z / (2 * count)
        let width = z * ((share * (1 - share) + z * z / (4 * count)) / count).squareRoot()
        let whole = 1 + z * z / count
        return max(0, (centre - width) / whole)...min(1, (centre + width) / whole)
    }
}
