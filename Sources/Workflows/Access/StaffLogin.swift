import Policing

/// Logging in: first the password, which opens a session half; then a time-based code, which completes it.
public struct StaffLogin: Sendable {
    private let accounts: any StaffAccounts
    private let passwords: any PasswordHashing
    private let codes: any TimeCodes
    private let tries: LoginTries

    public static let halfOpenSeconds: Int64 = 5 * 60
    public static let longestSessionHours: Int64 = 10
    public static let idleSeconds: Int64 = 30 * 60
    /// A session's end moves at most this often, so that reading a page seldom means a write.
    static let extensionSeconds: Int64 = 60
    static let longestPasswordBytes = 1_024

    public init(
        accounts: any StaffAccounts, passwords: any PasswordHashing, codes: any TimeCodes,
        tries: LoginTries = LoginTries()
    ) {
        self.accounts = accounts
        self.passwords = passwords
        self.codes = codes
        self.tries = tries
    }

    public struct PasswordStep: Sendable {
        public let username: String
        public let password: String
        /// Where it comes from.
        public let address: String
        /// The hash of the token that the browser will hold.
        public let tokenHash: [UInt8]
        public let at: Moment

        public init(username: String, password: String, address: String, tokenHash: [UInt8], at: Moment) {
            self.username = username
            self.password = password
            self.address = address
            self.tokenHash = tokenHash
            self.at = at
        }
    }

    public struct CodeStep: Sendable {
        public let code: String
        public let address: String
        /// The hash of the token of the half-open session.
        public let tokenHash: [UInt8]
        /// The hash of another token, for the complete session: one that was known before is worth nothing after.
        public let newTokenHash: [UInt8]
        public let at: Moment

        public init(code: String, address: String, tokenHash: [UInt8], newTokenHash: [UInt8], at: Moment) {
            self.code = code
            self.address = address
            self.tokenHash = tokenHash
            self.newTokenHash = newTokenHash
            self.at = at
        }
    }

    public enum Refusal: Error, Sendable, Equatable {
        /// The name or the password is wrong, or the account is disabled: nobody learns which.
        case wrongNameOrPassword
        /// The code is wrong, or was used before.
        case wrongCode
        /// There were too many wrong tries.
        case locked(until: Moment)
        /// There is no such session any more.
        case notLoggedIn
        case store(StoreError)
    }

    /// Opens a session half. An unknown name gets the same answer as a wrong password, in the same time.
    public func give(_ step: PasswordStep) async throws(Refusal) -> StaffSession {
        let username = Self.plain(step.username)
        try await count(username, from: step.address, at: step.at)
        let account = try await stored { () throws(StoreError) in try await accounts.account(username) }
        guard try await isRight(step.password, of: account), let account, !account.disabled else {
            throw .wrongNameOrPassword
        }
        let session = StaffSession(
            tokenHash: step.tokenHash, username: account.member.username, isComplete: false, openedAt: step.at,
            endsAt: step.at.adding(seconds: Self.halfOpenSeconds))
        try await stored { () throws(StoreError) in try await accounts.open(session) }
        await tries.giveBack(username, from: step.address, at: step.at)
        return session
    }

    /// Completes a session. Every code is good once.
    public func give(_ step: CodeStep) async throws(Refusal) -> StaffSession {
        let half = try await session(step.tokenHash, at: step.at)
        guard !half.isComplete else { throw .notLoggedIn }
        try await count(half.username, from: step.address, at: step.at)
        let account = try await account(of: half)
        guard try await isRight(step, of: account) else { throw .wrongCode }
        let session = StaffSession(
            tokenHash: step.newTokenHash, username: half.username, isComplete: true, openedAt: step.at,
            endsAt: step.at.adding(seconds: Self.idleSeconds))
        try await stored { () throws(StoreError) in
            try await accounts.end(step.tokenHash)
            try await accounts.open(session)
        }
        await tries.forgive(half.username, from: step.address)
        return session
    }

    /// Who a complete session belongs to, with the roles they have now. Moves the session's end.
    public func member(_ tokenHash: [UInt8], at now: Moment) async throws(Refusal) -> StaffMember {
        let session = try await session(tokenHash, at: now)
        guard session.isComplete else { throw .notLoggedIn }
        let account = try await account(of: session)
        let endsAt = min(
            session.openedAt.adding(hours: Self.longestSessionHours), now.adding(seconds: Self.idleSeconds))
        if endsAt >= session.endsAt.adding(seconds: Self.extensionSeconds) {
            try await stored { () throws(StoreError) in try await accounts.extend(tokenHash, to: endsAt) }
        }
        return account.member
    }

    public func logOut(_ tokenHash: [UInt8]) async throws(Refusal) {
        try await stored { () throws(StoreError) in try await accounts.end(tokenHash) }
    }
}

extension StaffLogin {
    /// As names are kept: lower case, without spaces around.
    static func plain(_ username: String) -> String {
        String(username.split(separator: " ").joined(separator: " ").lowercased().prefix(100))
    }

    private func count(_ name: String, from address: String, at now: Moment) async throws(Refusal) {
        if let until = await tries.take(name, from: address, at: now) { throw .locked(until: until) }
    }

    private func isRight(_ password: String, of account: StaffAccount?) async throws(Refusal) -> Bool {
        let isTooLong = password.utf8.count > Self.longestPasswordBytes
        let typed = isTooLong ? "" : password
        // Whoever logs in at a provider has no password here.
        let hash = isTooLong || account?.provider != nil ? nil : account?.passwordHash
        return try await stored { () throws(StoreError) in try await passwords.matches(typed, hash) }
    }

    private func isRight(_ step: CodeStep, of account: StaffAccount) async throws(Refusal) -> Bool {
        try await stored { () throws(StoreError) in
            guard let number = try codes.step(of: step.code, under: account.sealedCodeSecret, at: step.at) else {
                return false
            }
            return try await accounts.useCode(step: number, of: account.member.username)
        }
    }

    private func session(_ tokenHash: [UInt8], at now: Moment) async throws(Refusal) -> StaffSession {
        let found = try await stored { () throws(StoreError) in try await accounts.session(tokenHash) }
        guard let found, now < found.endsAt else { throw .notLoggedIn }
        return found
    }

    private func account(of session: StaffSession) async throws(Refusal) -> StaffAccount {
        let found = try await stored { () throws(StoreError) in try await accounts.account(session.username) }
        guard let found, !found.disabled else { throw .notLoggedIn }
        return found
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
