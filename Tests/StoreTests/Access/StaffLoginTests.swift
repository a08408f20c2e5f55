import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Logging in")
struct StaffLoginTests {
    private let desk: LoginDesk

    init() async throws {
        desk = try await LoginDesk()
    }

    @Test("a password and then a code open a session under another token")
    func both() async throws {
        let half = try await desk.givePassword("  PRIYA ", "right")
        #expect(!half.isComplete && half.endsAt == Moment.start.adding(seconds: 300))
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) { try await desk.login.member([1], at: .start) }
        let whole = try await desk.giveCode()
        #expect(whole.isComplete && whole.tokenHash == [2])
        #expect(try await desk.login.member([2], at: .start).name == "Priya Nair")
        #expect(try await desk.accounts.session([1]) == nil)
    }

    @Test(
        "a wrong password, an unknown name and a disabled account get one answer",
        arguments: [("priya", "wrong"), ("nobody", "right"), ("tom", "right"), ("", ""), ("priya", "right ")])
    func wrong(_ name: String, _ password: String) async throws {
        await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
            try await desk.givePassword(name, password)
        }
    }

    @Test("a very long password is wrong, and costs no more than another")
    func long() async throws {
        await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
            try await desk.givePassword("priya", String(repeating: "a", count: 10_000_000))
        }
    }

    @Test("a code is good once, even in another log-in")
    func replay() async throws {
        _ = try await desk.givePassword("priya", "right")
        _ = try await desk.giveCode()
        _ = try await desk.givePassword("priya", "right", token: [3])
        await #expect(throws: StaffLogin.Refusal.wrongCode) { try await desk.giveCode(token: [3], newToken: [4]) }
    }

    @Test("the half-open session ends after five minutes")
    func tooSlow() async throws {
        _ = try await desk.givePassword("priya", "right")
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) {
            try await desk.giveCode(at: Moment.start.adding(seconds: 300))
        }
    }

    @Test("a session ends after half an hour without use, and after ten hours with it")
    func ending() async throws {
        _ = try await desk.givePassword("priya", "right")
        _ = try await desk.giveCode()
        var now = Moment.start
        while now < Moment.start.adding(seconds: 36_000 - 1_500) {
            now = now.adding(seconds: 1_500)
            _ = try await desk.login.member([2], at: now)
        }
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) {
            try await desk.login.member([2], at: Moment.start.adding(hours: 10))
        }
        _ = try await desk.givePassword("priya", "right", token: [5], at: now)
        _ = try await desk.giveCode(token: [5], newToken: [6], at: now)
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) {
            try await desk.login.member([6], at: now.adding(seconds: 1_800))
        }
    }

    @Test("disabling an account ends what it could do at once, and logging out ends a session")
    func disabling() async throws {
        _ = try await desk.givePassword("priya", "right")
        _ = try await desk.giveCode()
        try await desk.login.logOut([2])
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) { try await desk.login.member([2], at: .start) }
        let later = Moment.start.adding(seconds: 60)
        _ = try await desk.givePassword("priya", "right", token: [3], at: later)
        _ = try await desk.giveCode(token: [3], newToken: [4], at: later)
        try await desk.add("priya", "Priya Nair", disabled: true)
        await #expect(throws: StaffLogin.Refusal.notLoggedIn) { try await desk.login.member([4], at: later) }
    }

    @Test("ten wrong tries lock a name, known or not, for a quarter of an hour", arguments: ["priya", "nobody"])
    func lockedName(_ name: String) async throws {
        for number in 0..<10 {
            await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
                try await desk.givePassword(name, "wrong", from: "192.0.2.\(number)")
            }
        }
        let until = Moment.start.adding(seconds: 900)
        await #expect(throws: StaffLogin.Refusal.locked(until: until)) {
            try await desk.givePassword(name, "right", from: "192.0.2.99")
        }
        _ = try await desk.givePassword("ruth", "right", token: [8], from: "192.0.2.99")
        if name == "priya" { _ = try await desk.givePassword(name, "right", from: "192.0.2.99", at: until) }
    }

    @Test("a station that shares one address is not locked out by the wrong tries of a few colleagues")
    func station() async throws {
        for colleague in 0..<9 {
            for _ in 0..<10 {
                await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
                    try await desk.givePassword("name\(colleague)", "wrong")
                }
            }
        }
        _ = try await desk.givePassword("priya", "right")
        _ = try await desk.giveCode()
    }

    @Test("a hundred wrong tries lock an address, whatever the names, and no other address")
    func lockedAddress() async throws {
        for number in 0..<100 {
            await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
                try await desk.givePassword("name\(number)", "wrong")
            }
        }
        let until = Moment.start.adding(seconds: 900)
        await #expect(throws: StaffLogin.Refusal.locked(until: until)) {
            try await desk.givePassword("priya", "right")
        }
        _ = try await desk.givePassword("priya", "right", from: "192.0.2.2")
        _ = try await desk.givePassword("ruth", "right", token: [8], at: until)
    }

    @Test("whoever gets in after all leaves no wrong tries behind, at the name or at the address")
    func forgiven() async throws {
        for round in UInt8(0)..<20 {
            let at = Moment.start.adding(seconds: Int64(round) * 30), token = [100 + round]
            for _ in 0..<9 {
                await #expect(throws: StaffLogin.Refusal.wrongNameOrPassword) {
                    try await desk.givePassword("priya", "wrong", at: at)
                }
            }
            _ = try await desk.givePassword("priya", "right", token: token, at: at)
            _ = try await desk.giveCode(token: token, newToken: [200, round], at: at)
        }
        _ = try await desk.givePassword("ruth", "right", token: [8])
    }

    @Test("right tries are not counted, and wrong codes are")
    func counting() async throws {
        for number in UInt8(10)..<40 { _ = try await desk.givePassword("ruth", "right", token: [number]) }
        for _ in 0..<10 {
            await #expect(throws: StaffLogin.Refusal.wrongCode) {
                try await desk.giveCode("000000", token: [10], newToken: [99])
            }
        }
        await #expect(throws: StaffLogin.Refusal.locked(until: Moment.start.adding(seconds: 900))) {
            try await desk.giveCode("000000", token: [10], newToken: [99])
        }
    }

    @Test("of fifty guesses at once, ten are looked at")
    func atOnce() async throws {
        let looked = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        _ = try await desk.givePassword("priya", "wrong")
                        return false
                    } catch {
                        return error as? StaffLogin.Refusal == .wrongNameOrPassword
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(looked == 10)
    }
}

