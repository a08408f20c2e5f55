import CSQLite
import Foundation
import Workflows

/// A glance at a data folder from outside. Nothing in it is made, brought up to date or locked for longer than the glance.
public enum StoreLook {
    /// The version of store that this program makes.
    public static let knownVersion = Schema.version
    private static let read = "SELECT version FROM store_version"
    private static let patienceMilliseconds: Int32 = 5_000

    /// The version of the store in a folder.
    ///
    /// - Parameter isServed: whether a server has the folder open. Otherwise the file is read as it lies, so that SQLite
    ///   makes none of its own beside it; what a killed server left in the write-ahead log is then not seen.
    public static func version(in folder: String, isServed: Bool) throws(StoreError) -> Int64 {
        let file = URL(fileURLWithPath: "\(folder)/bluelamp.sqlite").absoluteString
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        try check(sqlite3_open_v2(file + (isServed ? "?mode=ro" : "?immutable=1"), &connection, flags, nil), connection)
        sqlite3_busy_timeout(connection, patienceMilliseconds)
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        try check(sqlite3_prepare_v2(connection, read, -1, &statement, nil), connection)
        guard sqlite3_step(statement) == SQLITE_ROW else { throw .damaged("it says no version") }
        return sqlite3_column_int64(statement, 0)
    }

    private static func check(_ code: Int32, _ connection: OpaquePointer?) throws(StoreError) {
        switch code {
        case SQLITE_OK: return
        case SQLITE_BUSY, SQLITE_LOCKED: throw .busy
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY: throw .failed("the file cannot be opened")
        default: throw .damaged(connection.map { String(cString: sqlite3_errmsg($0)) } ?? "error \(code)")
        }
    }
}
