import Policing
import Store
import Testing
import Workflows

@Suite("Checksums of pieces")
struct ChecksumTests {
    /// Digests of `hello world`.
    static let known: [UploadChecksum] = [
        UploadChecksum(algorithm: .sha1, digest: bytes("2aae6c35c94fcfb415dbe95f408b9ce91ee846ed")),
        UploadChecksum(
            algorithm: .sha256,
            digest: bytes("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")),
    ]

    @Test("a piece with the right checksum counts", arguments: known)
    func right(_ checksum: UploadChecksum) async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.begin(22)
        #expect(try await desk.evidence.append(Self.hello, to: id, at: 0, checksum: checksum) == 11)
        #expect(try await desk.evidence.append(Self.hello, to: id, at: 11, checksum: checksum) == 22)
        #expect(try await desk.evidence.upload(id)?.isWhole == true)
    }

    @Test("a piece with a wrong checksum is dropped, and the right one is taken after it", arguments: known)
    func wrong(_ checksum: UploadChecksum) async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.begin(11)
        let wrong = Pieces([Array("hello w".utf8), Array("orlD".utf8)])
        await #expect(throws: EvidenceError.checksumMismatch) {
            try await desk.evidence.append(wrong, to: id, at: 0, checksum: checksum)
        }
        #expect(try await desk.offset(id) == 0)
        #expect(try await desk.evidence.append(Self.hello, to: id, at: 0, checksum: checksum) == 11)
        let whole = try await desk.evidence.upload(id)
        #expect(whole?.sha256 == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
    }

    @Test("half a piece never counts when its checksum covers the whole")
    func half() async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.begin(11)
        let half = Pieces([Array("hello".utf8)], breaks: true)
        await #expect(throws: EvidenceError.self) {
            try await desk.evidence.append(half, to: id, at: 0, checksum: Self.known[0])
        }
        #expect(try await desk.offset(id) == 0)
    }

    @Test("the checksum of nothing is checked as well")
    func nothing() async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.begin(11)
        let empty = UploadChecksum(
            algorithm: .sha1, digest: Self.bytes("da39a3ee5e6b4b0d3255bfef95601890afd80709"))
        #expect(try await desk.evidence.append(Pieces([]), to: id, at: 0, checksum: empty) == 0)
        await #expect(throws: EvidenceError.checksumMismatch) {
            try await desk.evidence.append(Pieces([]), to: id, at: 0, checksum: Self.known[0])
        }
    }

    private static let hello = Pieces([Array("hello ".utf8), Array("world".utf8)])

    private static func bytes(_ text: String) -> [UInt8] {
        Hexadecimal.bytes(text) ?? []
    }
}
