import Policing

/// Where accounts and sessions of staff are kept.
public protocol StaffAccounts: Sendable {
    func account(_ username: String) async throws(StoreError) -> StaffAccount?
    func accounts() async throws(StoreError) -> [StaffAccount]
    /// The account of somebody whom a provider knows by that name.
    func account(of subject: ProviderSubject) async throws(StoreError) -> StaffAccount?
    /// Adds an account, or replaces the one of that name.
    func save(_ account: StaffAccount) async throws(StoreError)
    /// Marks a time-based code as used; false when that step, or a later one, was used before.
    func useCode(step: Int64, of username: String) async throws(StoreError) -> Bool

    func open(_ session: StaffSession) async throws(StoreError)
    func session(_ tokenHash: [UInt8]) async throws(StoreError) -> StaffSession?
    func end(_ tokenHash: [UInt8]) async throws(StoreError)
    func endSessions(of username: String) async throws(StoreError)
    /// Moves the end of a session that is still there; one that was ended meanwhile stays ended.
    func extend(_ tokenHash: [UInt8], to endsAt: Moment) async throws(StoreError)
    /// Deletes sessions that have run out, and says how many.
    func deleteSessions(before now: Moment) async throws(StoreError) -> Int
}

/// A member of staff who can log in.
public struct StaffAccount: Sendable, Equatable {
    public let member: StaffMember
    /// scrypt, with its parameters and salt, as `scrypt$N$r$p$salt$hash`.
    public let passwordHash: String
    /// The secret of the time-based codes, sealed under the force's key.
    public let sealedCodeSecret: [UInt8]
    public let disabled: Bool
    /// Who vouches for them, where it is not this program.
    public let provider: ProviderSubject?
    /// The postcode of their home, so that reading a file about it stands out; nil when it is not known.
    public let homePostcode: String?

    public init(
        member: StaffMember, passwordHash: String, sealedCodeSecret: [UInt8], disabled: Bool,
        provider: ProviderSubject? = nil, homePostcode: String? = nil
    ) {
        self.member = member
        self.passwordHash = passwordHash
        self.sealedCodeSecret = sealedCodeSecret
        self.disabled = disabled
        self.provider = provider
        self.homePostcode = homePostcode
    }
}

/// How a provider of log-ins knows somebody: a name that it never gives to another.
public struct ProviderSubject: Sendable, Hashable {
    public let issuer: String
    public let subject: String

    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

/// A log-in that is under way (password given) or complete (code given too).
public struct StaffSession: Sendable, Equatable {
    /// SHA-256 of the token that the browser holds.
    public let tokenHash: [UInt8]
    public let username: String
    public let isComplete: Bool
    public let openedAt: Moment
    public let endsAt: Moment

    public init(tokenHash: [UInt8], username: String, isComplete: Bool, openedAt: Moment, endsAt: Moment) {
        self.tokenHash = tokenHash
        self.username = username
        self.isComplete = isComplete
        self.openedAt = openedAt
        self.endsAt = endsAt
    }
}
