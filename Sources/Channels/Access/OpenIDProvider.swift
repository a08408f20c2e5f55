import AsyncHTTPClient
import Foundation
import JWTKit
import NIOCore
import NIOHTTP1
import Policing
import Workflows

/// A provider of log-ins by OpenID Connect. What it says of itself and its keys is read anew for each log-in: staff log
/// in seldom, and a key that was changed must not lock them out.
///
/// Source: OpenID Connect Core 1.0, OpenID Connect Discovery 1.0, RFC 6749, RFC 7636.
public struct OpenIDProvider: IdentityProvider {
    private let settings: OpenIDSettings

    /// No redirect is followed: the provider answers itself, or not at all.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    public init(_ settings: OpenIDSettings) {
        self.settings = settings
    }

    public func address(for attempt: ProviderAttempt) async throws(ProviderFault) -> String {
        let discovery = try await discovery()
        let fields = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.returnAddress),
            ("scope", settings.scope), ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ]
        let mark = discovery.authorizationEndpoint.contains("?") ? "&" : "?"
        return discovery.authorizationEndpoint + mark + Self.encoded(fields)
    }

    public func identity(
        for code: String, of attempt: ProviderAttempt, at now: Moment
    ) async throws(ProviderFault) -> ProvidedIdentity {
        let discovery = try await discovery()
        let token = try await token(for: code, attempt, discovery)
        let payload = try await verified(token, discovery)
        try payload.claims.check(from: settings.issuer, for: settings.client, nonce: attempt.nonce, at: now)
        guard let username = payload.preferredUsername else { throw .incomplete }
        return ProvidedIdentity(
            subject: ProviderSubject(issuer: settings.issuer, subject: payload.sub), username: username,
            name: payload.name ?? username, groups: payload.groups(settings.groupsClaim),
            postcode: payload.address?.postalCode)
    }

    // MARK: What the provider says of itself

    private struct Discovery: Decodable {
        let issuer: String
        let authorizationEndpoint: String
        let tokenEndpoint: String
        let jwksURI: String
        let clientMethods: [String]?

        private enum CodingKeys: String, CodingKey {
            case issuer
            case authorizationEndpoint = "authorization_endpoint"
            case tokenEndpoint = "token_endpoint"
            case jwksURI = "jwks_uri"
            case clientMethods = "token_endpoint_auth_methods_supported"
        }
    }

    private func discovery() async throws(ProviderFault) -> Discovery {
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let answer = try await call(HTTPClientRequest(url: "\(base)/.well-known/openid-configuration"))
        guard answer.status == 200, let discovery = try? JSONDecoder().decode(Discovery.self, from: answer.body),
            discovery.issuer == settings.issuer,
            [discovery.authorizationEndpoint, discovery.tokenEndpoint, discovery.jwksURI]
                .allSatisfy(OpenIDSettings.isSafe)
        else { throw answer.status >= 500 ? .unreachable : .misconfigured }
        return discovery
    }

    // MARK: The code, for a token

    private func token(
        for code: String, _ attempt: ProviderAttempt, _ discovery: Discovery
    ) async throws(ProviderFault) -> String {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.returnAddress),
            ("code_verifier", attempt.verifier),
        ]
        var request = HTTPClientRequest(url: discovery.tokenEndpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        // Source: OpenID Connect Discovery 1.0 section 3: without a list, it is the basic method.
        if discovery.clientMethods?.contains("client_secret_basic") ?? true {
            let pair = "\(Self.escaped(settings.client)):\(Self.escaped(settings.secret))"
            request.headers.add(name: "Authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
        } else {
            fields += [("client_id", settings.client), ("client_secret", settings.secret)]
        }
        request.body = .bytes(Array(Self.encoded(fields).utf8))
        let answer = try await call(request)
        guard answer.status == 200 else { throw Self.fault(answer) }
        guard let token = try? JSONDecoder().decode(TokenAnswer.self, from: answer.body).idToken else {
            throw .incomplete
        }
        return token
    }

    private struct TokenAnswer: Decodable {
        let idToken: String

        private enum CodingKeys: String, CodingKey {
            case idToken = "id_token"
        }
    }

    private struct TokenRefusal: Decodable {
        let error: String
    }

    private static func fault(_ answer: Answer) -> ProviderFault {
        if answer.status >= 500 { return .unreachable }
        let error = (try? JSONDecoder().decode(TokenRefusal.self, from: answer.body))?.error ?? ""
        // The second is what Glewlwyd says of a wrong secret.
        let isAboutUs = ["invalid_client", "unauthorized_client"].contains(error) || answer.status == 401
        return isAboutUs ? .clientRefused : .codeRefused
    }

    // MARK: The token

    /// The claims of a token that is signed by a key of the provider's. A shared secret is no such key.
    private func verified(_ token: String, _ discovery: Discovery) async throws(ProviderFault) -> IDToken {
        let answer = try await call(HTTPClientRequest(url: discovery.jwksURI))
        guard answer.status == 200, let list = try? JSONDecoder().decode(KeyList.self, from: answer.body) else {
            throw answer.status >= 500 ? .unreachable : .misconfigured
        }
        let keys = JWTKeyCollection()
        for key in list.keys.compactMap(\.key) { _ = try? await keys.add(jwk: key) }
        do {
            return try await keys.verify(token, as: IDToken.self)
        } catch {
            throw error is DecodingError ? .incomplete : .signature
        }
    }

    private struct KeyList: Decodable {
        let keys: [MaybeKey]
    }

    /// A key of a kind that is not known here is passed over.
    private struct MaybeKey: Decodable {
        let key: JWK?

        init(from decoder: any Decoder) {
            key = try? JWK(from: decoder)
        }
    }

    // MARK: Calls

    private struct Answer {
        let status: Int
        let body: Data
    }

    private func call(_ request: HTTPClientRequest) async throws(ProviderFault) -> Answer {
        do {
            let response = try await Self.client.execute(request, timeout: .seconds(10))
            let bytes = try await response.body.collect(upTo: 1 << 20)
            return Answer(status: Int(response.status.code), body: Data(bytes.readableBytesView))
        } catch {
            throw .unreachable
        }
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
