import Policing
import Synchronization

/// Who has which file open at the moment. It is nobody's fact and is never kept: it runs out by itself soon after a page
/// is closed, and the program forgets it when it ends.
final class Presence: Sendable {
    /// A page says again and again that it is open; without a script it is taken to be for so long.
    static let seconds: Int64 = 45
    private static let most = 10_000

    struct Reader: Sendable, Equatable {
        let username: String
        let name: String
        let until: Moment
    }

    private struct State {
        var files: [FileID: [Reader]] = [:]
        var revision: Int64 = 0
    }

    private let state = Mutex(State())

    /// Somebody has the file open.
    func note(_ member: StaffMember, on file: FileID, at now: Moment) {
        let reader = Reader(username: member.username, name: member.name, until: now.adding(seconds: Self.seconds))
        state.withLock { state in
            Self.forget(before: now, in: &state)
            guard state.files.count < Self.most || state.files[file] != nil else { return }
            var readers = state.files[file] ?? []
            if !readers.contains(where: { $0.username == reader.username }) { state.revision += 1 }
            readers.removeAll { $0.username == reader.username }
            state.files[file] = readers + [reader]
        }
    }

    /// They have closed it.
    func end(_ member: StaffMember, on file: FileID) {
        state.withLock { state in
            guard let readers = state.files[file], readers.contains(where: { $0.username == member.username }) else {
                return
            }
            let rest = readers.filter { $0.username != member.username }
            state.files[file] = rest.isEmpty ? nil : rest
            state.revision += 1
        }
    }

    /// The names of the others who have it open.
    func others(on file: FileID, besides member: StaffMember, at now: Moment) -> [String] {
        state.withLock { state in
            (state.files[file] ?? []).filter { $0.username != member.username && $0.until > now }.map(\.name).sorted()
        }
    }

    /// Another number whenever somebody came or went.
    func revision(at now: Moment) -> Int64 {
        state.withLock { state in
            Self.forget(before: now, in: &state)
            return state.revision
        }
    }

    private static func forget(before now: Moment, in state: inout State) {
        for (file, readers) in state.files where readers.contains(where: { $0.until <= now }) {
            let rest = readers.filter { $0.until > now }
            state.files[file] = rest.isEmpty ? nil : rest
            state.revision += 1
        }
    }
}
