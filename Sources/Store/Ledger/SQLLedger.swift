import Crypto
import Foundation
import Policing
import Synchronization
import Workflows

/// The ledger in a database.
public final class SQLLedger: Ledger {
    let engine: any Engine
    private let appender: Appender
    private let acknowledged: AcknowledgedMark?
    private let wrapping: SymmetricKey
    private let keys = KeyCache()

    /// - Parameter acknowledged: where it is noted how far the ledger has been acknowledged.
    init(engine: any Engine, forceKey: ForceKey, acknowledged: AcknowledgedMark? = nil) {
        self.engine = engine
        self.acknowledged = acknowledged
        appender = Appender(engine: engine)
        wrapping = forceKey.derived(for: "person keys")
    }

    public func append(_ addition: Addition) async throws(StoreError) -> Receipt {
        let prepared = try await prepare(addition)
        do {
            let receipt = try await appender.append(prepared)
            acknowledged?.note(receipt.position + Int64(addition.facts.count) - 1)
            return receipt
        } catch {
            // The key may have been destroyed meanwhile, perhaps by another program.
            if error == .conflict { keys.forget(addition.after.person) }
            throw error
        }
    }

    public func state(of file: FileID) async throws(StoreError) -> FileState? {
        FileState.fold(file, try await history(of: file))
    }

    public func history(of file: FileID) async throws(StoreError) -> [RecordedFact] {
        try await engine.reading { [self] session in try self.history(of: file, in: session) }
    }

    public func file(of reference: Reference) async throws(StoreError) -> FileID? {
        try await engine.reading { session in
            try session.first(Self.findReference, [.text(reference.text)]) { FileID(bytes: $0.blob(0)) } ?? nil
        }
    }

    public func receipt(of command: CommandID) async throws(StoreError) -> Receipt? {
        try await engine.reading { session in try CommandLookup.receipt(of: command, in: session) }
    }

