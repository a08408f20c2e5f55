import Foundation
import Workflows

/// A file of a form on its way to the evidence: a form does not say how long its files are, so each is
/// written down first, where nobody else can open it and nothing of it is left behind.
actor SpoolFile {
    private let descriptor: Int32
    private(set) var lengthBytes: Int64 = 0

    static let pieceBytes = 256 << 10

    init() throws(EvidenceError) {
        let path = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID().uuidString)")
            .path(percentEncoded: false)
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.fault("opened") }
        unlink(path)
    }

    deinit {
        close(descriptor)
    }

    /// Writes at the end.
    func write(_ bytes: [UInt8], limitBytes: Int64) throws(EvidenceError) {
        guard lengthBytes + Int64(bytes.count) <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, Int(lengthBytes))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault("written") }
            done += count
            lengthBytes += Int64(count)
        }
    }

    /// The bytes from there on; empty at the end.
    func read(at offset: Int64) throws(EvidenceError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.pieceBytes)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, Int(offset)) }
        guard count >= 0 else { throw Self.fault("read") }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static func fault(_ deed: String) -> EvidenceError {
        let number = errno
        return number == ENOSPC || number == EDQUOT
            ? .full : .failed("a spooled file cannot be \(deed): error \(number)")
    }
}

/// What a spooled file holds, from the beginning.
struct SpooledBytes: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let file: SpoolFile

    func makeAsyncIterator() -> Iterator {
        Iterator(file: file)
    }

    struct Iterator: AsyncIteratorProtocol {
        let file: SpoolFile
        var offset: Int64 = 0

        mutating func next() async throws -> [UInt8]? {
            let bytes = try await file.read(at: offset)
            offset += Int64(bytes.count)
            return bytes.isEmpty ? nil : bytes
        }
    }
}
