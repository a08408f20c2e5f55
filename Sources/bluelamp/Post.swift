import Channels
import Foundation
import Logging
import Policing
import ServiceLifecycle
import Store
import Web
import Workflows

/// Everything about messages that leave: by which channel, in whose name, and what wakes the postman.
struct Post {
    private let messengers: [ContactChannel: any Messenger]
    private let words: MessageWords
    private let bell = PostBell()
    private let folder: StoreFolder

    /// What `folder:PATH`, `smtp://…` or `notify` means.
    static func settings(_ text: String) throws(MessagingFault) -> MessagingSettings {
        try MessagingSettings(text: text, environment: ProcessInfo.processInfo.environment)
    }

    /// - Parameter settings: nil for a folder in the data folder.
    init(
        _ settings: MessagingSettings?, folder: StoreFolder, contents: Home.Contents, address: String
    ) throws {
        let settings = settings ?? .folder(folder.url.appendingPathComponent("messages").path)
        messengers = settings.messengers(senders: try Self.senders(contents.force), now: Clock.now)
        let secrets = SiteSecrets { folder.key.derived(for: $0) }
        words = MessageWords(
            languages: contents.languages,
            addresses: TrackerAddresses(
                force: contents.force.name, tracker: "\(address)/track",
                link: { sealed in
                    String(validating: sealed, as: UTF8.self).map { "\(address)/track/open/\($0)" }
                },
                saved: { ReturnLetter.opened($0, by: secrets, at: address) }))
        self.folder = folder
    }

    private static func senders(_ force: Force) throws -> Senders {
        guard let own = Mailbox(text: force.identity.mailSender),
            let neutral = Mailbox(text: force.identity.neutralMailSender)
        else { throw Trouble("\(force.folder)/force.yaml: a mail sender is not a name and an address") }
        return Senders(force: own, neutral: neutral)
    }

    /// The ways in which messages can leave.
    var channels: Set<ContactChannel> { Set(messengers.keys) }

    /// The ledger, ringing whenever an addition gives cause for a message.
    func ringing(_ ledger: any Ledger) -> any Ledger {
        RingingLedger(ledger: ledger, bell: bell)
    }

    func ringing(_ outbox: any Outbox) -> any Outbox {
        RingingOutbox(outbox: outbox, bell: bell)
    }

    /// The postman at work, until the program stops.
    func service(files: Files, metrics: Metrics, logger: Logger) -> any Service {
        let rooms = Postman.Rooms(outbox: folder.outbox, ledger: folder.ledger, files: files)
        let postman = Postman(
            rooms: rooms, words: words, messengers: messengers, clock: .system,
            retries: RetryPlan(random: SystemRandomNumberGenerator()),
            log: { event in
                metrics.count(event)
                logger.log(event)
            })
        return PostService(postman: postman, bell: bell)
    }
}

private struct PostService: Service {
    let postman: Postman
    let bell: PostBell

    func run() async throws {
        await cancelWhenGracefulShutdown { await postman.run(bell) }
    }
}

private struct RingingLedger: Ledger {
    let ledger: any Ledger
    let bell: PostBell

    func append(_ addition: Addition) async throws(StoreError) -> Receipt {
        let receipt = try await ledger.append(addition)
        if !addition.notices.isEmpty { bell.ring() }
        return receipt
    }

    func state(of file: FileID) async throws(StoreError) -> FileState? { try await ledger.state(of: file) }
    func history(of file: FileID) async throws(StoreError) -> [RecordedFact] { try await ledger.history(of: file) }
    func file(of reference: Reference) async throws(StoreError) -> FileID? { try await ledger.file(of: reference) }
    func receipt(of command: CommandID) async throws(StoreError) -> Receipt? {
        try await ledger.receipt(of: command)
    }
}

private struct RingingOutbox: Outbox {
    let outbox: any Outbox
    let bell: PostBell

    func enqueue(
        _ notice: Notice, about file: FileID, sealedToken: [UInt8], at now: Moment
    ) async throws(StoreError) {
        try await outbox.enqueue(notice, about: file, sealedToken: sealedToken, at: now)
        bell.ring()
    }

    func claim(_ limit: Int, at now: Moment, leaseSeconds: Int64) async throws(StoreError) -> [WaitingMessage] {
        try await outbox.claim(limit, at: now, leaseSeconds: leaseSeconds)
    }

    func sent(_ messages: [SentMessage], at now: Moment) async throws(StoreError) {
        try await outbox.sent(messages, at: now)
    }

    func hold(_ id: Int64, until: Moment) async throws(StoreError) {
        try await outbox.hold(id, until: until)
    }

    func deliveries(about file: FileID, at now: Moment) async throws(StoreError) -> [Delivery] {
        try await outbox.deliveries(about: file, at: now)
    }

    func failed(_ id: Int64, error: String, next: Moment?) async throws(StoreError) {
        try await outbox.failed(id, error: error, next: next)
    }
}

extension Logger {
    /// Numbers of messages and reasons, never a person's details.
    fileprivate func log(_ event: PostEvent) {
        switch event {
        case .sent(let id): info("a message left", metadata: ["message": "\(id)"])
        case .dropped(let id, let reason): info("\(reason.rawValue)", metadata: ["message": "\(id)"])
        case .held(let id): info("a message waits for a safe time", metadata: ["message": "\(id)"])
        case .delayed(let id, let reason): warning("\(reason)", metadata: ["message": "\(id)"])
        case .misconfigured(let id, let reason): error("\(reason)", metadata: ["message": "\(id)"])
        case .addressRefused(let id): notice("an address was refused", metadata: ["message": "\(id)"])
        case .gaveUp(let id, let reason): error("given up: \(reason)", metadata: ["message": "\(id)"])
        case .unmarked(let id): warning("sent, not marked yet", metadata: ["message": "\(id)"])
        case .storeFailed(let failure): error("the outbox failed: \(failure.sentence)")
        case .unnoted(let id): warning("a refused address was not noted", metadata: ["message": "\(id)"])
        }
    }
}
