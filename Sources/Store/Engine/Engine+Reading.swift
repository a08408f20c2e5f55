import Workflows

extension Engine {
    /// A read whose failures are the store's.
    func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws(StoreError) -> Result {
        do {
            return try await read(body)
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// A glance whose failures are the store's.
    func glancing<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws(StoreError) -> Result {
        do {
            return try await glance(body)
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// A write whose failures are the store's.
    func writing<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws(StoreError) -> Result {
        do {
            return try await write(body)
        } catch {
            throw StoreError(engine: error)
        }
    }
}
