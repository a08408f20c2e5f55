import Foundation
import Policing
import Store
import Workflows

/// A real store with evidence, and short ways to send it pieces.
final class EvidenceDesk: Sendable {
    static let owner = String(repeating: "ab", count: 32)

    let store: ScratchStore
    let clock = StoppedClock()
    let evidence: DiskEvidence

    init(at path: String? = nil, reserveBytes: Int64 = 0) async throws {
        store = if let path { try await ScratchStore(at: path) } else { try await ScratchStore() }
        evidence = Self.open(store, clock, reserveBytes)
    }

    /// The same evidence as another process would see it.
    func reopened() -> DiskEvidence {
        Self.open(store, clock, 0)
    }

    func begin(_ length: Int, owner: String = owner, name: String = "clip.txt") async throws -> EvidenceID {
        try await evidence.begin(NewUpload(owner: owner, name: name, lengthBytes: Int64(length), at: clock.now))
    }

    /// Sends the whole content at once.
    func keep(_ content: [UInt8], owner: String = owner) async throws -> EvidenceID {
        let id = try await begin(content.count, owner: owner)
        _ = try await evidence.append(Pieces([content]), to: id, at: 0, checksum: nil)
        return id
    }

    func offset(_ id: EvidenceID) async throws -> Int64? {
        try await evidence.upload(id)?.offsetBytes
    }

    /// The names of the files that lie on the disk.
    func files() -> [String] {
        let walk = FileManager.default.enumerator(atPath: store.folder.evidencePath)
        return (walk?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.split(separator: "/").count == 3 }
    }

    private static func open(_ store: ScratchStore, _ clock: StoppedClock, _ reserveBytes: Int64) -> DiskEvidence {
        var settings = DiskEvidence.Settings(clock: { clock.now })
        settings.reserveBytes = reserveBytes
        return DiskEvidence(engine: store.engine, folder: store.folder.evidencePath, settings: settings)
    }
}

/// A body that arrives in pieces, and may break off.
struct Pieces: AsyncSequence, Sendable {
    struct Broken: Error {}

    let pieces: [[UInt8]]
    let breaks: Bool

    init(_ pieces: [[UInt8]], breaks: Bool = false) {
        self.pieces = pieces
        self.breaks = breaks
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<[UInt8]>
        let breaks: Bool

        mutating func next() async throws -> [UInt8]? {
            if rest.isEmpty, breaks { throw Broken() }
            return rest.popFirst()
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(rest: pieces[...], breaks: breaks)
    }
}
