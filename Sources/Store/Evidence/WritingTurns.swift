import Crypto
import Policing
import Synchronization

/// Who writes to which upload now, and how far its hash has come, so that nothing is hashed twice. After a
/// restart the hash is worked out from the disk again.
final class WritingTurns: Sendable {
    private struct State {
        var writing: Set<EvidenceID> = []
        var hashes: [EvidenceID: (offset: Int64, hash: SHA256)] = [:]
    }

    private let state = Mutex(State())
    private static let mostHashes = 1_000

    /// Takes the turn to write; false when somebody else has it.
    func take(_ id: EvidenceID) -> Bool {
        state.withLock { $0.writing.insert(id).inserted }
    }

    func giveBack(_ id: EvidenceID) {
        state.withLock { _ = $0.writing.remove(id) }
    }

    func remember(_ hash: SHA256, of id: EvidenceID, at offset: Int64) {
        state.withLock { state in
            if state.hashes.count >= Self.mostHashes { state.hashes.removeAll() }
            state.hashes[id] = (offset, hash)
        }
    }

    /// The hash of the first bytes, if it is known for just that many.
    func hash(of id: EvidenceID, at offset: Int64) -> SHA256? {
        state.withLock { state in
            guard let known = state.hashes.removeValue(forKey: id), known.offset == offset else { return nil }
            return known.hash
        }
    }

    func forget(_ id: EvidenceID) {
        state.withLock { _ = $0.hashes.removeValue(forKey: id) }
    }
}
