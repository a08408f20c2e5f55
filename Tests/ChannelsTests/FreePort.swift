import Hummingbird
import Logging
import NIOCore

extension Router where Context == BasicRequestContext {
    /// Answers on a free port of this machine while the body runs.
    func onFreePort<Result: Sendable>(
        _ body: @escaping @Sendable (_ address: String) async throws -> Result
    ) async throws -> Result {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "free-port")
        logger.logLevel = .critical
        let app = Application(
            router: self, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await app.run() }
            var iterator = ports.makeAsyncIterator()
            let result = try await body("http://127.0.0.1:\(await iterator.next() ?? 0)")
            group.cancelAll()
            return result
        }
    }
}
