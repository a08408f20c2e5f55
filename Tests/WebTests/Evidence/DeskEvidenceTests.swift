import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Store
import Testing
import Workflows

/// What the desk gets of evidence.
@Suite("Evidence at the desk")
struct DeskEvidenceTests {
    private static let text = "The man in the green coat took it."

    private func withEvidence(
        named name: String = "note.txt", as username: String = "amara.okafor",
        _ body: @escaping @Sendable (DeskWorld, ProgramClient, HTTPFields, String) async throws -> Void
    ) async throws {
        try await onDesk { world, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let uploader = Uploader(program, receipt)
            let address = try await uploader.begin(Self.text.utf8.count, name: name)
            _ = try await uploader.patch(address, at: "0", Self.text)
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            let cookies = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
            let id = try #require(address.split(separator: "/").last)
            try await body(world, program, [.cookie: cookies], "/desk/files/\(receipt.reference)/evidence/\(id)")
        }
    }

    @Test("what an erased person sent cannot be had any more, and both pages say that it is gone")
    func erased() async throws {
        try await withEvidence { world, program, cookies, path in
            let reference = String(path.split(separator: "/")[2])
            let state = try #require(try await world.folder.file(typed: reference))
            try await world.folder.erase(state, at: world.now)
            #expect(try await program.ask(.get, path, cookies).status == 404)
            let page = try await program.ask(.get, "/desk/files/\(reference)", cookies).text
            #expect(!page.contains("note.txt") && !page.contains("/evidence/"))
            #expect(page.contains("The person was erased, with the files they sent"))
            #expect(page.contains(state.evidence[0].sha256))
        }
    }

    @Test("the original comes unchanged, as a file to keep, and the reading is in the log")
    func original() async throws {
        try await withEvidence { world, program, cookies, path in
            let answer = try await program.ask(.get, path, cookies)
            #expect(answer.status == 200)
            #expect(answer.text == Self.text)
            #expect(answer.headers[.contentType] == "text/plain")
            #expect(
                answer.headers[.contentDisposition] == "attachment; filename=\"note.txt\"; filename*=UTF-8''note.txt")
            #expect(answer.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
            let reference = String(path.split(separator: "/")[2])
            let state = try #require(try await world.folder.file(typed: reference))
            let entries = try await world.folder.accessLog.accesses(to: state.id, from: nil, limit: 5).entries
            #expect(entries.first?.action == .viewEvidence)
            #expect(entries.first?.actor == "staff:amara.okafor")
        }
    }

    @Test(
        "a name can do nothing but name",
        arguments: [
            ("a\"b;c.txt", "filename=\"a_b_c.txt\""), ("سائیکل.jpg", "filename=\"______.jpg\""),
            ("x\r\nSet-Cookie: y", "filename=\"xSet-Cookie_ y\""),
        ])
    func names(name: String, shown: String) async throws {
        try await withEvidence(named: name) { _, program, cookies, path in
            let answer = try await program.ask(.get, path, cookies)
            #expect(answer.headers[.contentDisposition]?.contains(shown) == true, "\(answer.headers)")
        }
    }

    @Test("what is no picture has no preview, and what is not there is not found")
    func missing() async throws {
        try await withEvidence { _, program, cookies, path in
            for missing in ["\(path)/preview", "\(path.dropLast(4))0000"] {
                let answer = try await program.ask(.get, missing, cookies)
                #expect(answer.status == 404)
            }
        }
    }

    @Test("nobody sees evidence without signing in, or without the role")
    func rights() async throws {
        try await withEvidence(as: "sam.whitlock") { _, program, cookies, path in
            let unknown = try await program.ask(.get, path), administrator = try await program.ask(.get, path, cookies)
            #expect(unknown.status == 303)
            #expect(administrator.status == 403)
        }
    }
}
