import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Synchronization
import Workflows

/// A provider of log-ins that lies in one way, or in none. The true one is tested against a program of others.
final class TokenHouse: Sendable {
    /// In which way it lies.
    enum Lie: String, Sendable, CaseIterable {
        case none, otherSigner, noSignature, sharedSecret, otherIssuer, otherAudience, otherParty, otherNonce, old
        case future, nameless, noToken, otherClient, usedCode, trouble, otherSelf, plainEndpoint, nonsense, noKeys
        case postOnly, manyAudiences
    }

    static let client = "bluelamp"
    static let secret = "a secret & more"
    static let now = Moment(iso8601: "2026-08-28T09:00:00Z")!
    static let attempt = ProviderAttempt(
        state: "s", nonce: "n-1", verifier: String(repeating: "v", count: 43), challenge: "c", startedAt: now)

    private let lie: Lie
    private let key = P256.Signing.PrivateKey()
    private let base = Mutex("")
    private let asked = Mutex<[String: String]>([:])

    /// What the last request for a token held.
    var fields: [String: String] { asked.withLock { $0 } }

    init(_ lie: Lie) {
        self.lie = lie
    }

    /// Runs on a free port of this machine while the body does.
    func open<Result: Sendable>(
        _ body: @escaping @Sendable (_ issuer: String) async throws -> Result
    ) async throws -> Result {
        try await router().onFreePort { [self] address in
            let issuer = "\(address)/idp"
            base.withLock { $0 = issuer }
            return try await body(issuer)
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/idp/.well-known/openid-configuration") { [self] _, _ in discovery() }
        router.get("/idp/keys") { [self] _, _ in keys() }
        router.post("/idp/token") { [self] request, _ in
            let bytes = try await request.body.collect(upTo: 1 << 16)
            var fields: [String: String] = [:]
            for pair in String(buffer: bytes).split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
                fields[parts[0]] = parts.count > 1 ? parts[1] : ""
            }
            fields["authorization"] = request.headers[.authorization]
            asked.withLock { $0 = fields }
            return try token()
        }
        return router
    }

    // MARK: What it says

    private func discovery() -> Response {
        let base = base.withLock { $0 }
        if lie == .trouble { return Response(status: .internalServerError) }
        if lie == .nonsense { return Self.json(["issuer": base]) }
        return Self.json([
            "issuer": lie == .otherSelf ? "\(base)/other" : base, "authorization_endpoint": "\(base)/auth?x=1",
            "token_endpoint": lie == .plainEndpoint ? "http://idp.example/token" : "\(base)/token",
            "jwks_uri": "\(base)/keys",
            "token_endpoint_auth_methods_supported": [
                lie == .postOnly ? "client_secret_post" : "client_secret_basic"
            ],
        ])
    }

    private func keys() -> Response {
        let point = Array(key.publicKey.rawRepresentation)
        let own: [String: Any] = [
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "one",
            "x": Self.base64(Data(point.prefix(32))), "y": Self.base64(Data(point.suffix(32))),
        ]
        let shared: [String: Any] = ["kty": "oct", "k": Self.base64(Data("shared".utf8)), "alg": "HS256", "kid": "two"]
        return Self.json(["keys": lie == .noKeys ? [shared] : [shared, own]])
    }

    private func token() throws -> Response {
        switch lie {
        case .otherClient: return Self.json(["error": "invalid_client"], .unauthorized)
        case .usedCode: return Self.json(["error": "invalid_grant"], .badRequest)
        case .noToken: return Self.json(["access_token": "x"])
        default: return Self.json(["id_token": try signed(), "token_type": "Bearer"])
        }
    }

    private var claims: [String: Any] {
        let issuer = base.withLock { $0 }, now = Self.now.milliseconds / 1_000
        var claims: [String: Any] = [
            "iss": lie == .otherIssuer ? "https://idp.example" : issuer, "sub": "7f3a", "name": "Lee Ward",
            "aud": lie == .otherAudience ? "another" : Self.client, "nonce": lie == .otherNonce ? "n-2" : "n-1",
            "iat": lie == .future ? now + 120 : now - 5, "exp": lie == .old ? now - 61 : now + 600,
            "groups": ["desk-contact", "unit-roads"], "address": ["postal_code": "B4 6NQ"],
        ]
        if lie == .otherParty { claims["azp"] = "another" }
        if lie == .manyAudiences {
            claims["aud"] = [Self.client, "another"]
            claims["azp"] = Self.client
        }
        if lie != .nameless { claims["preferred_username"] = "lee.ward" }
        return claims
    }

    private func signed() throws -> String {
        var header = ["alg": "ES256", "typ": "JWT", "kid": "one"]
        if lie == .noSignature { header["alg"] = "none" }
        if lie == .sharedSecret { header = ["alg": "HS256", "kid": "two"] }
        let text = try [header as [String: Any], claims].map { part in
            Self.base64(try JSONSerialization.data(withJSONObject: part))
        }.joined(separator: ".")
        let signer = lie == .otherSigner ? P256.Signing.PrivateKey() : key
        let signature: Data =
            switch lie {
            case .noSignature: Data()
            case .sharedSecret:
                Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: .init(data: Data("shared".utf8))))
            default: try signer.signature(for: Data(text.utf8)).rawRepresentation
            }
        return "\(text).\(Self.base64(signature))"
    }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func json(_ object: [String: Any], _ status: HTTPResponse.Status = .ok) -> Response {
        let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
