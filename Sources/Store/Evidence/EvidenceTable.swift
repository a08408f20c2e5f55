import Policing
import Workflows

/// The rows of evidence.
struct EvidenceTable {
    let engine: any Engine

    private static let count: SQL = """
        SELECT COUNT(*) FROM evidence
        WHERE owner = $1 AND doomed = 0 AND (sha256 IS NOT NULL OR expires_at > $2)
        """
    private static let insert: SQL = """
        INSERT INTO evidence (id, owner, name, length, received, expires_at, kept, doomed)
        VALUES ($1, $2, $3, $4, 0, $5, $6, 0)
        """
    private static let find: SQL = """
        SELECT id, owner, name, length, received, type, sha256, expires_at FROM evidence
        WHERE id = $1 AND doomed = 0
        """
    private static let ofOwner: SQL = """
        SELECT id, owner, name, length, received, type, sha256, expires_at FROM evidence
        WHERE owner = $1 AND doomed = 0 ORDER BY id
        """
    private static let moveOn: SQL = """
        UPDATE evidence SET received = $2 WHERE id = $1 AND received <= $2 AND sha256 IS NULL AND doomed = 0
        """
    private static let finish: SQL = """
        UPDATE evidence SET received = length, type = $2, sha256 = $3
        WHERE id = $1 AND sha256 IS NULL AND doomed = 0
        """
    private static let erased: SQL = "SELECT 1 FROM file WHERE reference = $1 AND erased = 1"

    /// Adds a row; false when the owner has as many as allowed. An erased person has no report to add to.
    func add(_ id: EvidenceID, _ upload: NewUpload, expiresAt: Moment) async throws(EvidenceError) -> Bool {
        let isOfFile = Reference(typed: upload.owner) != nil || FileID(text: upload.owner) != nil
        let values: [Value] = [
            .blob(id.bytes), .text(upload.owner), .text(EvidenceName.cleaned(upload.name)),
            .int(upload.lengthBytes), .int(expiresAt.milliseconds), .bool(isOfFile),
        ]
        return try await writing { session in
            let there = try session.first(
                Self.count, [.text(upload.owner), .int(upload.at.milliseconds)], { $0.int(0) })
            guard (there ?? 0) < Int64(FileLimits.evidenceFiles) else { return false }
            let isErased = try session.first(Self.erased, [.text(upload.owner)]) { _ in true } ?? false
            guard !isErased else { throw EvidenceError.unknown }
            try session.execute(Self.insert, values)
            return true
        }
    }

    func upload(_ id: EvidenceID) async throws(EvidenceError) -> Upload? {
        try await reading { try $0.first(Self.find, [.blob(id.bytes)], Self.upload) }
    }

    func uploads(of owner: String) async throws(EvidenceError) -> [Upload] {
        try await reading { try $0.query(Self.ofOwner, [.text(owner)], Self.upload) }
    }

    /// Records how many bytes are on the disk.
    func record(_ received: Int64, of id: EvidenceID) async throws(EvidenceError) {
        let changed = try await writing { try $0.execute(Self.moveOn, [.blob(id.bytes), .int(received)]) }
        if changed == 0 { throw .unknown }
    }

    /// Records that an upload is whole.
    func finish(_ id: EvidenceID, type: String, sha256: String) async throws(EvidenceError) {
        let values: [Value] = [.blob(id.bytes), .text(type), .text(sha256)]
        let changed = try await writing { try $0.execute(Self.finish, values) }
        if changed == 0 { throw .unknown }
    }

    func give(from owner: String, to newOwner: String) async throws(EvidenceError) {
        try await writing { try $0.execute(EvidenceSchema.hand(from: owner, to: newOwner)) }
    }

    private static let unnoted: SQL = """
        SELECT id, owner, name, length, received, type, sha256, expires_at FROM evidence
        WHERE kept = 1 AND sha256 IS NOT NULL AND doomed = 0 AND NOT EXISTS (
            SELECT 1 FROM file JOIN timeline ON timeline.file = file.number
            WHERE file.reference = evidence.owner AND timeline.kind = 'evidenceAdded'
                AND timeline.code = lower(hex(evidence.id)))
        ORDER BY id LIMIT 1000
        """

