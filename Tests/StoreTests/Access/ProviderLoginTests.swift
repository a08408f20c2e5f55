import Policing
import Store
import Synchronization
import Testing
import Workflows

@Suite("Logging in at a provider")
struct ProviderLoginTests {
    static let attempt = ProviderAttempt(
        state: "state", nonce: "nonce", verifier: "verifier", challenge: "challenge", startedAt: .start)
    static let groups = GroupTable(grants: [
        GroupGrant(group: "contact", roles: [.contactOfficer], units: ["contact"]),
        GroupGrant(group: "bosses", roles: [.supervisor, .dutyOfficer], units: []),
        GroupGrant(group: "roads", roles: [], units: ["roads"]),
    ])

    /// Says of whoever comes what the test wants said.
    final class Voucher: IdentityProvider {
        private let answer: Mutex<Result<ProvidedIdentity, ProviderFault>>

        init(_ answer: Result<ProvidedIdentity, ProviderFault>) {
            self.answer = Mutex(answer)
        }

        func says(_ identity: ProvidedIdentity) { answer.withLock { $0 = .success(identity) } }

        func address(for attempt: ProviderAttempt) async throws(ProviderFault) -> String {
            _ = try answer.withLock { $0 }.get()
            return "https://idp.example.org/\(attempt.state)"
        }

        func identity(
            for code: String, of attempt: ProviderAttempt, at now: Moment
        ) async throws(ProviderFault) -> ProvidedIdentity {
            try answer.withLock { $0 }.get()
        }
    }

    static func identity(
        _ groups: [String], subject: String = "7f3a", username: String = "lee.ward", name: String = "Lee Ward"
    ) -> ProvidedIdentity {
        ProvidedIdentity(
            subject: ProviderSubject(issuer: "https://idp.example.org", subject: subject), username: username,
            name: name, groups: groups, postcode: nil)
    }

    static func step(
        _ state: String = "state", number: UInt8 = 1, attempt: ProviderAttempt? = attempt, code: String? = "code",
        at now: Moment = .start
    ) -> ProviderLogin.Step {
        ProviderLogin.Step(attempt: attempt, state: state, code: code, tokenHash: [number], at: now)
    }

    static func again(_ number: UInt8) -> ProviderLogin.Step {
        let state = "state \(number)"
        let attempt = ProviderAttempt(
            state: state, nonce: "nonce", verifier: "verifier", challenge: "challenge", startedAt: .start)
        return step(state, number: number, attempt: attempt)
    }

    private static func login(_ voucher: Voucher, _ store: ScratchStore) -> ProviderLogin {
        ProviderLogin(provider: voucher, accounts: store.folder.staff, groups: groups)
    }

    private static func local(_ store: ScratchStore) -> StaffLogin {
        StaffLogin(
            accounts: store.folder.staff, passwords: ScryptPasswords(cost: .light), codes: store.folder.timeCodes)
    }

