import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Stopping, and coming back by a link")
struct SaveLinkTests {
    /// The pages of a kind, some way in.
    private func begun(
        _ kind: String, _ body: @escaping @Sendable (TestSite, ReportWalk) async throws -> Void
    ) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk(kind, test, TestBrowser(client))
            try await walk.go(to: "where")
            try await body(test, walk)
        }
    }

    private func ask(
        _ walk: ReportWalk, _ name: String, _ fields: [(String, String)]
    ) async throws -> TestBrowser.Page {
        let path = "/report/\(walk.form.id)/\(name)"
        return try await walk.browser.fill(path, on: try await walk.browser.get(path), fields)
    }

    /// What waits in the outbox, opened as the postman opens it.
    private func waiting(_ test: TestSite) async throws -> [(channel: ContactChannel, link: SavedLink)] {
        try await test.folder.outbox.claim(50, at: test.now, leaseSeconds: 1).compactMap { message in
            ReturnLetter.opened(message.sealedToken ?? [], by: test.site.secrets, at: "http://report.example")
                .map { (message.notice.channel, $0) }
        }
    }

    @Test("the link goes to the e-mail address or phone that was called safe, and opens the draft in another browser")
    func sent() async throws {
        try await begun("theft") { test, walk in
            #expect(walk.page.contains("/report/theft/save"))
            let asked = try await ask(walk, "save", [("safe", "email"), ("to", " grace.lowe@example.org ")])
            #expect(asked.location == "/report/theft/save?sent=yes")
            #expect(try await walk.browser.get("/report/theft/save?sent=yes").plain.contains("We have sent the link"))
            _ = try await ask(walk, "save", [("safe", "text"), ("to", "٠٧٧٠٠ ٩٠٠١٢٣")])
            let messages = try await waiting(test)
            #expect(messages.map(\.channel) == [.email, .text])
            #expect(messages.map(\.link.address) == ["grace.lowe@example.org", "07700900123"])
            #expect(messages.allSatisfy { !$0.link.isGuarded && $0.link.language == "en" })
            let path = try #require(messages[0].link.link.components(separatedBy: "report.example").last)
            let other = walk.browser.stranger()
            let offered = try await other.get(path)
            #expect(offered.contains("Go on only if you saved them yourself."))
            #expect(try await other.fill(path, on: offered, []).location == "/report/theft/where")
            #expect(try await other.get("/report/theft/where").status == .ok)
        }
    }

    @Test("nothing of the person stands readable in the outbox")
    func sealed() async throws {
        try await begun("theft") { test, walk in
            _ = try await ask(walk, "save", [("safe", "email"), ("to", "grace.lowe@example.org")])
            let message = try #require(try await test.folder.outbox.claim(1, at: test.now, leaseSeconds: 1).first)
            let text = String(decoding: message.sealedToken ?? [], as: UTF8.self)
            #expect(!text.contains("grace") && !text.contains("theft"))
            #expect(ReturnLetter.opened(Array(text.utf8.reversed()), by: test.site.secrets, at: "") == nil)
        }
    }

    static let wrong: [([(String, String)], String)] = [
        ([("to", "grace.lowe@example.org")], "Say if it is safe to send you the link"),
        ([("safe", "pigeon"), ("to", "grace.lowe@example.org")], "Say if it is safe to send you the link"),
        ([("safe", "email"), ("to", "")], "Tell us your email address"),
        ([("safe", "email"), ("to", "07700 900123")], "Write an email address"),
        ([("safe", "text"), ("to", "grace.lowe@example.org")], "Write a phone number"),
        ([("safe", "email"), ("to", "a@example.org, b@example.org")], "Write an email address"),
        ([("safe", "email"), ("to", "a@example.org\nBcc: b@example.org")], "Write an email address"),
    ]

    @Test("what is missing or wrong is said at its field, and nothing leaves", arguments: wrong)
    func refused(_ fields: [(String, String)], _ sentence: String) async throws {
        for (kind, name) in [("theft", "save"), ("domestic-abuse", "pause")] {
            try await begun(kind) { test, walk in
                let page = try await ask(walk, name, fields)
                #expect(page.status == .unprocessableContent)
                #expect(page.plain.contains(sentence), "\(page.plain)")
                #expect(try await waiting(test).isEmpty)
            }
        }
    }

    @Test("whoever says that it is not safe gets nothing, and is told what to do instead")
    func declined() async throws {
        try await begun("theft") { test, walk in
            let page = try await ask(walk, "save", [("safe", "no"), ("to", "grace.lowe@example.org")])
            #expect(page.plain.contains("Then we send nothing."))
            #expect(try await waiting(test).isEmpty)
        }
        try await begun("domestic-abuse") { test, walk in
            let page = try await ask(walk, "pause", [("safe", "no"), ("to", "nusrat@example.org")])
            #expect(page.plain.contains("Then it is safer not to have a link."))
            #expect(!page.contains("name=\"to\""))
            #expect(try await waiting(test).isEmpty)
        }
    }

    @Test("one address gets three links a day, however it is written, and others still get theirs")
    func limited() async throws {
        try await begun("theft") { test, walk in
            for typed in ["grace.lowe@example.org", "Grace.Lowe@example.org", " grace.lowe@EXAMPLE.org"] {
                #expect(try await ask(walk, "save", [("safe", "email"), ("to", typed)]).status == .seeOther)
            }
            let fourth = try await ask(walk, "save", [("safe", "email"), ("to", "grace.lowe@example.org")])
            #expect(fourth.status == .unprocessableContent)
            #expect(fourth.plain.contains("We have sent links there already today."))
            #expect(
                try await ask(walk, "save", [("safe", "email"), ("to", "imran.sadiq@example.org")]).status == .seeOther)
            #expect(try await waiting(test).count == 4)
        }
    }

    @Test("a way in which no message can leave is not offered, and not taken")
    func channels() async throws {
        try await TestSite.with(TestSite.Options(channels: [.email])) { test, client in
            let walk = try await ReportWalk("theft", test, TestBrowser(client))
            let page = try await walk.browser.get("/report/theft/save")
            #expect(page.contains("value=\"email\"") && !page.contains("value=\"text\""))
            let asked = try await ask(walk, "save", [("safe", "text"), ("to", "07700 900123")])
            #expect(asked.status == .unprocessableContent)
            #expect(try await waiting(test).isEmpty)
        }
    }

    @Test("where somebody may be watching, a link is neither shown nor offered; who asks gets neutral words")
    func guarded() async throws {
        try await begun("domestic-abuse") { test, walk in
            #expect(walk.page.contains("I cannot finish now"))
            #expect(try await walk.browser.get("/report/domestic-abuse/save").status == .notFound)
            let page = try await walk.browser.get("/report/domestic-abuse/pause")
            #expect(page.contains("<title>Page – "))
            #expect(!page.contains("data-return-link") && !page.contains("/go/") && !page.contains("data-print"))
            _ = try await ask(walk, "pause", [("safe", "text"), ("to", "07700 900321")])
            let message = try #require(try await waiting(test).first)
            #expect(message.link.isGuarded)
            #expect(!message.link.link.contains("report/") && !message.link.link.contains("abuse"))
            let path = try #require(message.link.link.components(separatedBy: "report.example").last)
            let other = walk.browser.stranger()
            let offered = try await other.get(path)
            #expect(offered.contains("<title>Page – "))
            #expect(!offered.plain.contains("abuse"))
            #expect(try await other.fill(path, on: offered, []).location == "/report/domestic-abuse/where")
        }
        try await begun("theft") { _, walk in
            let page = try await walk.browser.get("/report/theft/pause")
            #expect(page.status == .notFound)
        }
    }

    @Test("leaving in a hurry forgets a guarded report, but keeps it for the link that was sent, and for that alone")
    func leaving() async throws {
        try await begun("domestic-abuse") { test, walk in
            _ = try await ask(walk, "pause", [("safe", "email"), ("to", "nusrat.begum@example.org")])
            let message = try #require(try await waiting(test).first)
            try await walk.browser.post("/leave", [])
            #expect(
                try await walk.browser.get("/report/domestic-abuse/where").location == "/report/domestic-abuse?gone=yes"
            )
            let path = try #require(message.link.link.components(separatedBy: "report.example").last)
            let other = walk.browser.stranger()
            #expect(try await other.fill(path, on: try await other.get(path), []).status == .seeOther)
        }
    }
}
