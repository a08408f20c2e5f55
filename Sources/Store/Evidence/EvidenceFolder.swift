import Foundation
import Policing
import Workflows

/// Where the bytes lie: `originals/<two digits>/<id>` and `previews/<two digits>/<id>.jpg`.
///
/// The two digits are the last of an id: the first are its time, the same for years.
struct EvidenceFolder: Sendable {
    let path: String

    func original(_ id: EvidenceID) -> String {
        "\(shelf("originals", id))/\(id.text)"
    }

    func preview(_ id: EvidenceID) -> String {
        "\(shelf("previews", id))/\(id.text).jpg"
    }

    /// Makes the folder that a file will lie in, readable for the owner alone.
    func prepare(for file: String) throws(EvidenceError) {
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw .full
        } catch {
            throw .failed("the folder of evidence cannot be written")
        }
    }

    /// Deletes the bytes; there may be none.
    func delete(_ id: EvidenceID) throws(EvidenceError) {
        for file in [preview(id), original(id)] where unlink(file) != 0 && errno != ENOENT {
            throw .failed("evidence cannot be deleted: error \(errno)")
        }
    }

    /// Bytes that may still be written here.
    func freeBytes() throws(EvidenceError) -> Int64 {
        try prepare(for: "\(path)/originals")
        var space = statvfs()
        guard statvfs(path, &space) == 0 else { throw .failed("the free space cannot be read: error \(errno)") }
        return Int64(clamping: UInt64(space.f_bavail) * UInt64(space.f_frsize))
    }

    private func shelf(_ kind: String, _ id: EvidenceID) -> String {
        "\(path)/\(kind)/\(id.text.suffix(2))"
    }
}
