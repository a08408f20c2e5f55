import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What a person reads while making a report")
struct ReportGoldenTests {
    @Test("the page before the first question")
    func start() async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/report/bicycle-theft")
            #expect(page.main == Self.start)
        }
    }

    @Test("one question")
    func question() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("bicycle-theft", test, TestBrowser(client))
            try await walk.go(to: "what-happened")
            #expect(walk.page.main == Self.question)
        }
    }

    @Test("the check, and the confirmation")
    func checkAndConfirmation() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("road-collision", test, TestBrowser(client))
            walk.answers["when"] = [("when", "exact")]
            walk.answers["when-exact"] = [
                ("when-day", "22"), ("when-month", "11"), ("when-year", "2026"), ("part", "evening"),
            ]
            try await walk.go(to: "check")
            #expect(walk.page.main.contains(Self.check))
            try await walk.send()
            let said = walk.page.main
                .replacing(/[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}/, with: "SECRET")
                .replacing(/[2-9A-Z]{3} [2-9A-Z]{3} [2-9A-Z]{3}/, with: "REFERENCE")
            #expect(said == Self.confirmation)
        }
    }

    @Test("in Urdu every page of the journey says so, and is written from right to left")
    func urdu() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            browser.keep("language", "ur")
            let walk = try await ReportWalk("bicycle-theft", test, browser)
            for end in ["what-happened", "where", "check"] {
                try await walk.go(to: end)
                #expect(walk.page.contains("<html lang=\"ur\" dir=\"rtl\""))
            }
            try await walk.send()
            #expect(walk.page.contains("<html lang=\"ur\" dir=\"rtl\""))
            #expect(walk.page.contains("translate=\"no\" dir=\"ltr\""))
        }
    }

    private static let start = """
        Stolen bicycle
        """
    private static let question = """
        What happened?
        """
    private static let check = """
        When it happened
        """
    private static let confirmation = """
        We have your report
        """
}
