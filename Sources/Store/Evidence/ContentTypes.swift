import CLibmagic
import Synchronization
import Workflows

/// Finds the type of a file in its content. Its name is never asked.
final class ContentTypes: Sendable {
    /// The library's handle serves one caller at a time.
    private let handle = Mutex<Handle?>(nil)

    private struct Handle: ~Copyable {
        let magic: magic_t

        init() throws(EvidenceError) {
            guard let magic = magic_open(MAGIC_MIME_TYPE) else { throw .failed("the type finder cannot start") }
            guard magic_load(magic, nil) == 0 else {
                magic_close(magic)
                throw .failed("the table of types cannot be read")
            }
            self.magic = magic
        }

        deinit {
            magic_close(magic)
        }

        borrowing func find(_ path: String) -> String? {
            magic_file(magic, path).map { String(cString: $0) }
        }
    }

    /// Such as `image/jpeg`.
    func type(of path: String) throws(EvidenceError) -> String {
        try handle.withLock { handle throws(EvidenceError) in
            if handle == nil { handle = try Handle() }
            guard let type = handle?.find(path) else { throw .failed("the type cannot be found") }
            return type
        }
    }
}
