import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Amounts on the pages of a report")
struct ReportAmountTests {
    @Test(
        "the worth of a thing is what was meant", arguments: [("9,50", 9_50), ("1 200", 1_200_00), ("১,২০০", 1_200_00)])
    func thing(_ typed: String, pence: Int) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("bicycle-theft", test, TestBrowser(client))
            walk.answers["property"] = [("description", "A bell"), ("value", typed)]
            try await walk.send()
            let reference = try #require(walk.page.mark("reference").flatMap { Reference(typed: $0) })
            let file = try #require(try await test.folder.ledger.file(of: reference))
            let state = try #require(try await test.folder.ledger.state(of: file))
            #expect(state.property.map(\.valuePence) == [pence])
        }
    }

    static let refused = [
        ("20 zł", "Write the amount in pounds."), ("1.200", "We cannot tell which amount this is."),
        ("a lot", "Write an amount in pounds, such as 120 or 9.50"), ("-3", "Write an amount of 0 pounds or more"),
        ("99999999999", "Write an amount of 10,000,000 pounds or less"),
    ]

    @Test("what is no clear amount is asked for again, with the reason, and what was typed", arguments: refused)
    func again(_ typed: String, sentence: String) async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("bicycle-theft", test, TestBrowser(client))
            try await walk.go(to: "property")
            let page = try await walk.answer([("description", "A bell"), ("value", typed)])
            #expect(page.status == .unprocessableContent)
            #expect(page.plain.contains(sentence), "\(page.plain)")
            #expect(page.contains("value=\"\(typed)\""))
        }
    }

    @Test("a question about money takes amounts, shows the pound, and says what is wrong")
    func question() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("criminal-damage", test, TestBrowser(client))
            try await walk.go(to: "cost")
            #expect(walk.page.contains("govuk-input__prefix"))
            for (typed, sentence) in Self.refused {
                let page = try await walk.answer([("cost", typed)])
                #expect(page.plain.contains(sentence), "\(typed): \(page.plain)")
            }
            walk.answers["cost"] = [("cost", "£1.200,50")]
            try await walk.go(to: "check")
            #expect(walk.page.plain.contains("1200.5"))
        }
    }

    @Test("a plain number that can be read in two ways is asked for again")
    func number() async throws {
        try await TestSite.with { test, client in
            let walk = try await ReportWalk("road-collision", test, TestBrowser(client))
            try await walk.go(to: "vehicles")
            let page = try await walk.answer([("vehicles", "1.200")])
            #expect(page.plain.contains("We cannot tell which number this is."))
            #expect(try await walk.answer([("vehicles", "২")]).status == .seeOther)
        }
    }
}
