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

@Suite("The page of a report")
struct TrackerPageTests {
    @Test("tells everything that can happen to a report in plain words")
    func golden() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            try await test.liveThroughEverything(sent)
            let page = try await TestBrowser(client).open(sent)
            #expect(page.lines(of: sent) == goldenTracker)
        }
    }

    @Test("shows nothing that only staff may know, whatever has happened")
    func nothingInternal() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            for command in [FileCommand.grade(code: "P2", reason: TestSite.hidden), .undo] {
                try await test.act(command, .staff(TestSite.priya), on: sent)
            }
            try await test.liveThroughEverything(sent)
            let facts = try await test.folder.ledger.history(of: sent.file)
            let told = Set(facts.map(\.fact.kind))
            #expect(
                Set(FileFact.Kind.allCases.filter { !$0.isForStaffAlone }).subtracting(told) == [.personErased],
                "the life has every other kind of fact")
            let page = try await TestBrowser(client).open(sent)
            let secrets =
                [
                    TestSite.hidden, "priya.nair", "tom.hale", "amara.okafor", "volume-crime", "crime:44", "P3",
                    "image/jpeg", "Daniel", "suspect", "AB12CDE", "Kiln Hill", "party", "merged",
                ]
                + test.site.rules.promises.rules.map(\.id) + [sent.file.text, sent.secret.text]
            for secret in secrets { #expect(!page.contains(secret), "the page shows \(secret)") }
            for address in ["grace.lowe@example.org", "07700900123", "07700 900123"] {
                #expect(!page.contains(address))
            }
        }
    }

    @Test("escapes what people write")
    func escapes() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            try await test.act(.addMessage(text: "<script>alert(1)</script>"), .person, on: sent)
            let page = try await TestBrowser(client).open(sent)
            #expect(!page.contains("<script>alert"))
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        }
    }

    @Test("takes three statements, however much has happened", arguments: [0, 100])
    func statements(_ messages: Int) async throws {
        let counter = StatementCounter()
        try await TestSite.with(TestSite.Options(wrap: counter.wrap)) { test, client in
            let sent = try await test.report()
            for number in 0..<messages { try await test.act(.addMessage(text: "Message \(number)"), .person, on: sent) }
            let browser = TestBrowser(client)
            try await browser.open(sent)
            let count = try await counter.statements { try await browser.get("/track/report") }
            #expect(count <= 3)
        }
    }

    @Test(
        "is written in the reader's language and direction",
        arguments: [("en", "ltr", "Your report"), ("ur", "rtl", nil)] as [(String, String, String?)])
    func languages(_ tag: String, _ direction: String, _ title: String?) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            try await browser.get("/language?to=\(tag)&back=/track")
            let page = try await browser.open(sent)
            #expect(page.contains("<html lang=\"\(tag)\" dir=\"\(direction)\""))
            if let title { #expect(page.contains("<h1 class=\"govuk-heading-l\">\(title)</h1>")) }
        }
    }

    @Test("says nothing of what happened in the browser's title when somebody may be watching")
    func guarded() async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            let page = try await browser.open(try await test.report("domestic-abuse"))
            #expect(page.contains("<title>Page – "))
            #expect(!page.text.lowercased().contains("abuse"))
            #expect(try await browser.get("/track/message").contains("<title>Page – "))
        }
    }

    @Test(
        "says where every promise stands",
        arguments: [
            (0, "By 09:00 tomorrow To do"), (60, "By 09:00 tomorrow Soon"), (15 * 3_600, "By 09:00 today Soon"),
            (24 * 3_600, "By 09:00 today Soon"),
            (24 * 3_600 + 1, "We said by 09:00 on Tuesday 24 November This is late"),
        ] as [(Int64, String)])
    func promises(_ seconds: Int64, _ expected: String) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            test.clock.pass(seconds: seconds)
            let text = try await TestBrowser(client).open(sent).plain
            #expect(text.contains("A person will read your report \(expected)"), "\(text)")
        }
    }

    @Test("says plainly that a promise is late, and who sees that too")
    func late() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            test.clock.pass(seconds: 72 * 3_600)
            let before = try await TestBrowser(client).open(sent)
            #expect(before.contains("bl-promise--late"))
            #expect(before.plain.contains("This is late, and we are sorry. The supervisor"))
            try await test.act(.write(text: "We are sorry."), .staff(TestSite.priya), on: sent)
            let after = try await TestBrowser(client).open(sent)
            #expect(after.contains("bl-promise--kept-late"))
            #expect(after.plain.contains("Done on Thursday 26 November at 09:00 Done late"))
        }
    }

    @Test("offers to look again, and asks how it went, only when there is a decision")
    func offers() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            let open = try await browser.open(sent)
            #expect(!open.contains("/track/look-again") && !open.contains("/track/feedback"))
            try await test.act(
                .record(.notOurs(body: "the council"), reason: "Noise", circumstances: .noCrime), on: sent)
            let decided = try await browser.get("/track/report")
            #expect(decided.contains("/track/look-again") && decided.contains("/track/feedback"))
            #expect(decided.plain.contains("the council deals with this, not us"))
        }
    }

    @Test("says nothing of another person's report with which it was put together")
    func duplicate() async throws {
        try await TestSite.with { test, client in
            let first = try await test.report(), second = try await test.report()
            try await test.act(
                .record(.duplicate(of: first.reference.text), reason: "Same", circumstances: .noCrime), on: second)
            let page = try await TestBrowser(client).open(second)
            #expect(page.plain.contains("We had a report of this already"))
            #expect(!page.contains(first.reference.text) && !page.contains(first.reference.description))
        }
    }
}

