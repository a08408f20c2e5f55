import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp backup`.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy a data folder while it is in use: database, key and evidence.",
        discussion: Teaching.text(
            """
            The server goes on taking reports. Everything it had acknowledged before the backup began is in it. The \
            copy holds the force's key: keep it as safe as the original. `sha256sum --check backup.sha256` in its \
            folder checks it without Bluelamp. Files that were still arriving are left out: they are sent again.
            """,
            examples: ["bluelamp backup --data ./data --to /mnt/backups/2026-06-30"],
            trouble: "trouble; evidence that was found changed is named, the rest copied"))

    @OptionGroup var store: DataOption

    @Option(help: "The folder to write the copy to. It must be missing or empty.")
    var to: String

    func run() async throws {
        let folder = try await openStore(try store.existing())
        let there = (try? FileManager.default.contentsOfDirectory(atPath: to)) ?? []
        guard there.isEmpty else { throw Trouble("\(to) is not empty; nothing was written") }
        let counts: BackupCounts
        do {
            counts = try await folder.backUp(to: to)
        } catch {
            throw Trouble("\(to): \(error.sentence)")
        }
        Terminal.say("copied to \(to): \(counts.facts) facts, \(counts.evidenceFiles) files of evidence")
        guard counts.damaged.isEmpty else {
            let names = counts.damaged.joined(separator: ", ")
            throw Trouble("the copy is whole, but this evidence was lost or changed before: \(names)")
        }
    }
}

/// `bluelamp restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data folder from a backup, after checking every file and every fact of it.",
        discussion: Teaching.text(
            """
            The folder must be missing or empty. With --replace, a data folder that is there is put aside as \
            DATA.replaced-TIME and the restored one takes its place in one step. A server that uses the folder must \
            be stopped first: its people would go on with what is put aside. Whatever fails, nothing is touched. \
            Messages that left after the backup was made may leave again.
            """,
            examples: [
                "bluelamp restore --from /mnt/backups/2026-06-30 --data ./data",
                "bluelamp restore --from /mnt/backups/2026-06-30 --data ./data --replace",
            ],
            trouble: "refused or failed; nothing was touched"))

    @Option(help: "The folder of the backup.")
    var from: String

    @OptionGroup var store: DataOption

    @Flag(help: "Put aside a data folder that is there.")
    var replace = false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: "\(from)/bluelamp.sqlite") else {
            throw Trouble("\(from): no backup there")
        }
        let outcome: Restoration.Outcome
        do {
            outcome = try await Restoration(from: from, to: store.data, isReplacing: replace).run(at: Clock.now())
        } catch {
            throw Trouble(sentence(for: error))
        }
        Terminal.say("restored to \(store.data): \(outcome.facts) facts, every one whole")
        if let replaced = outcome.replaced { Terminal.say("what was there before is in \(replaced)") }
    }

    private func sentence(for fault: RestorationFault) -> String {
        switch fault {
        case .notWhole(let what): "\(from): this backup is not whole: \(what); nothing was touched"
        case .ledger(let fault): "\(from): \(fault.sentence); nothing was touched"
        case .occupied where replace: "\(store.data) is not a data folder; nothing was touched"
        case .occupied: "\(store.data) is not empty; nothing was touched. --replace puts a data folder aside"
        case .served: "\(store.data): a Bluelamp server is using it; stop it first. Nothing was touched"
        case .store(let error): "\(store.data): \(error.sentence); nothing was touched"
        }
    }
}

/// `bluelamp erase REFERENCE`.
struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Destroy the key of the person of a file, and the files they sent. The facts stay.",
        discussion: Teaching.text(
            """
            For retention or an order. It cannot be undone, except from an older backup. The ledger still \
            verifies.
            """,
            examples: ["bluelamp erase 7KD M2P X95 --data ./data --for-good"],
            trouble: "there is no such file, or the store could not be used"))

    @OptionGroup var file: ReferenceArgument
    @OptionGroup var store: DataOption

    @Flag(help: "Needed, because nobody can undo it.")
    var forGood = false

    func validate() throws {
        _ = try file.read()
        guard forGood else { throw ValidationError("erasing cannot be undone; say --for-good") }
    }

    func run() async throws {
        let folder = try await openStore(try store.existing())
        let state = try await reported { () async throws(StoreError) in try await folder.file(typed: file.typed) }
        guard let state else { throw Trouble("there is no file \(file.typed)") }
        try await reported { () async throws(StoreError) in
            try await folder.accessLog.log(
                AccessEntry(at: Clock.now(), actor: "platform", file: state.id, action: .readFile, purpose: "erasure"))
            try await folder.erase(state, at: Clock.now())
        }
        let files = state.evidence.count
        Terminal.say("the person's details in \(state.report.reference) are gone, with \(files) files of evidence")
    }
}
