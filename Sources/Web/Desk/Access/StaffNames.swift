import Policing
import Synchronization
import Workflows

/// What colleagues are called, by their log-in names: facts hold only those, and pages show names. They are read again
/// after a minute, and at once for a reader whose name is not known yet.
final class StaffNames: Sendable {
    private static let seconds: Int64 = 60

    private struct State {
        var names: [String: String] = [:]
        var readAt: Moment?
    }

    private let state = Mutex(State())

    /// The name; nil for an account that is gone.
    subscript(username: String) -> String? { state.withLock { $0.names[username] } }

    /// Whether several people are called that.
    func isShared(_ name: String) -> Bool { state.withLock { $0.names.values.count { $0 == name } > 1 } }

    func refresh(from staff: any StaffAccounts, for reader: StaffMember, at now: Moment) async throws(StoreError) {
        guard isOld(for: reader, at: now) else { return }
        let members = try await staff.accounts().map(\.member)
        let names = Dictionary(members.map { ($0.username, $0.name) }, uniquingKeysWith: { first, _ in first })
        state.withLock { $0 = State(names: names, readAt: now) }
    }

    private func isOld(for reader: StaffMember, at now: Moment) -> Bool {
        state.withLock { state in
            guard let readAt = state.readAt, state.names[reader.username] == reader.name else { return true }
            return now < readAt || readAt.adding(seconds: Self.seconds) <= now
        }
    }
}

extension DeskWords {
    /// A colleague's name; the log-in name itself only where the account is gone.
    func who(_ username: String) -> String {
        site.staffNames[username] ?? (username == Actor.platform.text ? text("accesses.platform") : username)
    }

    /// A colleague as a field names them: with the log-in name where several have that name.
    func toldApart(_ username: String) -> String {
        let name = who(username)
        return site.staffNames.isShared(name) ? "\(name) (\(username))" : name
    }

    /// Whoever the access log names, as `Actor.text` writes them.
    func actor(_ actor: String) -> String {
        let parts = actor.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 { return who(parts[1]) }
        return actor == Actor.person.text ? text("person.person") : who(actor)
    }

    /// A note of the timeline, which begins with the log-in name of whoever made it.
    func noted(_ note: String) -> String {
        let username = note.prefix { $0 != ":" && $0 != "," && !$0.isWhitespace }
        return who(String(username)) + note.dropFirst(username.count)
    }
}
