import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// What other programs use: described by `/openapi.json`, refused by problem documents.
struct APIRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        let description = FixedAnswer(OpenAPI(site: site).document)
        let kinds = ReportKinds(site: site)
        let reports = SubmissionAPI(site: site)
        let tracked = TrackedReportAPI(site: site)
        router.get("/openapi.json") { _, _ in description.response() }
        router.get("/api/v1/report-kinds") { _, context in kinds.response(in: context.language) }
        router.post("/api/v1/reports") { request, context in
            try await site.answer(request) { try await reports.submit(request, context) }
        }
        router.get("/api/v1/reports/:reference") { request, context in
            try await site.answer(request) { try await tracked.read(request, context) }
        }
        router.post("/api/v1/reports/:reference/messages") { request, context in
            try await site.answer(request) { try await tracked.write(request, context) }
        }
        ProblemPages(site: site).add(to: router)
        // Comes last, so that it stands only before what no route has taken.
        router.add(middleware: UnknownAPIAddresses(site: site))
    }
}

extension Site {
    /// Turns a problem that was thrown into its answer. What answers a HEAD has no body.
    func answer(_ request: Request, _ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let problem as Problem {
            metrics.add(.refusals, .init(problem.kind.rawValue))
            let response = problem.response(under: settings.publicAddress)
            return request.method == .head ? response.withoutBody : response
        }
    }
}

extension Response {
    fileprivate var withoutBody: Response {
        var headers = headers
        headers[.contentType] = nil
        return Response(status: status, headers: headers)
    }
}

/// Answers for what no route takes below `/api/`: there is no such address, or it does not take that method.
struct UnknownAPIAddresses: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/api/") || Self.allowed[request.uri.path] != nil else {
            return try await next(request, context)
        }
        return try await site.answer(request) {
            guard let allowed = Self.methods(of: request.uri.path) else { throw Problem(kind: .notFound) }
            var problem = Problem(kind: .methodNotAllowed)
            problem.headers[.allow] = allowed
            throw problem
        }
    }

    /// What an address takes, as the header Allow says it; nil for an address that is none.
    static func methods(of path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.starts(with: ["api", "v1", "reports"]), parts.count > 3 else {
            return allowed["/" + parts.joined(separator: "/")]
        }
        let rest = parts.dropFirst(4)
        switch (rest.count, rest.first) {
        case (0, _): return "GET"
        case (1, "messages"): return "POST"
        case (1, "evidence"): return "POST, OPTIONS"
        case (2, "evidence"): return "HEAD, PATCH, DELETE, POST, OPTIONS"
        default: return nil
        }
    }

    private static let allowed = [
        "/openapi.json": "GET", "/health/live": "GET", "/health/ready": "GET", "/api/v1/report-kinds": "GET",
        "/api/v1/reports": "POST",
    ]
}
