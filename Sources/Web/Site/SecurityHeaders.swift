import HTTPTypes
import Hummingbird

/// Headers that every answer carries, whatever it is.
struct SecurityHeaders: Sendable {
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

    /// Gives an answer those that it does not have, and keeps it out of every cache that it does not name itself.
    func add(to headers: inout HTTPFields) {
        for field in fields where !headers.contains(field.name) { headers.append(field) }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }

    private static func policy(tileOrigin: String?) -> String {
        let images = (["'self'", "data:"] + [tileOrigin].compactMap { $0 }).joined(separator: " ")
        return """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src \(images); media-src 'self'; \
            connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
    }
}

struct SecurityHeadersMiddleware: RouterMiddleware {
    let headers: SecurityHeaders

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        headers.add(to: &response.headers)
        return response
    }
}
