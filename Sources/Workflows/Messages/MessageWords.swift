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
        return compose("messages.\(isGuarded ? "guarded" : "open").\(kind.rawValue)", by: channel, in: state, values)
    }

    private func compose(
        _ key: String, by channel: ContactChannel, in state: FileState, _ values: [String: String]
    ) -> MessageText {
        let catalogue = languages[state.report.language] ?? languages.source
        let subject = catalogue.text("\(key).subject", SentenceValues(values))
        let text = catalogue.text("\(key).\(channel.rawValue)", SentenceValues(values))
        let fields = values.merging(["subject": subject, "text": text]) { given, _ in given }
        return MessageText(
            sender: state.report.guarded ? .neutral : .force, subject: subject, text: text, fields: fields)
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

    public init(force: String, tracker: String, link: @escaping @Sendable (_ sealedToken: [UInt8]) -> String?) {
        self.force = force
        self.tracker = tracker
        self.link = link
    }
}
