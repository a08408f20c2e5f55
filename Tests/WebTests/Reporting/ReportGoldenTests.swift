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
            #expect(walk.page.main == Self.check)
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
        Someone took your bicycle, e-bike or adult tricycle, or part of it.
        Before you start
        A photo, the frame number or the receipt can help us to find it. If you do not have them now, you can add them later.
        You can leave at once at any time. Press the button, and you will see a different website. What you wrote is not kept on your device.
        We keep your answers for 24 hours after each page. You can get a link to come back later.
        Is anyone in danger now?
        Call 999 if someone is in danger or badly hurt, if it is happening now, or if the person who did it is still there or close by.
        Yes, someone is in danger now
        No, nobody is in danger now
        Start now
        """

    private static let question = """
        What happened?
        Where you left it, how it was locked, and when you saw that it was gone.
        You can write up to 10000 characters.
        Continue
        Save and come back later
        """

    private static let check = """
        Check your answers before you send them
        What is it like there now?
        Not answered
        Change What is it like there now?
        Were you in it?
        Not answered
        Change Were you in it?
        What happened?
        It was by the wall near the library.
        Change What happened?
        Was anyone hurt?
        Not answered
        Change Was anyone hurt?
        How many vehicles were in it?
        Not answered
        Change How many vehicles were in it?
        What do you know of the other vehicles and drivers?
        Not answered
        Change What do you know of the other vehicles and drivers?
        Did the other driver stop and give their name?
        Not answered
        Change Did the other driver stop and give their name?
        Did you notice any of this?
        Not answered
        Change Did you notice any of this?
        Could a camera have filmed it?
        Not answered
        Change Could a camera have filmed it?
        Did anyone else see or hear it?
        Not answered
        Change Did anyone else see or hear it?
        Is any of this true for you?
        Not answered
        Change Is any of this true for you?
        When it happened
        Between Sunday 22 November at 18:00 and Sunday 22 November at 23:59
        Change When it happened
        Where it happened
        By the library
        Change Where it happened
        Do you have photos, videos or documents?
        Not answered
        Change Do you have photos, videos or documents?
        Is it safe for us to contact you, and how?
        Only by e-mail
        Change Is it safe for us to contact you, and how?
        How to reach you
        Grace Lowe
        grace.lowe@example.org
        Change How to reach you
        By sending this you say that, as far as you know, it is true.
        Send my report
        """

    private static let confirmation = """
        We have your report
        Your reference
        REFERENCE
        Your secret word
        SECRET
        Keep both somewhere safe. You need them to see what happens to your report.
        We show your secret word on this page only, and for half an hour. Write both down, or print this page.
        Print or save a copy
        What happens next
        A person will read your report. This is what we promise, and by when.
        A person will read your report
        By 09:00 tomorrow
        Promised
        We will write to you
        By 09:00 on Wednesday 25 November
        Promised
        If it gets worse or someone is in danger, call 999. Do not wait for us.
        See what happens to your report
        With your reference and your secret word you can see what we do, write to us, and add details, things or files.
        Track my report
        There you can also tell us how we did.
        """
}
