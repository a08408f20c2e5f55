import Policing
import Workflows

/// How messages leave.
public enum MessagingSettings: Hashable, Sendable {
    /// As files in a folder.
    case folder(String)
    /// By mail; texts wait until there is a way to send them.
    case mail(MailSettings)
    /// By GOV.UK Notify.
    case notify(NotifySettings)

    /// What the command line says: `folder:PATH`, `smtp://…`, or `notify`.
    ///
    /// - Parameters:
    ///   - environment: holds what should not stand on a command line: `BLUELAMP_SMTP_PASSWORD`, and for
    ///     `notify` what `NotifySettings` reads.
    public init(text: String, environment: [String: String]) throws(MessagingFault) {
        if text == "notify" {
            self = .notify(try NotifySettings(environment: environment))
        } else if text.hasPrefix("folder:") {
            let path = String(text.dropFirst("folder:".count))
            guard !path.isEmpty else { throw .folderWithoutPath }
            self = .folder(path)
        } else if text.hasPrefix("smtp") {
            self = .mail(try MailSettings(text: text, password: environment["BLUELAMP_SMTP_PASSWORD"]))
        } else {
            throw .unknown
        }
    }

    /// What sends the messages of each channel.
    public func messengers(
        senders: Senders, now: @escaping @Sendable () -> Moment
    ) -> [ContactChannel: any Messenger] {
        switch self {
        case .folder(let path):
            let messenger = FolderMessenger(folder: path, senders: senders, now: now)
            return [.email: messenger, .text: messenger]
        case .mail(let settings):
            return [.email: MailMessenger(settings, senders: senders, now: now)]
        case .notify(let settings):
            let messenger = NotifyMessenger(settings, now: now)
            return [.email: messenger, .text: messenger]
        }
    }
}

/// What is wrong with the settings: one line for whoever wrote them, without any secret.
public enum MessagingFault: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown
    case folderWithoutPath
    case mailAddress
    case noPassword
    case passwordInTheClear
    /// A variable of the environment that is needed and is not there.
    case missing(String)
    case notifyKey
    case notifyAddress
    case templatesUnreadable(String)
    /// Such as `open.email.news`.
    case templateMissing(String)

    public var description: String {
        switch self {
        case .unknown: "Messages leave by `folder:PATH`, `smtp://HOST:PORT` or `notify`; this is none of them."
        case .folderWithoutPath: "Write the folder after `folder:`."
        case .mailAddress:
            "A mail server is written `smtp://HOST:PORT`, `smtp+starttls://USER@HOST` or `smtps://USER@HOST`."
        case .noPassword: "The mail server has a user and no password: set BLUELAMP_SMTP_PASSWORD."
        case .passwordInTheClear:
            "A password would cross the network in the clear: write `smtp+starttls://` or `smtps://`."
        case .missing(let name): "\(name) is not set."
        case .notifyKey: "BLUELAMP_NOTIFY_KEY is not a Notify key: `name-` and two UUIDs joined by `-`."
        case .notifyAddress: "BLUELAMP_NOTIFY_ADDRESS is not an address that begins with `https://`."
        case .templatesUnreadable(let path): "\(path) is not a file of Notify templates."
        case .templateMissing(let name): "The Notify templates lack `\(name)`."
        }
    }
}
