import Policing
import Synchronization

/// What staff search for, by addresses that say nothing of it. It is no fact and never on a disk: it stays in memory,
/// for the session that asked alone, and runs out when nobody has looked at it for a while.
final class KeptSearches: Sendable {
    static let minutes: Int64 = 30
    /// Of one session: the oldest goes.
    static let most = 20
    private static let mostSessions = 10_000

    private struct Kept {
        let address: String
        let typed: SearchTyped
        var until: Moment
    }

    private let sessions = Mutex<[[UInt8]: [Kept]]>([:])

    /// Keeps a search.
    ///
    /// - Returns: the end of its address, which nobody can guess; nil when there is no room.
    func keep(_ typed: SearchTyped, of session: [UInt8], at now: Moment) -> String? {
        let kept = Kept(address: Visitor.newToken(), typed: typed, until: Self.end(now))
        return sessions.withLock { sessions in
            for (session, all) in sessions {
                let rest = all.filter { $0.until > now }
                if rest.count < all.count { sessions[session] = rest.isEmpty ? nil : rest }
            }
            guard sessions[session] != nil || sessions.count < Self.mostSessions else { return nil }
            sessions[session] = (sessions[session] ?? []).suffix(Self.most - 1) + [kept]
            return kept.address
        }
    }

    /// What that session searched for under that address, which is good for a while longer from now on.
    func find(_ address: String, of session: [UInt8], at now: Moment) -> SearchTyped? {
        sessions.withLock { sessions in
            guard let index = sessions[session]?.firstIndex(where: { $0.address == address && $0.until > now }) else {
                return nil
            }
            sessions[session]?[index].until = Self.end(now)
            return sessions[session]?[index].typed
        }
    }

    /// Whoever signs out leaves nothing behind.
    func forget(_ session: [UInt8]) {
        sessions.withLock { $0[session] = nil }
    }

    private static func end(_ now: Moment) -> Moment { now.adding(seconds: minutes * 60) }
}
