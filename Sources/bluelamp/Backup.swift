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
            The server goes on taking reports. Everything it had acknowledged before the backup began is in it. \
            Sealed for a backup key, it can be read only where the private half is: `bluelamp backup-key` makes one. \
            A plain copy holds the force's key, and is read by whoever gets it. `sha256sum --check backup.sha256` in \
            its folder checks it without Bluelamp. Files that were still arriving are left out: they are sent again.
            """,
            examples: [
                "bluelamp backup --data ./data --in /mnt/backups --keep 30 --public-key backup.key.pub",
                "bluelamp backup --data ./data --to /mnt/backups/2026-06-30 --plain",
            ],
            trouble: "trouble; evidence that was found changed is named, the rest copied"))

    @OptionGroup var store: DataOption

    @Option(help: "The folder to write the copy to. It must be missing or empty.")
    var to: String?

    @Option(name: .customLong("in"), help: "A folder of backups: the copy gets a folder in it, named by the time.")
    var shelf: String?

    @Option(help: "The public half of a backup key, for which the copy is sealed.")
    var publicKey: String?

    @Flag(help: "A copy that is not sealed: whoever gets it can read everything.")
    var plain = false

    @Option(help: "With --in: delete the oldest backups of this store there, down to so many.")
    var keep: Int?

    func validate() throws {
        guard (to == nil) != (shelf == nil) else {
            throw ValidationError("say where to: either --to a folder, or --in a folder of backups")
        }
        guard (publicKey == nil) == plain else {
            throw ValidationError("say who can read it: either --public-key of a backup key, or --plain for everybody")
        }
        if let keep {
            guard keep > 0 else { throw ValidationError("--keep is 1 or more") }
            guard shelf != nil else { throw ValidationError("--keep needs --in, a folder of backups") }
        }
    }

    func run() async throws {
        let protection = try protection()
        let folder = try await openStore(try store.existing())
        let now = Clock.now()
        let target = shelf.map { BackupShelf($0).place(at: now) } ?? to ?? ""
        let there = (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
        guard there.isEmpty else { throw Trouble("\(target) is not empty; nothing was written") }
        let counts: BackupCounts
        do {
            counts = try await folder.backUp(to: target, protection, at: now)
        } catch {
            if shelf != nil { rmdir(target) }
            throw Trouble(sentence(for: error, target))
        }
        Terminal.say("copied to \(target): \(counts.facts) facts, \(counts.evidenceFiles) files of evidence")
        guard counts.damaged.isEmpty else {
            let names = counts.damaged.joined(separator: ", ")
            throw Trouble("the copy is whole, but this evidence was lost or changed before: \(names)")
        }
        // Never when evidence was lost: an older backup may be the only one that has it.
        try await deleteOld(of: folder, but: target)
    }

    private func protection() throws -> BackupProtection {
        guard let publicKey else { return .plain }
        do {
            return .sealed(for: try BackupPublicKey(file: publicKey))
        } catch {
            throw Trouble(error.sentence(publicKey, needed: "the public half, which ends in .pub"))
        }
    }

    private func deleteOld(of folder: StoreFolder, but target: String) async throws {
        guard let shelf, let keep else { return }
        let deleted = try await reported { () async throws(StoreError) in
            try BackupShelf(shelf).deleteOld(of: folder, keeping: keep, and: target)
        }
        for old in deleted { Terminal.say("deleted the old backup \(old)") }
    }

    private func sentence(for fault: BackupFault, _ target: String) -> String {
        switch fault {
        case .busy: "\(store.data): another backup is being made; nothing was written"
        case .noRoomBeside(let megabytes):
            "\(store.data): sealing needs \(megabytes) MB of room there, for a copy of the database; nothing was written"
        case .store(let error): "\(target): \(error.sentence)"
        }
    }
}

/// `bluelamp backup-key`.
struct BackupKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup-key", abstract: "Make a key for which backups are sealed.",
        discussion: Teaching.text(
            """
            Two files: FILE opens backups, FILE.pub seals them. Make it where backups are to be restored, keep FILE \
            there and once more in a safe, and give the machine that makes backups FILE.pub alone. Without FILE no \
            sealed backup can be read by anybody.
            """,
            examples: ["bluelamp backup-key --to backup.key"],
            trouble: "there is such a file, or it could not be written; no key is ever written over"))

    @Option(help: "The file for the private half; the public half is beside it, with .pub.")
    var to: String

    func run() throws {
        do {
            let key = try BackupPrivateKey.make(at: to)
            Terminal.say("\(to) opens backups: keep it off the machine that makes them, and once more in a safe")
            Terminal.say("\(to).pub seals them; the key's fingerprint is \(key.fingerprint)")
        } catch {
            throw Trouble(error.sentence(to, needed: "a key"))
        }
    }
}

extension BackupKeyFault {
    /// - Parameter needed: which half was meant.
    func sentence(_ file: String, needed: String) -> String {
        switch self {
        case .missing: "\(file): it cannot be read"
        case .notAKey: "\(file): this is no backup key"
        case .otherHalf: "\(file): this is the other half of a backup key; needed is \(needed)"
        case .taken(let taken): "\(taken) is there already; nothing was written"
        case .unwritable: "\(file): it cannot be written"
        }
    }
}

/// The option by which sealed backups are opened.
struct PrivateKeyOption: ParsableArguments {
    @Option(help: "The private half of the backup key, for a backup that is sealed.")
    var privateKey: String?

    func read() throws -> BackupPrivateKey? {
        guard let privateKey else { return nil }
        do {
            return try BackupPrivateKey(file: privateKey)
        } catch {
            throw Trouble(error.sentence(privateKey, needed: "the private half, which does not end in .pub"))
        }
    }
}

extension RestorationFault {
    /// What is wrong with the backup in a folder; nil when it is not the backup.
    func sentence(of backup: String) -> String? {
        switch self {
        case .notWhole(let what): "\(backup): this backup is not whole: \(what)"
        case .sealed: "\(backup): this backup is sealed; give the key with --private-key"
        case .sealedForAnother: "\(backup): this backup is sealed for another key"
        case .plain:
            "\(backup): this backup is not sealed although a key was given; leave out --private-key if you trust it"
        case .ledger(let fault): "\(backup): \(fault.sentence)"
        case .occupied, .served, .store: nil
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
                "bluelamp restore --from /mnt/backups/2026-06-30 --data ./data --replace --private-key backup.key",
            ],
            trouble: "refused or failed; nothing was touched"))

    @Option(help: "The folder of the backup.")
    var from: String

    @OptionGroup var store: DataOption
    @OptionGroup var key: PrivateKeyOption

    @Flag(help: "Put aside a data folder that is there.")
    var replace = false

    func run() async throws {
        guard BackupShelf.hasBackup(from) else { throw Trouble("\(from): no backup there") }
        let key = try key.read()
        let outcome: Restoration.Outcome
        do {
            outcome = try await Restoration(from: from, key, to: store.data, isReplacing: replace).run(at: Clock.now())
        } catch {
            throw Trouble(sentence(for: error))
        }
        Terminal.say("restored to \(store.data): \(outcome.facts) facts, every one whole")
        if let replaced = outcome.replaced { Terminal.say("what was there before is in \(replaced)") }
    }

    private func sentence(for fault: RestorationFault) -> String {
        if let said = fault.sentence(of: from) { return "\(said); nothing was touched" }
        return switch fault {
        case .occupied where replace: "\(store.data) is not a data folder; nothing was touched"
        case .occupied: "\(store.data) is not empty; nothing was touched. --replace puts a data folder aside"
        case .served: "\(store.data): a Bluelamp server is using it; stop it first. Nothing was touched"
        case .store(let error): "\(store.data): \(error.sentence); nothing was touched"
        default: "\(from): it could not be restored; nothing was touched"
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
