import Policing

/// Counts wrong tries to log in, in memory: those at one name, and those from one address. A try counts from the
/// moment it is made and is taken off again when it was right, so that many guesses at once gain nothing.
///
/// A whole police station may share one address, so an address may have many wrong tries, and those of whoever
/// gets in after all are forgiven there too: what is left is somebody who never gets in.
public actor LoginTries {
    private let limits: Limits
    private var byName: [String: [Moment]] = [:]
    private var byAddress: [String: [Try]] = [:]

    private static let mostKeys = 20_000

    /// How many wrong tries there may be within a time.
    public struct Limits: Sendable {
        public var ofName = 10
        /// Ten colleagues may each forget their password in one quarter of an hour.
        public var ofAddress = 100
        public var windowSeconds: Int64 = 15 * 60

        public init() {}
    }

    private struct Try {
        let name: String
        let at: Moment
    }

    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Counts a try. When there were too many already, counts nothing and says when the next is allowed.
    func take(_ name: String, from address: String, at now: Moment) -> Moment? {
        let start = now.adding(seconds: -limits.windowSeconds)
        byName[name]?.removeAll { $0 <= start }
        byAddress[address]?.removeAll { $0.at <= start }
        let free = [
            free(byName[name] ?? [], limits.ofName),
            free(byAddress[address]?.map(\.at) ?? [], limits.ofAddress),
        ].compactMap { $0 }
        if let latest = free.max() { return latest }
        if byName.count > Self.mostKeys || byAddress.count > Self.mostKeys { forget(before: start) }
        byName[name, default: []].append(now)
        byAddress[address, default: []].append(Try(name: name, at: now))
        return nil
    }

    /// Takes a try that was right off again.
    func giveBack(_ name: String, from address: String, at moment: Moment) {
        if let index = byName[name]?.lastIndex(of: moment) { byName[name]?.remove(at: index) }
        if byName[name]?.isEmpty == true { byName[name] = nil }
        let index = byAddress[address]?.lastIndex { $0.name == name && $0.at == moment }
        if let index { byAddress[address]?.remove(at: index) }
        if byAddress[address]?.isEmpty == true { byAddress[address] = nil }
    }

    /// Forgets the wrong tries of somebody who has logged in.
    func forgive(_ name: String, from address: String) {
        byName[name] = nil
        byAddress[address]?.removeAll { $0.name == name }
        if byAddress[address]?.isEmpty == true { byAddress[address] = nil }
    }

    /// When the next try is allowed; nil when it is allowed now.
    private func free(_ made: [Moment], _ most: Int) -> Moment? {
        made.count < most ? nil : made[made.count - most].adding(seconds: limits.windowSeconds)
    }

    private func forget(before start: Moment) {
        byName = byName.filter { $0.value.contains { $0 > start } }
        byAddress = byAddress.filter { $0.value.contains { $0.at > start } }
    }
}
