import Store
import Synchronization

/// Stands between the store and its engine: holds writes back, or lets everything fail.
final class StoreGate: Sendable {
    private struct State {
        var isShut = false
        var isBroken = false
        var waiting: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    var wrap: @Sendable (any Engine) -> any Engine {
        { [self] in GatedEngine(engine: $0, gate: self) }
    }

    /// From now on, writes wait.
    func shut() {
        state.withLock { $0.isShut = true }
    }

    /// What waited is written, in its order.
    func open() {
        let waiting = state.withLock { state in
            state.isShut = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for write in waiting { write() }
    }

    /// From now on, nothing can be read or written.
    func `break`() {
        state.withLock { $0.isBroken = true }
    }

    fileprivate func check() throws {
        if state.withLock({ $0.isBroken }) { throw EngineError.failed("broken by a test") }
    }

    fileprivate func whenOpen(_ write: @escaping @Sendable () -> Void) {
        let isOpen = state.withLock { state in
            if state.isShut { state.waiting.append(write) }
            return !state.isShut
        }
        if isOpen { write() }
    }
}

private struct GatedEngine: Engine {
    let engine: any Engine
    let gate: StoreGate

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try gate.check()
        return try await engine.read(body)
    }

    func glance<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try gate.check()
        return try await engine.glance(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try gate.check()
        await withCheckedContinuation { open in gate.whenOpen { open.resume() } }
        return try await engine.write(body)
    }

    func write<Written: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Written,
        then: @escaping @Sendable (Result<Written, any Error>) -> Void
    ) {
        gate.whenOpen { engine.write(body, then: then) }
    }

    var writings: Int? { nil }

    func scrub() async throws { try await engine.scrub() }
    func close() throws { try engine.close() }
}
