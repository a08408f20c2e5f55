import Synchronization
import Workflows

/// Writes in groups: everything that waits goes into one transaction and one sync, which is how a small machine takes a
/// large load without answering before the disk has it.
///
/// The next group is begun on the thread that wrote the last, and by no task: a task would wait for its turn behind the
/// requests that are just being read, and the disk with it.
final class WriteGroups<Entry: Sendable, Answer: Sendable>: Sendable {
    typealias Written = Result<Answer, StoreError>

    private let engine: any Engine
    private let mostInGroup: Int
    private let mostWaiting: Int
    private let write: @Sendable ([Entry], any Session, _ apart: Bool) throws -> [Written]
    private let queue = Mutex(Queue())

    private struct Waiting {
        let entry: Entry
        let answer: CheckedContinuation<Written, Never>
    }

    private struct Queue {
        var waiting: [Waiting] = []
        var isWriting = false

        /// Who is written next; when nobody waits, the writing is over.
        mutating func next(_ most: Int) -> [Waiting] {
            let group = Array(waiting.prefix(most))
            waiting.removeFirst(group.count)
            isWriting = !group.isEmpty
            return group
        }
    }

    /// - Parameter write: writes a group and answers each entry in its order. It is first called for all together; when
    ///   that breaks a rule of the tables, once more with `apart`, to write each so that it spoils no other.
    init(
        engine: any Engine, mostInGroup: Int, mostWaiting: Int,
        write: @escaping @Sendable (_ group: [Entry], any Session, _ apart: Bool) throws -> [Written]
    ) {
        self.engine = engine
        self.mostInGroup = mostInGroup
        self.mostWaiting = mostWaiting
        self.write = write
    }

    /// - Throws: `busy` when too many wait, else what writing it came to.
    func write(_ entry: Entry) async throws(StoreError) -> Answer {
        try await withCheckedContinuation { add(Waiting(entry: entry, answer: $0)) }.get()
    }

    private func add(_ one: Waiting) {
        let (isFull, group) = queue.withLock { queue -> (Bool, [Waiting]) in
            guard queue.waiting.count < mostWaiting else { return (true, []) }
            queue.waiting.append(one)
            return (false, queue.isWriting ? [] : queue.next(mostInGroup))
        }
        if isFull { one.answer.resume(returning: .failure(.busy)) }
        if !group.isEmpty { begin(group) }
    }

    private func begin(_ group: [Waiting], apart: Bool = false) {
        let entries = group.map(\.entry)
        engine.write { [write] session in
            try write(entries, session, apart)
        } then: { [self] written in
            switch written {
            case .success(let results): answer(group, results)
            case .failure(let error) where !apart && EngineError.isOfTheRows(error): begin(group, apart: true)
            case .failure(let error): answer(group, group.map { _ in .failure(StoreError(engine: error)) })
            }
        }
    }

    /// The next group is begun before the last is told: it is what others wait for.
    private func answer(_ group: [Waiting], _ results: [Written]) {
        let next = queue.withLock { $0.next(mostInGroup) }
        if !next.isEmpty { begin(next) }
        for (one, result) in zip(group, results) { one.answer.resume(returning: result) }
    }
}

extension EngineError {
    /// Whether what was to be written breaks a rule of the tables: others of its group may be written without it.
    fileprivate static func isOfTheRows(_ error: any Error) -> Bool {
        switch error as? EngineError {
        case .unique, .constraint: true
        default: false
        }
    }
}