extension TestBrowser.Page {
    /// What the main part says, a line for each piece of text.
    func lines(of sent: TestSite.Sent) -> [String] {
        guard let start = text.range(of: "<main"), let end = text.range(of: "</main>") else { return [] }
        return text[start.lowerBound..<end.lowerBound]
            .replacing(/<[^>]*>/, with: "\n").replacing("&#39;", with: "'")
            .replacing(sent.reference.description, with: "REFERENCE")
            .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

private let goldenTracker = [
    "Your report",
    "Reference REFERENCE",
    "We got it on Monday 23 November at 09:00.",
    "It is about: Stolen bicycle.",
    "A message to you did not arrive. Please check how we can reach you.",
    "Where it is now",
    "We have made a decision",
    "Who has it",
    "Amara Okafor of Volume Crime Investigation has your report.",
    "What we said we would do",
    "A person will read your report",
    "Done on Monday 23 November at 09:01",
    "Done",
    "We will write to you",
    "Done on Monday 23 November at 09:05",
    "Done",
    "We will answer your message",
    "Done on Monday 23 November at 09:05",
    "Done",
    "We will look at it again and tell you what we decide",
    "Done on Monday 23 November at 09:13",
    "Done",
    "If we finish looking into it and nobody is charged, we will tell you and say why",
    "Done on Monday 23 November at 09:14",
    "Done",
    "Your rights",
    "Messages",
    "You",
    "Monday 23 November at 09:04",
    "I found the receipt.",
    "Amara Okafor",
    "Monday 23 November at 09:05",
    "Thank you. Please send it.",
    "Write to us",
    "Things you told us about",
    "A green bicycle",
    "Serial number: WBK4471",
    "Files you sent",
    "bicycle.jpg",
    "What you can do",
    "Tell us about a thing that was taken, lost or found",
    "Send photos, videos or documents",
    "Change how we can reach you",
    "Ask us not to contact you",
    "Ask us to look at it again",
    "What has happened",
    "You told us how we did: 4 out of 5",
    "Monday 23 November at 09:15",
    "Kind people.",
    "We looked into it and could not find out who did it",
    "Monday 23 November at 09:14",
    "No camera covered the stand.",
    "We are working on your report again",
    "Monday 23 November at 09:13",
    "We looked at it again, and we will change our decision",
    "Monday 23 November at 09:13",
    "You are right about the camera.",
    "You asked us to look at it again",
    "Monday 23 November at 09:12",
    "There is a camera.",
    "We looked into it and could not find out who did it",
    "Monday 23 November at 09:11",
    "No camera covered the stand.",
    "Our email to you did not arrive",
    "Monday 23 November at 09:10",
    "We passed your details to the victim support service",
    "Monday 23 November at 09:09",
    "You told us how to reach you",
    "Monday 23 November at 09:08",
    "You sent us a file",
    "Monday 23 November at 09:07",
    "You told us about a thing",
    "Monday 23 November at 09:06",
    "Amara Okafor wrote to you",
    "Monday 23 November at 09:05",
    "You wrote to us",
    "Monday 23 November at 09:04",
    "Amara Okafor (Volume Crime Investigation) is looking into it",
    "Monday 23 November at 09:03",
    "We recorded it as a crime",
    "Monday 23 November at 09:02",
    "The official name is: Theft or unauthorised taking of a pedal cycle",
    "We decided that somebody should speak to you within 48 hours",
    "Monday 23 November at 09:01",
    "One of us read your report",
    "Monday 23 November at 09:01",
    "We got your report",
    "Monday 23 November at 09:00",
    "If someone is in danger call 999. For anything else you can also call 101.",
    "Close my report",
]
