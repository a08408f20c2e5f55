import Crypto
import CryptoExtras
import Foundation
import Workflows

/// Passwords by scrypt. One is worked out at a time: each takes 32 MB, and nobody should be able to make the
/// server take ten of them.
public actor ScryptPasswords: PasswordHashing {
    /// How hard a password is to guess from its hash.
    public struct Cost: Sendable, Equatable {
        let rounds: Int
        let blockSize: Int
        let parallelism: Int

        public static let real = Cost(rounds: 1 << 15, blockSize: 8, parallelism: 1)
        /// For tests that log in by the hundred; never for people.
        public static let light = Cost(rounds: 1 << 4, blockSize: 8, parallelism: 1)
    }

    private let cost: Cost
    private let random: @Sendable (Int) -> [UInt8]
    private let queue = QueueExecutor(label: "bluelamp.passwords")

    /// - Parameter random: that many random bytes.
    public init(
        cost: Cost = .real,
        random: @escaping @Sendable (Int) -> [UInt8] = { count in
            SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { [UInt8]($0) }
        }
    ) {
        self.cost = cost
        self.random = random
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        queue.asUnownedSerialExecutor()
    }

    public func hash(_ password: String) throws(StoreError) -> String {
        try PasswordHash(of: password, salt: random(16), cost: cost).text
    }

    public func matches(_ password: String, _ hash: String?) throws(StoreError) -> Bool {
        guard let hash else {
            _ = try PasswordHash(of: password, salt: [UInt8](repeating: 0, count: 16), cost: cost)
            return false
        }
        guard let stored = PasswordHash(text: hash) else { throw .damaged("the hash of a password") }
        let typed = try PasswordHash(of: password, salt: stored.salt, cost: stored.cost)
        return PasswordHash.isEqual(typed.digest, stored.digest)
    }
}

/// `scrypt$N$r$p$salt$hash`, the last two in base 64.
struct PasswordHash {
    let cost: ScryptPasswords.Cost
    let salt: [UInt8]
    let digest: [UInt8]

    init(of password: String, salt: [UInt8], cost: ScryptPasswords.Cost) throws(StoreError) {
        self.cost = cost
        self.salt = salt
        // The same letters typed on another keyboard may come composed in another way.
        let typed = Data(password.precomposedStringWithCanonicalMapping.utf8)
        do {
            digest = try KDF.Scrypt.deriveKey(
                from: typed, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
                parallelism: cost.parallelism
            ).withUnsafeBytes { [UInt8]($0) }
        } catch {
            throw .failed("scrypt could not run")
        }
    }

    init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let digest = Data(base64Encoded: String(parts[5])), digest.count == 32
        else { return nil }
        cost = ScryptPasswords.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = [UInt8](salt)
        self.digest = [UInt8](digest)
    }

    var text: String {
        let numbers = "\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
        return "scrypt$\(numbers)$\(Data(salt).base64EncodedString())$\(Data(digest).base64EncodedString())"
    }

    /// Compares without saying by its time where the first difference is.
    static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
