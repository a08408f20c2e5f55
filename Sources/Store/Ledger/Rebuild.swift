import Foundation
import Policing
import Workflows

/// Makes the views again from the facts alone.
enum Rebuild {
    private static let files: SQL =
        "SELECT position, file FROM fact WHERE version = 1 AND position > $1 ORDER BY position LIMIT $2"
    private static let number: SQL = "SELECT position FROM fact WHERE file = $1 AND version = 1"
    private static let version: SQL = "SELECT max(version) FROM fact WHERE file = $1"
    /// Everything that stands in the views between two positions, whether a file belongs there or not.
    private static let clearing: [SQL] =
        [
            "DELETE FROM file_search WHERE rowid > $1 AND rowid <= $2",
            "DELETE FROM promise WHERE file > $1 AND file <= $2",
            "DELETE FROM timeline WHERE file > $1 AND file <= $2",
            "DELETE FROM file WHERE number > $1 AND number <= $2",
        ] + AccessViews.clearing + [TriageSchema.clearing, AuditSchema.clearing, ContactPointView.clear]
        + InvestigationSchema.clearing + PartyViews.clearing + SupervisionSchema.clearing

    private static let facts: SQL = """
        SELECT version, at, kind, actor, body FROM fact WHERE file = $1 ORDER BY version
        """

    /// The rows of a file whose person has been erased: what a reader without any key makes of it.
    static func erasedFile(_ id: FileID, in session: any Session) throws {
        let sealer = PersonSealer(keys: [:])
        let history = try session.query(facts, [.blob(id.bytes)]) { row in
            RecordedFact(
                version: Int(row.int(0)), at: Moment(milliseconds: row.int(1)), actor: row.text(3),
                fact: try FactCodec.decode(row.text(2), Data(row.blob(4)), sealer: sealer))
        }
        guard let number = try session.first(number, [.blob(id.bytes)], { $0.int(0) }) else { return }
        try clear(from: number - 1, to: number, in: session)
        try write(FileRows(id: id, number: number, history: history), in: session)
    }

    /// The files that begin after a position: where each begins, and which it is.
    static func files(
        after position: Int64, limit: Int, in session: any Session
    ) throws -> [(number: Int64, id: FileID)] {
        try session.query(files, [.int(position), .int(Int64(limit))]) { row in
            guard let id = FileID(bytes: row.blob(1)) else { throw EngineError.corrupt("fact \(row.int(0))") }
            return (row.int(0), id)
        }
    }

    static func clear(from start: Int64, to end: Int64, in session: any Session) throws {
        for statement in clearing { try session.execute(statement, [.int(start), .int(end)]) }
    }

    /// Whether the file has had no fact since these rows were made ready.
    static func isCurrent(_ rows: FileRows, in session: any Session) throws -> Bool {
        try session.first(version, [.blob(rows.id.bytes)]) { $0.int(0) } == Int64(rows.history.count)
    }

    static func write(_ rows: FileRows, in session: any Session) throws {
        for call in rows.calls { try session.execute(call) }
    }
}

/// What the views are to hold of one file.
struct FileRows: Sendable {
    let id: FileID
    let history: [RecordedFact]
    let calls: [Call]

    init(id: FileID, number: Int64, history: [RecordedFact]) throws {
        guard let state = FileState.fold(id, history) else { throw EngineError.corrupt("file \(id.text)") }
        self.id = id
        self.history = history
        calls = FileViews.calls(number: number, facts: history, state: state)
    }
}

extension SQLLedger {
    /// Makes all views again, some files at a time, and says how many files there are. Others read and write
    /// meanwhile: every file has either its old rows or its new ones, whole, and so it stays when this is broken off.
    public func rebuild(
        batch: Int = 200, _ progress: @escaping @Sendable (Int) -> Void
    ) async throws(StoreError) -> Int {
        var done = 0
        var last: Int64 = 0
        while let step = try await rebuild(after: last, batch: batch) {
            done += step.files
            last = step.last
            progress(done)
        }
        return done
    }

    /// One batch: opened and folded while others write, then written if nothing has changed since.
    /// Nil when there is no file after that position.
    private func rebuild(after start: Int64, batch: Int) async throws(StoreError) -> (files: Int, last: Int64)? {
        let ready = try await engine.reading { [self] session in
            try Rebuild.files(after: start, limit: batch, in: session).map { file in
                (file.number, try rows(of: file.id, file.number, in: session))
            }
        }
        return try await engine.writing { [self] session in
            guard let last = ready.last?.0 else {
                let isEnd = try Rebuild.files(after: start, limit: 1, in: session).isEmpty
                if isEnd { try Rebuild.clear(from: start, to: .max, in: session) }
                return isEnd ? nil : (0, start)
            }
            try Rebuild.clear(from: start, to: last, in: session)
            for (number, rows) in ready {
                let isCurrent = try Rebuild.isCurrent(rows, in: session)
                try Rebuild.write(isCurrent ? rows : self.rows(of: rows.id, number, in: session), in: session)
            }
            return (ready.count, last)
        }
    }

    private func rows(of id: FileID, _ number: Int64, in session: any Session) throws -> FileRows {
        try FileRows(id: id, number: number, history: history(of: id, in: session))
    }
}
