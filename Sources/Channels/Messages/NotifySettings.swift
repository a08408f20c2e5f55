import Foundation
import Policing

/// How to speak to GOV.UK Notify: one service in the force's name, and one whose name says nothing of
/// the police, because Notify puts a service's name before each of its e-mails.
public struct NotifySettings: Hashable, Sendable {
    public let force: NotifyService
    /// Without it, messages of guarded reports wait.
    public let neutral: NotifyService?
    /// Without a slash at the end.
    public let baseAddress: String

    public static let liveAddress = "https://api.notifications.service.gov.uk"

    public init(force: NotifyService, neutral: NotifyService?, baseAddress: String = Self.liveAddress) {
        self.force = force
        self.neutral = neutral
        self.baseAddress = baseAddress
    }

    /// `BLUELAMP_NOTIFY_KEY` and `BLUELAMP_NOTIFY_TEMPLATES` (the path of a JSON file, see
    /// `NotifyTemplates`), and if wanted `BLUELAMP_NOTIFY_NEUTRAL_KEY` and `BLUELAMP_NOTIFY_ADDRESS`.
    public init(environment: [String: String]) throws(MessagingFault) {
        guard let key = environment["BLUELAMP_NOTIFY_KEY"] else { throw .missing("BLUELAMP_NOTIFY_KEY") }
        guard let path = environment["BLUELAMP_NOTIFY_TEMPLATES"] else { throw .missing("BLUELAMP_NOTIFY_TEMPLATES") }
        let address = environment["BLUELAMP_NOTIFY_ADDRESS"] ?? Self.liveAddress
        guard address.hasPrefix("https://") else { throw .notifyAddress }
        guard let bytes = FileManager.default.contents(atPath: path),
            let file = try? JSONDecoder().decode(TemplateFile.self, from: bytes)
        else { throw .templatesUnreadable(path) }
        let force = NotifyService(key: try NotifyKey(text: key), templates: try file.force.checked("force"))
        let neutral = try Self.neutral(environment["BLUELAMP_NOTIFY_NEUTRAL_KEY"], file)
        self.init(
            force: force, neutral: neutral, baseAddress: address.hasSuffix("/") ? String(address.dropLast()) : address)
    }

    private static func neutral(_ key: String?, _ file: TemplateFile) throws(MessagingFault) -> NotifyService? {
        guard let key else { return nil }
        guard let templates = file.neutral else { throw .templateMissing("neutral") }
        return NotifyService(key: try NotifyKey(text: key), templates: try templates.checked("neutral"))
    }
}

private struct TemplateFile: Decodable {
    let force: NotifyTemplates
    let neutral: NotifyTemplates?
}

/// One service of Notify.
public struct NotifyService: Hashable, Sendable {
    public let key: NotifyKey
    public let templates: NotifyTemplates

    public init(key: NotifyKey, templates: NotifyTemplates) {
        self.key = key
        self.templates = templates
    }
}

/// The templates of a service, by kind of notice: each needs no more than `((subject))` and `((text))`.
public struct NotifyTemplates: Hashable, Sendable, Decodable {
    /// Template ids by `received`, `news`, `link` and `saved`.
    public let email: [String: String]
    public let text: [String: String]
    public let emailReplyTo: String?
    public let textSender: String?

    public init(
        email: [String: String], text: [String: String], emailReplyTo: String? = nil, textSender: String? = nil
    ) {
        self.email = email
        self.text = text
        self.emailReplyTo = emailReplyTo
        self.textSender = textSender
    }

    /// The template of that kind; nil when there is none.
    public func id(_ kind: Notice.Kind, by channel: ContactChannel) -> String? {
        (channel == .email ? email : text)[kind.rawValue]
    }

    /// Itself, when it has a template for every kind and channel.
    func checked(_ name: String) throws(MessagingFault) -> NotifyTemplates {
        for channel in ContactChannel.allCases {
            for kind in Notice.Kind.allCases {
                guard let id = id(kind, by: channel), UUID(uuidString: id) != nil else {
                    throw .templateMissing("\(name).\(channel.rawValue).\(kind.rawValue)")
                }
            }
        }
        return self
    }
}

/// A Notify key as its pages show it: a name, the service's UUID and the secret's, joined by hyphens.
public struct NotifyKey: Hashable, Sendable, CustomStringConvertible {
    public let service: String
    let secret: String

    public init(text: String) throws(MessagingFault) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 11 else { throw .notifyKey }
        let service = parts.dropLast(5).suffix(5).joined(separator: "-")
        let secret = parts.suffix(5).joined(separator: "-")
        guard UUID(uuidString: service) != nil, UUID(uuidString: secret) != nil else { throw .notifyKey }
        self.service = service
        self.secret = secret
    }

    /// Never the secret.
    public var description: String { service }
}
