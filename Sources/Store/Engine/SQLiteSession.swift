import GRDB
import GRDBSQLite

/// One connection inside one transaction. Statements are prepared once a connection, by GRDB; values go in and out by
/// SQLite's own calls, which takes a third of the time.
final class SQLiteSession: Session {
    private let database: Database
    private let statements: StatementCache?

    /// - Parameter statements: those of this connection; nil to let GRDB look them up by their text.
    init(_ database: Database, _ statements: StatementCache? = nil) {
        self.database = database
        self.statements = statements
    }

    func query<Result>(
        _ sql: SQL, _ arguments: [Value], _ row: (any Row) throws -> Result
    ) throws -> [Result] {
        let statement = try prepared(sql, arguments)
        defer { sqlite3_reset(statement) }
        var results: [Result] = []
        while try hasRow(statement) { results.append(try row(SQLiteRow(statement: statement))) }
        return results
    }

    @discardableResult
    func execute(_ sql: SQL, _ arguments: [Value]) throws -> Int {
        let statement = try prepared(sql, arguments)
        defer { sqlite3_reset(statement) }
        while try hasRow(statement) {}
        return database.changesCount
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        try SQLiteEngine.mapped {
            try database.inSavepoint {
                result = try body()
                return .commit
            }
        }
        guard let result else { throw EngineError.failed("a savepoint gave no result") }
        return result
    }

    private func prepared(_ sql: SQL, _ arguments: [Value]) throws -> OpaquePointer {
        let statement = try statement(sql)
        guard sqlite3_bind_parameter_count(statement) == Int32(arguments.count) else {
            throw EngineError.failed("\(arguments.count) values for \(sql.text)")
        }
        for (index, value) in arguments.enumerated() where !value.bind(to: statement, at: Int32(index + 1)) {
            throw failure()
        }
        return statement
    }

    private func statement(_ sql: SQL) throws -> OpaquePointer {
        if let known = statements?[sql] { return known.sqliteStatement }
        let statement = try SQLiteEngine.mapped { try database.cachedStatement(sql: sql.text) }
        statements?[sql] = statement
        return statement.sqliteStatement
    }

    private func hasRow(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw failure()
        }
    }

    /// What the connection says went wrong last.
    private func failure() -> EngineError {
        let connection = database.sqliteConnection
        return EngineError(
            DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection))))
    }
}

/// A connection's prepared statements by the identity of their text. To be used where the connection is used, and dropped
/// before it is closed.
final class StatementCache {
    private var statements: [ObjectIdentifier: (sql: SQL, statement: Statement)] = [:]
    /// Most statements are written once and live as long as the program; those of questions are made for one answer.
    private static let limit = 500

    func forget() { statements = [:] }

    subscript(sql: SQL) -> Statement? {
        get { statements[ObjectIdentifier(sql)]?.statement }
        set {
            if statements.count >= Self.limit { forget() }
            statements[ObjectIdentifier(sql)] = newValue.map { (sql, $0) }
        }
    }
}

/// The row at which a statement stands.
private struct SQLiteRow: Row {
    let statement: OpaquePointer

    func int(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
    func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    func text(_ column: Int) -> String { optionalText(column) ?? "" }
    func blob(_ column: Int) -> [UInt8] { optionalBlob(column) ?? [] }

    func optionalText(_ column: Int) -> String? {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
        return String(decoding: UnsafeBufferPointer(start: start, count: length(column)), as: UTF8.self)
    }

    /// SQLite gives no address for a value of no bytes.
    func optionalBlob(_ column: Int) -> [UInt8]? {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return isNull(column) ? nil : [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: length(column)))
    }

    /// Of the value as it was read last.
    private func length(_ column: Int) -> Int { Int(sqlite3_column_bytes(statement, Int32(column))) }

    private func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
}

extension Value {
    /// False when SQLite refuses it.
    fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Bool {
        switch self {
        case .null: sqlite3_bind_null(statement, index) == SQLITE_OK
        case .int(let value): sqlite3_bind_int64(statement, index, value) == SQLITE_OK
        case .text(let value): Self.bind(value, to: statement, at: index) == SQLITE_OK
        case .blob(let value) where value.isEmpty: sqlite3_bind_zeroblob(statement, index, 0) == SQLITE_OK
        case .blob(let value):
            value.withUnsafeBytes {
                sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Self.copied) == SQLITE_OK
            }
        }
    }

    private static func bind(_ text: String, to statement: OpaquePointer, at index: Int32) -> Int32 {
        guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
        var text = text
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
            }
        }
    }

    /// SQLite takes a copy at once: what Swift lends is gone before the statement runs.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
