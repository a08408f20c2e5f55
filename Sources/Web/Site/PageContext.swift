import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Policing
import Workflows

/// What is known of one request besides the request itself.
public struct PageContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    private let remote: SocketAddress?
    /// What the nearest proxy of our own says of where it was asked from.
    private var forwarded: Substring?
    /// What the browser sent of ours.
    private(set) var cookies = BrowserCookies([:])
    /// The visitor's own random token, from its cookie or new.
    private(set) var visitor = ""
    /// Whether the cookie must be set with the answer.
    private(set) var isNewVisitor = false
    /// The tag of the language to answer in.
    private(set) var language = "en"
    private(set) var now = Moment(milliseconds: 0)

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remote = source.channel.remoteAddress
    }

    /// Forms are read with a limit of their own; this one is for everything else.
    public var maxUploadSize: Int { 1 << 20 }

    /// The address that limits count, without a port, after any proxy of our own.
    var address: String {
        forwarded.map { $0.drop(while: \.isWhitespace).description } ?? remote?.ipAddress ?? "local"
    }

    /// Sets up what every page needs: who visits, in which language, and when.
    mutating func begin(_ headers: HTTPFields, at site: Site) {
        now = site.clock()
        forwarded = site.settings.trustsProxy ? headers[Self.forwardedFor]?.split(separator: ",").last : nil
        cookies = BrowserCookies(headers)
        if let known = cookies[Cookies.visitor], Visitor.isToken(known) {
            visitor = known
        } else {
            visitor = Visitor.newToken()
            isNewVisitor = true
        }
        language = site.language(cookies[Cookies.language], wished: headers[.acceptLanguage])
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}

/// Begins every visit before any route runs.
struct VisitMiddleware: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.begin(request.headers, at: site)
        return try await next(request, context)
    }
}

extension Site {
    /// The language chosen before, else the first of the browser's that the force speaks.
    fileprivate func language(_ chosen: String?, wished: String?) -> String {
        if let chosen, let known = languages[chosen] { return known.language.tag }
        for wish in (wished ?? "").split(separator: ",").prefix(10) {
            let tag = wish.split(separator: ";").first?.filter { !$0.isWhitespace } ?? ""
            if let known = languages[String(tag)] { return known.language.tag }
        }
        return languages.source.language.tag
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
