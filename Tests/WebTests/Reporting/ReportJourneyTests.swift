import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Making a report page by page")
struct ReportJourneyTests {
    static let kinds = [
        "burglary", "bicycle-theft", "theft", "vehicle-crime", "criminal-damage", "shop-theft", "robbery", "assault",
        "hate-crime", "stalking-harassment", "domestic-abuse", "anti-social-behaviour", "road-collision",
        "lost-found-property", "information",
    ]

    @Test("a report of each kind arrives whole, with its required answers alone", arguments: kinds)
    func arrives(kind: String) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk(kind, test, TestBrowser(client))
            let sent = try await walk.send()
            #expect(sent.location == "/report/\(kind)/sent")
            let reference = try #require(walk.page.mark("reference").flatMap { Reference(typed: $0) })
            let secret = try #require(walk.page.mark("secret").flatMap { TrackingSecret(typed: $0) })
            let file = try #require(try await test.folder.ledger.file(of: reference))
            let state = try #require(try await test.folder.ledger.state(of: file))
            #expect(state.report.form == kind)
            #expect(test.site.secrets.matches(secret, of: reference, state.report.secretHash))
            #expect(state.report.contents.value?.place.words == "By the library")
            #expect(state.reporter?.name == "Grace Lowe")
            let journey = Journey(
                form: walk.form, answers: state.report.contents.value?.answers ?? [:], today: test.now.london.date)
            #expect(journey.problems.isEmpty)
            #expect(walk.page.contains("/track"))
        }
    }

    @Test("no question of a form has the name of a page that all forms share", arguments: kinds)
    func namesOfPages(kind: String) async throws {
        let taken: Set<String> = [
            "when", "when-exact", "when-between", "where", "property", "evidence", "evidence-done", "safe-contact",
            "contact", "check", "sent", "save", "pause", "emergency", "uploads",
        ]
        try await TestSite.with { test, _ in
            let form = try #require(test.site.forms[kind])
            #expect(form.questions.allSatisfy { !taken.contains($0.id) })
        }
    }

    @Test("a report sent twice, pressed at once or again after Back, is one report with one answer")
    func sentTwice() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("bicycle-theft", test, browser)
            try await walk.go(to: "check")
            let check = walk.page
            try await walk.send()
            let first = walk.page.mark("reference")
            let again = try await browser.fill("/report/bicycle-theft/check", on: check, [])
            #expect(again.location == "/report/bicycle-theft/sent")
            #expect(try await browser.get("/report/bicycle-theft/sent").mark("reference") == first)
            #expect(
                try await test.folder.queue.queueCounts(for: TestSite.priya, covering: [], at: test.now).everything == 1
            )
        }
    }

    @Test("the confirmation is over after half an hour, and for another browser at once")
    func confirmationEnds() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            try await walk.send()
            #expect(try await TestBrowser(client).get("/report/theft/sent").mark("secret") == nil)
            test.clock.pass(seconds: 29 * 60)
            #expect(try await browser.get("/report/theft/sent").mark("secret") != nil)
            test.clock.pass(seconds: 2 * 60)
            #expect(try await browser.get("/report/theft/sent").mark("secret") == nil)
        }
    }

    @Test("when, where, things and how to be reached are kept as they were told")
    func details() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("bicycle-theft", test, browser)
            walk.answers["when"] = [("when", "between")]
            walk.answers["when-between"] = [
                ("from-day", "21"), ("from-month", "11"), ("from-year", "2026"), ("from-time", "6.30pm"),
                ("to-day", "22"), ("to-month", "11"), ("to-year", "26"), ("to-time", "0715"),
            ]
            walk.answers["where"] = [("place", "b4 6nq"), ("words", "Behind the library")]
            walk.answers["property"] = [
                ("description", "A green bicycle"), ("serial-number", "WX 123"), ("value", "£1,250.50"),
            ]
            walk.answers["safe-contact"] = [("safe", "call")]
            walk.answers["contact"] = [
                ("name", "Grace Lowe"), ("phone", "07700 900123"), ("times", "other"), ("times-in-words", "After six"),
                ("email", "not asked"),
            ]
            try await walk.send()
            let state = try await Self.state(test, walk)
            let contents = try #require(state.report.contents.value)
            #expect(
                contents.occurrence
                    == .between(
                        from: Moment(london: CivilDate(iso: "2026-11-21")!, hour: 18, minute: 30),
                        to: Moment(london: CivilDate(iso: "2026-11-22")!, hour: 7, minute: 15)))
            #expect(contents.place.postcode?.text == "B4 6NQ")
            #expect(contents.place.coordinate != nil)
            #expect(
                state.property == [
                    PropertyItem(description: "A green bicycle", serialNumber: "WX 123", valuePence: 125_050)
                ])
            #expect(state.reporter?.contact == .only(.call, when: SafeTimes(window: .other, words: "After six")))
            #expect(state.reporter?.email == nil)
        }
    }

    @Test("an answer changed from the check is changed, and its page leads back to the check")
    func change() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("bicycle-theft", test, browser)
            try await walk.go(to: "check")
            let path = "/report/bicycle-theft/what-happened?from=check"
            #expect(walk.page.contains(path))
            let question = try await browser.get(path)
            let answered = try await browser.fill(path, on: question, [("what-happened", "It was cut loose.")])
            #expect(answered.location == "/report/bicycle-theft/check")
            #expect(try await browser.get("/report/bicycle-theft/check").contains("It was cut loose."))
        }
    }

    @Test("a draft outlives everything but a day, and is sealed under the visitor's token")
    func draft() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            try await walk.go(to: "where")
            test.clock.pass(seconds: 23 * 3_600)
            #expect(try await browser.get("/report/theft/where").status == .ok)
            let stranger = try await TestBrowser(client).get("/report/theft/where")
            #expect(stranger.location == "/report/theft?gone=yes")
            test.clock.pass(seconds: 2 * 3_600)
            #expect(try await browser.get("/report/theft/where").location == "/report/theft?gone=yes")
        }
    }

    @Test("a return link opens the draft in another browser, once its owner says so")
    func returnLink() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            try await walk.go(to: "where")
            let saved = try await browser.get("/report/theft/save")
            let address = try #require(
                saved.text.firstMatch(of: /href="http:\/\/report\.example(\/go\/[^"]*)"/))
            let path = String(address.output.1), other = TestBrowser(client)
            let asked = try await other.get(path)
            #expect(asked.status == .ok)
            #expect(try await other.get("/report/theft/where").location != nil)
            let taken = try await other.fill(path, on: asked, [])
            #expect(taken.location == "/report/theft/where")
            #expect(try await other.get("/report/theft/where").status == .ok)
            let spoilt = try await TestBrowser(client).get(path + "x")
            #expect(spoilt.status == .notFound)
        }
    }

    private static func state(_ test: TestSite, _ walk: ReportWalk) async throws -> FileState {
        let reference = try #require(walk.page.mark("reference").flatMap { Reference(typed: $0) })
        let file = try #require(try await test.folder.ledger.file(of: reference))
        return try #require(try await test.folder.ledger.state(of: file))
    }
}
