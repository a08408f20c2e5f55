import Policing

/// Messages that wait to leave. They are written in the same transaction as the facts that caused
/// them, so nothing is promised that was not kept, and nothing is sent that did not happen.
public protocol Outbox: Sendable {
    /// Takes messages that are due, for as long as the lease lasts; nobody else gets them meanwhile.
    func claim(_ limit: Int, at now: Moment, leaseSeconds: Int64) async throws(StoreError) -> [WaitingMessage]
    /// Marks messages as sent, all of them or none.
    func sent(_ messages: [SentMessage], at now: Moment) async throws(StoreError)
    func failed(_ id: Int64, error: String, next: Moment?) async throws(StoreError)
    /// Puts a message back, untried, until it may leave. The time that it waits does not make its news older; of a message never tried, nothing does.
    func hold(_ id: Int64, until: Moment) async throws(StoreError)
    /// Queues a message that no fact caused: a link that somebody asked for.
    func enqueue(_ notice: Notice, about file: FileID, sealedToken: [UInt8], at now: Moment) async throws(StoreError)
    /// What became of the messages about a file, the oldest first; the last hundred at most.
    func deliveries(about file: FileID, at now: Moment) async throws(StoreError) -> [Delivery]
}

/// A message taken from the outbox. The address is read from the file when it is sent, so that a
/// change of mind in between is obeyed.
public struct WaitingMessage: Sendable, Equatable {
    public let id: Int64
    public let file: FileID
    public let notice: Notice
    /// How often it was claimed before: counted with the claim, so that a program that died while
    /// sending is known to have tried.
    public let attempts: Int
    public let queuedAt: Moment
    /// For a link: its token, sealed under the force's key.
    public let sealedToken: [UInt8]?

    public init(
        id: Int64, file: FileID, notice: Notice, attempts: Int, queuedAt: Moment, sealedToken: [UInt8]?
    ) {
        self.id = id
        self.file = file
        self.notice = notice
        self.attempts = attempts
        self.queuedAt = queuedAt
        self.sealedToken = sealedToken
    }
}

/// A message that has left, with the provider's own id of it.
public struct SentMessage: Sendable, Equatable {
    public let id: Int64
    public let providerID: String

    public init(id: Int64, providerID: String) {
        self.id = id
        self.providerID = providerID
    }
}

/// A channel that messages leave by.
public protocol Messenger: Sendable {
    /// Hands a message over. Returns the provider's own id of it.
    func send(_ message: OutgoingMessage) async throws(SendFailure) -> String
}

/// A message ready to leave: address, and neutral words in the person's language.
public struct OutgoingMessage: Sendable, Equatable {
    /// The same for every try, so that a provider can recognise a repeat.
    public let id: MessageID
    public let channel: ContactChannel
    public let kind: Notice.Kind
    public let address: String
    public let words: MessageText
    /// Whether it has been tried before, and may have arrived without our knowing.
    public let isRepeat: Bool

    public init(
        id: MessageID, channel: ContactChannel, kind: Notice.Kind, address: String, words: MessageText,
        isRepeat: Bool
    ) {
        self.id = id
        self.channel = channel
        self.kind = kind
        self.address = address
        self.words = words
        self.isRepeat = isRepeat
    }
}

/// What a message says.
public struct MessageText: Sendable, Equatable {
    /// Under whose name it goes.
    public let sender: Sender
    public let subject: String
    public let text: String
    /// What the text was made of, for providers that hold the wording themselves.
    public let fields: [String: String]

    /// Under whose name a message goes.
    public enum Sender: String, Sendable, CaseIterable {
        /// The force's own.
        case force
        /// A name that says nothing of the police, for whoever may be watched.
        case neutral
    }

    public init(sender: Sender, subject: String, text: String, fields: [String: String]) {
        self.sender = sender
        self.subject = subject
        self.text = text
        self.fields = fields
    }
}

/// Why a message did not leave.
public enum SendFailure: Error, Sendable, Equatable {
    /// Worth another try later; the reason holds no personal data.
    case later(String)
    /// The address does not work.
    case addressRefused(String)
    /// It will never work as it is: wrong key, wrong template.
    case misconfigured(String)
}
