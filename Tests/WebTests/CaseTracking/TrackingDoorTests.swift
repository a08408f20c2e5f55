import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Policing
import Store
import TestSupport
import Testing
import Web
import Workflows

@Suite("The door of the tracker")
struct TrackingDoorTests {
    @Test(
        "opens however reference and secret are typed",
        arguments: [{ $0 }, { $0.lowercased() }, { $0.replacing(" ", with: "-") }, { " \($0) " }]
            as [@Sendable (String) -> String])
    func typed(_ write: @escaping @Sendable (String) -> String) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            let page = try await browser.enter(write(sent.reference.description), write(sent.secret.description))
            #expect(page.status == .seeOther)
            #expect(page.location == "/track/report")
            let report = try await browser.get("/track/report")
            #expect(report.plain.contains("Reference \(sent.reference.description)"))
        }
    }

    @Test(
        "is filled in with the reference of the address, and with nothing else that stands there",
        arguments: [
            ("7KDM2PX95", "7KD M2P X95"), ("7kd%20m2p%20x95", "7KD M2P X95"), ("7KDM2PX96", ""), ("", ""),
            ("%22%3E%3Cscript%3E", ""),
        ])
    func named(_ typed: String, _ shown: String) async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/track?reference=\(typed)")
            #expect(page.status == .ok)
            #expect(page.contains("value=\"7KD M2P X95\"") == !shown.isEmpty)
            #expect(!page.contains("<script>") && !page.contains("7KDM2PX96"))
            #expect(!page.contains("govuk-error"))
        }
    }

    @Test("is opened by the address that a program was given, with the secret alone")
    func trackingAddress() async throws {
        try await TestSite.with { _, client in
            let receipt = try await ProgramClient(client).report()
            let browser = TestBrowser(client)
            let path = try #require(receipt.trackingUrl.range(of: "/track")).lowerBound
            let page = try await browser.get(String(receipt.trackingUrl[path...]))
            let typed = try #require(page.text.firstMatch(of: /name="reference"[^>]*value="([^"]*)"/)).output.1
            let entered = try await browser.fill(
                "/track", on: page, [("reference", String(typed)), ("secret", receipt.trackingSecret)])
            #expect(entered.location == "/track/report")
        }
    }

    @Test(
        "says at the field what cannot be right",
        arguments: [
            ("", "", ["Write your reference", "Write your secret word"]),
            ("7KD M2P X96", "2222 3333 4444", ["Check your reference."]),
            ("hello", "2222 3333 4444", ["Check your reference."]),
            ("7KD M2P X95", "2222", ["Check your secret word."]),
            ("7KD M2P X95", "0000 1111 OOOO", ["Check your secret word."]),
        ])
    func format(_ reference: String, _ secret: String, _ expected: [String]) async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).enter(reference, secret)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("<title>Error: "))
            for sentence in expected {
                #expect(page.text.components(separatedBy: sentence).count == 3, "\(sentence): summary and field")
            }
        }
    }

    @Test("gives the same answer to a reference that nobody has and to a wrong secret")
    func sameAnswer() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let other = "7KD M2P X95"
            let browser = TestBrowser(client)
            try await browser.get("/track")
            let wrongSecret = try await browser.enter(sent.reference.description, "2222 3333 4444")
            let nobody = try await browser.enter(other, "2222 3333 4444")
            #expect(wrongSecret.status == .unprocessableContent)
            #expect(wrongSecret.contains("do not belong together"))
            #expect(wrongSecret.status == nobody.status)
            #expect(wrongSecret.headers == nobody.headers)
            #expect(wrongSecret.text.replacing(sent.reference.description, with: other) == nobody.text)
        }
    }

    @Test("reads the store once, whether or not the reference exists")
    func sameWork() async throws {
        let counter = StatementCounter()
        try await TestSite.with(TestSite.Options(wrap: counter.wrap)) { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            let known = try await counter.statements {
                try await browser.enter(sent.reference.text, "2222 3333 4444")
            }
            let unknown = try await counter.statements { try await browser.enter("7KDM2PX95", "2222 3333 4444") }
            #expect(known == 1)
            #expect(unknown == 1)
        }
    }

    @Test("lets nobody guess for long at one reference, from wherever they come")
    func limitOfReference() async throws {
        try await TestSite.with(TestSite.Options(trustsProxy: true)) { test, client in
            let sent = try await test.report()
            for number in 1...10 {
                let browser = Self.browser(client, from: "192.0.2.\(number)")
                let page = try await browser.enter(sent.reference.text, "2222 3333 4444")
                #expect(page.status == .unprocessableContent)
            }
            let late = Self.browser(client, from: "192.0.2.99")
            let refused = try await late.enter(sent.reference.text, sent.secret.text)
            #expect(refused.status == .tooManyRequests)
            #expect((1...900).contains(Int(refused.headers[.retryAfter] ?? "") ?? 0))
            test.clock.pass(seconds: 1_800)
            try await late.open(sent)
        }
    }

    @Test("lets nobody guess for long from one address, at whatever reference")
    func limitOfAddress() async throws {
        try await TestSite.with(TestSite.Options(trustsProxy: true)) { test, client in
            let sent = try await test.report()
            var random = SystemRandomNumberGenerator()
            let guesser = Self.browser(client, from: "192.0.2.1")
            for _ in 1...60 {
                let page = try await guesser.enter(Reference.make(using: &random).text, "2222 3333 4444")
                #expect(page.status == .unprocessableContent)
            }
            #expect(try await guesser.enter(sent.reference.text, sent.secret.text).status == .tooManyRequests)
            try await Self.browser(client, from: "192.0.2.2").open(sent)
        }
    }

    @Test("does not count those who know their secret")
    func rightPairsAreFree() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            for _ in 1...100 { try await TestBrowser(client).open(sent) }
        }
    }

    @Test("wants a form of its own page")
    func forgery() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let pair = [("reference", sent.reference.text), ("secret", sent.secret.text)]
            let browser = TestBrowser(client)
            #expect(try await browser.post("/track", pair).status == .forbidden)
            let page = try await browser.get("/track")
            let stranger = TestBrowser(client)
            try await stranger.get("/track")
            #expect(try await stranger.fill("/track", on: page, pair).status == .forbidden)
            test.clock.pass(seconds: 12 * 3_600 + 1)
            #expect(try await browser.fill("/track", on: page, pair).status == .forbidden)
        }
    }

    private static func browser(_ client: any TestClientProtocol, from address: String) -> TestBrowser {
        let browser = TestBrowser(client)
        if let name = HTTPField.Name("X-Forwarded-For") { browser.headers[name] = address }
        return browser
    }
}

