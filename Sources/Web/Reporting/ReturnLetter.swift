import Policing
import Workflows

/// What the outbox keeps of a link that somebody sends to themselves: where it goes, and how it speaks. All of it is
/// sealed, and deleted once the message has left.
public enum ReturnLetter {
    private static let purpose = "return letter"

    static func sealed(_ link: ReturnLink, _ wanted: SaveRequest, _ site: Site, language: String) -> [UInt8] {
        let parts = [wanted.address, language, wanted.isGuarded ? "guarded" : "open", link.sealed(site)]
        return Array(site.secrets.seal(parts.joined(separator: "\n"), for: purpose).utf8)
    }

    /// - Parameter address: where the public finds the site.
    /// - Returns: nil for what this site did not seal.
    public static func opened(_ sealed: [UInt8], by secrets: SiteSecrets, at address: String) -> SavedLink? {
        guard let text = String(validating: sealed, as: UTF8.self),
            let parts = secrets.open(text, for: purpose)?.split(separator: "\n").map(String.init), parts.count == 4
        else { return nil }
        return SavedLink(
            address: parts[0], link: "\(address)/go/\(parts[3])", language: parts[1], isGuarded: parts[2] == "guarded")
    }
}

/// Where a person wants their link, once it is known to be an address that they called safe.
struct SaveRequest: Sendable, Equatable {
    let channel: ContactChannel
    let address: String
    let isGuarded: Bool
}

/// What was typed to have a link sent.
struct SaveEntry: Sendable {
    var safe = ""
    var typed = ""

    init() {}

    init(_ body: FormBody) {
        safe = body["safe"]
        typed = body["to"]
    }

    /// What can be chosen where messages leave in these ways.
    static func choices(_ channels: Set<ContactChannel>) -> [String] {
        ContactChannel.allCases.filter(channels.contains).map(\.rawValue) + ["no"]
    }

    /// Nil for no, or for nothing chosen.
    var channel: ContactChannel? { ContactChannel(rawValue: safe) }

    /// The address as it can be written to; the key of what is wrong with it otherwise.
    func address(_ channel: ContactChannel) throws(SaveFault) -> String {
        let isEmpty = typed.allSatisfy(\.isWhitespace)
        switch channel {
        case .email:
            if isEmpty { throw SaveFault(key: "problems.email.missing") }
            guard let email = EmailAddress(typed) else { throw SaveFault(key: "problems.bad-pattern.email") }
            return email.text
        case .text:
            if isEmpty { throw SaveFault(key: "problems.phone.missing") }
            guard let phone = PhoneNumber(typed) else { throw SaveFault(key: "problems.bad-pattern.phone") }
            return phone.text
        }
    }
}

/// Why a link was not sent: the key of its sentence.
struct SaveFault: Error, Equatable {
    let key: String
}

/// How often links are sent: nobody fills another's inbox with them.
struct SaveLimits: Sendable {
    /// To one e-mail address or phone in a day.
    private let recipients = RateLimiter(limit: 3, windowSeconds: 86_400)
    /// From one address of the network, which a whole street may share, in an hour.
    private let senders = RateLimiter(limit: 30, windowSeconds: 3_600)

    func allows(_ wanted: SaveRequest, from sender: String, at now: Moment) -> Bool {
        senders.seconds(toWait: sender, at: now) == nil
            && recipients.seconds(toWait: wanted.address.lowercased(), at: now) == nil
    }
}
