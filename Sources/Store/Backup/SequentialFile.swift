import Crypto
import Foundation
import Policing

/// A new file that is written from its beginning to its end, and hashed on the way.
final class OutputFile {
    private let descriptor: Int32
    private let name: String
    private var hash = SHA256()

    /// - Throws: when there is such a file already: none is ever written over.
    init(_ path: String, mode: mode_t = 0o600) throws {
        name = URL(fileURLWithPath: path).lastPathComponent
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw EngineError(errno, of: name) }
    }

    deinit {
        close(descriptor)
    }

    func write(_ bytes: some DataProtocol) throws {
        for region in bytes.regions {
            try region.withUnsafeBytes { raw in
                var done = 0
                while done < raw.count {
                    let count = Foundation.write(descriptor, raw.baseAddress! + done, raw.count - done)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { throw EngineError(errno, of: name) }
                    done += count
                }
            }
        }
        hash.update(data: bytes)
    }

    /// Puts all of it on the disk, and returns its SHA-256.
    func settle() throws -> String {
        guard fsync(descriptor) == 0 else { throw EngineError(errno, of: name) }
        return Hexadecimal.text([UInt8](hash.finalize()))
    }
}

/// A file that is read from its beginning to its end.
final class InputFile {
    private let descriptor: Int32
    private let name: String
    let lengthBytes: Int64

    /// Nil when there is none.
    init?(_ path: String) throws {
        name = URL(fileURLWithPath: path).lastPathComponent
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        var about = stat()
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0, fstat(descriptor, &about) == 0 else { throw EngineError(errno, of: name) }
        lengthBytes = Int64(about.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// As many bytes as asked for; fewer only at the end.
    func read(_ most: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: most)
        var done = 0
        while done < most {
            let count = buffer.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress! + done, most - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw EngineError(errno, of: name) }
            if count == 0 { break }
            done += count
        }
        buffer.removeLast(most - done)
        return buffer
    }
}

extension EngineError {
    /// What the system said of a file.
    init(_ number: Int32, of name: String) {
        switch number {
        case ENOSPC, EDQUOT, EROFS, EACCES, EPERM: self = .full(name)
        default: self = .failed("\(name): \(String(cString: strerror(number)))")
        }
    }
}