    /// Destroys a person's key: the facts stay and verify, and nobody can read the details again.
    /// In the same transaction goes the plain text that views hold, a fact says what was erased, and the files
    /// of evidence are marked: nobody sees them any more, and whoever looks after evidence deletes them. The last
    /// traces in the database's files go before it returns. Copies made earlier are not touched.
    public func erase(_ person: PersonID, of file: FileID, at now: Moment) async throws(StoreError) {
        var random = SystemRandomNumberGenerator()
        let command = CommandID.make(at: now, using: &random)
        try await engine.writing { [self] session in
            let state = FileState.fold(file, try history(of: file, in: session))
            try session.execute(Self.deleteKey, [.blob(person.bytes)])
            keys.forget(person)
            guard let state else { return }
            try Self.note(erasureOf: state, as: command, at: now, in: session)
            try EvidenceSchema.doomAll(of: state, in: session)
            try Rebuild.erasedFile(file, in: session)
            try session.execute(Self.mergeWords, [])
        }
        do {
            try await engine.scrub()
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// Adds the fact that says so, unless it is there.
    private static func note(
        erasureOf state: FileState, as command: CommandID, at now: Moment, in session: any Session
    ) throws {
        guard let fact = state.erasing(by: .platform) else { return }
        let recorded = RecordedFact(
            version: state.version + 1, at: now, actor: Policing.Actor.platform.text, fact: fact)
        let writer = try FactWriter(session)
        let body = try FactCodec.encode(fact, sealer: PersonSealer(keys: [:]))
        let rows = StoredFact.rows([recorded], bodies: [body], of: state.id, by: command), leaf = rows.map(\.leaf)
        try writer.add(rows, leaves: leaf)
        let receipt = Receipt(
            file: state.id, position: writer.end.position, version: recorded.version, leafHash: leaf.first ?? [],
            fingerprint: [])
        try writer.add(command, receipt)
    }

    private static let findReference: SQL = "SELECT id FROM file WHERE reference = $1"
    private static let findFacts: SQL = """
        SELECT version, at, kind, actor, body FROM fact WHERE file = $1 ORDER BY version
        """
    private static let findKey: SQL = "SELECT wrapped FROM person_key WHERE person = $1"
    /// The index of words keeps deleted ones until it is merged.
    private static let mergeWords: SQL = "INSERT INTO file_search (file_search) VALUES ('optimize')"
    private static let deleteKey: SQL = "DELETE FROM person_key WHERE person = $1"

    func history(of file: FileID, in session: any Session) throws -> [RecordedFact] {
        var sealer: PersonSealer?
        return try session.query(Self.findFacts, [.blob(file.bytes)]) { row in
            let body = Data(row.blob(4))
            let opener = try sealer ?? self.sealer(for: body, in: session)
            sealer = opener
            return RecordedFact(
                version: Int(row.int(0)), at: Moment(milliseconds: row.int(1)), actor: row.text(3),
                fact: try FactCodec.decode(row.text(2), body, sealer: opener))
        }
    }

    /// The key of the person that a file's first fact speaks of.
    private func sealer(for body: Data, in session: any Session) throws -> PersonSealer {
        let person = try JSONDecoder().decode(SealedPart.self, from: body).contents.of
        return PersonSealer(keys: try key(of: person, in: session).map { [person: $0] } ?? [:])
    }

    private struct SealedPart: Decodable {
        struct Owner: Decodable { let of: PersonID }
        let contents: Owner
    }

    /// Read from its row every time: a key that is gone is gone for every program at once.
    private func key(of person: PersonID, in session: any Session) throws -> SymmetricKey? {
        let wrapped = try session.first(Self.findKey, [.blob(person.bytes)]) { $0.blob(0) }
        guard let wrapped else {
            keys.forget(person)
            return nil
        }
        let key = SymmetricKey(data: try Seal.open(wrapped, under: wrapping))
        keys.remember(key, of: person)
        return key
    }

    // MARK: Preparing

    private func prepare(_ addition: Addition) async throws(StoreError) -> PreparedAppend {
        let person = addition.after.person
        do {
            let isNew = addition.expected == 0
            let known: SymmetricKey? = isNew ? SymmetricKey(size: .bits256) : try await existingKey(of: person)
            let sealer = PersonSealer(keys: known.map { [person: $0] } ?? [:])
            let bodies = try addition.facts.map { try FactCodec.encode($0, sealer: sealer) }
            let wrapped = isNew ? try known.map { [UInt8](try wrap($0)) } : nil
            let recorded = addition.recorded
            let facts = StoredFact.rows(recorded, bodies: bodies, of: addition.after.id, by: addition.command)
            return PreparedAppend(
                addition: addition, facts: facts, leaves: facts.map(\.leaf), newKey: wrapped,
                views: known.map { _ in FileViews.calls(facts: recorded, state: addition.after) })
        } catch {
            throw StoreError(engine: error)
        }
    }

    func wrap(_ key: SymmetricKey) throws -> Data {
        try Seal.close(key.withUnsafeBytes { Data($0) }, under: wrapping)
    }

    private func existingKey(of person: PersonID) async throws -> SymmetricKey? {
        if let key = keys[person] { return key }
        return try await engine.read { [self] session in try key(of: person, in: session) }
    }
}

extension Addition {
    /// The facts as they will stand in the file's history.
    var recorded: [RecordedFact] {
        facts.enumerated().map { index, fact in
            RecordedFact(version: expected + index + 1, at: at, actor: actor.text, fact: fact)
        }
    }
}

/// Unwrapped keys of people whose files are being worked on: the most recent few thousand. Only for sealing: the
/// writer checks that the key still lives.
final class KeyCache: Sendable {
    private let keys = Mutex<[PersonID: SymmetricKey]>([:])
    private static let limit = 4_096

    subscript(person: PersonID) -> SymmetricKey? {
        keys.withLock { $0[person] }
    }

    func remember(_ key: SymmetricKey, of person: PersonID) {
        keys.withLock { keys in
            if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
            keys[person] = key
        }
    }

    func forget(_ person: PersonID) {
        keys.withLock { $0[person] = nil }
    }
}
