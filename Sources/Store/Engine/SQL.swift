/// A value that goes into or comes out of a statement: the subset that both engines share.
public enum Value: Sendable, Equatable {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])

    static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    static func optional(_ number: Int64?) -> Value { number.map(Value.int) ?? .null }
    static func optional(_ bytes: [UInt8]?) -> Value { bytes.map(Value.blob) ?? .null }
    static func bool(_ flag: Bool) -> Value { .int(flag ? 1 : 0) }
}

/// One statement, written once, with parameters `$1…$n`. Its identity keys the statement caches, so
/// every statement is a `static let`.
public final class SQL: Sendable, ExpressibleByStringLiteral {
    let text: String

    public init(_ text: String) {
        self.text = SQL.numbered(text)
    }

    public convenience init(stringLiteral text: String) {
        self.init(text)
    }

    /// SQLite reads `$1` as a *name*, numbered by appearance; `?1` is the number it says.
    private static func numbered(_ text: String) -> String {
        var quoted = false
        return String(
            text.map { character -> Character in
                if character == "'" { quoted.toggle() }
                return character == "$" && !quoted ? "?" : character
            })
    }
}

/// A statement with its arguments, ready to run in a batch.
public struct Call: Sendable {
    let sql: SQL
    let arguments: [Value]

    init(_ sql: SQL, _ arguments: [Value]) {
        self.sql = sql
        self.arguments = arguments
    }
}

/// One row of an answer, read by column number.
public protocol Row {
    func int(_ column: Int) -> Int64
    func optionalInt(_ column: Int) -> Int64?
    func text(_ column: Int) -> String
    func optionalText(_ column: Int) -> String?
    func blob(_ column: Int) -> [UInt8]
    func optionalBlob(_ column: Int) -> [UInt8]?
}

/// Statements inside one transaction.
public protocol Session: AnyObject {
    func query<Result>(_ sql: SQL, _ arguments: [Value], _ row: (any Row) throws -> Result) throws -> [Result]
    /// The number of rows changed.
    @discardableResult
    func execute(_ sql: SQL, _ arguments: [Value]) throws -> Int
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

extension Session {
    func query<Result>(_ call: Call, _ row: (any Row) throws -> Result) throws -> [Result] {
        try query(call.sql, call.arguments, row)
    }

    func execute(_ call: Call) throws {
        try execute(call.sql, call.arguments)
    }

    func first<Result>(_ sql: SQL, _ arguments: [Value], _ row: (any Row) throws -> Result) throws -> Result? {
        try query(sql, arguments, row).first
    }
}

/// A database: snapshots to read, one writer at a time. The body of a write may run again, so it
/// has no side effect outside the session.
public protocol Engine: Sendable {
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    /// A read of a few rows by their keys, which may be made at once, on the caller's thread, where that is cheaper
    /// than to wait for another. Each statement sees the database as it is when it begins; a statement that is asked while
    /// another's row is read sees what that one sees.
    func glance<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    /// A write for which no task waits: once it is on the disk, or has failed, that is told on the thread that wrote.
    func write<Written: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Written,
        then: @escaping @Sendable (Result<Written, any Error>) -> Void)
    /// How often something was written so far: while it stays the same, so does everything that can be read. Nil where
    /// others may write too.
    var writings: Int? { get }
    /// Leaves nothing of what was deleted in the files of the database: not in free pages, not in its log.
    func scrub() async throws
    func close() throws
}

extension Engine {
    public func glance<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await read(body)
    }

    public func write<Written: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Written,
        then: @escaping @Sendable (Result<Written, any Error>) -> Void
    ) {
        Task {
            do {
                then(.success(try await write(body)))
            } catch {
                then(.failure(error))
            }
        }
    }

    public var writings: Int? { nil }
}

/// What can go wrong in a database, as the rest of the store sees it.
public enum EngineError: Error, Equatable {
    /// A unique key is taken; the text is `table.column`.
    case unique(String)
    case constraint(String)
    /// No space left, or the folder cannot be written.
    case full(String)
    case busy
    case corrupt(String)
    case failed(String)
}
