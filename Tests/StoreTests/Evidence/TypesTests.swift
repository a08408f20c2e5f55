import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Types found in the content")
struct TypesTests {
    /// The first bytes of a kind of content, padded.
    struct Content: CustomTestStringConvertible, Sendable {
        let type: String
        let bytes: [UInt8]

        init(_ type: String, _ head: [UInt8], padding: Int = 64) {
            self.type = type
            bytes = head + [UInt8](repeating: 0, count: padding)
        }

        init(_ type: String, text: String) {
            self.type = type
            bytes = Array(text.utf8)
        }

        var testDescription: String { type }
    }

    @Test(
        "what people send is taken",
        arguments: [
            Content("text/plain", text: "He took it at ten past nine.\n"),
            Content("text/plain", text: "ਮੇਰੀ ਸਾਈਕਲ ਚੋਰੀ ਹੋ ਗਈ\n"),
            Content("message/rfc822", text: "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nhello\r\n"),
            Content("text/rtf", text: "{\\rtf1\\ansi hello}"),
            Content("application/pdf", text: "%PDF-1.4\n%\u{e2}\u{e3}\n1 0 obj\n"),
            Content("image/png", PictureBytes.png(width: 3, height: 3), padding: 0),
            Content("image/jpeg", PictureBytes.jpegWithPlace(), padding: 0),
            Content("image/gif", Array("GIF89a".utf8) + [1, 0, 1, 0]),
            Content("image/webp", Array("RIFF".utf8) + [56, 0, 0, 0] + Array("WEBPVP8 ".utf8)),
            Content("image/heic", [0, 0, 0, 24] + Array("ftypheic".utf8)),
            Content("video/mp4", [0, 0, 0, 24] + Array("ftypisom".utf8)),
            Content("video/quicktime", [0, 0, 0, 20] + Array("ftypqt  ".utf8)),
            Content("video/x-msvideo", Array("RIFF".utf8) + [56, 0, 0, 0] + Array("AVI LIST".utf8)),
            Content("audio/x-wav", Array("RIFF".utf8) + [56, 0, 0, 0] + Array("WAVEfmt ".utf8)),
            Content("audio/amr", Array("#!AMR\n".utf8)),
        ])
    func taken(_ content: Content) async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.keep(content.bytes)
        #expect(try await desk.evidence.upload(id)?.type == content.type)
    }

    @Test(
        "programs, archives and what a browser would run are not taken, and nothing of them is left",
        arguments: [
            Content("application/x-dosexec", Array("MZ".utf8) + [0x90, 0, 3], padding: 500),
            Content("application/zip", [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
            Content("application/gzip", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
            Content("application/x-rar", Array("Rar!".utf8) + [0x1a, 7, 0]),
            Content("application/x-7z-compressed", Array("7z".utf8) + [0xbc, 0xaf, 0x27, 0x1c]),
            Content("text/x-shellscript", text: "#!/bin/sh\necho hello\n"),
            Content("text/html", text: "<!DOCTYPE html><html><script>alert(1)</script></html>\n"),
            Content("image/svg+xml", text: "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"1\"/></svg>\n"),
            Content("application/octet-stream", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 * $0 * 31 >> 3) }),
        ])
    func refused(_ content: Content) async throws {
        let desk = try await EvidenceDesk()
        let id = try await desk.begin(content.bytes.count, name: "holiday.jpg")
        await #expect(throws: EvidenceError.typeNotTaken(content.type)) {
            try await desk.evidence.append(Pieces([content.bytes]), to: id, at: 0, checksum: nil)
        }
        #expect(try await desk.evidence.upload(id) == nil)
        #expect(desk.files().isEmpty)
    }

    @Test("this machine's own programs are not taken, under whatever name")
    func program() async throws {
        let desk = try await EvidenceDesk()
        let program = try [UInt8](Data(contentsOf: URL(filePath: "/bin/true")))
        let id = try await desk.begin(program.count, name: "photo.jpg")
        await #expect(throws: EvidenceError.self) {
            try await desk.evidence.append(Pieces([program]), to: id, at: 0, checksum: nil)
        }
        #expect(desk.files().isEmpty)
    }
}
