import Foundation
import Policing
import Synchronization
import Workflows

/// A ledger and an outbox in memory, with faults to be asked for.
actor PostOffice: Outbox, Ledger {
    struct Row {
        let notice: Notice
        let file: FileID
        let queuedAt: Moment
        let token: [UInt8]?
        var attempts = 0
        var due: Moment
        var end: End = .open
    }

    enum End: Equatable {
        case open
        case sent(String)
        case failed(String)
    }

    private(set) var rows: [Int64: Row] = [:]
    private(set) var states: [FileID: FileState] = [:]
    private(set) var returned: [ContactChannel] = []
    private(set) var lastError = ""
    private var receipts: [CommandID: Receipt] = [:]
    /// How many of the next marks fail.
    var failingMarks = 0
    /// How often messages were marked, however many at once.
    private(set) var markings = 0
    var isReadable = true
    var isWritable = true

    func put(_ state: FileState) { states[state.id] = state }
    func failMarks(_ count: Int) { failingMarks = count }
    func makeUnreadable(_ isUnreadable: Bool) { isReadable = !isUnreadable }
    func makeUnwritable(_ isUnwritable: Bool) { isWritable = !isUnwritable }

    func queue(_ notice: Notice, about file: FileID, token: [UInt8]? = nil, at now: Moment) {
        rows[Int64(rows.count + 1)] = Row(notice: notice, file: file, queuedAt: now, token: token, due: now)
    }

    func claim(_ limit: Int, at now: Moment, leaseSeconds: Int64) throws(StoreError) -> [WaitingMessage] {
        let due = rows.filter { $0.value.end == .open && $0.value.due <= now }.keys.sorted().prefix(limit)
        return due.compactMap { id in
            guard let row = rows[id] else { return nil }
            rows[id]?.due = now.adding(seconds: leaseSeconds)
            rows[id]?.attempts += 1
            return WaitingMessage(
                id: id, file: row.file, notice: row.notice, attempts: row.attempts, queuedAt: row.queuedAt,
                sealedToken: row.token)
        }
    }

    func deliveries(about file: FileID, at now: Moment) -> [Delivery] {
        rows.values.filter { $0.file == file }.map {
            Delivery(kind: $0.notice.kind, channel: $0.notice.channel, queuedAt: $0.queuedAt, state: .queued)
        }
    }

    func sent(_ messages: [SentMessage], at now: Moment) throws(StoreError) {
        markings += 1
        if failingMarks > 0 {
            failingMarks -= 1
            throw .full
        }
        for message in messages { rows[message.id]?.end = .sent(message.providerID) }
    }

    func failed(_ id: Int64, error: String, next: Moment?) throws(StoreError) {
        lastError = error
        if let next { rows[id]?.due = next } else { rows[id]?.end = .failed(error) }
    }

    func hold(_ id: Int64, until: Moment) throws(StoreError) {
        rows[id]?.due = until
        rows[id]?.attempts -= 1
    }

    func enqueue(_ notice: Notice, about file: FileID, sealedToken: [UInt8], at now: Moment) throws(StoreError) {
        queue(notice, about: file, token: sealedToken, at: now)
    }

    func state(of file: FileID) throws(StoreError) -> FileState? {
        guard isReadable else { throw .busy }
        return states[file]
    }

    func history(of file: FileID) throws(StoreError) -> [RecordedFact] { [] }
    func file(of reference: Reference) throws(StoreError) -> FileID? { nil }
    func receipt(of command: CommandID) throws(StoreError) -> Receipt? { receipts[command] }

    func append(_ addition: Addition) throws(StoreError) -> Receipt {
        guard isWritable else { throw .full }
        for case .messageReturned(let fact) in addition.facts { returned.append(fact.channel) }
        states[addition.after.id] = addition.after
        let receipt = Receipt(
            file: addition.after.id, position: 1, version: addition.after.version, leafHash: [], fingerprint: [])
        receipts[addition.command] = receipt
        return receipt
    }
}

/// A messenger that answers as it is told and keeps what it was given.
final class Pigeon: Messenger {
    private let kept = Mutex<(carried: [OutgoingMessage], answers: [SendFailure])>(([], []))
    private let sending = Mutex<@Sendable () -> Void>({})

    /// The next calls fail in this order; those after them do not.
    init(failing answers: [SendFailure] = []) {
        kept.withLock { $0.answers = answers }
    }

    var carried: [OutgoingMessage] { kept.withLock { $0.carried } }

    /// What happens while a message is handed over.
    func onSend(_ body: @escaping @Sendable () -> Void) { sending.withLock { $0 = body } }

    func send(_ message: OutgoingMessage) async throws(SendFailure) -> String {
        sending.withLock { $0 }()
        let failure = kept.withLock { kept -> SendFailure? in
            kept.carried.append(message)
            return kept.answers.isEmpty ? nil : kept.answers.removeFirst()
        }
        if let failure { throw failure }
        return "pigeon-\(message.id.number)"
    }
}

/// A clock that only moves when it is told to.
final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment { moment.withLock { $0 } }
    func move(milliseconds: Int64) {
        moment.withLock { $0 = Moment(milliseconds: $0.milliseconds + milliseconds) }
    }
    func move(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}
