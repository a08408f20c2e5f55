import Foundation
import GRDB

/// SQLite in one file, in write-ahead mode, every commit synced to the disk.
public final class SQLiteEngine: Engine {
    private let pool: DatabasePool

    /// Opens (and makes, if missing) the database file.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY")
            // Deleted details and keys are written over at once; some builds of SQLite leave them in free pages.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // The pool sets NORMAL when it opens; an acknowledged report must survive a power cut.
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
        }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await mapped { try await pool.read { try body(SQLiteSession($0)) } }
    }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        // A write that has begun is finished, even when whoever asked for it has gone: a message that has left must
        // be marked as sent while the program stops.
        try await mapped { [pool] in
            try await Task { try await pool.write { try body(SQLiteSession($0)) } }.value
        }
    }

    public func scrub() async throws {
        try await mapped { try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    }

    /// Copies the whole database to another file while it is in use.
    public func copy(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        try copy.close()
    }

    public func close() throws {
        try pool.close()
    }

    private func mapped<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw EngineError(error)
        }
    }
}

extension EngineError {
    init(_ error: DatabaseError) {
        let message = error.message ?? ""
        switch (error.resultCode, error.extendedResultCode) {
        case (_, .SQLITE_CONSTRAINT_UNIQUE), (_, .SQLITE_CONSTRAINT_PRIMARYKEY), (_, .SQLITE_CONSTRAINT_ROWID):
            self = .unique(message.replacing("UNIQUE constraint failed: ", with: ""))
        case (.SQLITE_CONSTRAINT, _): self = .constraint(message)
        case (.SQLITE_FULL, _), (.SQLITE_IOERR, _), (.SQLITE_READONLY, _), (.SQLITE_CANTOPEN, _): self = .full(message)
        case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): self = .busy
        case (.SQLITE_CORRUPT, _), (.SQLITE_NOTADB, _): self = .corrupt(message)
        default: self = .failed(message)
        }
    }
}

/// One connection inside one transaction. Statements are prepared once a connection.
final class SQLiteSession: Session {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func query<Result>(
        _ sql: SQL, _ arguments: [Value], _ row: (any Row) throws -> Result
    ) throws -> [Result] {
        try mapped {
            let statement = try prepared(sql, arguments)
            let rows = try GRDB.Row.fetchCursor(statement)
            var results: [Result] = []
            while let next = try rows.next() {
                results.append(try row(SQLiteRow(row: next)))
            }
            return results
        }
    }

    @discardableResult
    func execute(_ sql: SQL, _ arguments: [Value]) throws -> Int {
        try mapped {
            try prepared(sql, arguments).execute()
            return database.changesCount
        }
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        try database.inSavepoint {
            result = try body()
            return .commit
        }
        guard let result else { throw EngineError.failed("a savepoint gave no result") }
        return result
    }

    private func prepared(_ sql: SQL, _ arguments: [Value]) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql.text)
        statement.setUncheckedArguments(StatementArguments(arguments.map(\.databaseValue)))
        return statement
    }

    private func mapped<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw EngineError(error)
        }
    }
}

private struct SQLiteRow: Row {
    let row: GRDB.Row

    func int(_ column: Int) -> Int64 { row[column] }
    func optionalInt(_ column: Int) -> Int64? { row[column] }
    func double(_ column: Int) -> Double { row[column] }
    func optionalDouble(_ column: Int) -> Double? { row[column] }
    func text(_ column: Int) -> String { row[column] }
    func optionalText(_ column: Int) -> String? { row[column] }
    func blob(_ column: Int) -> [UInt8] { optionalBlob(column) ?? [] }
    func optionalBlob(_ column: Int) -> [UInt8]? {
        (try? row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } }) ?? nil
    }
}

extension Value {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let value): value.databaseValue
        case .double(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }
}
