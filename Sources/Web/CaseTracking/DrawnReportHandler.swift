import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import Policing
import Workflows

/// Gives a report's page from the connection itself, when it is drawn already and nothing was written since it was last
/// compared with the store: no task, no routes, no statement. Everything else goes on to the routes, and so does this page
/// whenever anything about it is not plain. The page is the same to the byte whichever way it goes (decision 0017).
public final class DrawnReportHandler: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let site: Site
    /// Requests that went on and are not answered to the end: answers keep the order of their questions.
    private var unanswered = 0
    /// The answer to the request that is being read.
    private var answer: (DrawnAnswer, AnsweredRequest)?
    /// The moment's name in a header, made once a second.
    private var lastDate: (second: Int64, text: String)?

    /// Source: RFC 9110 section 5.6.7.
    private static let dates = {
        let dates = DateFormatter()
        dates.locale = Locale(identifier: "en_US_POSIX")
        dates.timeZone = .gmt
        dates.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return dates
    }()

    public init(_ site: Site) {
        self.site = site
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let drawn =
                unanswered == 0 && context.channel.isWritable ? site.drawnAnswer(to: head, context.channel) : nil
            answer = drawn.map { ($0, AnsweredRequest(head, route: Site.drawnPath)) }
            if answer == nil {
                unanswered += 1
                context.fireChannelRead(data)
            }
        case .body where answer != nil: break
        case .end where answer != nil: give(context)
        case .body, .end: context.fireChannelRead(data)
        }
    }

    private func give(_ context: ChannelHandlerContext) {
        guard let (answer, asked) = answer else { return }
        self.answer = nil
        var head = HTTPResponse(status: .ok, headerFields: answer.headers)
        head.headerFields[.date] = date(answer.at)
        let id = site.writesRequestLines ? AnsweredRequest.shortID(RequestID().description) : nil
        if let id { head.headerFields[AnsweredRequest.idField] = id }
        site.note(asked, id: id)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(answer.page)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func date(_ now: Moment) -> String {
        let second = now.milliseconds / 1_000
        if lastDate?.second != second {
            lastDate = (second, Self.dates.string(from: Date(timeIntervalSince1970: TimeInterval(second))))
        }
        return lastDate?.text ?? ""
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }
}

extension Site {
    /// What stands between the connections and the routes.
    public var server: HTTPServerBuilder {
        .http1(
            configuration: .init(additionalChannelHandlers: [OrderlyEndHandler(self.drain), DrawnReportHandler(self)]))
    }
}

/// A page with all that goes before it.
struct DrawnAnswer {
    let headers: HTTPFields
    let page: ByteBuffer
    let at: Moment
}

extension Site {
    fileprivate static let drawnPath = "/track/report"

    /// The report's page for whoever has it open; nil when the routes must see to the request.
    fileprivate func drawnAnswer(to request: HTTPRequest, _ channel: any Channel) -> DrawnAnswer? {
        guard request.method == .get, request.path == Self.drawnPath, request.headerFields.isPlain,
            Permission.denial(.person, .track) == nil
        else { return nil }
        var context = PageContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        context.begin(request.headerFields, at: self)
        guard !context.isNewVisitor, let session = TrackingSession.read(context, secrets),
            session.renewed(at: context.now) == nil,
            let page = drawn.page(.init(reference: session.reference, language: context.language), at: context.now),
            page.check.holds(at: context.now, writings: ports.pages.writings)
        else { return nil }
        let bytes = page.bytes(token(context))
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLength: String(bytes.readableBytes),
            .server: Self.serverName,
        ]
        securityHeaders.add(to: &headers)
        return DrawnAnswer(headers: headers, page: bytes, at: context.now)
    }
}

extension HTTPFields {
    /// Whether the request is whole without a body, and leaves the connection open.
    fileprivate var isPlain: Bool {
        allSatisfy { field in
            switch field.name {
            case .contentLength, .transferEncoding, .expect, SentByScriptMiddleware.sentBy: false
            case .connection: field.value.lowercased() == "keep-alive"
            default: true
            }
        }
    }
}
