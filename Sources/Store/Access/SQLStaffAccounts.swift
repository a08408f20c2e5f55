import Policing
import Workflows

/// Accounts and sessions of staff in the database.
public struct SQLStaffAccounts: StaffAccounts {
    private let engine: any Engine

    private static let columns = """
        username, name, roles, password_hash, sealed_code_secret, disabled, units, provider, subject, home_postcode
        """
    private static let find = SQL("SELECT \(columns) FROM staff_account WHERE username = $1")
    private static let findSubject = SQL(
        "SELECT \(columns) FROM staff_account WHERE provider = $1 AND subject = $2")
    private static let list = SQL("SELECT \(columns) FROM staff_account ORDER BY username")
    private static let upsert = SQL(
        """
        INSERT INTO staff_account (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (username) DO UPDATE SET name = excluded.name, roles = excluded.roles,
            password_hash = excluded.password_hash, sealed_code_secret = excluded.sealed_code_secret,
            disabled = excluded.disabled, units = excluded.units, provider = excluded.provider,
            subject = excluded.subject, home_postcode = excluded.home_postcode
        """)
    private static let takeStep: SQL = """
        UPDATE staff_account SET last_step = $1 WHERE username = $2 AND last_step < $1
        """

    public init(engine: any Engine) {
        self.engine = engine
    }

    public func account(_ username: String) async throws(StoreError) -> StaffAccount? {
        try await engine.reading { try $0.first(Self.find, [.text(username)], Self.account) }
    }

    public func account(of subject: ProviderSubject) async throws(StoreError) -> StaffAccount? {
        try await engine.reading {
            try $0.first(Self.findSubject, [.text(subject.issuer), .text(subject.subject)], Self.account)
        }
    }

    public func accounts() async throws(StoreError) -> [StaffAccount] {
        try await engine.reading { try $0.query(Self.list, [], Self.account) }
    }

    public func save(_ account: StaffAccount) async throws(StoreError) {
        try await save([account])
    }

    /// All of them or none.
    public func save(_ accounts: [StaffAccount]) async throws(StoreError) {
        try await engine.writing { session in
            for account in accounts { try session.execute(Self.upsert, Self.values(account)) }
        }
    }

    private static func values(_ account: StaffAccount) -> [Value] {
        let roles = account.member.roles.map(\.rawValue).sorted().joined(separator: ",")
        return [
            .text(account.member.username), .text(account.member.name), .text(roles),
            .text(account.passwordHash), .blob(account.sealedCodeSecret), .bool(account.disabled),
            .text(account.member.units.sorted().joined(separator: ",")), .optional(account.provider?.issuer),
            .optional(account.provider?.subject), .optional(account.homePostcode),
        ]
    }

    public func useCode(step: Int64, of username: String) async throws(StoreError) -> Bool {
        try await engine.writing { try $0.execute(Self.takeStep, [.int(step), .text(username)]) == 1 }
    }

    @Sendable private static func account(_ row: any Row) throws -> StaffAccount {
        let roles = try row.text(2).split(separator: ",").map { name in
            guard let role = Role(rawValue: String(name)) else { throw EngineError.corrupt("a role of staff") }
            return role
        }
        let provider = row.optionalText(7).map { ProviderSubject(issuer: $0, subject: row.optionalText(8) ?? "") }
        return StaffAccount(
            member: StaffMember(
                username: row.text(0), name: row.text(1), roles: Set(roles),
                units: Set(row.text(6).split(separator: ",").map(String.init))),
            passwordHash: row.text(3), sealedCodeSecret: row.blob(4), disabled: row.int(5) == 1, provider: provider,
            homePostcode: row.optionalText(9))
    }
}

extension SQLStaffAccounts {
    private static let insertSession: SQL = """
        INSERT INTO staff_session (token_hash, username, is_complete, opened_at, ends_at)
        VALUES ($1, $2, $3, $4, $5)
        """
    private static let findSession: SQL = """
        SELECT token_hash, username, is_complete, opened_at, ends_at FROM staff_session WHERE token_hash = $1
        """
    private static let moveEnd: SQL = "UPDATE staff_session SET ends_at = $2 WHERE token_hash = $1"
    private static let deleteSession: SQL = "DELETE FROM staff_session WHERE token_hash = $1"
    private static let deleteSessionsOf: SQL = "DELETE FROM staff_session WHERE username = $1"
    private static let deleteEnded: SQL = "DELETE FROM staff_session WHERE ends_at <= $1"
    private static let deletePurposes: SQL =
        "DELETE FROM reading_purpose WHERE token_hash NOT IN (SELECT token_hash FROM staff_session)"

    public func open(_ session: StaffSession) async throws(StoreError) {
        let values: [Value] = [
            .blob(session.tokenHash), .text(session.username), .bool(session.isComplete),
            .int(session.openedAt.milliseconds), .int(session.endsAt.milliseconds),
        ]
        try await engine.writing { _ = try $0.execute(Self.insertSession, values) }
    }

    public func session(_ tokenHash: [UInt8]) async throws(StoreError) -> StaffSession? {
        try await engine.reading { session in
            try session.first(Self.findSession, [.blob(tokenHash)]) { row in
                StaffSession(
                    tokenHash: row.blob(0), username: row.text(1), isComplete: row.int(2) == 1,
                    openedAt: Moment(milliseconds: row.int(3)), endsAt: Moment(milliseconds: row.int(4)))
            }
        }
    }

    public func extend(_ tokenHash: [UInt8], to endsAt: Moment) async throws(StoreError) {
        try await engine.writing { session in
            _ = try session.execute(Self.moveEnd, [.blob(tokenHash), .int(endsAt.milliseconds)])
        }
    }

    public func end(_ tokenHash: [UInt8]) async throws(StoreError) {
        try await engine.writing { _ = try $0.execute(Self.deleteSession, [.blob(tokenHash)]) }
    }

    public func endSessions(of username: String) async throws(StoreError) {
        try await engine.writing { _ = try $0.execute(Self.deleteSessionsOf, [.text(username)]) }
    }

    public func deleteSessions(before now: Moment) async throws(StoreError) -> Int {
        try await engine.writing { session in
            let ended = try session.execute(Self.deleteEnded, [.int(now.milliseconds)])
            try session.execute(Self.deletePurposes, [])
            return ended
        }
    }
}