    @Test("makes the account that the groups give, and a whole session under the rules of every session")
    func made() async throws {
        let store = try await ScratchStore()
        let voucher = Voucher(.success(Self.identity(["contact", "roads", "unheard-of"])))
        let session = try await Self.login(voucher, store).finish(Self.step())
        #expect(session.isComplete && session.username == "lee.ward")
        #expect(session.endsAt == Moment.start.adding(seconds: StaffLogin.idleSeconds))
        let member = try await Self.local(store).member([1], at: .start)
        #expect(
            member
                == StaffMember(
                    username: "lee.ward", name: "Lee Ward", roles: [.contactOfficer], units: ["contact", "roads"]))
        let tooLate = Moment.start.adding(seconds: StaffLogin.idleSeconds)
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) {
            try await Self.local(store).member([1], at: tooLate)
        }
    }

    @Test("brings name, roles and units up to date each time, and keeps the log-in name")
    func updated() async throws {
        let store = try await ScratchStore()
        let voucher = Voucher(.success(Self.identity(["contact"])))
        let login = Self.login(voucher, store)
        _ = try await login.finish(Self.again(1))
        voucher.says(Self.identity(["bosses"], username: "lee.ward-price", name: "Lee  Ward-Price"))
        _ = try await login.finish(Self.again(2))
        let account = try #require(try await store.folder.staff.account("lee.ward"))
        #expect(
            account.member
                == StaffMember(username: "lee.ward", name: "Lee Ward-Price", roles: [.supervisor, .dutyOfficer]))
        #expect(try await store.folder.staff.accounts().count == 1)
    }

    @Test("ends the account and its sessions when no group is left, and opens it again with one")
    func groupless() async throws {
        let store = try await ScratchStore()
        let voucher = Voucher(.success(Self.identity(["contact"])))
        let login = Self.login(voucher, store)
        _ = try await login.finish(Self.again(1))
        voucher.says(Self.identity(["roads"]))
        await #expect(throws: ProviderLogin.Refusal.noGroup) { try await login.finish(Self.again(2)) }
        #expect(try await store.folder.staff.account("lee.ward")?.disabled == true)
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) {
            try await Self.local(store).member([1], at: .start)
        }
        voucher.says(Self.identity(["contact"]))
        _ = try await login.finish(Self.again(3))
        #expect(try await store.folder.staff.account("lee.ward")?.disabled == false)
    }

    @Test("opens no account that was ended here")
    func ended() async throws {
        let store = try await ScratchStore()
        let login = Self.login(Voucher(.success(Self.identity(["contact"]))), store)
        _ = try await login.finish(Self.again(1))
        let account = try #require(try await store.folder.staff.account("lee.ward"))
        try await store.folder.staff.save(
            StaffAccount(
                member: account.member, passwordHash: "", sealedCodeSecret: [], disabled: true,
                provider: account.provider))
        await #expect(throws: ProviderLogin.Refusal.disabled) { try await login.finish(Self.again(2)) }
    }

    @Test("takes over no account of somebody else, whether it is kept here or at the provider")
    func taken() async throws {
        let store = try await ScratchStore()
        let hash = try await ScryptPasswords(cost: .light).hash("a long walk by the canal")
        try await store.folder.staff.save(
            StaffAccount(
                member: StaffMember(username: "lee.ward", name: "Lee", roles: [.registrar]), passwordHash: hash,
                sealedCodeSecret: [], disabled: false))
        let voucher = Voucher(.success(Self.identity(["contact"])))
        let login = Self.login(voucher, store)
        await #expect(throws: ProviderLogin.Refusal.nameTaken) { try await login.finish(Self.again(1)) }
        voucher.says(Self.identity(["contact"], subject: "one", username: "kim.ford"))
        _ = try await login.finish(Self.again(2))
        voucher.says(Self.identity(["contact"], subject: "two", username: "kim.ford"))
        await #expect(throws: ProviderLogin.Refusal.nameTaken) { try await login.finish(Self.again(3)) }
        let step = StaffLogin.PasswordStep(
            username: "lee.ward", password: "a long walk by the canal", address: "here", tokenHash: [9], at: .start)
        #expect(try await Self.local(store).give(step).username == "lee.ward", "the account here goes on working")
    }

    @Test("gives an account that no password opens", arguments: ["", "a long walk by the canal"])
    func passwordless(password: String) async throws {
        let store = try await ScratchStore()
        _ = try await Self.login(Voucher(.success(Self.identity(["contact"]))), store).finish(Self.step())
        let step = StaffLogin.PasswordStep(
            username: "lee.ward", password: password, address: "here", tokenHash: [9], at: .start)
        await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) { try await Self.local(store).give(step) }
    }

    @Test(
        "lets nobody in with a name that no account can have",
        arguments: ["", "Lee Ward", "lee@example.org", String(repeating: "a", count: 65)])
    func unusable(username: String) async throws {
        let store = try await ScratchStore()
        let login = Self.login(Voucher(.success(Self.identity(["contact"], username: username))), store)
        await #expect(throws: ProviderLogin.Refusal.unusableName) { try await login.finish(Self.step()) }
        #expect(try await store.folder.staff.accounts().isEmpty)
    }

    static let late = Moment.start.adding(seconds: ProviderLogin.longestSeconds)
    static let wrong: [(ProviderLogin.Step, ProviderLogin.Refusal)] = [
        (step(attempt: nil), .notBegun), (step("other"), .notBegun), (step(""), .notBegun),
        (step(at: late), .tooLate), (step(code: nil), .declined), (step(code: ""), .declined),
    ]

    @Test("takes only an answer to a try of this browser, in time", arguments: wrong.indices)
    func wrongSteps(index: Int) async throws {
        let (step, refusal) = Self.wrong[index]
        let store = try await ScratchStore()
        let login = Self.login(Voucher(.success(Self.identity(["contact"]))), store)
        await #expect(throws: refusal) { try await login.finish(step) }
        #expect(try await store.folder.staff.accounts().isEmpty)
    }

    @Test("takes an answer once")
    func replayed() async throws {
        let store = try await ScratchStore()
        let login = Self.login(Voucher(.success(Self.identity(["contact"]))), store)
        _ = try await login.finish(Self.step())
        await #expect(throws: ProviderLogin.Refusal.replayed) { try await login.finish(Self.step(number: 2)) }
    }

    @Test("hands on every fault of the provider", arguments: ProviderFault.allCases)
    func faults(fault: ProviderFault) async throws {
        let store = try await ScratchStore()
        let login = Self.login(Voucher(.failure(fault)), store)
        await #expect(throws: ProviderLogin.Refusal.provider(fault)) { try await login.begin(Self.attempt) }
        await #expect(throws: ProviderLogin.Refusal.provider(fault)) { try await login.finish(Self.step()) }
    }
}
