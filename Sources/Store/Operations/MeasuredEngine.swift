import Workflows

/// Counts how long the store's writes take, and how many entries share one.
public struct MeasuredEngine: Engine {
    private let engine: any Engine
    private let metrics: Metrics
    private let clock = SuspendingClock()

    public init(_ engine: any Engine, _ metrics: Metrics) {
        self.engine = engine
        self.metrics = metrics
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.read(body)
    }

    public func glance<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.glance(body)
    }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        let began = clock.now
        defer { record(since: began) }
        return try await engine.write(body)
    }

    /// What is written in this way is a group, which comes to an answer for each entry.
    public func write<Written: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Written,
        then: @escaping @Sendable (Result<Written, any Error>) -> Void
    ) {
        let began = clock.now
        engine.write(body) { [self] written in
            record(since: began)
            if case .success(let answers as any Collection) = written {
                metrics.record(.storeGroupSize, Double(answers.count))
            }
            then(written)
        }
    }

    private func record(since began: SuspendingClock.Instant) {
        metrics.record(.storeWriteSeconds, (clock.now - began) / .seconds(1))
    }

    public var writings: Int? { engine.writings }

    public func scrub() async throws { try await engine.scrub() }
    public func close() throws { try engine.close() }
}
