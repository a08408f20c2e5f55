import Store
import Workflows

/// Opens a data folder, or says in one line why not.
func openStore(_ path: String) async throws -> StoreFolder {
    try await reported { () async throws(StoreError) in try await StoreFolder(path) }
}

/// Runs something on a store; what goes wrong becomes one line for the person at the terminal.
func reported<Result>(_ body: () async throws(StoreError) -> Result) async throws -> Result {
    do {
        return try await body()
    } catch {
        throw Trouble(error.sentence)
    }
}

extension StoreError {
    var sentence: String {
        switch self {
        case .conflict, .commandReused, .referenceTaken: "somebody else changed the same thing; try again"
        case .full: "there is no room to write, or the folder cannot be written"
        case .busy: "the store is busy; try again in a moment"
        case .damaged(let what): "the store is damaged: \(what)"
        case .failed(let what): "the store could not be used: \(what)"
        }
    }
}
