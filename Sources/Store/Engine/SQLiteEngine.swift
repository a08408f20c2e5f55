import CSQLite
import GRDB
import Synchronization

/// SQLite in one file, in write-ahead mode, every commit synced to the disk.
public final class SQLiteEngine: Engine {
    private let pool: DatabasePool
    /// Those of the pool's writer, touched only where it writes.
    private nonisolated(unsafe) let statements = StatementCache()
    /// Connections of their own for glances, taken in turn. They wait for one another and never for the pool: a reader of the pool is
    /// held by tasks that need a thread to go on, and glances hold the threads.
    private let glances: [DatabaseQueue]
    private let turns = Atomic<Int>(0)
    private let written = Atomic<Int>(0)

    private static let glanceConnections = 4

    private static let isWithoutStatistics = sqlite_without_statistics() == SQLITE_OK

    /// Opens (and makes, if missing) the database file.
    public init(path: String) throws {
        _ = Self.isWithoutStatistics
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY")
            // Deleted details and keys are written over at once; some builds of SQLite leave them in free pages.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // What `REPLACE` takes away is a deletion, and asks the triggers like any other. A trigger of insertions
            // would hold for other programs too, but costs each submission a tenth more.
            try database.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        pool = try Self.mapped {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                // The pool sets NORMAL when it opens; an acknowledged report must survive a power cut.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
                // A group of reports touches some six hundred pages, which the next group wants again.
                try database.execute(sql: "PRAGMA cache_size = -32000")
            }
            return pool
        }
        configuration.readonly = true
        glances = try Self.mapped { [configuration] in
            try (0..<Self.glanceConnections).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await mapped { try await pool.read { try body(SQLiteSession($0)) } }
    }

    public func glance<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await mapped { try glanced(body) }
    }

    /// Apart, since among asynchronous functions the queue's asynchronous read would be meant.
    private func glanced<Result>(_ body: (any Session) throws -> Result) throws -> Result {
        let turn = turns.wrappingAdd(1, ordering: .relaxed).newValue & .max
        // A transaction around it would cost more than the glance: SQLite keeps one for as long as a statement's row is
        // being read.
        return try glances[turn % glances.count].unsafeRead { try body(SQLiteSession($0)) }
    }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        // A write that has begun is finished, even when whoever asked for it has gone: a message that has left must
        // be marked as sent while the program stops.
        try await mapped { [self] in
            // Counted when it can be read and before anybody is told of it.
            defer { written.wrappingAdd(1, ordering: .sequentiallyConsistent) }
            return try await Task { try await pool.write { try body(SQLiteSession($0, statements)) } }.value
        }
    }

    public func write<Written: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Written,
        then: @escaping @Sendable (Result<Written, any Error>) -> Void
    ) {
        pool.asyncWrite { [self] in
            try body(SQLiteSession($0, statements))
        } completion: { [self] _, result in
            written.wrappingAdd(1, ordering: .sequentiallyConsistent)
            then(result.mapError { ($0 as? DatabaseError).map(EngineError.init) ?? $0 })
        }
    }

    public var writings: Int? { written.load(ordering: .sequentiallyConsistent) }

    public func scrub() async throws {
        try await mapped { try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    }

    /// Copies the whole database to another file while it is in use.
    func copy(to path: String) throws {
        try Self.mapped {
            let copy = try DatabaseQueue(path: path)
            try pool.backup(to: copy)
            try copy.close()
        }
    }

    /// Works on a database that nobody else has open. After it, all of it is in the one file.
    static func alone<Result>(_ path: String, _ body: (any Session) throws -> Result) throws -> Result {
        try mapped {
            let queue = try DatabaseQueue(path: path)
            let result = try queue.write { try body(SQLiteSession($0)) }
            try queue.close()
            return result
        }
    }

    /// Everything in the write-ahead log goes into the database first, unless another program is reading.
    public func close() throws {
        for connection in glances { try connection.close() }
        _ = try? pool.writeWithoutTransaction {
            statements.forget()
            try $0.checkpoint(.truncate)
        }
        try pool.close()
    }

    private func mapped<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw EngineError(error)
        }
    }

    static func mapped<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
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
