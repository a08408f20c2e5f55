import Policing
import Workflows

/// Writes additions in groups, each with one sync.
final class Appender: Sendable {
    private let groups: WriteGroups<PreparedAppend, Receipt>

    init(engine: any Engine) {
        groups = WriteGroups(engine: engine, mostInGroup: 256, mostWaiting: 4_096) { appends, session, apart in
            try GroupWriter(session).write(appends, apart: apart)
        }
    }

    func append(_ append: PreparedAppend) async throws(StoreError) -> Receipt {
        try await groups.write(append)
    }
}

/// An addition with its facts encoded and sealed and its rows of views drawn: all that can be done before the write is
/// done, for only one writes at a time.
struct PreparedAppend: Sendable {
    let addition: Addition
    let facts: [StoredFact]
    let leaves: [[UInt8]]
    /// The wrapped key of a person who is new.
    let newKey: [UInt8]?
    /// What changes in the views, of a file without a number; nil when the person has been erased: then nothing of theirs
    /// is kept, in facts or in views.
    let views: [Call]?
}

/// Writes one group inside one transaction.
private final class GroupWriter {
    private let session: any Session
    private let writer: FactWriter

    private static let version: SQL = "SELECT number, version FROM file WHERE id = $1"
    private static let sealElsewhere: SQL = "SELECT 1 FROM exhibit_seal WHERE seal = $1 AND file <> $2 LIMIT 1"
    private static let livingKey: SQL = "SELECT 1 FROM person_key WHERE person = $1"

    init(_ session: any Session) throws {
        self.session = session
        writer = try FactWriter(session)
    }

    func write(_ group: [PreparedAppend], apart: Bool) throws -> [Result<Receipt, StoreError>] {
        try group.map { append in
            guard apart else { return try write(append) }
            let before = writer.end
            do {
                return try session.savepoint { try write(append) }
            } catch let error as EngineError {
                writer.end = before
                return .failure(StoreError(clash: error))
            }
        }
    }

    private func write(_ append: PreparedAppend) throws -> Result<Receipt, StoreError> {
        let addition = append.addition
        if let earlier = try CommandLookup.receipt(of: addition.command, in: session) {
            return addition.isRepeat(of: earlier) ? .success(earlier) : .failure(.commandReused)
        }
        guard let number = try fileNumber(append) else { return .failure(.conflict) }
        for seal in addition.facts.compactMap(\.newSeal) {
            let isUsed = try session.first(Self.sealElsewhere, [.text(SealNumber.key(seal)), .int(number)]) { _ in true
            }
            if isUsed ?? false { return .failure(.sealUsed(seal)) }
        }
        let first = writer.end.position + 1
        if let key = append.newKey { try writer.add(key: key, of: addition.after.person) }
        try writer.add(append.facts, leaves: append.leaves)
        try writeViews(append, number)
        if let owner = addition.evidenceOwner {
            try session.execute(EvidenceSchema.hand(from: owner, to: addition.after.report.reference.text))
        }
        let receipt = Receipt(
            file: addition.after.id, position: first, version: addition.after.version,
            leafHash: append.leaves.first ?? [], fingerprint: addition.fingerprint)
        try writer.add(addition.command, receipt)
        return .success(receipt)
    }

    private func writeViews(_ append: PreparedAppend, _ number: Int64) throws {
        let addition = append.addition
        guard let views = append.views else {
            return try Rebuild.erasedFile(addition.after.id, in: session)
        }
        for call in views { try session.execute(call.about(number)) }
        for notice in addition.notices {
            try session.execute(OutboxSchema.insert(notice, about: addition.after.id, at: addition.at))
        }
        if addition.withdrawsNotice { try session.execute(OutboxSchema.withdrawal(about: addition.after.id)) }
    }

    /// The file's row in the views; nil when somebody else has changed the file, or has erased the person
    /// since the details were sealed.
    private func fileNumber(_ append: PreparedAppend) throws -> Int64? {
        let addition = append.addition
        guard addition.expected > 0 else { return writer.end.position + 1 }
        let found = try session.first(Self.version, [.blob(addition.after.id.bytes)]) { ($0.int(0), $0.int(1)) }
        guard let (number, version) = found, version == Int64(addition.expected) else { return nil }
        let isLiving = try session.first(Self.livingKey, [.blob(addition.after.person.bytes)]) { _ in true } ?? false
        return isLiving == (append.views != nil) ? number : nil
    }
}

extension Addition {
    /// A report sent again has drawn another file; everything else must mean the same file.
    fileprivate func isRepeat(of earlier: Receipt) -> Bool {
        earlier.fingerprint == fingerprint && (expected == 0 || earlier.file == after.id)
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
