import HTTPTypes
import Hummingbird
import Logging
import Policing
import Workflows

/// Counts every request, and writes its line: by the pattern of its route, never by what was asked for or by whom.
struct RequestMiddleware: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        site.metrics.requestBegan()
        defer { site.metrics.requestEnded() }
        var answered = AnsweredRequest(request.head, route: context.endpointPath)
        var response = try await next(request, context)
        answered.status = response.status
        let isFound = site.writesRequestLines || response.status.kind == .serverError
        let id = isFound ? context.requestID : nil
        site.note(answered, id: id)
        if let id { response.headers[AnsweredRequest.idField] = id }
        return response
    }
}

/// What is told of a request.
struct AnsweredRequest {
    let method: String
    let route: String
    let trace: TraceParent?
    let began = SuspendingClock().now
    var status = HTTPResponse.Status.ok

    static let idField = HTTPField.Name("X-Request-ID")!
    private static let traceField = HTTPField.Name("traceparent")!
    /// A method is what the client says that it is.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// - Parameter route: nil where no route takes the request.
    init(_ request: HTTPRequest, route: String?) {
        method = Self.methods.contains(request.method.rawValue) ? request.method.rawValue : "other"
        self.route = route ?? "none"
        trace = request.headerFields[Self.traceField].flatMap(TraceParent.init)
    }

    var seconds: Double { (SuspendingClock().now - began) / .seconds(1) }

    static func shortID(_ id: String) -> String { String(id.suffix(12)) }

    /// Such as `2xx`.
    var statusClass: String {
        switch status.code {
        case ..<300: "2xx"
        case ..<400: "3xx"
        case ..<500: "4xx"
        default: "5xx"
        }
    }
}

extension Site {
    /// Whether every request has a line in the log.
    var writesRequestLines: Bool { logger.logLevel <= .info }

    /// - Parameter id: by which its lines are found; nil where there are none.
    func note(_ request: AnsweredRequest, id: String?) {
        let seconds = request.seconds
        metrics.record(.requestSeconds, seconds, .init(request.route, request.method, request.statusClass))
        guard writesRequestLines, let id else { return }
        let milliseconds = Logger.Metadata.Value.stringConvertible((seconds * 1_000_000).rounded() / 1_000)
        var metadata: Logger.Metadata = [
            "method": "\(request.method)", "route": "\(request.route)",
            "status": .stringConvertible(request.status.code), "request": "\(id)", "milliseconds": milliseconds,
        ]
        if let trace = request.trace { metadata["trace"] = "\(trace.trace)" }
        logger.info("request", metadata: metadata)
        guard let trace = request.trace else { return }
        logger.debug(
            "span",
            metadata: [
                "trace": "\(trace.trace)", "parent": "\(trace.parent)", "span": "\(TraceParent.newSpan())",
                "name": "\(request.method) \(request.route)", "request": "\(id)", "milliseconds": milliseconds,
            ])
    }
}

extension PageContext {
    /// By which the lines of this request are found: short enough to be read out.
    var requestID: String {
        AnsweredRequest.shortID(logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? RequestID().description)
    }
}
