import Foundation
import Policing
import Workflows

/// Makes the views again from the facts alone.
enum Rebuild {
    private static let files: SQL =
        "SELECT position, file FROM fact WHERE version = 1 AND position > $1 ORDER BY position LIMIT 500"
    private static let number: SQL = "SELECT position FROM fact WHERE file = $1 AND version = 1"
    private static let clearing: [SQL] = [
        "DELETE FROM file_search WHERE rowid = $1", "DELETE FROM promise WHERE file = $1",
        "DELETE FROM timeline WHERE file = $1", "DELETE FROM file WHERE number = $1",
    ]
    private static let emptying: [SQL] = [
        "DELETE FROM file_search", "DELETE FROM promise", "DELETE FROM timeline", "DELETE FROM file",
    ]

    /// One file's rows.
    static func file(_ id: FileID, in session: any Session, history: [RecordedFact]) throws {
        guard let number = try session.first(number, [.blob(id.bytes)], { $0.int(0) }) else { return }
        for statement in clearing { try session.execute(statement, [.int(number)]) }
        try write(id, number, history, in: session)
    }

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
        try file(id, in: session, history: history)
    }

    static func empty(in session: any Session) throws {
        for statement in emptying { try session.execute(statement, []) }
    }

    /// The files after a position, at most 500: where each begins, and which it is.
    static func files(after position: Int64, in session: any Session) throws -> [(number: Int64, id: FileID)] {
        try session.query(files, [.int(position)]) { row in
            guard let id = FileID(bytes: row.blob(1)) else { throw EngineError.corrupt("fact \(row.int(0))") }
            return (row.int(0), id)
        }
    }

    static func write(
        _ id: FileID, _ number: Int64, _ history: [RecordedFact], in session: any Session
    ) throws {
        guard let state = FileState.fold(id, history) else { throw EngineError.corrupt("file \(id.text)") }
        for call in FileViews.calls(number: number, facts: history, state: state) { try session.execute(call) }
    }
}

extension SQLLedger {
    /// Makes all views again, in one transaction, and says how many files there are.
    public func rebuild(_ progress: @escaping @Sendable (Int) -> Void) async throws(StoreError) -> Int {
        try await engine.writing { [self] session in
            try Rebuild.empty(in: session)
            var done = 0
            var last: Int64 = 0
            while case let files = try Rebuild.files(after: last, in: session), !files.isEmpty {
                for file in files {
                    try Rebuild.write(file.id, file.number, history(of: file.id, in: session), in: session)
                }
                done += files.count
                last = files.last?.number ?? last
                progress(done)
            }
            return done
        }
    }
}
