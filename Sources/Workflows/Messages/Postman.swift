import Policing

/// Carries messages out of the outbox: each at most once, and only where it is safe now.
public actor Postman {
    /// What the postman reads and writes.
    public struct Rooms: Sendable {
        let outbox: any Outbox
        let ledger: any Ledger
        let returns: ReturnedMessages
        let calendar: WorkingCalendar
        let wording: WordTable

        public init(outbox: any Outbox, ledger: any Ledger, files: Files) {
            self.outbox = outbox
            self.ledger = ledger
            returns = ReturnedMessages(files: files)
            calendar = files.calendar
            wording = files.wording
        }
    }

    private let rooms: Rooms
    private let words: MessageWords
    private let messengers: [ContactChannel: any Messenger]
    private let clock: PostClock
    private let log: @Sendable (PostEvent) -> Void
    private var retries: RetryPlan
    /// Messages that left and of which the store knows nothing yet, by number.
    private var unmarked: [Int64: String] = [:]
    /// When the first of them left.
    private var unmarkedSince: Moment?
    /// The soonest try that is known of.
    private var nextDue: Moment?

    public init(
        rooms: Rooms, words: MessageWords, messengers: [ContactChannel: any Messenger],
        clock: PostClock, retries: RetryPlan, log: @escaping @Sendable (PostEvent) -> Void
    ) {
        self.rooms = rooms
        self.words = words
        self.messengers = messengers
        self.clock = clock
        self.retries = retries
        self.log = log
    }

    /// How many are taken at once.
    public static let batchLimit = 250
    /// So many in one round are a rush: then messages gather for a moment, since taking them and marking them as sent
    /// are a write each, however many they are.
    public static let rush = 10
    public static let gatheringMilliseconds: Int64 = 200
    /// For how long nobody else gets what was taken.
    public static let leaseSeconds: Int64 = 600
    /// The longest that one message may take to send.
    public static let sendingSeconds: Int64 = 60
    /// For how long sent messages may wait to be marked together: as many may go a second time if the program is cut off.
    public static let markingMilliseconds: Int64 = 100
    /// How often it is looked again whether a message that waits for somebody's word may leave.
    public static let safetySeconds: Int64 = 3_600
    /// The longest sleep: what another program left behind is found at the latest then.
    public static let longestSleepSeconds: Int64 = 60

    /// Sends whatever is due whenever the bell rings or the time comes, until the task is cancelled.
    public func run(_ bell: PostBell) async {
        var rings = bell.rings.makeAsyncIterator()
        while !Task.isCancelled {
            let count = await deliverDue()
            if count >= Self.rush { await gather() }
            let latest = clock.now().adding(seconds: Self.longestSleepSeconds)
            let next = min(nextDue ?? latest, latest)
            let alarm = Task { [clock] in
                if (try? await clock.sleep(next)) != nil { bell.ring() }
            }
            let ring: Void? = await rings.next()
            alarm.cancel()
            if ring == nil { return }
        }
    }

    /// Called off, it ends at once: then the round ends too.
    private func gather() async {
        let end = Moment(milliseconds: clock.now().milliseconds + Self.gatheringMilliseconds)
        _ = try? await clock.sleep(end)
    }

    /// Sends all that is due now. Returns how many messages it looked at.
    @discardableResult
    public func deliverDue() async -> Int {
        if let due = nextDue, due <= clock.now() { nextDue = nil }
        var count = 0
        while !Task.isCancelled, let batch = await claim(), !batch.isEmpty {
            let end = clock.now().adding(seconds: Self.leaseSeconds - Self.sendingSeconds)
            for message in batch where clock.now() < end && !Task.isCancelled {
                await deliver(message)
                let age = unmarkedSince.map { clock.now().milliseconds - $0.milliseconds } ?? 0
                if age >= Self.markingMilliseconds { await markSent() }
            }
            await markSent()
            count += batch.count
            if batch.count < Self.batchLimit { break }
        }
        return count
    }

    private func claim() async -> [WaitingMessage]? {
        do {
            return try await rooms.outbox.claim(Self.batchLimit, at: clock.now(), leaseSeconds: Self.leaseSeconds)
        } catch {
            log(.storeFailed(error))
            return nil
        }
    }

    private func deliver(_ message: WaitingMessage) async {
        if unmarked[message.id] != nil { return noteSent() }
        if message.notice.kind == .saved { return await deliverSaved(message) }
        do {
            guard let state = try await rooms.ledger.state(of: message.file) else {
                return await drop(message, .noSuchFile)
            }
            await deliver(message, about: state)
        } catch {
            log(.storeFailed(error))
            await delay(message, "the file could not be read")
        }
    }

    /// Whoever asked for it said a moment ago that it is safe, and where to: there is no file to ask again. Where
    /// somebody may be watching, that is not true for long: then it leaves soon or never.
    private func deliverSaved(_ message: WaitingMessage) async {
        guard let saved = words.saved(message.sealedToken, by: message.notice.channel) else {
            return await drop(message, .linkUnreadable)
        }
        let hours = saved.text.sender == .neutral ? SavedLink.safeHours : SavedLink.lifeHours
        guard clock.now() < message.queuedAt.adding(hours: hours) else { return await drop(message, .linkUnreadable) }
        await send(
            OutgoingMessage(
                id: MessageID(file: message.file, number: message.id), channel: message.notice.channel, kind: .saved,
                address: saved.address, words: saved.text, isRepeat: message.attempts > 0),
            from: message)
    }

    /// Safety is asked here again: between the fact and this moment the person may have said no.
    private func deliver(_ message: WaitingMessage, about state: FileState) async {
        if state.contract.holdsNotices, !state.isErased {
            return await hold(message, until: clock.now().adding(seconds: Self.safetySeconds))
        }
        let safe = Notice.safeChannels(of: state)
        let now = clock.now()
        let departure = Notice.departure(
            of: message.notice.kind, about: state, from: now, calendar: rooms.calendar)
        guard let first = safe.first, let departure else { return await drop(message, .noLongerSafe) }
        guard departure <= now else { return await hold(message, until: departure) }
        let preferred = [message.notice.channel] + safe
        let channel = preferred.first { safe.contains($0) && messengers[$0] != nil } ?? first
        guard let address = state.reporter?.address(for: channel) else { return await drop(message, .noLongerSafe) }
        guard let text = words.text(message.notice.kind, by: channel, about: state, sealedToken: message.sealedToken)
        else { return await drop(message, .linkUnreadable) }
        let said = "\(text.subject)\n\(text.text)"
        guard SafeWording.refusal(leaving: said, about: state, words: rooms.wording) == nil else {
            return await drop(message, .notNeutral)
        }
        await send(
            OutgoingMessage(
                id: MessageID(file: message.file, number: message.id), channel: channel, kind: message.notice.kind,
                address: address, words: text, isRepeat: message.attempts > 0),
            from: message)
    }

    private func send(_ outgoing: OutgoingMessage, from message: WaitingMessage) async {
        guard let messenger = messengers[outgoing.channel] else {
            let reason = "there is no way to send by \(outgoing.channel.rawValue)"
            log(.misconfigured(message.id, reason: reason))
            return await delay(message, reason)
        }
        do {
            let providerID = try await messenger.send(outgoing)
            unmarked[message.id] = providerID
            noteSent()
        } catch {
            switch error {
            case .later(let reason): await delay(message, reason)
            case .addressRefused(let reason): await refuse(message, outgoing, reason)
            case .misconfigured(let reason):
                log(.misconfigured(message.id, reason: reason))
                await delay(message, reason)
            }
        }
    }

    private func noteSent() {
        unmarkedSince = unmarkedSince ?? clock.now()
    }

    /// Tells the store what has left. What it cannot be told now is told when the message comes again, and not sent again.
    private func markSent() async {
        guard unmarkedSince != nil else { return }
        unmarkedSince = nil
        let sent = unmarked.sorted { $0.key < $1.key }
        do {
            try await rooms.outbox.sent(sent.map { SentMessage(id: $0.key, providerID: $0.value) }, at: clock.now())
            unmarked = [:]
            for (id, _) in sent { log(.sent(id)) }
        } catch {
            for (id, _) in sent { log(.unmarked(id)) }
            log(.storeFailed(error))
        }
    }

    /// A link that waits is dead before it arrives; all else is as good later.
    private func hold(_ message: WaitingMessage, until departure: Moment) async {
        if message.notice.kind == .link { return await drop(message, .noLongerSafe) }
        nextDue = min(nextDue ?? departure, departure)
        log(.held(message.id))
        do {
            try await rooms.outbox.hold(message.id, until: departure)
        } catch {
            log(.storeFailed(error))
        }
    }

    private func drop(_ message: WaitingMessage, _ reason: NotSent) async {
        log(.dropped(message.id, reason))
        await fail(message, reason.rawValue, next: nil)
    }

    private func delay(_ message: WaitingMessage, _ reason: String) async {
        let next = retries.next(after: message.attempts, queuedAt: message.queuedAt, at: clock.now())
        log(next == nil ? .gaveUp(message.id, reason: reason) : .delayed(message.id, reason: reason))
        await fail(message, reason, next: next)
    }

    /// The desk must see it before the message is done with: if the file cannot be written, all is tried again.
    private func refuse(_ message: WaitingMessage, _ outgoing: OutgoingMessage, _ reason: String) async {
        log(.addressRefused(message.id))
        if outgoing.kind == .saved { return await fail(message, reason, next: nil) }
        do {
            try await rooms.returns.note(outgoing.id, by: outgoing.channel, at: clock.now())
            await fail(message, reason, next: nil)
        } catch {
            log(.unnoted(message.id))
            await delay(message, reason)
        }
    }

    private func fail(_ message: WaitingMessage, _ reason: String, next: Moment?) async {
        if let next { nextDue = min(nextDue ?? next, next) }
        do {
            try await rooms.outbox.failed(message.id, error: reason, next: next)
        } catch {
            log(.storeFailed(error))
        }
    }
}

extension ReporterDetails {
    /// Where a message by that channel goes.
    func address(for channel: ContactChannel) -> String? {
        switch channel {
        case .email: email
        case .text: phone
        }
    }
}
