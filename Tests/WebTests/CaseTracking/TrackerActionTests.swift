import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What a person can do with their report")
struct TrackerActionTests {
    @Test("writes to the force, which promises an answer")
    func message() async throws {
        try await Self.onReport { test, browser, sent in
            let answer = try await browser.act("message", [("text", "I found the receipt.\r\n\r\nIt is in a drawer.")])
            #expect(answer.location == "/track/report?done=message")
            let page = try await browser.get("/track/report?done=message")
            #expect(page.plain.contains("We have your message"))
            #expect(page.contains(">I found the receipt.</p>") && page.contains(">It is in a drawer.</p>"))
            #expect(page.plain.contains("We will answer your message By the end of Wednesday 25 November"))
            #expect(page.plain.contains("You wrote to us, and we have not answered yet."))
        }
    }

    @Test("does once what is sent twice")
    func twice() async throws {
        try await Self.onReport { test, browser, sent in
            let page = try await browser.get("/track/message")
            for _ in 1...3 {
                let answer = try await browser.fill("/track/message", on: page, [("text", "Hello")])
                #expect(answer.location == "/track/report?done=message")
            }
            #expect(try await test.state(of: sent).unansweredMessages == 1)
        }
    }

    @Test("adds a thing with its number and its worth")
    func property() async throws {
        try await Self.onReport { test, browser, sent in
            let answer = try await browser.act(
                "property", [("description", "A green bicycle"), ("serial", " WBK 4471 "), ("value", "£1,250.50")])
            #expect(answer.location == "/track/report?done=property")
            let item = PropertyItem(description: "A green bicycle", serialNumber: "WBK 4471", valuePence: 125_050)
            #expect(try await test.state(of: sent).property == [item])
            #expect(try await browser.get("/track/report").plain.contains("Serial number: WBK 4471"))
        }
    }

    @Test("tells of a worth in figures and marks of any script", arguments: ["9,50", "£9.50", "۹٫۵۰", "৯.৫০", "੯.੫੦"])
    func worth(_ typed: String) async throws {
        try await Self.onReport { test, browser, sent in
            try await browser.act("property", [("description", "A bell"), ("value", typed)])
            #expect(try await test.state(of: sent).property.map(\.valuePence) == [950])
        }
    }

