import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Policing
import Workflows

/// What is known of one request besides the request itself.
public struct PageContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Where the connection comes from, without a port.
    public let peer: String
    /// What the browser sent of ours.
    var cookies = BrowserCookies([:])
    /// The visitor's own random token, from its cookie or new.
    var visitor = ""
    /// Whether the cookie must be set with the answer.
    var isNewVisitor = false
    /// The tag of the language to answer in.
    var language = "en"
    /// The address that limits count, after any proxy of our own.
    var address = ""
    var now = Moment(milliseconds: 0)

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    /// Forms are read with a limit of their own; this one is for everything else.
    public var maxUploadSize: Int { 1 << 20 }
}

/// Sets up what every page needs before any route runs: who visits, in which language, and when.
struct VisitMiddleware: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.now = site.clock()
        context.address = address(of: request, context)
        let cookies = request.browserCookies
        context.cookies = cookies
        if let known = cookies[Cookies.visitor], Visitor.isToken(known) {
            context.visitor = known
        } else {
            context.visitor = Visitor.newToken()
            context.isNewVisitor = true
        }
        context.language = language(cookies[Cookies.language], request)
        return try await next(request, context)
    }

    private func address(of request: Request, _ context: PageContext) -> String {
        guard site.settings.trustsProxy, let name = HTTPField.Name("X-Forwarded-For"),
            let nearest = request.headers[name]?.split(separator: ",").last
        else { return context.peer }
        return nearest.drop { $0.isWhitespace }.description
    }

    /// The language chosen before, else the first of the browser's that the force speaks.
    private func language(_ chosen: String?, _ request: Request) -> String {
        if let chosen, let known = site.languages[chosen] { return known.language.tag }
        let wished = (request.headers[.acceptLanguage] ?? "").split(separator: ",").prefix(10)
        for wish in wished {
            let tag = wish.split(separator: ";").first?.filter { !$0.isWhitespace } ?? ""
            if let known = site.languages[String(tag)] { return known.language.tag }
        }
        return site.languages.source.language.tag
    }
}

/// The names of our cookies.
enum Cookies {
    static let visitor = "visit"
    static let language = "language"
    static let tracking = "report"
    static let staff = "desk"
    static let provider = "desk-provider"
}

/// The token by which a browser is known for as long as it is open.
enum Visitor {
    static func newToken() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in
            let number = generator.next()
            return (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        return Base64URL.text(bytes)
    }

    static func isToken(_ text: String) -> Bool {
        text.utf8.count == 43 && Base64URL.bytes(text)?.count == 32
    }
}
