import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Store
import Testing
import Workflows

/// Source: tus resumable upload protocol 1.0.0.
@Suite("Resumable uploads to a report")
struct ResumableUploadTests {
    /// Runs the body with a report and a client of its uploads.
    private func with(_ body: @escaping @Sendable (TestSite, Uploader, ProgramClient.Receipt) async throws -> Void)
        async throws
    {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            try await body(test, Uploader(program, receipt), receipt)
        }
    }

    private static func evidence(_ test: TestSite, _ receipt: ProgramClient.Receipt) async throws -> [EvidenceAdded] {
        try await test.folder.file(typed: receipt.reference)?.evidence ?? []
    }

    @Test("the server says what it can do, to anybody")
    func options() async throws {
        try await with { _, uploader, _ in
            let answer = try await uploader.program.ask(.options, uploader.path)
            #expect(answer.status == 204)
            #expect(answer.headers[HTTPField.Name("Tus-Version")!] == "1.0.0")
            let extensions = answer.headers[HTTPField.Name("Tus-Extension")!] ?? ""
            #expect(extensions.contains("creation") && extensions.contains("checksum"))
            #expect(answer.headers[HTTPField.Name("Tus-Max-Size")!] == "1073741824")
        }
    }

    @Test("a file arrives in pieces, and is part of the report once it is whole")
    func pieces() async throws {
        try await with { test, uploader, receipt in
            let address = try await uploader.begin(11, name: "who was there.txt")
            #expect(try await uploader.reached(address) == 0)
            let first = try await uploader.patch(
                address, at: "0", "hello ", [Uploader.checksum: Uploader.sha1("hello ")])
            #expect(first.status == 204)
            #expect(first.headers[Uploader.offset] == "6")
            #expect(first.headers[Uploader.expires]?.hasSuffix("GMT") == true)
            #expect(try await Self.evidence(test, receipt).isEmpty)
            let last = try await uploader.patch(address, at: "6", "world")
            #expect(last.headers[Uploader.offset] == "11")
            #expect(last.headers[Uploader.expires] == nil)
            let kept = try await Self.evidence(test, receipt)
            #expect(kept.map(\.name.value) == ["who was there.txt"])
            #expect(kept.first?.sha256 == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
            #expect(kept.first?.type == "text/plain")
        }
    }

    @Test("asking again after the last piece adds nothing twice, and tells that all is there")
    func wholeAgain() async throws {
        try await with { test, uploader, receipt in
            let address = try await uploader.begin(5)
            _ = try await uploader.patch(address, at: "0", "hello")
            let head = try await uploader.ask(.head, address)
            #expect(head.status == 200)
            #expect(head.headers[Uploader.offset] == "5" && head.headers[Uploader.length] == "5")
            #expect(head.headers[.cacheControl] == "no-store")
            #expect(head.headers[Uploader.metadata] == "filename bm90ZS50eHQ=")
            try await uploader.patch(address, at: "5", "more").expectProblem(413, "too-large")
            try await uploader.patch(address, at: "0", "hello").expectProblem(409, "wrong-offset")
            try await uploader.ask(.delete, address).expectProblem(403, "already-whole")
            #expect(try await Self.evidence(test, receipt).count == 1)
        }
    }

    @Test("the first bytes may come with the creation")
    func withCreation() async throws {
        try await with { test, uploader, receipt in
            let answer = try await uploader.ask(
                .post, uploader.path, [Uploader.length: "11", .contentType: Uploader.bytesType], Array("hello ".utf8))
            #expect(answer.status == 201)
            #expect(answer.headers[Uploader.offset] == "6")
            let address = try #require(answer.headers[.location])
            #expect(try await uploader.patch(address, at: "6", "world").status == 204)
            #expect(try await Self.evidence(test, receipt).count == 1)
        }
    }

    @Test(
        "a wrong offset changes nothing",
        arguments: [("1", 409), ("99", 409), ("-1", 400), ("x", 400), ("", 400), ("9223372036854775808", 400)])
    func wrongOffset(offset: String, status: Int) async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(11)
            #expect(try await uploader.patch(address, at: offset, "hello").status == status)
            #expect(try await uploader.reached(address) == 0)
        }
    }

    @Test(
        "a piece whose checksum is wrong, or of a kind that nobody knows, is dropped",
        arguments: [
            (Uploader.sha1("other"), 460), ("crc99 AAAA", 400), ("sha1 AAAA", 400), ("sha1 ***", 400), ("sha1", 400),
        ])
    func wrongChecksum(checksum: String, status: Int) async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(11)
            #expect(
                try await uploader.patch(address, at: "0", "hello ", [Uploader.checksum: checksum]).status == status)
            #expect(try await uploader.reached(address) == 0)
            #expect(
                try await uploader.patch(address, at: "0", "hello ", [Uploader.checksum: Uploader.sha1("hello ")])
                    .status == 204)
        }
    }

    @Test("an empty piece with the checksum of nothing changes nothing")
    func emptyPiece() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(11)
            #expect(
                try await uploader.patch(address, at: "0", "", [Uploader.checksum: Uploader.sha1("")]).status == 204)
            #expect(try await uploader.reached(address) == 0)
        }
    }

    @Test(
        "a length that cannot be is refused before anything is sent",
        arguments: [
            ("0", 422), ("-1", 400), ("x", 400), ("", 400), ("1073741825", 413), ("9007199254740993", 413),
            ("99999999999999999999999", 413),
        ])
    func wrongLength(length: String, status: Int) async throws {
        try await with { _, uploader, _ in
            let answer = try await uploader.ask(.post, uploader.path, [Uploader.length: length])
            #expect(answer.status == status)
        }
    }

    @Test(
        "metadata that is no list of pairs is refused",
        arguments: [
            ("filename ***", 400), ("filename YQ==,filename Yg==", 400), ("filename YQ== x", 400), ("", 201),
            ("filename", 201),
        ])
    func metadata(header: String, status: Int) async throws {
        try await with { _, uploader, _ in
            let headers: HTTPFields = [Uploader.length: "5", Uploader.metadata: header]
            let answer = try await uploader.ask(.post, uploader.path, headers)
            #expect(answer.status == status)
        }
    }

    @Test("more than was announced is refused, and none of it kept")
    func tooMuch() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(5)
            try await uploader.patch(address, at: "0", "far too much").expectProblem(413, "too-large")
            #expect(try await uploader.reached(address) == 0)
        }
    }

    @Test("another version, and a request of no client at all, are refused")
    func version() async throws {
        try await with { _, uploader, _ in
            for version in ["0.2.2", ""] {
                let answer = try await uploader.ask(
                    .post, uploader.path, [Uploader.length: "5", Uploader.resumable: version])
                try answer.expectProblem(412, "protocol-version")
                #expect(answer.headers[HTTPField.Name("Tus-Version")!] == "1.0.0")
            }
        }
    }

    @Test("bytes of another type are refused")
    func bodyType() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(5)
            try await uploader.patch(address, at: "0", "hello", [.contentType: "text/plain"]).expectProblem(
                415, "wrong-type")
        }
    }

    @Test("a program is refused by its content, whatever its name, and is gone")
    func program() async throws {
        try await with { test, uploader, receipt in
            let program = "#!/bin/sh\nexit 0\n"
            let address = try await uploader.begin(program.utf8.count, name: "photo.jpg")
            try await uploader.patch(address, at: "0", program).expectProblem(422, "type-not-taken")
            #expect(try await uploader.ask(.head, address).status == 404)
            #expect(try await Self.evidence(test, receipt).isEmpty)
        }
    }

    @Test("an upload that is given up is gone")
    func termination() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(5)
            #expect(try await uploader.ask(.delete, address).status == 204)
            #expect(try await uploader.ask(.head, address).status == 404)
        }
    }

    @Test("clients that know no PATCH or DELETE say so with POST")
    func override() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(11)
            let headers: HTTPFields = [
                Uploader.override: "PATCH", Uploader.offset: "0", .contentType: Uploader.bytesType,
            ]
            #expect(try await uploader.ask(.post, address, headers, Array("hello".utf8)).status == 204)
            #expect(try await uploader.ask(.post, address, [Uploader.override: "DELETE"]).status == 204)
            #expect(try await uploader.ask(.post, address).status == 404)
        }
    }

    @Test("an upload that ran out takes no more")
    func expired() async throws {
        try await with { test, uploader, _ in
            let address = try await uploader.begin(11)
            test.clock.pass(seconds: 25 * 3_600)
            try await uploader.patch(address, at: "0", "hello").expectProblem(410, "gone")
        }
    }

    @Test("nobody else sees an upload, adds to it, or ends it")
    func stranger() async throws {
        try await with { _, uploader, _ in
            let address = try await uploader.begin(5)
            let stranger = Uploader(uploader.program, try await uploader.program.report())
            let id = try #require(address.split(separator: "/").last)
            for path in ["\(stranger.path)/\(id)", address] {
                let head = try await stranger.ask(.head, path)
                #expect([401, 404].contains(head.status))
                #expect(head.headers[Uploader.offset] == nil)
                #expect([401, 404].contains(try await stranger.patch(path, at: "0", "hello").status))
                #expect([401, 404].contains(try await stranger.ask(.delete, path).status))
            }
            #expect(try await uploader.reached(address) == 0)
        }
    }

    @Test("a report has sixteen files at most")
    func sixteen() async throws {
        try await with { _, uploader, _ in
            for _ in 0..<16 { _ = try await uploader.begin(5) }
            try await uploader.ask(.post, uploader.path, [Uploader.length: "5"]).expectProblem(409, "too-many-files")
        }
    }
}