    @Test("asks to look again after a decision, and hears by when")
    func lookAgain() async throws {
        try await Self.onReport(decided: true) { test, browser, sent in
            let answer = try await browser.act("look-again", [("reason", "There is a camera.")])
            #expect(answer.location == "/track/report?done=look-again")
            #expect(try await test.state(of: sent).reviewOpen)
            let page = try await browser.get("/track/report")
            #expect(
                page.plain.contains(
                    "We will look at it again and tell you what we decide By the end of Monday 30 November"))
            #expect(!page.contains("href=\"/track/look-again\""))
        }
    }

    @Test("says how it went, once")
    func feedback() async throws {
        try await Self.onReport(decided: true) { test, browser, sent in
            let answer = try await browser.act("feedback", [("score", "5"), ("words", "Kind people.")])
            #expect(answer.location == "/track/report?done=feedback")
            #expect(try await test.state(of: sent).feedback?.score == 5)
            let again = try await browser.act("feedback", [("score", "1"), ("words", "")])
            #expect(again.status == .unprocessableContent)
            #expect(again.plain.contains("You have told us already"))
        }
    }

    struct Refusal: Sendable {
        let action: String
        let fields: [(String, String)]
        let sentence: String
    }

    @Test(
        "hears in words what cannot be done, and keeps what was written",
        arguments: [
            Refusal(action: "message", fields: [("text", "  ")], sentence: "Write something here"),
            Refusal(
                action: "message", fields: [("text", String(repeating: "a", count: 10_001))],
                sentence: "Use 10000 characters or fewer"),
            Refusal(action: "property", fields: [("description", "")], sentence: "Write something here"),
            Refusal(
                action: "property",
                fields: [("description", "A bicycle"), ("serial", String(repeating: "1", count: 101))],
                sentence: "Use 100 characters or fewer"),
            Refusal(
                action: "property", fields: [("description", "A bicycle"), ("value", "a lot")],
                sentence: "Write an amount in pounds, such as 120 or 9.50"),
            Refusal(
                action: "property", fields: [("description", "A bicycle"), ("value", "20 zł")],
                sentence: "Write the amount in pounds."),
            Refusal(
                action: "property", fields: [("description", "A bicycle"), ("value", "-5")],
                sentence: "Write an amount of 0 pounds or more"),
            Refusal(action: "look-again", fields: [("reason", "Why?")], sentence: "We have not made a decision yet."),
            Refusal(action: "feedback", fields: [("words", "Well")], sentence: "Choose one of the answers"),
            Refusal(action: "feedback", fields: [("score", "9")], sentence: "Choose one of the answers"),
        ])
    func refusals(_ refusal: Refusal) async throws {
        try await Self.onReport { test, browser, sent in
            let page = try await browser.act(refusal.action, refusal.fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("govuk-error-summary"))
            #expect(page.plain.contains(refusal.sentence), "\(page.plain)")
            for (_, value) in refusal.fields where value.count < 50 && !value.isEmpty && value != "9" {
                #expect(page.contains(value), "\(value) is kept")
            }
            #expect(try await test.state(of: sent).version == 3)
        }
    }

    @Test("is asked to come again later after very many messages")
    func flood() async throws {
        try await Self.onReport { test, browser, sent in
            for number in 1...60 {
                #expect(try await browser.act("message", [("text", "Message \(number)")]).status == .seeOther)
            }
            let refused = try await browser.act("message", [("text", "One more")])
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] != nil)
        }
    }

    @Test(
        "needs the report to be open",
        arguments: ["message", "property", "evidence", "contact", "no-contact", "look-again", "feedback"])
    func closed(_ action: String) async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/track/\(action)")
            #expect(page.status == .seeOther)
            #expect(page.location == "/track?ended=page")
        }
    }

    @Test(
        "wants forms of its own pages",
        arguments: ["message", "property", "contact", "no-contact", "look-again", "feedback"])
    func forgery(_ action: String) async throws {
        try await Self.onReport { test, browser, sent in
            let answer = try await browser.post("/track/\(action)", [("text", "x"), ("description", "x")])
            #expect(answer.status == .forbidden)
            #expect(try await test.state(of: sent).version == 3)
        }
    }

    @Test("lists the files that were sent")
    func evidence() async throws {
        try await Self.onReport { test, browser, sent in
            #expect(try await browser.get("/track/evidence").plain.contains("You have not sent any files yet."))
            try await test.liveThroughEverything(sent)
            // A whole life is longer than a visit.
            try await browser.open(sent)
            let page = try await browser.get("/track/evidence")
            #expect(page.plain.contains("bicycle.jpg"))
            #expect(page.contains("action=\"/track/evidence\"") && page.contains("multipart/form-data"))
        }
    }

    /// Runs the body with a report that is open in a browser.
    static func onReport(
        decided: Bool = false, person: ReporterDetails? = TestSite.grace,
        _ body: @escaping @Sendable (TestSite, TestBrowser, TestSite.Sent) async throws -> Void
    ) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report(person: person)
            if decided {
                try await test.act(.record(.nonCrimeIncident, reason: "Found", circumstances: .noCrime), on: sent)
                let outcome = NewOutcome(
                    code: nil, body: nil, victim: .notKnown, explanation: "It was found.")
                try await test.act(.decideOutcome(outcome), on: sent)
            }
            let browser = TestBrowser(client)
            try await browser.open(sent)
            try await body(test, browser, sent)
        }
    }
}

