import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends a connection so that no request is lost: while the program is about to end, an answer says that it is the last of
/// its connection, and the connection is closed once all of it is on its way and all of its question was read.
public final class OrderlyEndHandler: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let drain: Drain
    /// Requests that have begun and are not answered to the end.
    private var unanswered = 0
    /// Whether the end of a request is still to come.
    private var isReading = false
    /// Answers that are not on their way to the end.
    private var unwritten = 0
    /// Whether nothing follows the requests that have begun.
    private var isLast = false

    public init(_ drain: Drain) {
        self.drain = drain
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isReading = true
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
        closeIfDone(context)
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where drain.isOn && unanswered == 1 && head.status.kind != .informational:
            isLast = true
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end where isLast: end(context, data, promise)
        case .end:
            unanswered -= 1
            context.write(data, promise: promise)
        case .head, .body: context.write(data, promise: promise)
        }
    }

    private func end(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
        let written = promise ?? context.eventLoop.makePromise()
        unanswered -= 1
        unwritten += 1
        written.futureResult.assumeIsolated().whenComplete { _ in
            self.unwritten -= 1
            self.closeIfDone(context)
        }
        // Whoever writes may flush later, and then this connection is as good as closed already.
        context.writeAndFlush(data, promise: written)
    }

    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        // It goes no further: those behind would close with an answer that is not written to the end.
        isLast = true
        closeIfDone(context)
    }

    private func closeIfDone(_ context: ChannelHandlerContext) {
        guard isLast, unanswered == 0, unwritten == 0, !isReading else { return }
        context.close(promise: nil)
    }
}
