import Crypto
import Foundation
import Policing
import Workflows

/// Time-based codes: six digits, new every 30 seconds. The secrets are sealed under the force's key.
///
/// Source: RFC 6238 (with its defaults: HMAC-SHA-1, steps of 30 seconds from 1970), RFC 4226 section 5.3.
public struct TimedCodes: TimeCodes {
    public static let stepSeconds: Int64 = 30
    public static let digits = 6

    private let key: SymmetricKey

    public init(key: ForceKey) {
        self.key = key.derived(for: "staff code secrets")
    }

    public func enrol(_ username: String, at issuer: String) throws(StoreError) -> CodeEnrolment {
        // 160 bits, as RFC 4226 section 4 recommends.
        let secret = SymmetricKey(size: SymmetricKeySize(bitCount: 160)).withUnsafeBytes { [UInt8]($0) }
        return try enrol(username, at: issuer, secret: secret)
    }

    public func enrol(
        _ username: String, at issuer: String, secret: [UInt8]
    ) throws(StoreError) -> CodeEnrolment {
        let text = Base32.text(secret)
        return CodeEnrolment(
            sealedSecret: try seal(secret), secret: text, address: Self.address(username, issuer, text))
    }

    public func step(
        of code: String, under sealedSecret: [UInt8], at now: Moment
    ) throws(StoreError) -> Int64? {
        let secret = try open(sealedSecret)
        let typed = [UInt8](code.filter { !$0.isWhitespace }.utf8)
        let present = Self.step(at: now)
        // All three are compared, whichever fits, so that the time says nothing.
        return [present - 1, present, present + 1].reduce(nil) { found, step in
            PasswordHash.isEqual(typed, [UInt8](Self.code(secret, step: step).utf8)) ? step : found
        }
    }

    public static func step(at moment: Moment) -> Int64 {
        moment.milliseconds / 1_000 / stepSeconds
    }

    /// The code of a step.
    public static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { [UInt8]($0) }
        let digest = [UInt8](
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let start = Int(digest[19] & 0x0f)
        let number = digest[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    private static func address(_ username: String, _ issuer: String, _ secret: String) -> String {
        let label = "\(escaped(issuer)):\(escaped(username))"
        return "otpauth://totp/\(label)?secret=\(secret)&issuer=\(escaped(issuer))"
    }

    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text([byte]).uppercased()
        }.joined()
    }

    private func seal(_ secret: [UInt8]) throws(StoreError) -> [UInt8] {
        do {
            return [UInt8](try Seal.close(secret, under: key))
        } catch {
            throw .failed("a code secret could not be sealed")
        }
    }

    private func open(_ sealed: [UInt8]) throws(StoreError) -> [UInt8] {
        do {
            return [UInt8](try Seal.open(sealed, under: key))
        } catch {
            throw .damaged("a sealed code secret")
        }
    }
}

/// Base 32 without padding, as apps for codes read it.
///
/// Source: RFC 4648 section 6.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var held = 0
        var bits = 0
        for byte in bytes {
            held = (held << 8 | Int(byte)) & 0xffff
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[held >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
        return text
    }
}
