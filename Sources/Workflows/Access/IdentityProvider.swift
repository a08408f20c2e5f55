import Policing

/// Somebody else who vouches for staff: an OpenID Connect provider, asked by the authorization code flow with PKCE.
///
/// Source: OpenID Connect Core 1.0 section 3.1; RFC 7636.
public protocol IdentityProvider: Sendable {
    /// Where the browser goes so that somebody can log in there.
    func address(for attempt: ProviderAttempt) async throws(ProviderFault) -> String
    /// Who came back with a code. Everything about it is verified.
    func identity(
        for code: String, of attempt: ProviderAttempt, at now: Moment
    ) async throws(ProviderFault) -> ProvidedIdentity
}

/// One try to log in at a provider. The browser that began it carries it, sealed, until it comes back.
public struct ProviderAttempt: Sendable, Equatable {
    /// What the provider must give back, so that nobody can be made to finish another's log-in.
    public let state: String
    /// What the token must hold, so that a token of another log-in is worth nothing.
    public let nonce: String
    /// What proves that whoever brings the code is who asked for it.
    public let verifier: String
    /// The hash of the verifier, which the provider is told first.
    public let challenge: String
    public let startedAt: Moment

    public init(state: String, nonce: String, verifier: String, challenge: String, startedAt: Moment) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.challenge = challenge
        self.startedAt = startedAt
    }
}

/// Who a provider says that somebody is.
public struct ProvidedIdentity: Sendable, Equatable {
    public let subject: ProviderSubject
    /// What they log in as.
    public let username: String
    public let name: String
    public let groups: [String]
    /// Of their home, where the provider tells it.
    public let postcode: String?

    public init(subject: ProviderSubject, username: String, name: String, groups: [String], postcode: String?) {
        self.subject = subject
        self.username = username
        self.name = name
        self.groups = groups
        self.postcode = postcode
    }
}

/// What can be wrong with a provider, or with what it says.
public enum ProviderFault: String, Error, Sendable, Equatable, CaseIterable {
    /// It does not answer, or has trouble of its own.
    case unreachable
    /// What it says of itself does not fit how it is set up here.
    case misconfigured
    /// It does not know this service, or its secret.
    case clientRefused
    /// It does not take the code: it is too old, or was used before.
    case codeRefused
    /// The token is signed by nobody whom the provider names.
    case signature
    /// The token is from another provider.
    case issuer
    /// The token is for another service.
    case audience
    /// The token belongs to another try.
    case nonce
    /// The token is too old or from the future: one of the two clocks is wrong.
    case clock
    /// The token does not say who it is about.
    case incomplete
}

/// What a token of a provider claims, once its signature was verified.
public struct IDTokenClaims: Sendable, Equatable {
    public let issuer: String
    public let subject: String
    public let audience: [String]
    /// The service that it was made for, where it is for several.
    public let authorizedParty: String?
    public let issuedAt: Moment
    public let expires: Moment
    public let nonce: String?

    public init(
        issuer: String, subject: String, audience: [String], authorizedParty: String?, issuedAt: Moment,
        expires: Moment, nonce: String?
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audience = audience
        self.authorizedParty = authorizedParty
        self.issuedAt = issuedAt
        self.expires = expires
        self.nonce = nonce
    }

    /// By how much the two clocks may differ.
    static let leewaySeconds: Int64 = 60

    /// Source: OpenID Connect Core 1.0 section 3.1.3.7.
    public func check(
        from issuer: String, for client: String, nonce: String, at now: Moment
    ) throws(ProviderFault) {
        guard self.issuer == issuer else { throw .issuer }
        guard audience.contains(client), audience.count == 1 || authorizedParty == client,
            authorizedParty == nil || authorizedParty == client
        else { throw .audience }
        guard issuedAt <= now.adding(seconds: Self.leewaySeconds), now < expires.adding(seconds: Self.leewaySeconds)
        else { throw .clock }
        guard self.nonce == nonce else { throw .nonce }
        guard !subject.isEmpty else { throw .incomplete }
    }
}
