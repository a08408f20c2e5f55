import Policing
import Workflows

/// Writes additions in groups: everything that waits goes into one transaction and one sync, which is
/// how a small machine takes a large load without answering before the disk has it.
actor Appender {
    private let engine: any Engine
    private var waiting: [Waiting] = []
    private var isWriting = false

    private static let groupLimit = 256
    private static let waitingLimit = 4_096

    private struct Waiting {
        let append: PreparedAppend
        let answer: CheckedContinuation<Result<Receipt, StoreError>, Never>
    }

    init(engine: any Engine) {
        self.engine = engine
    }

    func append(_ append: PreparedAppend) async throws(StoreError) -> Receipt {
        guard waiting.count < Self.waitingLimit else { throw .busy }
        let result = await withCheckedContinuation { answer in
            waiting.append(Waiting(append: append, answer: answer))
            startWriting()
        }
        return try result.get()
    }

    private func startWriting() {
        guard !isWriting else { return }
        isWriting = true
        Task { await writeAll() }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.groupLimit))
            waiting.removeFirst(group.count)
            let results = await write(group.map(\.append))
            for (entry, result) in zip(group, results) { entry.answer.resume(returning: result) }
        }
        isWriting = false
    }

    /// First all together; when one spoils the group, once more with each on its own savepoint.
    private func write(_ group: [PreparedAppend]) async -> [Result<Receipt, StoreError>] {
        do {
            return try await engine.write { session in
                try GroupWriter(session).write(group, apart: false)
            }
        } catch EngineError.unique, EngineError.constraint {
            return await writeApart(group)
        } catch {
            return group.map { _ in .failure(StoreError(engine: error)) }
        }
    }

    private func writeApart(_ group: [PreparedAppend]) async -> [Result<Receipt, StoreError>] {
        do {
            return try await engine.write { session in
                try GroupWriter(session).write(group, apart: true)
            }
        } catch {
            return group.map { _ in .failure(StoreError(engine: error)) }
        }
    }
}

/// An addition with its facts encoded and sealed: all that can be done before the write is done.
struct PreparedAppend: Sendable {
    let addition: Addition
    let bodies: [[UInt8]]
    let recorded: [RecordedFact]
    /// The wrapped key of a person who is new.
    let newKey: [UInt8]?
}

/// Writes one group inside one transaction.
private final class GroupWriter {
    private let session: any Session
    private var position: Int64 = 0
    private var chain: [UInt8] = StoredFact.beginning

    private static let head: SQL = "SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1"
    private static let version: SQL = "SELECT number, version FROM file WHERE id = $1"
    private static let insertFact: SQL = """
        INSERT INTO fact (position, file, version, at, kind, actor, command, body, leaf, chain)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    private static let insertCommand: SQL = """
        INSERT INTO command (id, file, position, version, fingerprint) VALUES ($1, $2, $3, $4, $5)
        """
    private static let insertKey: SQL = "INSERT INTO person_key (person, wrapped) VALUES ($1, $2)"

    init(_ session: any Session) {
        self.session = session
    }

    func write(_ group: [PreparedAppend], apart: Bool) throws -> [Result<Receipt, StoreError>] {
        if let head = try session.first(Self.head, [], { ($0.int(0), $0.blob(1)) }) {
            (position, chain) = head
        }
        return try group.map { append in
            guard apart else { return try write(append) }
            let before = (position, chain)
            do {
                return try session.savepoint { try write(append) }
            } catch let error as EngineError {
                (position, chain) = before
                return .failure(StoreError(clash: error))
            }
        }
    }

    private func write(_ append: PreparedAppend) throws -> Result<Receipt, StoreError> {
        let addition = append.addition
        if let earlier = try CommandLookup.receipt(of: addition.command, in: session) {
            return earlier.fingerprint == addition.fingerprint ? .success(earlier) : .failure(.commandReused)
        }
        guard let number = try fileNumber(addition) else { return .failure(.conflict) }
        let first = position + 1
        let leaf = try writeFacts(append)
        let calls = FileViews.calls(number: number, facts: append.recorded, state: addition.after)
            + addition.notices.map { OutboxSchema.insert($0, about: addition.after.id, at: addition.at) }
        for call in calls { try session.execute(call) }
        try session.execute(
            Self.insertCommand,
            [
                .blob(addition.command.bytes), .blob(addition.after.id.bytes), .int(first),
                .int(Int64(addition.after.version)), .blob(addition.fingerprint),
            ])
        return .success(
            Receipt(
                file: addition.after.id, position: first, version: addition.after.version, leafHash: leaf,
                fingerprint: addition.fingerprint))
    }

    /// The file's row in the views; nil when somebody else has changed the file.
    private func fileNumber(_ addition: Addition) throws -> Int64? {
        guard addition.expected > 0 else { return position + 1 }
        let found = try session.first(Self.version, [.blob(addition.after.id.bytes)]) { ($0.int(0), $0.int(1)) }
        guard let (number, version) = found, version == Int64(addition.expected) else { return nil }
        return number
    }

    /// Writes the facts and returns the leaf hash of the first.
    private func writeFacts(_ append: PreparedAppend) throws -> [UInt8] {
        let addition = append.addition
        if let key = append.newKey {
            try session.execute(Self.insertKey, [.blob(addition.after.person.bytes), .blob(key)])
        }
        var first: [UInt8] = []
        for (recorded, body) in zip(append.recorded, append.bodies) {
            let fact = StoredFact(
                file: addition.after.id.bytes, version: Int64(recorded.version),
                at: recorded.at.milliseconds, kind: recorded.fact.kind.rawValue, actor: recorded.actor,
                command: addition.command.bytes, body: body)
            let leaf = fact.leaf
            if first.isEmpty { first = leaf }
            position += 1
            chain = StoredFact.chain(chain, leaf)
            try session.execute(Self.insertFact, row(fact, leaf))
        }
        return first
    }

    private func row(_ fact: StoredFact, _ leaf: [UInt8]) -> [Value] {
        [
            .int(position), .blob(fact.file), .int(fact.version), .int(fact.at), .text(fact.kind),
            .text(fact.actor), .blob(fact.command), .blob(fact.body), .blob(leaf), .blob(chain),
        ]
    }
}

/// Finds what a command came to.
enum CommandLookup {
    private static let find: SQL = """
        SELECT command.file, command.position, command.version, fact.leaf, command.fingerprint
        FROM command JOIN fact ON fact.position = command.position WHERE command.id = $1
        """

    static func receipt(of command: CommandID, in session: any Session) throws -> Receipt? {
        try session.first(find, [.blob(command.bytes)]) { row in
            guard let file = FileID(bytes: row.blob(0)) else { throw EngineError.corrupt("a command's file") }
            return Receipt(
                file: file, position: row.int(1), version: Int(row.int(2)), leafHash: row.blob(3),
                fingerprint: row.blob(4))
        }
    }
}

extension StoreError {
    /// What a clash inside a group means to whoever appended.
    fileprivate init(clash error: EngineError) {
        switch error {
        case .unique(let key) where key.contains("file.reference"): self = .referenceTaken
        case .unique: self = .conflict
        default: self = StoreError(engine: error)
        }
    }
}
