import Hummingbird
import Logging
import Policing
import Workflows

/// Why a page cannot be shown or a form cannot be taken. Each has a status and a page of plain words;
/// under `/api/` the same becomes a problem document.
enum PageFailure: Error, Sendable, Equatable {
    case notFound
    /// The form is too old, or did not come from our page.
    case tokenExpired
    case unreadable
    case wrongType
    case tooLarge(limitBytes: Int)
    case tooMany(waitSeconds: Int64)
    /// The reader must sign in first.
    case signInNeeded(path: String)
    case notPermitted
    /// The reader must say first why they open these files.
    case purposeNeeded([Reference])
    case changedMeanwhile(path: String)
    case refused(FileRefusal)
    /// No room to keep anything.
    case full
    case busy
    case broken

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .tokenExpired: .forbidden
        case .unreadable: .badRequest
        case .wrongType: .unsupportedMediaType
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .signInNeeded, .purposeNeeded: .seeOther
        case .notPermitted: .forbidden
        case .changedMeanwhile: .conflict
        case .refused: .unprocessableContent
        case .full: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        case .busy: .serviceUnavailable
        case .broken: .internalServerError
        }
    }

    /// The end of its catalogue keys `failures.<code>.title` and `.text`.
    var code: String {
        switch self {
        case .notFound: "not-found"
        case .tokenExpired: "token-expired"
        case .unreadable: "unreadable"
        case .wrongType: "wrong-type"
        case .tooLarge: "too-large"
        case .tooMany: "too-many"
        case .signInNeeded: "sign-in"
        case .purposeNeeded: "purpose"
        case .notPermitted: "not-permitted"
        case .changedMeanwhile: "changed"
        case .refused: "refused"
        case .full: "full"
        case .busy: "busy"
        case .broken: "broken"
        }
    }

    /// When it is worth another try; nil where it is not.
    var retryAfterSeconds: Int64? {
        switch self {
        case .tooMany(let seconds): seconds
        case .busy: 5
        case .full: 600
        default: nil
        }
    }

    init(_ error: StoreError) {
        switch error {
        case .conflict, .commandReused, .referenceTaken, .sealUsed: self = .changedMeanwhile(path: "")
        case .full: self = .full
        case .busy: self = .busy
        case .damaged, .failed: self = .broken
        }
    }

    init(_ failure: Files.Failure) {
        switch failure {
        case .refused(.noSuchFile): self = .notFound
        case .refused(.notPermitted): self = .notPermitted
        case .refused(let refusal): self = .refused(refusal)
        case .changed: self = .changedMeanwhile(path: "")
        case .store(let error): self = .init(error)
        }
    }
}

/// Turns whatever was thrown into an answer, in one place, and logs it without a word of anybody's.
struct FailureMiddleware: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        do {
            try await SentForm.hold(&request)
            return try await next(request, context)
        } catch {
            let failure = Self.failure(error)
            site.note(failure, of: error, context)
            return await answer(failure, to: request, context)
        }
    }

    private static func failure(_ error: any Error) -> PageFailure {
        switch error {
        case let failure as PageFailure: return failure
        case let failure as Files.Failure: return PageFailure(failure)
        case let failure as StoreError: return PageFailure(failure)
        case let error as HTTPError where error.status == .notFound: return .notFound
        case let error as HTTPError where error.status == .contentTooLarge: return .tooLarge(limitBytes: 1 << 20)
        case let error as HTTPError where error.status.code < 500: return .unreadable
        default: return .broken
        }
    }

    private func answer(_ failure: PageFailure, to request: Request, _ context: PageContext) async -> Response {
        if request.uri.path.hasPrefix("/api/") { return Problem(failure).response(under: site.settings.publicAddress) }
        if case .signInNeeded(let path) = failure { return site.seeOther(path, context) }
        let isKept = failure == .busy || failure == .full
        let fields = isKept ? await SentForm.fields(of: request) : nil
        let again = fields.map {
            SendAgain(path: request.uri.string, fields: $0, text: site.words(context).text("failures.again"))
        }
        var response = site.failurePage(failure, context, again: again)
        response.headers[.retryAfter] = failure.retryAfterSeconds.map(String.init)
        return response
    }
}

extension Site {
    /// Counts what was refused, and writes a line of what failed; whoever is asked to sign in or to say why is refused
    /// nothing.
    func note(_ failure: PageFailure, of error: any Error, _ context: PageContext) {
        if failure.status.code >= 400 { metrics.add(.refusals, .init(failure.code)) }
        guard failure == .broken else { return }
        logger.error(
            "a request failed",
            metadata: [
                "error": "\(type(of: error))", "request": "\(context.requestID)",
                "route": "\(context.endpointPath ?? "none")",
            ])
    }
}
