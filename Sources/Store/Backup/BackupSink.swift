import Crypto
import Foundation
import Policing

/// Where the files of a backup go, one after the other.
protocol BackupSink: AnyObject {
    /// Takes a file, and returns its SHA-256; nil when there is none.
    func take(_ source: String, as name: String) throws -> String?
    func take(_ bytes: [UInt8], as name: String) throws
    /// The backup is whole, and on the disk, when this returns.
    func finish() throws
}

/// A folder of the same files.
final class PlainSink: BackupSink {
    private let folder: String
    private var list = BackupList()

    init(_ folder: String) {
        self.folder = folder
    }

    func take(_ source: String, as name: String) throws -> String? {
        let path = "\(folder)/\(name)"
        try DurableFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        // The database has been copied to its place already.
        let mode = BackupList.mode(of: name)
        let sha256 = path == source ? try DurableFile.settle(path) : try DurableFile.copy(source, to: path, mode: mode)
        if let sha256 { list.entries.append(.init(name: name, sha256: sha256)) }
        return sha256
    }

    func take(_ bytes: [UInt8], as name: String) throws {
        try DurableFile.write(bytes, to: "\(folder)/\(name)")
        list.entries.append(.init(name: name, sha256: SHA256.text(of: bytes)))
    }

    func finish() throws {
        try DurableFile.write([UInt8](list.text.utf8), to: "\(folder)/\(BackupList.fileName)")
    }
}

/// One sealed file: of each file its name, its length and its bytes. Beside it lies the label, for all to read.
final class SealedSink: BackupSink {
    private let folder: String
    private let sealed: SealedWriter
    private var list = BackupList()
    private static let pieceBytes = 1 << 20

    init(_ folder: String, for key: BackupPublicKey) throws {
        self.folder = folder
        sealed = try SealedWriter("\(folder)/\(BackupList.sealed)", for: key)
    }

    func take(_ source: String, as name: String) throws -> String? {
        guard let file = try InputFile(source) else { return nil }
        try begin(name, lengthBytes: file.lengthBytes)
        var hash = SHA256(), rest = file.lengthBytes
        while rest > 0 {
            let piece = try file.read(Int(min(rest, Int64(Self.pieceBytes))))
            guard !piece.isEmpty else { throw EngineError.failed("\(name) became shorter while it was read") }
            hash.update(data: piece)
            try sealed.write(piece)
            rest -= Int64(piece.count)
        }
        return Hexadecimal.text([UInt8](hash.finalize()))
    }

    func take(_ bytes: [UInt8], as name: String) throws {
        try begin(name, lengthBytes: Int64(bytes.count))
        try sealed.write(bytes)
        try DurableFile.write(bytes, to: "\(folder)/\(name)")
        list.entries.append(.init(name: name, sha256: SHA256.text(of: bytes)))
    }

    func finish() throws {
        list.entries.append(.init(name: BackupList.sealed, sha256: try sealed.finish()))
        try DurableFile.write([UInt8](list.text.utf8), to: "\(folder)/\(BackupList.fileName)")
    }

    private func begin(_ name: String, lengthBytes: Int64) throws {
        try sealed.write([UInt8(name.utf8.count)] + name.utf8 + lengthBytes.bigEndianBytes)
    }
}

extension Int64 {
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { [UInt8]($0) } }

    init(bigEndianBytes bytes: [UInt8]) {
        self = bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}

extension SHA256 {
    static func text(of bytes: [UInt8]) -> String { Hexadecimal.text([UInt8](hash(data: bytes))) }
}
