import Foundation
import HummingbirdTesting
import Policing
import Store
import TestSupport
import Testing
import Web
import Workflows

/// A page that was drawn is given again as long as it is true, and not a moment longer.
@Suite("A report's page that was drawn before")
struct DrawnReportTests {
    @Test("takes one statement, and is the same to the byte but for the token")
    func again() async throws {
        let counter = StatementCounter()
        try await TestSite.with(TestSite.Options(wrap: counter.wrap)) { test, client in
            let browser = TestBrowser(client)
            let sent = try await test.report()
            test.clock.pass(seconds: 60)
            let first = try await browser.open(sent)
            test.clock.pass(seconds: 1)
            let count = try await counter.statements { try await browser.get("/track/report") }
            #expect(count == 1)
            let second = try await browser.get("/track/report")
            #expect(first.withoutTokens == second.withoutTokens)
            #expect(first.text != second.text, "each page has a token of its own time")
        }
    }

    @Test("tells of a new fact at once")
    func newFact() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let sent = try await test.report()
            try await browser.open(sent)
            try await test.act(.write(text: "We have found it."), .staff(TestSite.priya), on: sent)
            #expect(try await browser.get("/track/report").contains("We have found it."))
        }
    }

    @Test("tells each promise anew when its clock turns")
    func clocks() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let turns: [(Int64, String)] = [
                (0, "By 09:00 tomorrow To do"), (1, "By 09:00 tomorrow Soon"), (15 * 3_600, "By 09:00 today Soon"),
                (24 * 3_600, "By 09:00 today Soon"),
                (24 * 3_600 + 1, "We said by 09:00 on Tuesday 24 November This is late"),
            ]
            var passed: Int64 = 0
            for (seconds, expected) in turns {
                test.clock.pass(seconds: seconds - passed)
                passed = seconds
                let text = try await TestBrowser(client).open(sent).plain
                #expect(text.contains("A person will read your report \(expected)"), "after \(seconds) s: \(text)")
            }
        }
    }

    @Test("is not given in another language, nor after somebody was erased")
    func languagesAndErasure() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let sent = try await test.report()
            try await test.act(.addMessage(text: "I live behind the mill."), .person, on: sent)
            #expect(try await browser.open(sent).contains("I live behind the mill."))
            try await browser.get("/language?to=pl&back=/track/report")
            #expect(try await browser.get("/track/report").contains("<html lang=\"pl\""))
            let person = try await test.state(of: sent).person
            try await test.folder.ledger.erase(person, of: sent.file, at: test.now)
            for tag in ["pl", "en"] {
                try await browser.get("/language?to=\(tag)&back=/track/report")
                #expect(!(try await browser.get("/track/report").contains("I live behind the mill.")))
            }
        }
    }

    @Test("gives each visitor a token of their own")
    func tokens() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let first = TestBrowser(client), second = TestBrowser(client)
            let pages = [try await first.open(sent), try await second.open(sent)]
            #expect(pages[0].tokens.count == 1 && pages[1].tokens.count == 1)
            #expect(pages[0].tokens != pages[1].tokens)
            let out = try await second.fill("/track/sign-out", on: pages[1], [])
            #expect(out.location != nil)
            #expect(try await second.get("/track/report").location != nil, "the second is out")
            #expect(try await first.get("/track/report").location == nil, "the first is not")
        }
    }
}

extension TestBrowser.Page {
    fileprivate var tokens: [String] { hidden(in: "/track/sign-out").map(\.1) }

    fileprivate var withoutTokens: String {
        tokens.reduce(text) { $0.replacing($1, with: "") }
    }
}
