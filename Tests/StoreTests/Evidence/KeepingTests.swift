import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Evidence: limits, owners and deletion")
struct KeepingTests {
    private static let reference = "7KDM2PX9A"
    private let desk: EvidenceDesk

    init() async throws {
        desk = try await EvidenceDesk()
    }

    @Test("an owner has sixteen files at most; what is given up makes room")
    func sixteen() async throws {
        var ids: [EvidenceID] = []
        for _ in 0..<16 { ids.append(try await desk.begin(5)) }
        await #expect(throws: EvidenceError.tooMany(limit: 16)) { try await desk.begin(5) }
        _ = try await desk.begin(5, owner: "another")
        try await desk.evidence.cancel(ids[3])
        _ = try await desk.begin(5)
        #expect(try await desk.evidence.uploads(of: EvidenceDesk.owner).count == 16)
    }

    @Test(
        "a file has a gigabyte at most, and something in it",
        arguments: [
            (0, EvidenceError.typeNotTaken("inode/x-empty")), (-5, .typeNotTaken("inode/x-empty")),
            ((1 << 30) + 1, .tooLarge(limitBytes: 1 << 30)), (.max, .tooLarge(limitBytes: 1 << 30)),
        ] as [(Int, EvidenceError)])
    func sizes(_ length: Int, _ refusal: EvidenceError) async throws {
        await #expect(throws: refusal) { try await desk.begin(length) }
        _ = try await desk.begin(1 << 30)
    }

    @Test(
        "a name is shown without path, and without what cannot be seen",
        arguments: [
            ("clip.mp4", "clip.mp4"), ("/etc/passwd", "passwd"), ("..\\..\\a.jpg", "a.jpg"), ("..", "file"),
            ("", "file"), ("a\u{202e}gpj.exe", "agpj.exe"), ("b\u{0}\u{7}c", "bc"), ("ਫੋਟੋ.jpg", "ਫੋਟੋ.jpg"),
            (String(repeating: "x", count: 999), String(repeating: "x", count: 200)),
        ])
    func names(_ given: String, _ shown: String) async throws {
        let id = try await desk.begin(5, name: given)
        #expect(try await desk.evidence.upload(id)?.name == shown)
    }

    @Test("an upload that is given up leaves nothing")
    func cancelling() async throws {
        let id = try await desk.begin(5)
        _ = try await desk.evidence.append(Pieces([[104, 101]]), to: id, at: 0, checksum: nil)
        #expect(desk.files().count == 1)
        try await desk.evidence.cancel(id)
        #expect(desk.files().isEmpty)
        #expect(try await desk.evidence.upload(id) == nil)
        await #expect(throws: EvidenceError.unknown) { try await desk.evidence.cancel(id) }
        await #expect(throws: EvidenceError.unknown) {
            try await desk.evidence.append(Pieces([[1]]), to: id, at: 0, checksum: nil)
        }
    }

    @Test("a whole file of a draft can be given up, with its picture, and leaves nothing on the disk")
    func wholeOfDraft() async throws {
        let whole = try await desk.keep(PictureBytes.png(width: 4, height: 4))
        #expect(try await desk.evidence.preview(whole) != nil)
        #expect(desk.files().count == 2)
        try await desk.evidence.cancel(whole)
        #expect(desk.files().isEmpty)
        #expect(try await desk.evidence.upload(whole) == nil)
    }

    @Test("a whole file of a report cannot be given up, and half a file cannot be read")
    func whole() async throws {
        let whole = try await desk.keep(Array("hello".utf8), owner: "draft")
        try await desk.evidence.hand(from: "draft", to: Self.reference)
        await #expect(throws: EvidenceError.alreadyWhole) { try await desk.evidence.cancel(whole) }
        #expect(desk.files().count == 1)
        let half = try await desk.begin(5)
        await #expect(throws: EvidenceError.unknown) { try await desk.evidence.original(half) }
        await #expect(throws: EvidenceError.unknown) { try await desk.evidence.preview(half) }
    }

    @Test("an upload that is not finished within a day expires")
    func expiry() async throws {
        let id = try await desk.begin(5)
        #expect(try await desk.evidence.upload(id)?.expiresAt == Moment.start.adding(hours: 24))
        desk.clock.advance(seconds: 86_400)
        await #expect(throws: EvidenceError.expired) {
            try await desk.evidence.append(Pieces([[1]]), to: id, at: 0, checksum: nil)
        }
        #expect(try await desk.evidence.deleteAbandoned(before: desk.clock.now) == 1)
        #expect(try await desk.evidence.upload(id) == nil)
    }

    @Test("what belongs to a file stays; what a draft left behind goes, but not while the draft lives")
    func abandoned() async throws {
        let drafts = SQLDrafts(engine: desk.store.engine)
        let living = String(repeating: "cd", count: 32)
        let token = [UInt8](repeating: 0xcd, count: 32)
        let left = try await desk.keep(Array("left".utf8))
        let waiting = try await desk.keep(Array("waiting".utf8), owner: living)
        let handed = try await desk.keep(Array("handed".utf8), owner: "draft")
        try await desk.evidence.hand(from: "draft", to: Self.reference)
        let later = Moment.start.adding(hours: 30)
        try await drafts.save([1], as: token, until: later.adding(seconds: 1))
        #expect(try await desk.evidence.deleteAbandoned(before: later) == 1)
        #expect(try await desk.evidence.upload(left) == nil)
        #expect(try await desk.evidence.upload(waiting) != nil)
        #expect(try await desk.evidence.deleteAbandoned(before: later.adding(seconds: 1)) == 1)
        #expect(try await desk.evidence.uploads(of: Self.reference).map(\.id) == [handed])
        #expect(desk.files().count == 1)
    }

    @Test("what is sent to a file that exists already stays once it is whole")
    func straightToFile() async throws {
        var random = SystemRandomNumberGenerator()
        let reference = Reference.make(using: &random).text
        let whole = try await desk.keep(Array("hello".utf8), owner: reference)
        _ = try await desk.begin(5, owner: reference)
        #expect(try await desk.evidence.deleteAbandoned(before: Moment.start.adding(hours: 25)) == 1)
        #expect(try await desk.evidence.uploads(of: reference).map(\.id) == [whole])
    }
}
