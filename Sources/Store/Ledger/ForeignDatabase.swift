import CSQLite
import Foundation

/// Another program's database under the name of ours.
enum ForeignDatabase {
    private static let question = """
        SELECT count(*) > 0 AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'store_version') FROM sqlite_schema
        """

    /// Looks before anything is written, and leaves no trace: as at a file that nobody changes. What cannot be read so is
    /// left to the opening.
    static func refuse(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        // This is the program's first connection.
        _ = sqlite_without_statistics()
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        let address = "\(URL(fileURLWithPath: path).absoluteString)?immutable=1"
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        guard sqlite3_open_v2(address, &connection, flags, nil) == SQLITE_OK else { return }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(connection, question, -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW, sqlite3_column_int(statement, 0) == 1
        else { return }
        throw EngineError.failed("its bluelamp.sqlite is the database of another program")
    }
}
