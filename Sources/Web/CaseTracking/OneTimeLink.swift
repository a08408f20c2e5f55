import Policing
import Synchronization
import Workflows

/// A link that opens one report once: sealed by the site, so that it can be neither read nor made by others.
struct OneTimeLink: Sendable, Equatable {
    let reference: Reference
    let endsAt: Moment

    static let lifeSeconds: Int64 = 3_600
    /// The outbox keeps the very text that stands in the link's address.
    private static let purpose = "outbox"

    init(to reference: Reference, at now: Moment) {
        self.reference = reference
        endsAt = now.adding(seconds: Self.lifeSeconds)
    }

    /// The link of a token; nil for what this site did not seal.
    init?(token: String, _ secrets: SiteSecrets) {
        guard let parts = secrets.open(token, for: Self.purpose)?.split(separator: " "), parts.count == 2,
            let reference = Reference(typed: String(parts[0])), let ends = Int64(parts[1])
        else { return nil }
        self.reference = reference
        endsAt = Moment(milliseconds: ends)
    }

    /// As the address holds it: other text each time, for the same report too.
    func token(_ secrets: SiteSecrets) -> String {
        secrets.seal("\(reference.text) \(endsAt.milliseconds)", for: Self.purpose)
    }

    var issuedAt: Moment { endsAt.adding(seconds: -Self.lifeSeconds) }
}

/// Which links were used, and to which reports one was sent lately.
///
/// Kept in memory alone. So that none works twice, links that are older than this program's start are
/// refused; whoever has one asks for another. Where several programs serve one site, each knows only what
/// it has seen itself: there a link may work once with each.
final class LinkMemory: Sendable {
    private struct Known {
        var used: [String: Moment] = [:]
        var sentAt: [Reference: Moment] = [:]
    }

    private let startedAt: Moment
    private let known = Mutex(Known())

    /// At most one link a report in this time.
    static let pauseSeconds: Int64 = 300
    private static let limit = 50_000

    init(startedAt: Moment) {
        self.startedAt = startedAt
    }

    func isUsable(_ link: OneTimeLink, token: String, at now: Moment) -> Bool {
        isFresh(link, at: now) && known.withLock { $0.used[token] == nil }
    }

    /// Whether the link works now, which it then never does again.
    func use(_ link: OneTimeLink, token: String, at now: Moment) -> Bool {
        guard isFresh(link, at: now) else { return false }
        return known.withLock { known in
            if known.used.count >= Self.limit { known.used = known.used.filter { $0.value > now } }
            return known.used.updateValue(link.endsAt, forKey: token) == nil
        }
    }

    /// Whether a link may be sent to this report now; if so, not again for a while.
    func maySend(to reference: Reference, at now: Moment) -> Bool {
        known.withLock { known in
            let since = now.adding(seconds: -Self.pauseSeconds)
            if known.sentAt.count >= Self.limit { known.sentAt = known.sentAt.filter { $0.value > since } }
            if let last = known.sentAt[reference], last > since { return false }
            known.sentAt[reference] = now
            return true
        }
    }

    private func isFresh(_ link: OneTimeLink, at now: Moment) -> Bool {
        link.endsAt > now && link.issuedAt >= startedAt
    }
}
