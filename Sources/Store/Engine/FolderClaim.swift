import Foundation

/// A data folder while one program has it to itself: held until it is released or the program ends, however it ends.
public final class FolderClaim: Sendable {
    private let descriptor: Int32

    /// Nil while another program has it, and when the folder cannot be opened.
    public init?(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        // A restoration may have put another folder in its place meanwhile.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.isStill(descriptor, at: folder) else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    private static func isStill(_ descriptor: Int32, at folder: String) -> Bool {
        var held = stat(), there = stat()
        guard fstat(descriptor, &held) == 0, stat(folder, &there) == 0 else { return false }
        return held.st_ino == there.st_ino && held.st_dev == there.st_dev
    }

    deinit {
        close(descriptor)
    }

    /// Lets the next one have it.
    public func release() {
        flock(descriptor, LOCK_UN)
    }
}
