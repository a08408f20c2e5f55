import Policing

/// Finds the words of a message: neutral, in the person's language, never what happened.
public struct MessageWords: Sendable {
    private let languages: Languages
    private let addresses: TrackerAddresses

    public init(languages: Languages, addresses: TrackerAddresses) {
        self.languages = languages
        self.addresses = addresses
    }

    /// The words for one message; nil for a link whose token cannot be read any more.
    ///
    /// A guarded report's message names no force and no reference. No message holds the secret.
    public func text(
        _ kind: Notice.Kind, by channel: ContactChannel, about state: FileState, sealedToken: [UInt8]?
    ) -> MessageText? {
        guard kind != .saved else { return nil }
        var values: [String: String] = [:]
        if kind == .link {
            guard let sealedToken, let link = addresses.link(sealedToken) else { return nil }
            values["link"] = link
        }
        let isGuarded = state.report.guarded
        if !isGuarded {
            values["force"] = addresses.force
            values["reference"] = state.report.reference.description
            values["address"] = addresses.tracker
        }
        let voice = Voice(kind: kind, isGuarded: isGuarded, language: state.report.language)
        return compose(voice, by: channel, values)
    }

    /// Where a link to answers not sent yet goes, and its words; nil for what cannot be read.
    public func saved(_ sealed: [UInt8]?, by channel: ContactChannel) -> (address: String, text: MessageText)? {
        guard let saved = sealed.flatMap(addresses.saved) else { return nil }
        var values = ["link": saved.link]
        if !saved.isGuarded { values["force"] = addresses.force }
        let voice = Voice(kind: .saved, isGuarded: saved.isGuarded, language: saved.language)
        return (saved.address, compose(voice, by: channel, values))
    }

    /// How a message speaks.
    private struct Voice {
        let kind: Notice.Kind
        let isGuarded: Bool
        let language: String
    }

    private func compose(_ voice: Voice, by channel: ContactChannel, _ values: [String: String]) -> MessageText {
        let key = "messages.\(voice.isGuarded ? "guarded" : "open").\(voice.kind.rawValue)"
        let catalogue = languages[voice.language] ?? languages.source
        let subject = catalogue.text("\(key).subject", SentenceValues(values))
        let text = catalogue.text("\(key).\(channel.rawValue)", SentenceValues(values))
        let fields = values.merging(["subject": subject, "text": text]) { given, _ in given }
        return MessageText(
            sender: voice.isGuarded ? .neutral : .force, subject: subject, text: text, fields: fields)
    }
}

/// What messages say of the force and of where to read on.
public struct TrackerAddresses: Sendable {
    /// The force's name.
    public let force: String
    /// Where reference and secret open a report.
    public let tracker: String
    /// The address of a one-time link, from its sealed token; nil when the token cannot be read.
    public let link: @Sendable (_ sealedToken: [UInt8]) -> String?
    /// What to send of answers not sent yet, from what the outbox keeps sealed; nil when it cannot be read.
    public let saved: @Sendable (_ sealed: [UInt8]) -> SavedLink?

    public init(
        force: String, tracker: String, link: @escaping @Sendable (_ sealedToken: [UInt8]) -> String?,
        saved: @escaping @Sendable (_ sealed: [UInt8]) -> SavedLink?
    ) {
        self.force = force
        self.tracker = tracker
        self.link = link
        self.saved = saved
    }
}

/// A link to answers not sent yet, and where the person wants it. No file knows of them: all of it stands here.
public struct SavedLink: Sendable, Equatable {
    /// An e-mail address, or a phone number.
    public let address: String
    public let link: String
    public let language: String
    public let isGuarded: Bool

    public init(address: String, link: String, language: String, isGuarded: Bool) {
        self.address = address
        self.link = link
        self.language = language
        self.isGuarded = isGuarded
    }

    /// Answers live for a day; a link that comes later is of no use.
    public static let lifeHours: Int64 = 24
    /// For how long somebody who may be watched is taken to be safe after saying so.
    public static let safeHours: Int64 = 1
}
