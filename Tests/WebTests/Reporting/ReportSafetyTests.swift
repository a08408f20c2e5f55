import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Making a report when somebody may be watching, or in danger")
struct ReportSafetyTests {
    static let guarded = ["domestic-abuse", "stalking-harassment", "hate-crime", "information"]

    @Test("every title after the list is neutral, and nothing is offered that stays in the browser", arguments: guarded)
    func neutral(kind: String) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk(kind, test, TestBrowser(client))
            for end in ["where", "contact", "check"] {
                try await walk.go(to: end)
                #expect(walk.page.contains("<title>Page – "))
                #expect(!walk.page.contains("draft.js"))
                #expect(!walk.page.contains("/\(kind)/save"))
            }
            try await walk.send()
            #expect(walk.page.contains("<title>Page – "))
            #expect(!walk.page.contains("data-print"))
            #expect(walk.page.contains("href=\"/leave\""))
            #expect(try await walk.browser.get("/report/\(kind)/save").status == .notFound)
        }
    }

    @Test("no cookie outlives the visit")
    func cookies() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("domestic-abuse", test, TestBrowser(client))
            let sent = try await walk.send()
            for line in sent.headers[values: .setCookie] {
                #expect(!line.contains("Expires"))
                #expect(!line.contains("Max-Age") || line.contains("Max-Age=0"))
                #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax"))
            }
        }
    }

    @Test("leaving deletes the answers of a guarded kind and makes the browser forget the visit")
    func leaving() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("domestic-abuse", test, browser)
            try await walk.go(to: "where")
            let visit = try #require(browser.cookies["visit"])
            let left = try await browser.post("/leave", [])
            #expect(left.status == .noContent)
            #expect(left.headers[.init("Clear-Site-Data")!] == "\"cache\", \"storage\"")
            #expect(browser.cookies["visit"] == nil)
            browser.keep("visit", visit)
            #expect(try await browser.get("/report/domestic-abuse/where").location == "/report/domestic-abuse?gone=yes")
        }
    }

    @Test("leaving without a script leads to the other website")
    func leavingPlainly() async throws {
        try await TestSite.with { _, client in
            let left = try await TestBrowser(client).get("/leave")
            #expect(left.location?.hasPrefix("https://") == true)
        }
    }

    @Test("danger at the gate leads to 999, the text relay and the silent call")
    func danger() async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            let gate = try await browser.get("/report/burglary")
            let answered = try await browser.fill("/report/burglary", on: gate, [("danger", "yes")])
            let page = try await browser.get(answered.location ?? "")
            for number in ["tel:999", "tel:18000", "55"] { #expect(page.contains(number)) }
        }
    }

    @Test("an answer that means danger pauses the form, and the person may go on")
    func pause() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("assault", test, browser)
            try await walk.go(to: "safe-now")
            try await walk.answer([("safe-now", "no")])
            #expect(walk.path == "/report/assault/safe-now/elsewhere")
            #expect(walk.page.contains("tel:999"))
            #expect(walk.page.contains("Go on with my report"))
        }
    }

    @Test("an answer that belongs to somebody else ends the form")
    func stop() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            let form = try #require(test.site.forms["theft"])
            let question = try #require(form.questions.first { $0.option("railway") != nil })
            try await walk.go(to: question.id)
            try await walk.answer([(question.id, "railway")])
            #expect(walk.page.contains("tel:08004050"))
            #expect(!walk.page.contains("Go on with my report"))
            let check = try await browser.get("/report/theft/check")
            #expect(check.location == "/report/theft/\(question.id)")
        }
    }

    @Test("a postcode of another force names it, and whoever is sure goes on")
    func neighbour() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            try await walk.go(to: "where")
            let outside = try await walk.answer([("place", "ST4 2DE")])
            #expect(outside.contains("Staffordshire Police"))
            #expect(outside.contains("https://www.staffordshire.police.uk/"))
            let sure = try await browser.fill("/report/theft/where", on: outside, [])
            #expect(sure.location == "/report/theft/property")
        }
    }

    @Test("a name that several places have is asked about, and the chosen one is kept")
    func severalPlaces() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let walk = try await ReportWalk("theft", test, browser)
            try await walk.go(to: "where")
            let asked = try await walk.answer([("place", "wolver")])
            #expect(asked.contains("name=\"pick\""))
            let chosen = try await browser.fill("/report/theft/where", on: asked, [("pick", "0")])
            #expect(chosen.location == "/report/theft/property")
            let kept = try await browser.get("/report/theft/where")
            #expect(kept.contains("Wolverhampton"))
        }
    }

    @Test("others are told of like reports nearby only when there are three, and never of any one")
    func nearby() async throws {
        try await TestSite.with { test, client in
            for earlier in 0...3 {
                let walk = try await ReportWalk("theft", test, TestBrowser(client))
                walk.answers["where"] = [("place", "B4 6NQ")]
                try await walk.go(to: "check")
                #expect(walk.page.contains("\(earlier) reports like this") == (earlier >= 3))
                try await walk.send()
            }
        }
    }

    @Test("safety is asked before any detail, and no name is asked of whoever wants to give none")
    func anonymous() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("information", test, TestBrowser(client))
            walk.answers["safe-contact"] = [("safe", "anonymous")]
            try await walk.send()
            #expect(walk.steps.contains("safe-contact"))
            #expect(!walk.steps.contains("contact"))
        }
    }
}
