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

    /// A preview that is being made, or that was broken off.
    static func unfinished(_ preview: String) -> String {
        preview.replacing(".jpg", with: ".part.jpg")
    }

    /// Deletes the bytes; there may be none. A power cut does not bring them back.
    func delete(_ id: EvidenceID) throws(EvidenceError) {
        let preview = preview(id), original = original(id)
        for file in [Self.unfinished(preview), preview, original] where unlink(file) != 0 && errno != ENOENT {
            throw .failed("evidence cannot be deleted: error \(errno)")
        }
        for file in [preview, original] { try syncFolder(of: file) }
    }

    private func syncFolder(of file: String) throws(EvidenceError) {
        let folder = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return }
        guard descriptor >= 0 else { throw .failed("a folder of evidence cannot be opened: error \(errno)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .failed("a folder of evidence cannot be synced: error \(errno)") }
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
