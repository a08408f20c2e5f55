import Policing
import Synchronization

/// Counts tries in a sliding window for each key (an address, a reference), in memory.
final class RateLimiter: Sendable {
    private struct Tries {
        var since: Moment
        var count: Int
        var earlier: Int
    }

    private let limit: Int
    private let windowSeconds: Int64
    private let tries = Mutex<[String: Tries]>([:])
    private static let keysLimit = 50_000

    init(limit: Int, windowSeconds: Int64) {
        self.limit = limit
        self.windowSeconds = windowSeconds
    }

    /// Counts one try. Returns nil when it is within the limit, otherwise how many seconds to wait.
    func seconds(toWait key: String, at now: Moment) -> Int64? {
        tries.withLock { tries in
            if tries.count >= Self.keysLimit { forgetOld(&tries, at: now) }
            var entry = advanced(tries[key], to: now)
            let elapsed = (now.milliseconds - entry.since.milliseconds) / 1_000
            let carried = Int64(entry.earlier) * max(0, windowSeconds - elapsed) / windowSeconds
            guard Int64(entry.count) + carried < Int64(limit) else {
                tries[key] = entry
                return max(1, windowSeconds - elapsed)
            }
            entry.count += 1
            tries[key] = entry
            return nil
        }
    }

    /// Takes back one counted try, for what turned out to be no guess.
    func forgive(_ key: String) {
        tries.withLock { tries in
            guard var entry = tries[key], entry.count > 0 else { return }
            entry.count -= 1
            tries[key] = entry
        }
    }

    /// The entry of the window that `now` lies in, with what the window before it counted.
    private func advanced(_ entry: Tries?, to now: Moment) -> Tries {
        guard let entry else { return Tries(since: now, count: 0, earlier: 0) }
        let windows = (now.milliseconds - entry.since.milliseconds) / (windowSeconds * 1_000)
        switch windows {
        case ..<1: return entry
        case 1: return Tries(since: entry.since.adding(seconds: windowSeconds), count: 0, earlier: entry.count)
        default: return Tries(since: now, count: 0, earlier: 0)
        }
    }

    private func forgetOld(_ tries: inout [String: Tries], at now: Moment) {
        let oldest = now.adding(seconds: -2 * windowSeconds)
        tries = tries.filter { $0.value.since > oldest }
    }
}
