import Foundation

/// A data folder while one program has it to itself: held until it is released or the program ends, however it ends.
public final class FolderClaim: Sendable {
    private let descriptor: Int32

    /// Nil while another program has it, and when the folder cannot be opened.
    public init?(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Lets the next one have it.
    public func release() {
        flock(descriptor, LOCK_UN)
    }
}
