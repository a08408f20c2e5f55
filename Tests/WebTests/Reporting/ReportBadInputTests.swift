import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Bad input from a page of a report")
struct ReportBadInputTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        let step: String
        let fields: [(String, String)]
        let status: HTTPResponse.Status
        var says: String?

        var testDescription: String { what }
    }

    static let rows = [
        Row(
            what: "unknown fields are left aside", step: "what-happened",
            fields: [("what-happened", "It went."), ("admin", "yes"), ("answers[x]", "1")], status: .seeOther),
        Row(
            what: "half a form", step: "what-happened", fields: [], status: .unprocessableContent,
            says: "Tell us what happened"),
        Row(
            what: "only white space", step: "what-happened", fields: [("what-happened", " \n\t ")],
            status: .unprocessableContent, says: "Tell us what happened"),
        Row(
            what: "control characters", step: "what-happened", fields: [("what-happened", "It\u{7}went")],
            status: .unprocessableContent),
        Row(
            what: "more than an answer holds", step: "what-happened",
            fields: [("what-happened", String(repeating: "a", count: 10_001))], status: .unprocessableContent),
        Row(
            what: "more than a form holds", step: "what-happened",
            fields: [("what-happened", String(repeating: "a", count: 10_000_000))], status: .contentTooLarge),
        Row(
            what: "an option that is not there", step: "whole-or-part", fields: [("whole-or-part", "both")],
            status: .unprocessableContent),
        Row(what: "a question of no form", step: "nothing-such", fields: [], status: .notFound),
        Row(
            what: "a date that is none", step: "when-exact",
            fields: [("when-day", "31"), ("when-month", "2"), ("when-year", "2026")], status: .unprocessableContent,
            says: "Write a real date"),
        Row(
            what: "a day to come", step: "when-exact",
            fields: [("when-day", "1"), ("when-month", "1"), ("when-year", "2030")], status: .unprocessableContent),
        Row(
            what: "a time that is none", step: "when-exact",
            fields: [("when-day", "1"), ("when-month", "11"), ("when-year", "2026"), ("time", "25:00")],
            status: .unprocessableContent, says: "Write a time"),
        Row(what: "no place at all", step: "where", fields: [], status: .unprocessableContent),
        Row(
            what: "a point off the earth", step: "where", fields: [("latitude", "999"), ("longitude", "x")],
            status: .unprocessableContent),
        Row(
            what: "a thing worth words", step: "property", fields: [("description", "Bell"), ("value", "a lot")],
            status: .unprocessableContent, says: "Write an amount"),
        Row(
            what: "a way of contact that is none", step: "safe-contact", fields: [("safe", "pigeon")],
            status: .unprocessableContent),
        Row(
            what: "no name where one is needed", step: "contact", fields: [("email", "grace.lowe@example.org")],
            status: .unprocessableContent, says: "Tell us your name"),
    ]

    @Test("is answered with what to mend, and never with a fault of ours", arguments: rows)
    func badInput(row: Row) async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("bicycle-theft", test, browser)
            walk.answers["when"] = [("when", "exact")]
            walk.answers["when-exact"] = [("when-day", "1"), ("when-month", "11"), ("when-year", "2026")]
            let isStep = walk.form.question(row.step) != nil || row.step != "nothing-such"
            if isStep { try await walk.go(to: row.step) }
            let token = walk.page.hidden(in: "/report/bicycle-theft/\(walk.step)")
            let answered = try await browser.post("/report/bicycle-theft/\(row.step)", token + row.fields)
            #expect(answered.status == row.status)
            if let says = row.says { #expect(answered.plain.contains(says)) }
            if row.status == .unprocessableContent {
                #expect(answered.contains("govuk-error-summary"))
                #expect(answered.contains("<title>Error: "))
            }
        }
    }

    @Test("a form that is open for more than twelve hours is not taken, and no answer is lost")
    func expired() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("theft", test, TestBrowser(client))
            test.clock.pass(seconds: 12 * 3_600 + 1)
            let answered = try await walk.answer()
            #expect(answered.status == .forbidden)
        }
    }

    @Test("the token of another session is not taken")
    func anotherSession() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("theft", test, TestBrowser(client))
            let other = try await ReportWalk("theft", test, TestBrowser(client))
            let stolen = walk.page.hidden(in: "/report/theft/\(walk.step)")
            let answered = try await other.browser.post("/report/theft/\(other.step)", stolen + [("x", "y")])
            #expect(answered.status == .forbidden)
        }
    }

    @Test("a check that another visitor sealed opens no confirmation")
    func anotherCheck() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("theft", test, TestBrowser(client))
            try await walk.go(to: "check")
            let sealed = walk.page.hidden(in: "/report/theft/check").filter { $0.0 == "report" }
            try await walk.send()
            let thief = TestBrowser(client)
            let gate = try await thief.get("/report/theft")
            let token = gate.hidden(in: "/report/theft")
            let answered = try await thief.post("/report/theft/check", token + sealed)
            #expect(answered.location == "/report/theft?gone=yes")
        }
    }

    @Test(
        "what is not UTF-8, or another kind of body, is refused",
        arguments: [
            ("application/x-www-form-urlencoded", "what-happened=%ff%fe", HTTPResponse.Status.badRequest),
            ("application/x-www-form-urlencoded", "what-happened=%zz", .badRequest),
            ("application/json", "{}", .unsupportedMediaType),
            ("text/plain", "what-happened=x", .unsupportedMediaType),
        ])
    func wrongEncoding(type: String, body: String, status: HTTPResponse.Status) async throws {
        try await TestSite.with { _, client in
            try await client.execute(
                uri: "/report/theft/what-happened", method: .post, headers: [.contentType: type],
                body: ByteBuffer(string: body)
            ) { response in
                #expect(response.status == status)
            }
        }
    }

    @Test("more reports than the limit from one address wait, with nothing lost")
    func tooMany() async throws {
        try await TestSite.with(TestSite.Options(submissionsPerHour: 1)) { test, client in
            try await ReportWalk("theft", test, TestBrowser(client)).send()
            let walk = try await ReportWalk("theft", test, TestBrowser(client))
            let refused = try await walk.send()
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] != nil)
            test.clock.pass(seconds: 2 * 3_600)
            let again = try await walk.browser.get("/report/theft/check")
            let sent = try await walk.browser.fill("/report/theft/check", on: again, [])
            #expect(sent.location == "/report/theft/sent")
        }
    }
}
