import Hummingbird
import NIOCore
import Policing
import Workflows

extension Site {
    /// What a listener of its own gives to whoever runs the service; the public's addresses have nothing of it.
    ///
    /// - Parameter figures: says how the process stands, just before it is told.
    public func metricsRouter(_ figures: @escaping @Sendable (Metrics) -> Void) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("/metrics") { [self] _, _ in
            figures(metrics)
            metrics.set(.storeReady, to: await ports.isReady(clock()) ? 1 : 0)
            return Response(
                status: .ok, headers: [.contentType: MetricsText.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
        }
        return router
    }
}
