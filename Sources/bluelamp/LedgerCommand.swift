import ArgumentParser
import Store
import Workflows

/// `bluelamp ledger verify`.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Look after the ledger.",
        discussion: Teaching.text(
            "The ledger is every fact of every file, in one order, each tied to all before it.",
            examples: ["bluelamp ledger verify --data ./data"], trouble: "the ledger is not whole"),
        subcommands: [Verify.self])

    /// Reads every fact and checks every hash.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every fact and the chain that ties them together.",
            discussion: Teaching.text(
                """
                The server need not be stopped. About ten seconds for a million facts; then the pages of the database \
                are looked at, whatever they hold.
                """,
                examples: ["bluelamp ledger verify --data ./data"],
                trouble: "a fact was changed, taken out or moved: the first bad one is named"))

        @OptionGroup var store: DataOption

        func run() async throws {
            let folder = try await openStore(try store.existing())
            let (facts, fault) = try await reported { () async throws(StoreError) in try await folder.verifyAll() }
            if let fault { throw Trouble("\(fault.sentence)\(LedgerFault.remedy)") }
            Terminal.say("\(facts) facts, every one whole and in its place")
        }
    }
}

extension LedgerFault {
    static let remedy = "; `bluelamp restore` brings back a backup"

    var sentence: String {
        switch self {
        case .missing(let position): "fact \(position) is missing: it was taken out"
        case .changed(let position): "fact \(position) was changed: it does not say what its hash says it said"
        case .misplaced(let position): "fact \(position) does not follow from those before it"
        case .gap(let position): "fact \(position) leaves a gap in the versions of its file"
        }
    }
}

/// `bluelamp rebuild`.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Make every view again from the facts.",
        discussion: Teaching.text(
            """
            The server may run meanwhile: some hundred files are written at a time, and reports that arrive wait \
            only for those. Each file shows either its old rows or its new ones, whole. Broken off, it leaves the \
            files that it did not reach as they were; run it again.
            """,
            examples: ["bluelamp rebuild --data ./data"],
            trouble: "the store could not be used"))

    @OptionGroup var store: DataOption

    func run() async throws {
        let folder = try await openStore(try store.existing())
        let files = try await reported { () async throws(StoreError) in
            try await folder.ledger.rebuild { done in
                if done.isMultiple(of: 10_000) { Terminal.say("\(done) files so far…") }
            }
        }
        Terminal.say("\(files) files rebuilt")
    }
}
