import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Evidence as it arrives")
struct ArrivalTests {
    private let desk: EvidenceDesk

    init() async throws {
        desk = try await EvidenceDesk()
    }

    @Test("a file in pieces is kept unchanged, with its type and its hash")
    func pieces() async throws {
        let id = try await desk.begin(11)
        #expect(try await desk.evidence.append(Self.body("hello "), to: id, at: 0, checksum: nil) == 6)
        #expect(try await desk.evidence.append(Self.body("wo", "rld"), to: id, at: 6, checksum: nil) == 11)
        let upload = try #require(try await desk.evidence.upload(id))
        #expect(upload.type == "text/plain" && upload.isWhole)
        #expect(upload.sha256 == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
        let path = try await desk.evidence.original(id)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "hello world")
        await #expect(throws: EvidenceError.alreadyWhole) {
            try await desk.evidence.append(Self.body("!"), to: id, at: 11, checksum: nil)
        }
    }

    @Test("a long file arrives whole, and its hash is right after a restart in the middle")
    func restart() async throws {
        let content = [UInt8]("bluelamp\n".utf8).repeated(3_000_000)
        let id = try await desk.begin(content.count)
        let half = content.count / 2 + 13
        let first = stride(from: 0, to: half, by: 65_536).map { Array(content[$0..<min($0 + 65_536, half)]) }
        #expect(try await desk.evidence.append(Pieces(first), to: id, at: 0, checksum: nil) == Int64(half))
        let again = desk.reopened()
        #expect(try await again.upload(id)?.offsetBytes == Int64(half))
        _ = try await again.append(Pieces([Array(content[half...])]), to: id, at: Int64(half), checksum: nil)
        let whole = try await desk.keep(content)
        #expect(try await desk.evidence.upload(id)?.sha256 == desk.evidence.upload(whole)?.sha256)
        let path = try await desk.evidence.original(id)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(content))
    }

    @Test("what arrived before a break is kept, and the rest goes on from there")
    func broken() async throws {
        let id = try await desk.begin(11)
        await #expect(throws: EvidenceError.failed("the bytes stopped coming")) {
            try await desk.evidence.append(Pieces([Array("hel".utf8)], breaks: true), to: id, at: 0, checksum: nil)
        }
        #expect(try await desk.offset(id) == 3)
        #expect(try await desk.evidence.append(Self.body("lo world"), to: id, at: 3, checksum: nil) == 11)
        let path = try await desk.evidence.original(id)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "hello world")
    }

    @Test("bytes on the disk that were never counted are written over")
    func uncounted() async throws {
        let id = try await desk.begin(5)
        _ = try await desk.evidence.append(Self.body("he"), to: id, at: 0, checksum: nil)
        let path = "\(desk.store.folder.evidencePath)/\(try #require(desk.files().first))"
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("XXXXXXXX".utf8))
        try file.close()
        _ = try await desk.reopened().append(Self.body("llo"), to: id, at: 2, checksum: nil)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "hello")
    }

    @Test("a wrong offset changes nothing and says the right one", arguments: [-1, 1, 5, 99] as [Int64])
    func wrongOffset(_ offset: Int64) async throws {
        let id = try await desk.begin(11)
        _ = try await desk.evidence.append(Self.body("he"), to: id, at: 0, checksum: nil)
        await #expect(throws: EvidenceError.wrongOffset(actual: 2)) {
            try await desk.evidence.append(Self.body("llo"), to: id, at: offset, checksum: nil)
        }
        #expect(try await desk.offset(id) == 2)
    }

    @Test("more than was announced is refused, and nothing of it counts")
    func tooLong() async throws {
        let id = try await desk.begin(5)
        await #expect(throws: EvidenceError.tooLarge(limitBytes: 5)) {
            try await desk.evidence.append(Self.body("far", " too much"), to: id, at: 0, checksum: nil)
        }
        #expect(try await desk.offset(id) == 0)
        #expect(try await desk.evidence.append(Self.body("hello"), to: id, at: 0, checksum: nil) == 5)
    }

    @Test("an empty piece changes nothing")
    func empty() async throws {
        let id = try await desk.begin(5)
        #expect(try await desk.evidence.append(Pieces([]), to: id, at: 0, checksum: nil) == 0)
        #expect(try await desk.evidence.append(Pieces([[]]), to: id, at: 0, checksum: nil) == 0)
    }

    @Test("two writers at once: the second hears that the upload is busy")
    func twoWriters() async throws {
        let id = try await desk.begin(11)
        let (body, sender) = AsyncStream<[UInt8]>.makeStream()
        let (started, starter) = AsyncStream<Void>.makeStream()
        let evidence = desk.evidence
        let first = Task {
            try await evidence.append(Announced(body: body, starter: starter), to: id, at: 0, checksum: nil)
        }
        for await _ in started { break }
        await #expect(throws: EvidenceError.busy) {
            try await evidence.append(Self.body("x"), to: id, at: 0, checksum: nil)
        }
        await #expect(throws: EvidenceError.busy) { try await evidence.cancel(id) }
        sender.yield(Array("hello".utf8))
        sender.finish()
        #expect(try await first.value == 5)
    }

    @Test("a sender that goes away loses nothing that had arrived")
    func cancelled() async throws {
        let id = try await desk.begin(11)
        let (body, sender) = AsyncStream<[UInt8]>.makeStream()
        let (started, starter) = AsyncStream<Void>.makeStream()
        let evidence = desk.evidence
        sender.yield(Array("hello".utf8))
        let first = Task {
            try await evidence.append(
                Announced(body: body, starter: starter, after: 1), to: id, at: 0, checksum: nil)
        }
        for await _ in started { break }
        first.cancel()
        _ = await first.result
        #expect(try await desk.offset(id) == 5)
    }

    private static func body(_ pieces: String...) -> Pieces {
        Pieces(pieces.map { Array($0.utf8) })
    }
}

/// Says when it is asked for its next piece after some have been taken.
private struct Announced: AsyncSequence, Sendable {
    let body: AsyncStream<[UInt8]>
    let starter: AsyncStream<Void>.Continuation
    var after = 0

    struct AsyncIterator: AsyncIteratorProtocol {
        var pieces: AsyncStream<[UInt8]>.AsyncIterator
        let starter: AsyncStream<Void>.Continuation
        var left: Int

        mutating func next() async -> [UInt8]? {
            if left == 0 { starter.yield() }
            left -= 1
            return await pieces.next()
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pieces: body.makeAsyncIterator(), starter: starter, left: after)
    }
}

extension [UInt8] {
    fileprivate func repeated(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: self.count * count) { buffer, filled in
            for index in 0..<self.count * count { buffer[index] = self[index % self.count] }
            filled = self.count * count
        }
    }
}
