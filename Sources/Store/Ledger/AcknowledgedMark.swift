import Foundation
import Policing
import Synchronization
import Workflows

/// How far the ledger has been acknowledged, in a line beside the database: `POSITION INODE open` or `… closed`.
///
/// A database whose log was torn or cut begins again with what came before, and says nothing; a folder that was copied
/// file by file while it was written to may do so too. Both end before the mark, and that is seen. The mark is written
/// after the commit and before the answer leaves, and not synced: after a power cut it may be behind, never ahead.
final class AcknowledgedMark: Sendable {
    static let fileName = "acknowledged"

    struct Line: Equatable, Sendable {
        let position: Int64
        /// Of the database's file: that of a copy is another.
        let inode: UInt64
        let isOpen: Bool

        static let widthBytes = 48

        init(position: Int64, inode: UInt64, isOpen: Bool) {
            self.position = position
            self.inode = inode
            self.isOpen = isOpen
        }

        /// Of a fixed width, so that each is written over the one before.
        var bytes: [UInt8] {
            var bytes = [UInt8]("\(position) \(inode) \(isOpen ? "open" : "closed")".utf8)
            bytes += repeatElement(UInt8(ascii: " "), count: max(0, Self.widthBytes - 1 - bytes.count))
            return bytes + [UInt8(ascii: "\n")]
        }

        init?(bytes: [UInt8]) {
            let parts = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
            guard parts.count == 3, let position = Int64(parts[0]), let inode = UInt64(parts[1]),
                ["open", "closed"].contains(parts[2])
            else { return nil }
            self.init(position: position, inode: inode, isOpen: parts[2] == "open")
        }
    }

    private let descriptor: Int32
    let inode: UInt64
    /// The last position that this program has noted; nil when it has noted none.
    private let noted = Mutex<Int64?>(nil)

    init(folder: String, database: String) throws {
        var about = stat()
        guard stat(database, &about) == 0 else { throw EngineError(errno, of: "bluelamp.sqlite") }
        inode = UInt64(about.st_ino)
        descriptor = Foundation.open(
            "\(folder)/\(Self.fileName)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw EngineError(errno, of: Self.fileName) }
    }

    deinit {
        Foundation.close(descriptor)
    }

    /// What it says; nil when there is nothing that can be read.
    func line() -> Line? {
        var bytes = [UInt8](repeating: 0, count: Line.widthBytes)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        return count == bytes.count ? Line(bytes: bytes) : nil
    }

    /// Notes that everything to this position is about to be acknowledged.
    func note(_ position: Int64) {
        noted.withLock { last in
            guard position > last ?? 0 else { return }
            last = position
            write(Line(position: position, inode: inode, isOpen: true))
        }
    }

    /// Notes that this program writes no more.
    func close() {
        noted.withLock { last in
            guard let position = last else { return }
            write(Line(position: max(position, line()?.position ?? 0), inode: inode, isOpen: false))
        }
    }

    /// Takes a copy that was looked at for this folder's own.
    func adopt(_ line: Line) {
        write(Line(position: line.position, inode: inode, isOpen: false))
    }

    /// Where it cannot be written, it stays behind: then less is seen, and nothing wrong.
    private func write(_ line: Line) {
        _ = line.bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
}

extension StoreFolder {
    private static let isThere: SQL = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'fact'"
    private static let end: SQL = "SELECT max(position) FROM fact"
    private static let behind: SQL = """
        SELECT 1 FROM (SELECT file, max(version) AS version FROM fact GROUP BY file) AS head
        LEFT JOIN file ON file.id = head.file WHERE file.version IS NULL OR file.version <> head.version LIMIT 1
        """

    /// Looks whether everything is here that was acknowledged, before anything is done with the folder.
    func checkAcknowledged(_ mark: AcknowledgedMark) async throws {
        // Read before the ledger, which may grow meanwhile.
        guard let line = mark.line() else { return }
        let end = try await lastPosition()
        // Once more, should another program just have been writing the line.
        guard line.position <= end || mark.line() != line else {
            throw EngineError.corrupt("\(line.position - end) facts that were acknowledged are missing at its end")
        }
        guard line.inode != mark.inode else { return }
        // A copy: of a folder that nobody wrote to it is as good as the folder.
        if line.isOpen { try await checkCopy() }
        mark.adopt(line)
    }

    private func lastPosition() async throws -> Int64 {
        try await engine.read { session in
            guard try session.first(Self.isThere, [], { _ in true }) != nil else { return 0 }
            return try session.first(Self.end, []) { $0.int(0) } ?? 0
        }
    }

    /// Looks at every page, every fact and every file's row: the parts of the copy may be of different moments.
    private func checkCopy() async throws {
        let isWhole = try await isWholeCopy()
        guard isWhole else {
            throw EngineError.corrupt(
                "it was copied while a server wrote to it, and is not whole; use `bluelamp backup`")
        }
    }

    private func isWholeCopy() async throws -> Bool {
        do {
            guard try await verifyAll().fault == nil else { return false }
            return try await engine.read { try $0.first(Self.behind, []) { _ in false } ?? true }
        } catch StoreError.damaged, EngineError.corrupt {
            return false
        }
    }
}
