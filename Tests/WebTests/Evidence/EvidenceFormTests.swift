import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Store
import Testing
import Web
import Workflows

/// Files sent by people, with the plain form and with the script.
@Suite("Files sent from the pages")
struct EvidenceFormTests {
    /// A form in parts, as browsers send it.
    private static func form(token: String?, files: [(name: String, text: String)]) -> [UInt8] {
        var lines: [String] = []
        if let token { lines += ["--edge", "Content-Disposition: form-data; name=\"form_token\"", "", token] }
        for file in files {
            let head = "Content-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\""
            lines += ["--edge", head, "Content-Type: image/jpeg", "", file.text]
        }
        return Array((lines + ["--edge--", ""]).joined(separator: "\r\n").utf8)
    }

    private static func headers(_ browser: TestBrowser) -> HTTPFields {
        let cookies = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        return [.cookie: cookies, .contentType: "multipart/form-data; boundary=edge"]
    }

    /// The pages of a bicycle theft up to its files.
    private func atFiles(
        _ body: @escaping @Sendable (TestSite, ReportWalk, ProgramClient) async throws -> Void
    ) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("bicycle-theft", test, TestBrowser(client))
            try await walk.go(to: "evidence")
            try await body(test, walk, ProgramClient(client))
        }
    }

    private func token(_ walk: ReportWalk) throws -> String {
        let hidden = walk.page.hidden(in: "/report/bicycle-theft/evidence")
        return try #require(hidden.first { $0.0 == "form_token" }).1
    }

    @Test("the plain form takes several files, which go with the report")
    func plainForm() async throws {
        try await atFiles { test, walk, program in
            let files = [
                (name: "C:\\Users\\grace\\bike.txt", text: "green"), (name: "note.txt", text: "by the library"),
            ]
            let answer = try await program.ask(
                .post, "/report/bicycle-theft/evidence", Self.headers(walk.browser),
                Self.form(token: try token(walk), files: files))
            #expect(answer.status == 303)
            #expect(answer.headers[.location] == "/report/bicycle-theft/evidence")
            let page = try await walk.browser.get("/report/bicycle-theft/evidence")
            #expect(page.contains("bike.txt") && page.contains("note.txt"))
            #expect(!page.contains("Users"))
        }
    }

    @Test(
        "what cannot be taken is told on the page",
        arguments: [
            ([], "none-chosen"), ([("", "")], "none-chosen"), ([("empty.txt", "")], "empty"),
            ([("photo.jpg", "#!/bin/sh\nexit 0\n")], "type"),
        ] as [([(String, String)], String)])
    func problems(files: [(String, String)], problem: String) async throws {
        try await atFiles { _, walk, program in
            let answer = try await program.ask(
                .post, "/report/bicycle-theft/evidence", Self.headers(walk.browser),
                Self.form(token: try token(walk), files: files.map { (name: $0.0, text: $0.1) }))
            #expect(answer.headers[.location] == "/report/bicycle-theft/evidence?problem=\(problem)")
            let page = try await walk.browser.get(answer.headers[.location] ?? "")
            #expect(page.contains("error-summary"))
        }
    }

    @Test(
        "without the token of the page, or with it after the files, nothing is taken",
        arguments: [nil, "wrong"] as [String?])
    func forged(token: String?) async throws {
        try await atFiles { _, walk, program in
            let answer = try await program.ask(
                .post, "/report/bicycle-theft/evidence", Self.headers(walk.browser),
                Self.form(token: token, files: [(name: "note.txt", text: "hello")]))
            #expect(answer.status == 403)
            #expect(!(try await walk.browser.get("/report/bicycle-theft/evidence")).contains("note.txt"))
        }
    }

    @Test("a form that is cut short is not taken for whole")
    func cutShort() async throws {
        try await atFiles { _, walk, program in
            let form = Self.form(token: try token(walk), files: [(name: "note.txt", text: "hello")])
            let answer = try await program.ask(
                .post, "/report/bicycle-theft/evidence", Self.headers(walk.browser), form.dropLast(12))
            #expect(answer.status == 400)
            #expect(!(try await walk.browser.get("/report/bicycle-theft/evidence")).contains("note.txt"))
        }
    }

    @Test("a file that has arrived can be taken away again by a button, and its bytes go with it")
    func removed() async throws {
        try await atFiles { test, walk, program in
            _ = try await program.ask(
                .post, "/report/bicycle-theft/evidence", Self.headers(walk.browser),
                Self.form(
                    token: try token(walk),
                    files: [(name: "wrong.txt", text: "not mine"), (name: "note.txt", text: "by the library")]))
            let page = try await walk.browser.get("/report/bicycle-theft/evidence")
            let found = page.text.firstMatch(of: /wrong\.txt<\/span>[\s\S]*?name="remove" value="([^"]*)"/)
            let id = String(try #require(found).output.1)
            #expect(page.plain.contains("Remove wrong.txt"))
            let wrong = try #require(EvidenceID(text: id))
            let original = try await test.site.ports.evidence.original(wrong)
            let action = "/report/bicycle-theft/evidence-done"
            let answer = try await walk.browser.fill(action, on: page, [("remove", id)])
            #expect(answer.location == "/report/bicycle-theft/evidence")
            #expect(!FileManager.default.fileExists(atPath: original))
            let after = try await walk.browser.get("/report/bicycle-theft/evidence")
            #expect(!after.contains("wrong.txt") && after.contains("note.txt"))
            let again = try await walk.browser.fill(action, on: after, [("remove", id)])
            #expect(again.location == "/report/bicycle-theft/evidence")
            try await walk.send()
            let reference = try #require(walk.page.mark("reference"))
            let state = try #require(try await test.folder.file(typed: reference))
            #expect(state.evidence.map(\.name.value) == ["note.txt"])
        }
    }

    @Test("nobody takes a file of another draft away, nor one that has been sent")
    func removedByOthers() async throws {
        try await atFiles { test, walk, program in
            let uploader = uploader(walk, program)
            let address = try await uploader.begin(5)
            _ = try await uploader.patch(address, at: "0", "hello")
            let id = try #require(address.split(separator: "/").last.flatMap { EvidenceID(text: String($0)) })
            let other = try await ReportWalk("bicycle-theft", test, walk.browser.stranger())
            try await other.go(to: "evidence")
            let action = "/report/bicycle-theft/evidence-done"
            _ = try await other.browser.fill(action, on: other.page, [("remove", id.text)])
            #expect(try await uploader.reached(address) == 5)
            try await walk.send()
            _ = try await other.browser.fill(action, on: other.page, [("remove", id.text)])
            #expect(FileManager.default.fileExists(atPath: try await test.site.ports.evidence.original(id)))
        }
    }

    @Test("a program ends even a whole upload of a draft, by the extension that it was told of")
    func terminated() async throws {
        try await atFiles { _, walk, program in
            let uploader = uploader(walk, program)
            let options = try await program.ask(.options, uploader.path)
            #expect(options.headers[HTTPField.Name("Tus-Extension")!]?.contains("termination") == true)
            let address = try await uploader.begin(5)
            _ = try await uploader.patch(address, at: "0", "hello")
            #expect(try await uploader.ask(.delete, address).status == 204)
            #expect(try await uploader.ask(.head, address).status == 404)
            #expect(!(try await walk.browser.get("/report/bicycle-theft/evidence")).contains("note.txt"))
        }
    }

    // MARK: The script

    private func uploader(_ walk: ReportWalk, _ program: ProgramClient) -> Uploader {
        let cookies = Self.headers(walk.browser)[.cookie] ?? ""
        return Uploader(program, path: "/report/bicycle-theft/uploads", owner: [.cookie: cookies])
    }

    @Test("what the script sends goes with the report")
    func script() async throws {
        try await atFiles { test, walk, program in
            let uploader = uploader(walk, program)
            let address = try await uploader.begin(5)
            #expect(try await uploader.patch(address, at: "0", "hello").status == 204)
            let sent = try await walk.send()
            #expect(sent.status == .seeOther)
            #expect(try await uploader.ask(.head, address).status == 404)
        }
    }

    @Test("a page of another site, another browser, and a visitor without a draft cannot send files")
    func others() async throws {
        try await atFiles { _, walk, program in
            let uploader = uploader(walk, program)
            let length: HTTPFields = [Uploader.length: "5"]
            for from in ["cross-site", "same-site", "none"] {
                let headers = HTTPFields(Array(length) + [HTTPField(name: .init("Sec-Fetch-Site")!, value: from)])
                try await uploader.ask(.post, uploader.path, headers).expectProblem(403, "token-expired")
            }
            let address = try await uploader.begin(5)
            let stranger = Uploader(program, path: uploader.path, owner: [:])
            #expect(try await stranger.ask(.post, stranger.path, length).status == 401)
            #expect(try await stranger.ask(.head, address).status == 404)
            #expect(try await stranger.patch(address, at: "0", "hello").status == 404)
            try await program.ask(.post, uploader.path, uploader.owner).expectProblem(412, "protocol-version")
        }
    }

    @Test("a tracked report takes files from its own browser alone")
    func tracked() async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client), sent = try await test.report()
            let browser = TestBrowser(client)
            let door = try await browser.get("/track")
            try await browser.fill(
                "/track", on: door, [("reference", sent.reference.text), ("secret", sent.secret.text)])
            let page = try await browser.get("/track/evidence")
            let token = try #require(page.hidden(in: "/track/evidence").first { $0.0 == "form_token" }).1
            let answer = try await program.ask(
                .post, "/track/evidence", Self.headers(browser),
                Self.form(token: token, files: [(name: "note.txt", text: "hello")]))
            #expect(answer.headers[.location] == "/track/report?done=evidence")
            let uploader = Uploader(
                program, path: "/track/uploads", owner: [.cookie: Self.headers(browser)[.cookie] ?? ""])
            let address = try await uploader.begin(5, name: "second.txt")
            #expect(try await uploader.patch(address, at: "0", "world").status == 204)
            #expect(try await test.state(of: sent).evidence.map(\.name.value) == ["note.txt", "second.txt"])
            let stranger = Uploader(program, path: "/track/uploads", owner: [:])
            #expect(try await stranger.ask(.post, stranger.path, [Uploader.length: "5"]).status == 401)
        }
    }
}
