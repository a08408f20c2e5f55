import Crypto
import Foundation
import Policing

/// Files that are on the disk, and not only in memory, when a call returns.
enum DurableFile {
    private static let pieceBytes = 1 << 20

    /// Writes a small file that is there whole or not at all, for its owner's eyes.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let unfinished = "\(path).new"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        try write(bytes[...], to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw fault(path) }
        try move(unfinished, to: path)
    }

    /// Copies a file, and returns the SHA-256 of what was copied; nil when there is nothing to copy.
    static func copy(_ source: String, to target: String, mode: mode_t = 0o600) throws -> String? {
        let input = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard input >= 0 else {
            if errno == ENOENT { return nil }
            throw fault(source)
        }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard output >= 0 else { throw fault(target) }
        defer { close(output) }
        let hash = try eachPiece(of: input, source) { try write($0, to: output, target) }
        guard fsync(output) == 0 else { throw fault(target) }
        return hash
    }

    /// Puts a file that others have written on the disk, and returns its SHA-256.
    static func settle(_ path: String) throws -> String {
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else { throw fault(path) }
        return try eachPiece(of: descriptor, path) { _ in }
    }

    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw fault(target) }
        try syncFolder(of: target)
    }

    /// What lies in a folder is there after a power cut only when the folder itself is on the disk.
    static func syncFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(folder) }
    }

    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch let error as CocoaError where noRoom.contains(error.code) {
            throw EngineError.full("the folder \(path)")
        } catch {
            throw EngineError.failed("the folder \(path) cannot be made")
        }
    }

    private static let noRoom: Set<CocoaError.Code> = [
        .fileWriteOutOfSpace, .fileWriteNoPermission, .fileWriteVolumeReadOnly,
    ]

    private static func eachPiece(
        of descriptor: Int32, _ path: String, _ take: (ArraySlice<UInt8>) throws -> Void
    ) throws -> String {
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: pieceBytes)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(path) }
            guard count > 0 else { return Hexadecimal.text([UInt8](hash.finalize())) }
            hash.update(data: buffer[0..<count])
            try take(buffer[0..<count])
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, _ path: String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw fault(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func fault(_ path: String) -> EngineError {
        let number = errno
        let name = URL(fileURLWithPath: path).lastPathComponent
        switch number {
        case ENOSPC, EDQUOT, EROFS, EACCES, EPERM: return .full(name)
        default: return .failed("\(name): \(String(cString: strerror(number)))")
        }
    }
}
