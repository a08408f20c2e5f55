import Crypto
import Foundation
import Policing

/// The force's own key: everything the store keeps secret hangs on it.
public struct ForceKey: Sendable {
    private let key: SymmetricKey

    /// Reads the key from its file, or makes one that only the owner may read.
    public init(file: URL) throws {
        if let bytes = try? Data(contentsOf: file) {
            guard bytes.count == 32 else { throw EngineError.corrupt("the key file \(file.lastPathComponent)") }
            key = SymmetricKey(data: bytes)
            return
        }
        key = SymmetricKey(size: .bits256)
        // On the disk before the first report is: without it, nothing that was acknowledged could be read.
        try DurableFile.write(key.withUnsafeBytes { [UInt8]($0) }, to: file.path)
    }

    /// A key for one purpose, so that no two uses share one.
    public func derived(for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(purpose.utf8), outputByteCount: 32)
    }
}

/// Encrypts with AES-GCM: nonce, cipher text and tag in one run of bytes.
enum Seal {
    static func close(_ bytes: some DataProtocol, under key: SymmetricKey) throws -> Data {
        guard let sealed = try AES.GCM.seal(bytes, using: key).combined else {
            throw EngineError.failed("a seal of an unusual size")
        }
        return sealed
    }

    static func open(_ sealed: some DataProtocol, under key: SymmetricKey) throws -> Data {
        try AES.GCM.open(AES.GCM.SealedBox(combined: Data(sealed)), using: key)
    }
}

/// Seals the details of the people of one file.
struct PersonSealer: Sealer {
    /// The people whose keys live. Whoever is not in it has been erased.
    let keys: [PersonID: SymmetricKey]

    func seal<Value: Encodable>(_ value: Value?, of person: PersonID) throws -> String {
        guard let value, let key = keys[person] else { return "" }
        return try Seal.close(FactEncoder.encode([value]), under: key).base64EncodedString()
    }

    func open<Value: Decodable>(_ type: Value.Type, _ sealed: String, of person: PersonID) throws -> Value? {
        guard !sealed.isEmpty, let key = keys[person] else { return nil }
        guard let bytes = Data(base64Encoded: sealed) else { throw EngineError.corrupt("a sealed value") }
        return try JSONDecoder().decode([Value].self, from: Seal.open(bytes, under: key)).first
    }
}
