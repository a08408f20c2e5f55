import Synchronization

/// Whether the program is about to end: it says that it is not ready, goes on answering, and lets each connection go with
/// its next answer.
public final class Drain: Sendable {
    private let began = Atomic<Bool>(false)

    public init() {}

    public var isOn: Bool { began.load(ordering: .relaxed) }

    public func begin() {
        began.store(true, ordering: .relaxed)
    }
}
