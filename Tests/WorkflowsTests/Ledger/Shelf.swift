import Policing
import Workflows

/// A ledger in memory that does what the contract says, with somebody else at work in between.
actor Shelf: Ledger {
    private(set) var histories: [FileID: [RecordedFact]] = [:]
    private var receipts: [CommandID: Receipt] = [:]
    /// How many appends are still to find that somebody else was quicker.
    private(set) var rivals = 0
    private(set) var reads = 0
    private(set) var appends = 0
    private let rival: FileFact

    init(rival: FileFact) {
        self.rival = rival
    }

    func sendRivals(_ count: Int) { rivals = count }

    func state(of file: FileID) throws(StoreError) -> FileState? {
        reads += 1
        return FileState.fold(file, histories[file] ?? [])
    }

    func history(of file: FileID) throws(StoreError) -> [RecordedFact] { histories[file] ?? [] }

    func file(of reference: Reference) throws(StoreError) -> FileID? {
        histories.keys.first { FileState.fold($0, histories[$0] ?? [])?.report.reference == reference }
    }

    func receipt(of command: CommandID) throws(StoreError) -> Receipt? { receipts[command] }

    func append(_ addition: Addition) throws(StoreError) -> Receipt {
        appends += 1
        let file = addition.after.id
        if let earlier = receipts[addition.command] {
            guard earlier.fingerprint == addition.fingerprint else { throw .commandReused }
            return earlier
        }
        if rivals > 0, addition.expected > 0 {
            rivals -= 1
            put(rival, at: addition.at, actor: "staff:tom.hale", on: file)
        }
        guard (histories[file] ?? []).count == addition.expected else { throw .conflict }
        for fact in addition.facts { put(fact, at: addition.at, actor: addition.actor.text, on: file) }
        let receipt = Receipt(
            file: file, position: Int64(receipts.count + 1), version: addition.after.version, leafHash: [],
            fingerprint: addition.fingerprint)
        receipts[addition.command] = receipt
        return receipt
    }

    private func put(_ fact: FileFact, at moment: Moment, actor: String, on file: FileID) {
        let version = (histories[file] ?? []).count + 1
        histories[file, default: []].append(RecordedFact(version: version, at: moment, actor: actor, fact: fact))
    }
}
