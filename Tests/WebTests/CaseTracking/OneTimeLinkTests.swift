import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A link that opens a report once")
struct OneTimeLinkTests {
    @Test("gives the same answer for every reference, and sends only where it is safe")
    func sameAnswer() async throws {
        try await TestSite.with { test, client in
            let safe = try await test.report()
            let unsafe = try await test.report(
                person: ReporterDetails(
                    name: "Nusrat Begum", email: "nusrat.begum@example.org", phone: nil, contact: .no))
            try await test.emptyOutbox()
            let browser = TestBrowser(client)
            try await browser.get("/track/link")
            let answers = [
                try await browser.ask("7KD M2P X95"), try await browser.ask(unsafe.reference.text),
                try await browser.ask(safe.reference.text),
            ]
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(answers.allSatisfy { $0.status == .ok && $0.headers == answers[0].headers })
            let waiting = try await test.nextLink()
            #expect(waiting.file == safe.file)
            #expect(waiting.notice == Notice(kind: .link, channel: .email))
            #expect(try await test.emptyOutbox() == 0)
        }
    }

    @Test("opens the report by its button, and never a second time")
    func once() async throws {
        try await TestSite.with { test, client in
            let path = try await test.link(to: try await test.report(), client)
            let browser = TestBrowser(client)
            for _ in 1...3 {
                let offer = try await browser.get(path)
                #expect(offer.status == .ok, "whoever only looks does not use it up")
            }
            let offer = try await browser.get(path)
            #expect(try await browser.fill(path, on: offer, []).location == "/track/report")
            #expect(try await browser.get("/track/report").status == .ok)
            let second = TestBrowser(client)
            #expect(try await second.get(path).status == .gone)
            let late = try await browser.fill(path, on: offer, [])
            #expect(late.status == .gone)
            #expect(late.plain.contains("This link does not work any more"))
        }
    }

    @Test("still works after the program was started again, and only once for all that")
    func restart() async throws {
        try await TestSite.with { test, client in
            let path = try await test.link(to: try await test.report(), client)
            test.clock.pass(seconds: 60)
            try await Application(router: test.site.router()).test(.router) { restarted in
                let browser = TestBrowser(restarted)
                let offer = try await browser.get(path)
                #expect(offer.status == .ok)
                #expect(try await browser.fill(path, on: offer, []).location == "/track/report")
            }
            try await Application(router: test.site.router()).test(.router) { restarted in
                let again = try await TestBrowser(restarted).get(path)
                #expect(again.status == .gone)
            }
        }
    }

    @Test("works for an hour")
    func hour() async throws {
        try await TestSite.with { test, client in
            let path = try await test.link(to: try await test.report(), client)
            test.clock.pass(seconds: 3_599)
            #expect(try await TestBrowser(client).get(path).status == .ok)
            test.clock.pass(seconds: 1)
            #expect(try await TestBrowser(client).get(path).status == .gone)
        }
    }

    @Test("opens nothing when it was not made here", arguments: ["x", "AAAA", "7KDM2PX95", "%E2%80%A2"])
    func forged(_ token: String) async throws {
        try await TestSite.with { _, client in
            let answer = try await TestBrowser(client).get("/track/open/\(token)")
            #expect(answer.status == .gone)
        }
    }

    @Test("is not sent again at once, however often it is asked for")
    func pause() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            _ = try await test.link(to: sent, client)
            let browser = TestBrowser(client)
            try await browser.get("/track/link")
            #expect(try await browser.ask(sent.reference.text).status == .ok)
            #expect(try await test.emptyOutbox() == 0)
            for _ in 3...10 { #expect(try await browser.ask(sent.reference.text).status == .ok) }
            #expect(try await browser.ask(sent.reference.text).status == .tooManyRequests)
        }
    }

    @Test("asks for a reference that can be one")
    func format() async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            try await browser.get("/track/link")
            #expect(try await browser.ask("").plain.contains("Write your reference"))
            #expect(try await browser.ask("7KD M2P X96").status == .unprocessableContent)
        }
    }
}

extension TestBrowser {
    fileprivate func ask(_ reference: String) async throws -> Page {
        try await fill("/track/link", on: try await get("/track/link"), [("reference", reference)])
    }
}

extension TestSite {
    /// Takes what waits in the outbox, and says how much it was.
    @discardableResult
    fileprivate func emptyOutbox() async throws -> Int {
        try await folder.outbox.claim(100, at: now, leaseSeconds: 86_400).count
    }

    /// The link that is queued after its answer was given.
    fileprivate func nextLink() async throws -> WaitingMessage {
        for _ in 0..<100_000 {
            if let message = try await folder.outbox.claim(1, at: now, leaseSeconds: 86_400).first { return message }
            await Task.yield()
        }
        throw Missing(what: "a link in the outbox")
    }

    /// Asks for a link, and reads its path as the postman does.
    fileprivate func link(to sent: Sent, _ client: any TestClientProtocol) async throws -> String {
        try await emptyOutbox()
        let browser = TestBrowser(client)
        try await browser.get("/track/link")
        #expect(try await browser.ask(sent.reference.text).status == .ok)
        let token = try await nextLink().sealedToken ?? []
        return "/track/open/\(String(decoding: token, as: UTF8.self))"
    }
}
