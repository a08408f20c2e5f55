import HTTPTypes
import Hummingbird

/// A script that sends a form is told where the answer leads, since a browser hides from scripts where it is sent on to;
/// of an answer that is a page, only that there is one.
struct SentByScriptMiddleware: RouterMiddleware {
    static let sentBy = HTTPField.Name("Bluelamp-Sent-By")!
    private static let next = HTTPField.Name("Bluelamp-Next")!

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard request.headers[Self.sentBy] != nil, Self.isForTheReader(response.status) else { return response }
        var told = Response(status: .noContent, headers: response.headers)
        told.headers[Self.next] = response.headers[.location]
        for field in [HTTPField.Name.location, .contentType, .contentLength] { told.headers[field] = nil }
        return told
    }

    /// The form with what is wrong is a page, which the browser then asks for itself: nothing was changed.
    private static func isForTheReader(_ status: HTTPResponse.Status) -> Bool {
        [.seeOther, .ok, .conflict, .unprocessableContent].contains(status)
    }
}
