import Policing

/// A name and an address as a mail is sent from: `Messages <messages@example.org>`.
public struct Mailbox: Hashable, Sendable {
    /// Empty for none.
    public let name: String
    public let address: EmailAddress

    /// Nil when either could smuggle a line into the head of a mail.
    public init?(name: String, address: String) {
        guard !name.unicodeScalars.contains(where: \.breaksLine), let address = EmailAddress(address) else {
            return nil
        }
        self.name = name
        self.address = address
    }

    /// `name <address>`, or the address alone.
    public init?(text: String) {
        guard let open = text.firstIndex(of: "<") else {
            self.init(name: "", address: text)
            return
        }
        guard text.hasSuffix(">") else { return nil }
        let name = text[..<open].split(separator: " ").joined(separator: " ")
        self.init(name: name, address: String(text[text.index(after: open)...].dropLast()))
    }

    /// What stands after the `@`.
    var domain: String {
        String(address.text.drop { $0 != "@" }.dropFirst())
    }
}

/// Under whose name messages go.
public struct Senders: Hashable, Sendable {
    public let force: Mailbox
    /// A name and an address that say nothing of the police.
    public let neutral: Mailbox

    public init(force: Mailbox, neutral: Mailbox) {
        self.force = force
        self.neutral = neutral
    }
}

extension Unicode.Scalar {
    /// Whether it could end a line, or is a control of any other kind.
    var breaksLine: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
