import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Time-based codes")
struct TimedCodesTests {
    /// Source: RFC 6238 appendix B (SHA-1, eight digits).
    @Test(
        "codes are those of RFC 6238",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        let secret = Array("12345678901234567890".utf8)
        let step = TimedCodes.step(at: Moment(milliseconds: seconds * 1_000))
        #expect(TimedCodes.code(secret, step: step, digits: 8) == code)
        #expect(TimedCodes.code(secret, step: step) == code.suffix(6))
    }

    @Test("a code of the step before, the present or the next is taken", arguments: [-2, -1, 0, 1, 2] as [Int64])
    func steps(_ away: Int64) async throws {
        let codes = try Self.codes()
        let secret = [UInt8](repeating: 7, count: 20)
        let enrolment = try codes.enrol("priya", at: "Force", secret: secret)
        let step = TimedCodes.step(at: .start) + away
        let code = TimedCodes.code(secret, step: step)
        let found = try codes.step(of: code, under: enrolment.sealedSecret, at: .start)
        #expect(found == (abs(away) <= 1 ? step : nil))
    }

    @Test("spaces in a code do no harm; anything else does", arguments: ["", "000000000", "abcdef", "১২৩৪৫৬"])
    func typed(_ wrong: String) async throws {
        let codes = try Self.codes()
        let secret = [UInt8](repeating: 7, count: 20)
        let sealed = try codes.enrol("priya", at: "Force", secret: secret).sealedSecret
        let step = TimedCodes.step(at: .start)
        let code = TimedCodes.code(secret, step: step)
        #expect(try codes.step(of: " \(code.prefix(3)) \(code.suffix(3))", under: sealed, at: .start) == step)
        #expect(try codes.step(of: wrong, under: sealed, at: .start) == nil)
    }

    @Test("a secret is shown in base 32, in an address that apps read, and kept sealed")
    func enrolment() throws {
        let codes = try Self.codes()
        let secret = Array("12345678901234567890".utf8)
        let enrolment = try codes.enrol("sam.whitlock", at: "Demo Police", secret: secret)
        #expect(enrolment.secret == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(
            enrolment.address
                == "otpauth://totp/Demo%20Police:sam.whitlock?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Demo%20Police"
        )
        #expect(enrolment.sealedSecret != secret)
        #expect(try codes.enrol("a", at: "b").secret != codes.enrol("a", at: "b").secret)
    }

    @Test("a sealed secret under another key is damage")
    func otherKey() throws {
        let sealed = try Self.codes().enrol("priya", at: "Force").sealedSecret
        let other = try Self.codes()
        #expect(throws: StoreError.damaged("a sealed code secret")) {
            try other.step(of: "123456", under: sealed, at: .start)
        }
    }

    private static func codes() throws -> TimedCodes {
        let file = URL(filePath: NSTemporaryDirectory() + "bluelamp-key-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        return TimedCodes(key: try ForceKey(file: file))
    }
}
