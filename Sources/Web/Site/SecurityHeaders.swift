import HTTPTypes
import Hummingbird

/// Headers that every answer carries, whatever it is.
struct SecurityHeadersMiddleware: RouterMiddleware {
    /// Made once: every answer gets the same.
    private let fields: [HTTPField]

    /// - Parameter tileOrigin: where map tiles come from, if the force names a server of its own.
    init(usesTLS: Bool, tileOrigin: String?) {
        var values = [
            ("Content-Security-Policy", Self.policy(tileOrigin: tileOrigin)),
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), interest-cohort=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        if usesTLS { values.append(("Strict-Transport-Security", "max-age=63072000; includeSubDomains")) }
        fields = values.compactMap { name, value in
            HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
        }
    }

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields where !response.headers.contains(field.name) { response.headers.append(field) }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static func policy(tileOrigin: String?) -> String {
        let images = (["'self'", "data:"] + [tileOrigin].compactMap { $0 }).joined(separator: " ")
        return """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src \(images); media-src 'self'; \
            connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
    }
}
