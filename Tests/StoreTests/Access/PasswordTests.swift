import Store
import Testing
import Workflows

@Suite("Passwords by scrypt")
struct PasswordTests {
    @Test("a password matches its hash and no other does, with the cost that people get")
    func real() async throws {
        let passwords = ScryptPasswords()
        let hash = try await passwords.hash("Brummagem button 7")
        #expect(hash.hasPrefix("scrypt$32768$8$1$"))
        #expect(try await passwords.matches("Brummagem button 7", hash))
        #expect(try await !passwords.matches("Brummagem button 8", hash))
    }

    /// Source: RFC 7914 section 12 (the second vector, cut to 32 bytes).
    @Test("the hash is the one that RFC 7914 gives")
    func vector() async throws {
        let known = "scrypt$1024$8$16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI="
        #expect(try await ScryptPasswords(cost: .light).matches("password", known))
    }

    @Test("two hashes of one password differ, and a hash made at another cost still matches")
    func salt() async throws {
        let passwords = ScryptPasswords(cost: .light)
        let first = try await passwords.hash("one")
        let second = try await passwords.hash("one")
        #expect(first != second)
        #expect(try await ScryptPasswords().matches("one", first))
    }

    @Test("letters composed in another way are the same password")
    func composed() async throws {
        let passwords = ScryptPasswords(cost: .light)
        let hash = try await passwords.hash("caf\u{e9}")
        #expect(try await passwords.matches("cafe\u{301}", hash))
    }

    @Test("nobody's password matches, and finding that out takes as long")
    func nobody() async throws {
        let passwords = ScryptPasswords()
        let hash = try await passwords.hash("one")
        var known = Duration.seconds(10)
        var unknown = Duration.seconds(10)
        for _ in 0..<5 {
            known = min(known, try await Self.time(passwords, hash))
            unknown = min(unknown, try await Self.time(passwords, nil))
        }
        // The shortest of several, and a wide margin: other tests run beside this one.
        #expect(unknown > known / 4 && known > unknown / 4)
    }

    private static func time(_ passwords: ScryptPasswords, _ hash: String?) async throws -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        let matches = try await passwords.matches("two", hash)
        #expect(!matches)
        return clock.now - start
    }

    @Test(
        "a hash that is no hash is damage, not a wrong password",
        arguments: ["", "scrypt$16$8$1$AA==", "bcrypt$16$8$1$AA==$AA==", "scrypt$x$8$1$AA==$AA=="])
    func damaged(_ text: String) async throws {
        let passwords = ScryptPasswords(cost: .light)
        await #expect(throws: StoreError.damaged("the hash of a password")) {
            try await passwords.matches("one", text)
        }
    }
}
