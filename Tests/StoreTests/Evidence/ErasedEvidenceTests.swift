import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Evidence of a person who is erased")
struct ErasedEvidenceTests {
    /// A report with a text and a picture, both of them named in its facts, and the picture looked at.
    private static func filled() async throws -> EvidenceOfPeople {
        let scene = try await EvidenceOfPeople()
        try await scene.report(handing: nil)
        _ = try await scene.send(scene.reference)
        let picture = try await scene.send(scene.reference, PictureBytes.jpegWithPlace())
        _ = try await scene.evidence.preview(picture.id)
        #expect(try await scene.roll.call(at: scene.clock.now) == 2)
        #expect(scene.onDisk().count == 3)
        return scene
    }

    @Test("goes from the disk and from the store, and a fact says what went")
    func gone() async throws {
        let scene = try await Self.filled()
        let before = try #require(try await scene.state())
        try await scene.vault.folder.erase(before, at: scene.clock.now)
        #expect(scene.onDisk().isEmpty)
        #expect(try await scene.evidence.uploads(of: scene.reference).isEmpty)
        #expect(try await scene.vault.numbers("SELECT count(*) FROM evidence") == [0])
        let after = try #require(try await scene.state())
        #expect(after.erased?.evidence == before.evidence.map(\.id))
        #expect(after.evidence.map(\.sha256) == before.evidence.map(\.sha256), "what it was stays proved")
        #expect(after.evidence.allSatisfy { $0.name.value == nil })
        #expect(try await scene.vault.ledger.verify().fault == nil)
        #expect(try !scene.vault.holds(EvidenceOfPeople.name))
    }

    @Test("is seen by nobody after a crash half-way, and goes when the store is opened again")
    func crash() async throws {
        let scene = try await Self.filled()
        let state = try #require(try await scene.state())
        try await scene.vault.ledger.erase(state.person, of: state.id, at: scene.clock.now)
        #expect(scene.onDisk().count == 3, "the bytes are still there: the crash came before they went")
        for evidence in state.evidence {
            await #expect(throws: EvidenceError.unknown) { try await scene.evidence.original(evidence.id) }
            await #expect(throws: EvidenceError.unknown) { try await scene.evidence.preview(evidence.id) }
        }
        #expect(try !scene.vault.holds(EvidenceOfPeople.name))
        let again = try await EvidenceOfPeople(at: scene.vault.path)
        #expect(try await again.roll.call(at: again.clock.now) == 0)
        #expect(try await again.evidence.deleteAbandoned(before: again.clock.now) == 2)
        #expect(again.onDisk().isEmpty)
    }

    @Test("leaves nothing when it is on its way, nor when it is half there")
    func onItsWay() async throws {
        let scene = try await Self.filled()
        let half = try await scene.begin(scene.reference)
        _ = try await scene.evidence.append(
            Pieces([Array(EvidenceOfPeople.text.prefix(9))]), to: half, at: 0, checksum: nil)
        let onItsWay = try await scene.begin(scene.reference)
        let state = try #require(try await scene.state())
        let bytes = Interrupted(bytes: EvidenceOfPeople.text) {
            try await scene.vault.folder.erase(state, at: scene.clock.now)
        }
        await #expect(throws: EvidenceError.unknown) {
            try await scene.evidence.append(bytes, to: onItsWay, at: 0, checksum: nil)
        }
        #expect(scene.onDisk().isEmpty)
        #expect(try await scene.vault.numbers("SELECT count(*) FROM evidence") == [0])
    }

    @Test("is not taken afterwards, and what a draft hands over late goes too")
    func afterwards() async throws {
        let scene = try await Self.filled()
        let draft = String(repeating: "ab", count: 32)
        let late = try await scene.send(draft)
        let state = try #require(try await scene.state())
        try await scene.vault.folder.erase(state, at: scene.clock.now)
        await #expect(throws: EvidenceError.unknown) { try await scene.begin(scene.reference) }
        try await scene.evidence.hand(from: draft, to: scene.reference)
        #expect(try await scene.roll.call(at: scene.clock.now) == 0, "the file refuses it")
        #expect(try await scene.evidence.deleteAbandoned(before: scene.clock.now) == 1)
        #expect(try await scene.evidence.upload(late.id) == nil)
        #expect(scene.onDisk().isEmpty)
    }

    @Test("of anybody else stays")
    func others() async throws {
        let scene = try await Self.filled()
        let other = try await scene.send("7KDM2PX9A")
        let state = try #require(try await scene.state())
        try await scene.vault.folder.erase(state, at: scene.clock.now)
        #expect(try await scene.evidence.upload(other.id) != nil)
        #expect(scene.onDisk().count == 1)
    }
}

/// Bytes between whose halves something happens.
private struct Interrupted: AsyncSequence, Sendable {
    let bytes: [UInt8]
    let between: @Sendable () async throws -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        let bytes: [UInt8]
        let between: @Sendable () async throws -> Void
        var step = 0

        mutating func next() async throws -> [UInt8]? {
            step += 1
            switch step {
            case 1: return Array(bytes.prefix(5))
            case 2:
                try await between()
                return Array(bytes.dropFirst(5))
            default: return nil
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(bytes: bytes, between: between) }
}
