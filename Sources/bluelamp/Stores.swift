import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// Opens a data folder, or says in one line why not.
///
/// - Parameter metrics: where its writes are counted; nil for nowhere.
func openStore(_ path: String, _ metrics: Metrics? = nil) async throws -> StoreFolder {
    do {
        return try await StoreFolder(path) { engine in metrics.map { MeasuredEngine(engine, $0) } ?? engine }
    } catch {
        throw Trouble("\(path): \(error.sentence)\(error.remedy)")
    }
}

/// Runs something on a store; what goes wrong becomes one line for the person at the terminal.
func reported<Result>(_ body: () async throws(StoreError) -> Result) async throws -> Result {
    do {
        return try await body()
    } catch {
        throw Trouble("\(error.sentence)\(error.remedy)")
    }
}

extension StoreError {
    /// What helps, for a store that is in use.
    var remedy: String {
        guard case .damaged = self else { return "" }
        return LedgerFault.remedy
    }

    var sentence: String {
        switch self {
        case .conflict, .commandReused, .referenceTaken, .sealUsed: "somebody else changed the same thing; try again"
        case .full: "there is no room to write, or the folder cannot be written"
        case .busy: "the store is busy; try again in a moment"
        case .damaged(let what): "the store is damaged: \(what)"
        case .failed(let what): "the store could not be used: \(what)"
        }
    }
}

/// The option that every command on a store shares.
struct DataOption: ParsableArguments {
    @Option(help: "The data folder: database, key and evidence.")
    var data: String

    /// An existing store: a mistyped folder is not made.
    func existing() throws -> String {
        guard FileManager.default.fileExists(atPath: "\(data)/bluelamp.sqlite") else {
            throw Trouble("\(data): no Bluelamp store there")
        }
        return data
    }

    /// As `claim()`, for a folder that may have to be made first.
    func claimed() async throws -> FolderClaim {
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            _ = try FileManager.default.contentsOfDirectory(atPath: data)
        } catch {
            // Opening says what is wrong with the folder.
            try await openStore(data).close()
        }
        return try claim()
    }

    /// Has the folder to itself until it is released.
    func claim() throws -> FolderClaim {
        guard let claim = FolderClaim(data) else {
            throw Trouble("\(data): a Bluelamp server is using it; stop it first")
        }
        return claim
    }
}

/// The argument by which a file is named.
struct ReferenceArgument: ParsableArguments {
    @Argument(help: "The reference, with or without spaces.")
    var reference: [String]

    var typed: String { reference.joined(separator: " ") }

    func read() throws -> Reference {
        if let reference = Reference(typed: typed) { return reference }
        let reason =
            switch Reference.flaw(in: typed) {
            case .symbol: "it has a symbol that no reference has"
            case .length(let count): "it has \(count) symbols, and a reference has 9"
            case .check, nil: "its check symbol, the last one, does not fit the others; one is mistyped"
            }
        throw ValidationError("\(typed) is not a reference: \(reason)")
    }
}
