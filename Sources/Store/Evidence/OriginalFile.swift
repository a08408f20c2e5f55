import Crypto
import Foundation
import Policing
import Workflows

/// One original that is being written, on a queue of its own.
///
/// Bytes beyond what the database counts are worth nothing: they are cut off when the file is opened. So a
/// piece whose checksum must be right first is written there too, and counts only afterwards.
actor OriginalFile {
    private let queue = QueueExecutor(label: "bluelamp.original")
    private let path: String
    private let descriptor: Int32
    private let lengthBytes: Int64
    private var position: Int64
    private var synced: Int64
    private var hash: SHA256
    private var checksum: RunningChecksum?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        queue.asUnownedSerialExecutor()
    }

    /// Opens the file of an upload, or makes it.
    init(path: String, of upload: Upload, checksum: RunningChecksum?) throws(EvidenceError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.error("opened") }
        self.path = path
        lengthBytes = upload.lengthBytes
        position = upload.offsetBytes
        synced = upload.offsetBytes
        hash = SHA256()
        self.checksum = checksum
    }

    deinit {
        close(descriptor)
    }

    /// Cuts off what does not count, and hashes what does, unless that is known from before.
    func resume(_ known: SHA256?) throws(EvidenceError) {
        guard lseek(descriptor, 0, SEEK_END) >= Int(position) else { throw .failed("bytes of an original are missing") }
        try cut()
        guard position > 0 else { return try syncFolders() }
        if let known { hash = known } else { try hashWhatIsThere() }
    }

    /// Writes a piece, and says how many bytes wait for a sync.
    func write(_ bytes: [UInt8]) throws(EvidenceError) -> Int64 {
        guard Int64(bytes.count) <= lengthBytes - position else { throw .tooLarge(limitBytes: lengthBytes) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                pwrite(descriptor, raw.baseAddress! + done, raw.count - done, Int(position) + done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error("written") }
            done += count
        }
        position += Int64(done)
        hash.update(data: bytes)
        checksum?.update(bytes)
        return isWhole ? 0 : position - synced
    }

    /// Puts what was written on the disk, and says how much that is.
    func sync() throws(EvidenceError) -> Int64 {
        guard position > synced else { return position }
        guard fsync(descriptor) == 0 else { throw Self.error("synced") }
        synced = position
        return position
    }

    /// Drops what has not been synced.
    func drop() throws(EvidenceError) {
        position = synced
        try cut()
    }

    /// Nobody writes to it from now on.
    func seal() throws(EvidenceError) -> String {
        guard fchmod(descriptor, 0o400) == 0 else { throw Self.error("sealed") }
        return Hexadecimal.text([UInt8](hash.finalize()))
    }

    func type(by types: ContentTypes) throws(EvidenceError) -> String {
        try types.type(of: path)
    }

    func state() -> SHA256 { hash }

    var isWhole: Bool { position == lengthBytes }

    var checksumIsRight: Bool { checksum?.isRight ?? true }

    private func cut() throws(EvidenceError) {
        guard ftruncate(descriptor, Int(position)) == 0 else { throw Self.error("cut") }
    }

    private func hashWhatIsThere() throws(EvidenceError) {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var from: Int64 = 0
        while from < position {
            let count = buffer.withUnsafeMutableBytes { raw in
                pread(descriptor, raw.baseAddress!, min(raw.count, Int(position - from)), Int(from))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error("read") }
            hash.update(data: buffer[0..<count])
            from += Int64(count)
        }
    }

    /// A new file is on the disk only when the folders that lead to it are.
    private func syncFolders() throws(EvidenceError) {
        let shelf = URL(filePath: path).deletingLastPathComponent()
        for folder in [shelf, shelf.deletingLastPathComponent()] {
            let descriptor = open(folder.path(percentEncoded: false), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Self.error("synced") }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw Self.error("synced") }
        }
    }

    private static func error(_ deed: String) -> EvidenceError {
        let number = errno
        switch number {
        case ENOSPC, EDQUOT, EROFS: return .full
        default: return .failed("an original cannot be \(deed): error \(number)")
        }
    }
}

/// The digest of one piece, as it arrives.
struct RunningChecksum: Sendable {
    private let expected: [UInt8]
    private var hash: any HashFunction

    init(_ checksum: UploadChecksum) {
        expected = checksum.digest
        switch checksum.algorithm {
        case .sha1: hash = Insecure.SHA1()
        case .sha256: hash = SHA256()
        }
    }

    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    var isRight: Bool {
        [UInt8](hash.finalize()) == expected
    }
}
