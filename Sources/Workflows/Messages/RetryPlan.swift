import Policing

/// When a message that did not leave is tried again: soon at first, then ever more rarely.
public struct RetryPlan: Sendable {
    private var random: any RandomNumberGenerator & Sendable

    /// - Parameter random: spreads the tries, so that a provider that comes back is not met by all at once.
    public init(random: any RandomNumberGenerator & Sendable) {
        self.random = random
    }

    /// One minute, five, thirty, two hours and six; then every twelve hours.
    public static let waitsSeconds: [Int64] = [60, 300, 1_800, 7_200, 21_600, 43_200]
    /// Three days after a message was queued, its news is old.
    public static let lifeSeconds: Int64 = 259_200
    /// The most that chance adds to a wait.
    public static let jitterPercent: Int64 = 20

    /// The moment of the next try; nil when it would be too late.
    ///
    /// - Parameter attempts: how often it was tried before the try that has just failed.
    public mutating func next(after attempts: Int, queuedAt: Moment, at now: Moment) -> Moment? {
        let wait = Self.waitsSeconds[min(max(attempts, 0), Self.waitsSeconds.count - 1)]
        let jitter = draw(0...(wait * Self.jitterPercent / 100))
        let next = now.adding(seconds: wait + jitter)
        return next > queuedAt.adding(seconds: Self.lifeSeconds) ? nil : next
    }

    private mutating func draw(_ range: ClosedRange<Int64>) -> Int64 {
        func draw(_ random: inout some RandomNumberGenerator) -> Int64 { .random(in: range, using: &random) }
        return draw(&random)
    }
}
