import Policing

/// Logging in at a provider. Whoever comes back gets the account that the provider's groups give them, and a session
/// like any other: a second step was the provider's to ask for.
public struct ProviderLogin: Sendable {
    private let provider: any IdentityProvider
    private let accounts: any StaffAccounts
    private let groups: GroupTable
    private let used = UsedAttempts()

    /// How long somebody may take at the provider.
    public static let longestSeconds: Int64 = 10 * 60

    public init(provider: any IdentityProvider, accounts: any StaffAccounts, groups: GroupTable) {
        self.provider = provider
        self.accounts = accounts
        self.groups = groups
    }

    /// What the browser brings back.
    public struct Step: Sendable {
        /// What it set out with; nil when it carries nothing of ours.
        public let attempt: ProviderAttempt?
        public let state: String
        /// Nil when the provider gave none.
        public let code: String?
        /// The hash of the token that the browser will hold.
        public let tokenHash: [UInt8]
        public let at: Moment

        public init(attempt: ProviderAttempt?, state: String, code: String?, tokenHash: [UInt8], at: Moment) {
            self.attempt = attempt
            self.state = state
            self.code = code
            self.tokenHash = tokenHash
            self.at = at
        }
    }

    public enum Refusal: Error, Sendable, Equatable {
        /// This browser did not begin here, or another did.
        case notBegun
        /// It took too long.
        case tooLate
        /// The same answer came before.
        case replayed
        /// The provider let nobody in, or the person turned back.
        case declined
        case provider(ProviderFault)
        /// No group of theirs means anything here. An account that they had is disabled.
        case noGroup
        /// The account was ended here, whatever the provider says.
        case disabled
        /// An account of another person has this name.
        case nameTaken
        /// The name cannot be one of an account.
        case unusableName
        case store(StoreError)
    }

    /// Where the browser goes.
    public func begin(_ attempt: ProviderAttempt) async throws(Refusal) -> String {
        do {
            return try await provider.address(for: attempt)
        } catch {
            throw .provider(error)
        }
    }

    /// Opens a whole session for whoever came back.
    public func finish(_ step: Step) async throws(Refusal) -> StaffSession {
        guard let attempt = step.attempt, attempt.state == step.state, !step.state.isEmpty else { throw .notBegun }
        guard step.at < attempt.startedAt.adding(seconds: Self.longestSeconds) else { throw .tooLate }
        guard await used.take(attempt.state, at: step.at) else { throw .replayed }
        guard let code = step.code, !code.isEmpty else { throw .declined }
        let identity = try await identity(code, attempt, at: step.at)
        let account = try await account(for: identity)
        let session = StaffSession(
            tokenHash: step.tokenHash, username: account.member.username, isComplete: true, openedAt: step.at,
            endsAt: step.at.adding(seconds: StaffLogin.idleSeconds))
        try await stored { () throws(StoreError) in try await accounts.open(session) }
        return session
    }

    private func identity(
        _ code: String, _ attempt: ProviderAttempt, at now: Moment
    ) async throws(Refusal) -> ProvidedIdentity {
        do {
            return try await provider.identity(for: code, of: attempt, at: now)
        } catch {
            throw .provider(error)
        }
    }

    /// The account as the provider wants it now, made or brought up to date.
    private func account(for identity: ProvidedIdentity) async throws(Refusal) -> StaffAccount {
        let known = try await stored { () throws(StoreError) in try await accounts.account(of: identity.subject) }
        let (roles, units) = groups.granted(to: identity.groups)
        guard !roles.isEmpty else {
            try await end(known)
            throw .noGroup
        }
        // Without a role it was the provider that ended it, and may open it again.
        if let known, known.disabled, !known.member.roles.isEmpty { throw .disabled }
        let username = try await username(of: identity, known)
        let account = StaffAccount(
            member: StaffMember(username: username, name: Self.name(identity, username), roles: roles, units: units),
            passwordHash: "", sealedCodeSecret: [], disabled: false, provider: identity.subject,
            homePostcode: identity.postcode)
        if account != known {
            try await stored { () throws(StoreError) in try await accounts.save(account) }
        }
        return account
    }

    /// The name of an account never changes: facts hold it.
    private func username(
        of identity: ProvidedIdentity, _ known: StaffAccount?
    ) async throws(Refusal) -> String {
        if let known { return known.member.username }
        let username = identity.username.lowercased()
        guard Self.isUsable(username) else { throw .unusableName }
        let other = try await stored { () throws(StoreError) in try await accounts.account(username) }
        guard other == nil else { throw .nameTaken }
        return username
    }

    private static let longestName = 80

    private static func name(_ identity: ProvidedIdentity, _ username: String) -> String {
        let name = identity.name.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(longestName)
        return name.isEmpty ? username : String(name)
    }

    private static func isUsable(_ username: String) -> Bool {
        (1...64).contains(username.count) && username.allSatisfy("abcdefghijklmnopqrstuvwxyz0123456789.".contains)
    }

    private func end(_ known: StaffAccount?) async throws(Refusal) {
        guard let known, !known.disabled else { return }
        let member = StaffMember(username: known.member.username, name: known.member.name, roles: [])
        let ended = StaffAccount(
            member: member, passwordHash: "", sealedCodeSecret: [], disabled: true, provider: known.provider,
            homePostcode: known.homePostcode)
        try await stored { () throws(StoreError) in
            try await accounts.save(ended)
            try await accounts.endSessions(of: member.username)
        }
    }

    private func stored<Result>(
        _ work: () async throws(StoreError) -> Result
    ) async throws(Refusal) -> Result {
        do {
            return try await work()
        } catch {
            throw .store(error)
        }
    }
}

/// The tries that have come back, for as long as they could come back again.
private actor UsedAttempts {
    private var usedAt: [String: Moment] = [:]

    /// False when it was taken before.
    func take(_ state: String, at now: Moment) -> Bool {
        usedAt = usedAt.filter { now < $0.value.adding(seconds: ProviderLogin.longestSeconds) }
        guard usedAt[state] == nil else { return false }
        usedAt[state] = now
        return true
    }
}
