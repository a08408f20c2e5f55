import Crypto
import Foundation
import Policing

/// A link that opens one report once: sealed by the site, so that it can be neither read nor made by others.
struct OneTimeLink: Sendable, Equatable {
    let reference: Reference
    let endsAt: Moment

    static let lifeSeconds: Int64 = 3_600
    /// At most one link a report in this time.
    static let pauseSeconds: Int64 = 300
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

    /// What the store keeps of a token.
    static func hash(of token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }
}
