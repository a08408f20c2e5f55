import Store
import Synchronization

/// Counts the statements that go to a database.
public final class StatementCounter: Sendable {
    private let count = Mutex(0)

    public init() {}

    /// How many have run.
    public var value: Int { count.withLock { $0 } }

    public var wrap: @Sendable (any Engine) -> any Engine {
        { [self] engine in CountingEngine(engine: engine, counter: self) }
    }

    fileprivate func add() {
        count.withLock { $0 += 1 }
    }

    /// How many statements a piece of work takes.
    public func statements<Result>(_ work: () async throws -> Result) async throws -> Int {
        let before = value
        _ = try await work()
        return value - before
    }
}

private struct CountingEngine: Engine {
    let engine: any Engine
    let counter: StatementCounter

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.read { [counter] in try body(CountingSession(session: $0, counter: counter)) }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.write { [counter] in try body(CountingSession(session: $0, counter: counter)) }
    }

    var writings: Int? { engine.writings }

    func scrub() async throws { try await engine.scrub() }
    func close() throws { try engine.close() }
}

private final class CountingSession: Session {
    private let session: any Session
    private let counter: StatementCounter

    init(session: any Session, counter: StatementCounter) {
        self.session = session
        self.counter = counter
    }

    func query<Result>(
        _ sql: SQL, _ arguments: [Value], _ row: (any Row) throws -> Result
    ) throws -> [Result] {
        counter.add()
        return try session.query(sql, arguments, row)
    }

    @discardableResult
    func execute(_ sql: SQL, _ arguments: [Value]) throws -> Int {
        counter.add()
        return try session.execute(sql, arguments)
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try session.savepoint(body)
    }
}