@Suite("An open report")
struct TrackingSessionTests {
    @Test("closes half an hour after it was last used, and not before")
    func idle() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            try await browser.open(sent)
            for _ in 1...3 {
                test.clock.pass(seconds: 29 * 60)
                #expect(try await browser.get("/track/report").status == .ok)
            }
            test.clock.pass(seconds: 31 * 60)
            let ended = try await browser.get("/track/report")
            #expect(ended.location == "/track?ended=page")
            #expect(try await browser.get("/track?ended=page").plain.contains("away for more than 30 minutes"))
        }
    }

    @Test("says that what was written too late was not sent")
    func idleWhileWriting() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            try await browser.open(sent)
            let page = try await browser.get("/track/message")
            test.clock.pass(seconds: 31 * 60)
            let answer = try await browser.fill("/track/message", on: page, [("text", "I found the receipt.")])
            #expect(answer.location == "/track?ended=post")
            #expect(try await browser.get("/track?ended=post").plain.contains("was not sent"))
            #expect(try await test.state(of: sent).unansweredMessages == 0)
        }
    }

    @Test("is out of reach with a cookie that is not ours", arguments: ["", "nonsense", "AAAA", "%00"])
    func forgedCookie(_ cookie: String) async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            browser.keep("report", cookie)
            let answer = try await browser.get("/track/report")
            #expect(answer.location == "/track?ended=page")
        }
    }

    @Test("is out of reach with the cookie of another site's key")
    func foreignCookie() async throws {
        let cookie = try await Self.cookie()
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            browser.keep("report", cookie)
            let answer = try await browser.get("/track/report")
            #expect(answer.location == "/track?ended=page")
        }
    }

    @Test("is closed by the person who opened it")
    func signOut() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            let page = try await browser.open(sent)
            #expect(try await browser.fill("/track/sign-out", on: page, []).location == "/track?closed=1")
            #expect(browser.cookies["report"] == nil)
            let answer = try await browser.get("/track/report")
            #expect(answer.location == "/track?ended=page")
        }
    }

    @Test("is kept out of addresses, out of scripts' reach, and out of caches")
    func cookieIsSafe() async throws {
        try await TestSite.with(TestSite.Options(address: "https://report.example")) { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            let answer = try await browser.enter(sent.reference.text, sent.secret.text)
            let line = answer.headers[values: .setCookie].first { $0.hasPrefix("report=") } ?? ""
            for part in ["HttpOnly", "Secure", "SameSite=Lax"] { #expect(line.contains(part)) }
            let page = try await browser.get("/track/report")
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(!page.contains(sent.secret.text) && !page.contains(sent.secret.description))
        }
    }

    private static func cookie() async throws -> String {
        let kept = Kept()
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            try await browser.open(try await test.report())
            kept.set(browser.cookies["report"] ?? "")
        }
        return kept.text
    }
}