@Suite("How a person can be reached")
struct ContactChangeTests {
    @Test("is shown masked, and kept when nothing is typed")
    func masked() async throws {
        try await TrackerActionTests.onReport { test, browser, sent in
            let page = try await browser.get("/track/contact")
            #expect(page.contains("g•••@example.org") && page.contains("••• 123"))
            #expect(!page.contains("grace.lowe") && !page.contains("07700900123"))
            let answer = try await browser.fill("/track/contact", on: page, [("safe", "yes")])
            #expect(answer.location == "/track/report?done=contact")
            let reporter = try await test.state(of: sent).reporter
            #expect(reporter?.contact == .yes)
            #expect(reporter?.email == "grace.lowe@example.org")
            #expect(reporter?.phone == "07700900123")
            #expect(reporter?.name == "Grace Lowe")
        }
    }

    @Test("changes to another address, forgets one, and says the one safe way and time")
    func changed() async throws {
        try await TrackerActionTests.onReport { test, browser, sent in
            let answer = try await browser.act(
                "contact",
                [
                    ("safe", "only"), ("way", "text"), ("times", "other"), ("when", "before 3pm"),
                    ("phone", "07700 900456"),
                    ("forget-email", "yes"),
                ])
            #expect(answer.location == "/track/report?done=contact")
            let reporter = try await test.state(of: sent).reporter
            #expect(reporter?.contact == .only(.text, when: SafeTimes(window: .other, words: "before 3pm")))
            #expect(reporter?.phone == "07700900456")
            #expect(reporter?.email == nil)
        }
    }

    @Test(
        "is not changed when something is missing or wrong",
        arguments: [
            ([], "Say if it is safe for us to contact you"),
            ([("safe", "perhaps")], "Say if it is safe for us to contact you"),
            ([("safe", "only")], "Choose the one way that is safe"),
            ([("safe", "only"), ("way", "pigeon")], "Choose the one way that is safe"),
            ([("safe", "only"), ("way", "letter")], "Tell us your address"),
            ([("safe", "only"), ("way", "text")], "Choose when it is safe to reach you"),
            ([("safe", "only"), ("way", "text"), ("times", "other")], "Say in your own words when it is safe"),
            ([("safe", "yes"), ("times", "evenings")], "To say when it is safe, choose the one way that is safe"),
            ([("safe", "yes"), ("when", "after six")], "To say when it is safe, choose the one way that is safe"),
            ([("safe", "yes"), ("email", "grace")], "Write an email address"),
            ([("safe", "yes"), ("phone", "ring me")], "Write a phone number"),
        ] as [([(String, String)], String)])
    func wrong(_ fields: [(String, String)], _ sentence: String) async throws {
        try await TrackerActionTests.onReport { test, browser, sent in
            let page = try await browser.act("contact", fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.plain.contains(sentence), "\(page.plain)")
            #expect(try await test.state(of: sent).reporter == TestSite.grace)
        }
    }

    @Test("can be given later by somebody who reported without a name")
    func anonymous() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report("information", person: nil)
            let browser = TestBrowser(client)
            try await browser.open(sent)
            #expect(try await browser.get("/track/no-contact").plain.contains("You gave us no way to contact you"))
            try await browser.act("contact", [("safe", "yes"), ("email", "daniel.price@example.org")])
            #expect(try await test.state(of: sent).reporter?.email == "daniel.price@example.org")
        }
    }

    @Test("can be said no to, and yes again")
    func declined() async throws {
        try await TrackerActionTests.onReport { test, browser, sent in
            #expect(try await browser.act("no-contact", []).location == "/track/report?done=no-contact")
            #expect(try await test.state(of: sent).contactDeclined)
            let page = try await browser.get("/track/report")
            #expect(page.plain.contains("You asked us not to contact you. You can still read everything here."))
            #expect(page.plain.contains("Let us contact you again"))
            #expect(try await browser.act("no-contact", []).location == "/track/report?done=contact-again")
            let state = try await test.state(of: sent)
            #expect(!state.contactDeclined)
            #expect(state.reporter == TestSite.grace)
        }
    }
}
