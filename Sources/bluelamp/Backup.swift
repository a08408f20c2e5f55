import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp backup`.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy a data folder while it is in use: database, key and evidence.",
        discussion: "The copy holds the force's key: keep it as safe as the original.")

    @OptionGroup var store: DataOption

    @Option(help: "The folder to write the copy to. It must be missing or empty.")
    var to: String

    func run() async throws {
        let folder = try await openStore(try store.existing())
        try Folders.requireEmpty(to)
        try await reported { () async throws(StoreError) in try await folder.copy(to: to) }
        Terminal.say("copied to \(to)")
    }
}

/// `bluelamp restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data folder from a backup, and check its ledger.",
        discussion: "It never writes over a folder: restore beside, look, then serve from the new one.")

    @Option(help: "The folder of the backup.")
    var from: String

    @OptionGroup var store: DataOption

    func run() async throws {
        guard FileManager.default.fileExists(atPath: "\(from)/bluelamp.sqlite") else {
            throw Trouble("\(from): no backup there")
        }
        try Folders.requireEmpty(store.data)
        let backup = try await openStore(from)
        try await reported { () async throws(StoreError) in try await backup.copy(to: store.data) }
        let restored = try await openStore(store.data)
        let (facts, fault) = try await reported { () async throws(StoreError) in try await restored.ledger.verify() }
        if let fault { throw Trouble("restored, but \(fault.sentence)") }
        Terminal.say("restored to \(store.data): \(facts) facts, every one whole")
    }
}

enum Folders {
    /// A folder that may be written to without harm to anything.
    static func requireEmpty(_ path: String) throws {
        let contents = try? FileManager.default.contentsOfDirectory(atPath: path)
        guard (contents ?? []).isEmpty else { throw Trouble("\(path) is not empty; nothing was written") }
    }
}

/// `bluelamp erase REFERENCE`.
struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Destroy the key of the person of a file: their details are gone for good, the facts stay.",
        discussion: "For retention or an order. It cannot be undone, except from an older backup.")

    @Argument(help: "The reference, with or without spaces.")
    var reference: String

    @OptionGroup var store: DataOption

    @Flag(help: "Needed, because nobody can undo it.")
    var forGood = false

    func validate() throws {
        guard forGood else { throw ValidationError("erasing cannot be undone; say --for-good") }
    }

    func run() async throws {
        let folder = try await openStore(try store.existing())
        let state = try await reported { () async throws(StoreError) in try await folder.file(typed: reference) }
        guard let state else { throw Trouble("there is no file \(reference)") }
        try await reported { () async throws(StoreError) in
            try await folder.accessLog.log(
                AccessEntry(at: Clock.now(), actor: "platform", file: state.id, action: .readFile, purpose: "erasure"))
            try await folder.ledger.erase(state.person, of: state.id)
        }
        Terminal.say("the person's details in \(state.report.reference) are gone")
    }
}
