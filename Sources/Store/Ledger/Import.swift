import Crypto
import Policing
import Workflows

/// Whole histories, encoded and sealed, ready to be written.
public struct SealedHistories: Sendable {
    fileprivate let files: [SealedHistory]
}

private struct SealedHistory: Sendable {
    let history: FileHistory
    /// One list for each step.
    let facts: [[StoredFact]]
    let wrappedKey: [UInt8]
}

extension SQLLedger {
    /// Encodes and seals whole histories: the part of an import that needs no database, so that one batch can be
    /// made ready while another is written.
    public func seal(_ histories: [FileHistory]) throws(StoreError) -> SealedHistories {
        do {
            return SealedHistories(files: try histories.map(seal))
        } catch {
            throw StoreError(engine: error)
        }
    }

    private func seal(_ history: FileHistory) throws -> SealedHistory {
        let key = SymmetricKey(size: .bits256)
        let sealer = PersonSealer(keys: [history.state.person: key])
        let facts = try history.steps.map { step in
            let bodies = try step.facts.map { try FactCodec.encode($0.fact, sealer: sealer) }
            return StoredFact.rows(step.facts, bodies: bodies, of: history.state.id, by: step.command)
        }
        return SealedHistory(history: history, facts: facts, wrappedKey: [UInt8](try wrap(key)))
    }

    /// Writes whole histories of new files in one transaction, their facts in order of time. No message leaves
    /// because of them.
    ///
    /// - Throws: `commandReused` when one of them is in the ledger already; then nothing is written.
    public func add(_ sealed: SealedHistories) async throws(StoreError) {
        do {
            try await engine.write { session in try ImportWriter(session).write(sealed.files) }
        } catch EngineError.unique {
            throw .commandReused
        } catch {
            throw StoreError(engine: error)
        }
    }
}

private struct ImportWriter {
    private let session: any Session
    private let writer: FactWriter

    private struct Entry {
        let file: Int
        let step: Int
        let at: Moment
    }

    init(_ session: any Session) throws {
        self.session = session
        writer = try FactWriter(session)
    }

    func write(_ files: [SealedHistory]) throws {
        let entries = files.indices.flatMap { file in
            files[file].history.steps.enumerated().map { Entry(file: file, step: $0.offset, at: $0.element.at) }
        }
        var numbers = [Int64](repeating: 0, count: files.count)
        for entry in entries.sorted(by: { ($0.at, $0.file, $0.step) < ($1.at, $1.file, $1.step) }) {
            let first = try write(entry, of: files[entry.file])
            if entry.step == 0 { numbers[entry.file] = first }
        }
        for file in files.indices.sorted(by: { numbers[$0] < numbers[$1] }) {
            let history = files[file].history
            for call in FileViews.calls(number: numbers[file], facts: history.facts, state: history.state) {
                try session.execute(call)
            }
        }
    }

    /// Writes one step and returns the position of its first fact.
    private func write(_ entry: Entry, of file: SealedHistory) throws -> Int64 {
        let step = file.history.steps[entry.step]
        let id = file.history.state.id
        let first = writer.end.position + 1
        if entry.step == 0 { try writer.add(key: file.wrappedKey, of: file.history.state.person) }
        let facts = file.facts[entry.step], leaves = facts.map(\.leaf)
        try writer.add(facts, leaves: leaves)
        let version = step.facts.last?.version ?? 0
        try writer.add(
            step.command,
            Receipt(file: id, position: first, version: version, leafHash: leaves.first ?? [], fingerprint: []))
        return first
    }
}