/// The log-in over a real store, with Priya and Ruth who may log in, and Tom who may not.
private final class LoginDesk: Sendable {
    let store: ScratchStore
    let accounts: SQLStaffAccounts
    let login: StaffLogin
    private let passwords = ScryptPasswords(cost: .light)
    private let codes: TimedCodes
    private let secret = [UInt8](repeating: 7, count: 20)

    init() async throws {
        store = try await ScratchStore()
        accounts = SQLStaffAccounts(engine: store.engine)
        codes = TimedCodes(key: store.folder.key)
        login = StaffLogin(accounts: accounts, passwords: passwords, codes: codes)
        try await add("priya", "Priya Nair")
        try await add("ruth", "Ruth Adeyemi")
        try await add("tom", "Tom Hale", disabled: true)
    }

    func add(_ username: String, _ name: String, disabled: Bool = false) async throws {
        let sealed = try codes.enrol(username, at: "Force", secret: secret).sealedSecret
        try await accounts.save(
            StaffAccount(
                member: StaffMember(username: username, name: name, roles: [.contactOfficer]),
                passwordHash: try await passwords.hash("right"), sealedCodeSecret: sealed, disabled: disabled))
    }

    func givePassword(
        _ name: String, _ password: String, token: [UInt8] = [1], from address: String = "192.0.2.1",
        at now: Moment = .start
    ) async throws -> StaffSession {
        try await login.give(
            StaffLogin.PasswordStep(
                username: name, password: password, address: address, tokenHash: token, at: now))
    }

    func giveCode(
        _ code: String? = nil, token: [UInt8] = [1], newToken: [UInt8] = [2], at now: Moment = .start
    ) async throws -> StaffSession {
        let right = TimedCodes.code(secret, step: TimedCodes.step(at: now))
        return try await login.give(
            StaffLogin.CodeStep(
                code: code ?? right, address: "192.0.2.1", tokenHash: token, newTokenHash: newToken, at: now))
    }
}
