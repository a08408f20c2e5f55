import Policing
import Store
import Testing
import Workflows

@Suite("Accounts and sessions of staff")
struct StaffAccountsTests {
    static let priya = StaffAccount(
        member: StaffMember(username: "priya", name: "Priya Nair", roles: [.contactOfficer, .supervisor]),
        passwordHash: "scrypt$x", sealedCodeSecret: [0, 255, 7], disabled: false)

    @Test("an account is read as it was saved, and saving it again replaces it")
    func saving() async throws {
        let store = try await ScratchStore()
        let accounts = SQLStaffAccounts(engine: store.engine)
        #expect(try await accounts.account("priya") == nil)
        try await accounts.save(Self.priya)
        #expect(try await accounts.account("priya") == Self.priya)
        let member = StaffMember(username: "priya", name: "Priya Nair", roles: [])
        let disabled = StaffAccount(member: member, passwordHash: "y", sealedCodeSecret: [], disabled: true)
        try await accounts.save(disabled)
        #expect(try await accounts.accounts() == [disabled])
    }

    @Test("a code's step is good once, and an earlier one never again, whatever is saved meanwhile")
    func steps() async throws {
        let store = try await ScratchStore()
        let accounts = SQLStaffAccounts(engine: store.engine)
        try await accounts.save(Self.priya)
        #expect(try await accounts.useCode(step: 100, of: "priya"))
        try await accounts.save(Self.priya)
        #expect(try await !accounts.useCode(step: 100, of: "priya"))
        #expect(try await !accounts.useCode(step: 99, of: "priya"))
        #expect(try await accounts.useCode(step: 101, of: "priya"))
        #expect(try await !accounts.useCode(step: 101, of: "nobody"))
    }

    @Test("of many who use one code at once, one gets in")
    func race() async throws {
        let store = try await ScratchStore()
        let accounts = SQLStaffAccounts(engine: store.engine)
        try await accounts.save(Self.priya)
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await accounts.useCode(step: 7, of: "priya") } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(winners == 1)
    }

    @Test("a session is found by the hash of its token, moves its end, and ends")
    func sessions() async throws {
        let store = try await ScratchStore()
        let accounts = SQLStaffAccounts(engine: store.engine)
        let session = Self.session([1, 0, 2], "priya")
        try await accounts.open(session)
        #expect(try await accounts.session([1, 0, 2]) == session)
        try await accounts.extend([1, 0, 2], to: Moment.start.adding(seconds: 90))
        #expect(try await accounts.session([1, 0, 2])?.endsAt == Moment.start.adding(seconds: 90))
        try await accounts.end([1, 0, 2])
        try await accounts.extend([1, 0, 2], to: Moment.start.adding(hours: 1))
        #expect(try await accounts.session([1, 0, 2]) == nil)
    }

    @Test("all sessions of one person end together, and old ones are deleted")
    func ending() async throws {
        let store = try await ScratchStore()
        let accounts = SQLStaffAccounts(engine: store.engine)
        for (token, name) in [([UInt8(1)], "priya"), ([2], "priya"), ([3], "tom")] {
            try await accounts.open(Self.session(token, name))
        }
        try await accounts.endSessions(of: "priya")
        #expect(try await accounts.session([2]) == nil)
        #expect(try await accounts.session([3]) != nil)
        #expect(try await accounts.deleteSessions(before: .start) == 0)
        #expect(try await accounts.deleteSessions(before: Moment.start.adding(hours: 1)) == 1)
    }

    private static func session(_ token: [UInt8], _ username: String) -> StaffSession {
        StaffSession(
            tokenHash: token, username: username, isComplete: true, openedAt: .start,
            endsAt: Moment.start.adding(seconds: 60))
    }
}
