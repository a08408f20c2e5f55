import Policing

/// Counts tries to log in by name and by address, in memory. A try counts from the moment it is made and is
/// taken off again when it was right, so that many guesses at once gain nothing.
public actor LoginTries {
    private let most: Int
    private let windowSeconds: Int64
    private var tries: [Key: [Moment]] = [:]

    private static let mostKeys = 20_000

    public enum Key: Hashable, Sendable {
        case name(String)
        case address(String)
    }

    public init(most: Int = 10, windowSeconds: Int64 = 15 * 60) {
        self.most = most
        self.windowSeconds = windowSeconds
    }

    /// Counts a try. When there were too many already, counts nothing and says when the next is allowed.
    func take(_ keys: [Key], at now: Moment) -> Moment? {
        let start = now.adding(seconds: -windowSeconds)
        for key in keys { tries[key]?.removeAll { $0 <= start } }
        let free = keys.compactMap { key -> Moment? in
            guard let made = tries[key], made.count >= most else { return nil }
            return made[made.count - most].adding(seconds: windowSeconds)
        }
        if let free = free.max() { return free }
        if tries.count > Self.mostKeys { forget(before: start) }
        for key in keys { tries[key, default: []].append(now) }
        return nil
    }

    /// Takes a try that was right off again.
    func giveBack(_ keys: [Key], at moment: Moment) {
        for key in keys {
            if let index = tries[key]?.lastIndex(of: moment) { tries[key]?.remove(at: index) }
            if tries[key]?.isEmpty == true { tries[key] = nil }
        }
    }

    /// Forgets the wrong tries of somebody who has logged in.
    func forgive(_ key: Key) {
        tries[key] = nil
    }

    private func forget(before start: Moment) {
        tries = tries.filter { $0.value.contains { $0 > start } }
    }
}
