import Foundation
import Testing
import Web

/// Forms with files, however their bytes are cut.
@Suite("Forms in parts")
struct MultipartReaderTests {
    /// Nearly a delimiter, several times.
    static let inside = "line one\r\n--edg\r\n-\r\n\r\n--\r\n--edg-y is within it\r"
    static let form = [
        "a line before the form, which nobody reads",
        "--edge", "Content-Disposition: form-data; name=\"form_token\"", "", "the token",
        "--edge", "content-disposition: form-data; name=\"files\"; filename=\"a;b %22c%22.txt\"",
        "Content-Type: text/plain", "", inside,
        "--edge", "Content-Disposition: form-data; name=\"files\"; filename=\"\"", "", "", "--edge--", "after it",
    ].joined(separator: "\r\n")

    struct Read: Equatable {
        let name: String
        let fileName: String?
        let text: String
    }

    static let expected = [
        Read(name: "form_token", fileName: nil, text: "the token"),
        Read(name: "files", fileName: "a;b \"c\".txt", text: inside),
        Read(name: "files", fileName: "", text: ""),
    ]

    private func read(_ pieces: [[UInt8]], type: String = "multipart/form-data; boundary=edge") async throws -> [Read] {
        var reader = try #require(MultipartReader(contentType: type, source: Pieces(pieces: pieces)))
        var found: [Read] = []
        while let part = try await reader.nextPart() {
            var bytes: [UInt8] = []
            while let more = try await reader.nextBytes() { bytes += more }
            found.append(Read(name: part.name, fileName: part.fileName, text: String(decoding: bytes, as: UTF8.self)))
        }
        return found
    }

    @Test("a form reads the same in whatever pieces it comes")
    func pieces() async throws {
        let bytes = Array(Self.form.utf8)
        for size in 1...bytes.count {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            #expect(try await read(pieces) == Self.expected, "in pieces of \(size)")
        }
    }

    @Test("a form cut in two reads the same wherever the cut is")
    func cuts() async throws {
        let bytes = Array(Self.form.utf8)
        for cut in 0...bytes.count {
            #expect(try await read([Array(bytes[..<cut]), [], Array(bytes[cut...])]) == Self.expected, "cut at \(cut)")
        }
    }

    @Test("a form that ends too early is never taken for whole")
    func short() async throws {
        let bytes = Array(Self.form.utf8)
        let end = try #require(Self.form.range(of: "--edge--")).upperBound
        let length = Self.form[..<end].utf8.count
        for cut in 0..<length {
            await #expect(throws: MultipartFault.cutShort) { _ = try await read([Array(bytes[..<cut])]) }
        }
    }

    @Test("parts that are skipped leave the next ones whole")
    func skipping() async throws {
        var reader = try #require(
            MultipartReader(
                contentType: "multipart/form-data; boundary=\"edge\"", source: Pieces(pieces: [Array(Self.form.utf8)])))
        var names: [String] = []
        while let part = try await reader.nextPart() { names.append(part.name) }
        #expect(names == ["form_token", "files", "files"])
    }

    @Test(
        "another type, or one without a boundary, is no form in parts",
        arguments: [
            "", "text/plain; boundary=edge", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\(String(repeating: "x", count: 71))", "multipart/form-data; boundary=é",
        ])
    func types(type: String) {
        let reader = MultipartReader(contentType: type, source: Pieces(pieces: []))
        #expect(reader.map { _ in true } == nil)
    }

    @Test(
        "what is malformed is refused",
        arguments: [
            ("--edge rubbish\r\n\r\nx\r\n--edge--", MultipartFault.malformed),
            ("--edge\r\nX: \(String(repeating: "y", count: 9_000))\r\n\r\nx\r\n--edge--", .malformed),
            (String(repeating: "--edge\r\nX: y\r\n\r\n\r\n", count: 65) + "--edge--", .tooManyParts),
        ])
    func malformed(form: String, fault: MultipartFault) async {
        await #expect(throws: fault) { _ = try await read([Array(form.utf8)]) }
    }

    @Test("a field that is too long, or not UTF-8, is refused")
    func fields() async throws {
        let long = "--edge\r\nX: y\r\n\r\n0123456789\r\n--edge--"
        var reader = try #require(
            MultipartReader(
                contentType: "multipart/form-data; boundary=edge", source: Pieces(pieces: [Array(long.utf8)])))
        _ = try await reader.nextPart()
        await #expect(throws: MultipartFault.fieldTooLong) { _ = try await reader.text(limitBytes: 9) }
    }
}

/// Bytes in the pieces that a test wants.
struct Pieces: AsyncIteratorProtocol {
    var pieces: [[UInt8]]

    mutating func next() async -> [UInt8]? {
        pieces.isEmpty ? nil : pieces.removeFirst()
    }
}
