import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing
import Web

/// A connection ends after an answer, and never in the midst of a question or an answer.
@Suite("The end of a connection")
struct OrderlyEndTests {
    @Test("goes on while the program does")
    func goesOn() throws {
        let connection = try Connection()
        try connection.ask()
        #expect(try connection.answer() == nil)
        #expect(connection.isOpen)
    }

    @Test("comes with the next answer when the program is about to end, and the answer says so")
    func next() throws {
        let connection = try Connection()
        try connection.ask()
        connection.drain.begin()
        #expect(connection.isOpen)
        #expect(try connection.answer() == "close")
        #expect(!connection.isOpen)
    }

    @Test("waits until the question is read to its end, so that its sender reads the answer")
    func unread() throws {
        let connection = try Connection()
        connection.drain.begin()
        try connection.ask(isWhole: false)
        #expect(try connection.answer() == "close")
        #expect(connection.isOpen)
        try connection.finishAsking()
        #expect(!connection.isOpen)
    }

    @Test("comes at once where nobody asks, once the server closes")
    func idle() throws {
        let connection = try Connection()
        connection.drain.begin()
        #expect(connection.isOpen)
        connection.quiesce()
        #expect(!connection.isOpen)
    }

    @Test("waits for an answer that is being given when the server closes, and nobody behind hears of it")
    func inFlight() throws {
        let connection = try Connection()
        try connection.ask()
        try connection.writeHead()
        connection.quiesce()
        #expect(connection.isOpen)
        try connection.writeEnd()
        #expect(!connection.isOpen)
        #expect(connection.events.heard == 0)
    }

    @Test("says so only with the last of several answers")
    func several() throws {
        let connection = try Connection()
        try connection.ask()
        try connection.ask()
        connection.drain.begin()
        #expect(try connection.answer() == nil)
        #expect(connection.isOpen)
        #expect(try connection.answer() == "close")
        #expect(!connection.isOpen)
    }
}

/// A connection with the handler alone.
private struct Connection {
    let drain = Drain()
    let events = Events()
    private let channel = EmbeddedChannel()

    init() throws {
        try channel.pipeline.syncOperations.addHandlers([OrderlyEndHandler(drain), events])
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    }

    var isOpen: Bool { channel.isActive }

    func ask(isWhole: Bool = true) throws {
        let head = HTTPRequest(method: .post, scheme: "http", authority: "report.example", path: "/")
        try channel.writeInbound(HTTPRequestPart.head(head))
        if isWhole { try finishAsking() }
    }

    func finishAsking() throws {
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    func writeHead() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    }

    func writeEnd() throws {
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    /// Gives an answer, and returns what it says of the connection.
    func answer() throws -> String? {
        try writeHead()
        try writeEnd()
        guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else { return "no answer" }
        guard case .end? = try channel.readOutbound(as: HTTPResponsePart.self) else { return "no end" }
        return head.headerFields[.connection]
    }

    func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    /// What those behind the handler hear.
    final class Events: ChannelInboundHandler {
        typealias InboundIn = HTTPRequestPart
        private(set) var heard = 0

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is ChannelShouldQuiesceEvent { heard += 1 }
            context.fireUserInboundEventTriggered(event)
        }
    }
}
