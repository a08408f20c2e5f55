import HTTPTypes
import Hummingbird

/// Headers that every answer carries, whatever it is.
struct SecurityHeadersMiddleware: RouterMiddleware {
    let usesTLS: Bool
    /// Where map tiles come from, if the force names a server of its own.
    let tileOrigin: String?

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        set("Content-Security-Policy", policy, on: &response)
        set("X-Content-Type-Options", "nosniff", on: &response)
        set("X-Frame-Options", "DENY", on: &response)
        set("Referrer-Policy", "no-referrer", on: &response)
        set("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), interest-cohort=()", on: &response)
        set("Cross-Origin-Opener-Policy", "same-origin", on: &response)
        set("Cross-Origin-Resource-Policy", "same-origin", on: &response)
        if usesTLS { set("Strict-Transport-Security", "max-age=63072000; includeSubDomains", on: &response) }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private var policy: String {
        let images = (["'self'", "data:"] + [tileOrigin].compactMap { $0 }).joined(separator: " ")
        return """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src \(images); media-src 'self'; \
            connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
    }

    private func set(_ name: String, _ value: String, on response: inout Response) {
        if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
}
