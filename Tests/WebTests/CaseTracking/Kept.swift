import Synchronization

/// A text that a piece of work leaves behind.
final class Kept: Sendable {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }

    func set(_ text: String) { kept.withLock { $0 = text } }
}
