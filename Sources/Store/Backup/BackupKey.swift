import Crypto
import Foundation
import Policing

/// Why a backup key was not read or made.
public enum BackupKeyFault: Error, Sendable, Equatable {
    case missing
    case notAKey
    /// The public half where the private one is needed, or the other way round.
    case otherHalf
    /// There is a file of that name: a key is never written over.
    case taken(String)
    case unwritable
}

/// The half of a backup key that seals. It opens nothing, so the machine that makes backups may hold it.
public struct BackupPublicKey: Sendable {
    let key: Curve25519.KeyAgreement.PublicKey
    fileprivate static let title = "bluelamp backup public key 1: "

    public init(file: String) throws(BackupKeyFault) {
        let bytes = try BackupKeyFile.read(file, Self.title, not: BackupPrivateKey.title)
        do {
            key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
        } catch {
            throw .notAKey
        }
    }

    fileprivate init(_ key: Curve25519.KeyAgreement.PublicKey) {
        self.key = key
    }

    /// By which people and programs tell keys apart.
    public var fingerprint: String { Hexadecimal.text(mark) }

    var mark: [UInt8] { Array(SHA256.hash(data: key.rawRepresentation).prefix(8)) }
}

/// The half of a backup key that opens. It belongs where backups are restored, and nowhere else.
public struct BackupPrivateKey: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey
    fileprivate static let title = "bluelamp backup private key 1: "

    public init(file: String) throws(BackupKeyFault) {
        let bytes = try BackupKeyFile.read(file, Self.title, not: BackupPublicKey.title)
        do {
            key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw .notAKey
        }
    }

    public var publicKey: BackupPublicKey { BackupPublicKey(key.publicKey) }

    /// Makes a key, as two files for the eyes of their owner: `PATH` opens, `PATH.pub` seals.
    public static func make(at path: String) throws(BackupKeyFault) -> BackupPublicKey {
        let new = Curve25519.KeyAgreement.PrivateKey()
        let isThere = { FileManager.default.fileExists(atPath: $0) }
        if let taken = [path, "\(path).pub"].first(where: isThere) { throw .taken(taken) }
        try BackupKeyFile.write(title, new.rawRepresentation, to: path)
        do {
            try BackupKeyFile.write(BackupPublicKey.title, new.publicKey.rawRepresentation, to: "\(path).pub")
        } catch {
            unlink(path)
            throw error
        }
        return BackupPublicKey(new.publicKey)
    }
}

/// One line: what it is, and the key in base 64.
private enum BackupKeyFile {
    static func read(_ path: String, _ title: String, not other: String) throws(BackupKeyFault) -> Data {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .missing }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix(other) { throw .otherHalf }
        let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard line.hasPrefix(title), let key = Data(base64Encoded: String(line.dropFirst(title.count))) else {
            throw .notAKey
        }
        return key
    }

    static func write(_ title: String, _ key: Data, to path: String) throws(BackupKeyFault) {
        do {
            let file = try OutputFile(path)
            try file.write(Data("\(title)\(key.base64EncodedString())\n".utf8))
            _ = try file.settle()
            try DurableFile.syncFolder(of: path)
        } catch {
            throw .unwritable
        }
    }
}
