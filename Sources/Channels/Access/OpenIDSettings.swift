import Foundation

/// How a provider of log-ins is reached, and as whom.
public struct OpenIDSettings: Sendable, Equatable {
    /// As the provider writes it in every token.
    public let issuer: String
    public let client: String
    let secret: String
    /// Where the provider sends the browser back to.
    let returnAddress: String
    let scope: String
    /// The claim that lists somebody's groups.
    let groupsClaim: String

    /// Why it cannot be used, for whoever starts the program.
    public enum Fault: String, Error, Sendable, CustomStringConvertible {
        case issuer = "the issuer is an address that begins with https://, or with http:// on this machine"
        case client = "the client is the name by which the provider knows this service"
        case secret = "the secret is empty"

        public var description: String { rawValue }
    }

    public init(
        issuer: String, client: String, secret: String, returnAddress: String, scope: String = "openid profile",
        groupsClaim: String = "groups"
    ) throws(Fault) {
        guard Self.isSafe(issuer) else { throw .issuer }
        guard !client.isEmpty else { throw .client }
        let secret = secret.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !secret.isEmpty else { throw .secret }
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.returnAddress = returnAddress
        self.scope = scope
        self.groupsClaim = groupsClaim
    }

    /// Whether nobody on the way can read it: by TLS, or not leaving this machine.
    static func isSafe(_ address: String) -> Bool {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty else { return false }
        switch parts.scheme {
        case "https": return true
        case "http": return ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        default: return false
        }
    }
}