    /// Whole files that belong to a file of the force which does not say so.
    func unnoted() async throws(EvidenceError) -> [Upload] {
        try await reading { try $0.query(Self.unnoted, [], Self.upload) }
    }

    @Sendable private static func upload(_ row: any Row) throws -> Upload {
        guard let id = EvidenceID(bytes: row.blob(0)) else { throw EngineError.corrupt("the id of an upload") }
        return Upload(
            id: id, owner: row.text(1), name: row.text(2), lengthBytes: row.int(3), offsetBytes: row.int(4),
            type: row.optionalText(5), sha256: row.optionalText(6), expiresAt: Moment(milliseconds: row.int(7)))
    }
}

extension EvidenceTable {
    private static let doom: SQL = "UPDATE evidence SET doomed = 1 WHERE id = $1 AND (kept = 0 OR sha256 IS NULL)"
    private static let leftOver: SQL = """
        SELECT id, owner, sha256, doomed FROM evidence
        WHERE expires_at <= $1 AND (kept = 0 OR sha256 IS NULL OR doomed = 1) ORDER BY expires_at LIMIT 1000
        """
    private static let delete: SQL = "DELETE FROM evidence WHERE id = $1 AND doomed = 1"

    /// Marks an upload for deletion, unless it is a file's evidence by now.
    func doom(_ id: EvidenceID) async throws(EvidenceError) -> Bool {
        try await writing { try $0.execute(Self.doom, [.blob(id.bytes)]) == 1 }
    }

    /// Marks everything that ran out before a moment, and whose draft is gone, for deletion, and all that belongs
    /// to somebody who has been erased.
    func doomAbandoned(before moment: Moment) async throws(EvidenceError) -> [EvidenceID] {
        try await writing { session in
            try session.execute(EvidenceSchema.doomErased, [])
            let found = try session.query(Self.leftOver, [.int(moment.milliseconds)]) { row in
                (id: row.blob(0), owner: row.text(1), isWhole: row.optionalText(2) != nil, isDoomed: row.int(3) == 1)
            }
            var doomed: [EvidenceID] = []
            for row in found {
                let waits = try row.isWhole && !row.isDoomed && Self.draftLives(row.owner, moment, session)
                guard !waits, let id = EvidenceID(bytes: row.id) else { continue }
                try session.execute(Self.doom, [.blob(row.id)])
                doomed.append(id)
            }
            return doomed
        }
    }

    func delete(_ ids: [EvidenceID]) async throws(EvidenceError) {
        try await writing { session in
            for id in ids { try session.execute(Self.delete, [.blob(id.bytes)]) }
        }
    }

    /// A draft that is saved again lives on, and what was uploaded for it with it.
    private static func draftLives(_ owner: String, _ moment: Moment, _ session: any Session) throws -> Bool {
        guard let tokenHash = Hexadecimal.bytes(owner) else { return false }
        let values: [Value] = [.blob(tokenHash), .int(moment.milliseconds)]
        return try session.first(DraftSchema.alive, values, { $0.int(0) }) != nil
    }

    private func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws(EvidenceError) -> Result {
        do {
            return try await engine.reading(body)
        } catch {
            throw EvidenceError(error)
        }
    }

    private func writing<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws(EvidenceError) -> Result {
        do {
            return try await engine.write(body)
        } catch let error as EvidenceError {
            throw error
        } catch {
            throw EvidenceError(StoreError(engine: error))
        }
    }
}

extension EvidenceError {
    init(_ error: StoreError) {
        switch error {
        case .full: self = .full
        case .busy: self = .busy
        case .conflict, .commandReused, .referenceTaken, .sealUsed: self = .failed("\(error)")
        case .damaged(let text), .failed(let text): self = .failed(text)
        }
    }
}
