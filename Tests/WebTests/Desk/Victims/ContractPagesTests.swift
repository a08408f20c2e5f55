import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("The victim's contract at the desk")
struct ContractPagesTests {
    /// When the tests' clock begins, as forms write it.
    private static let day = "23/11/2026", time = "09:00"

    private static func at(_ name: String) -> [(String, String)] {
        [("\(name)-day", day), ("\(name)-time", time)]
    }

    @Test("asks what the victim needs, each with its reason, and gives Enhanced Rights by it")
    func needs() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.get(path).contains("Nobody has asked yet what the victim needs."))
            let needs = [
                ("intimidated", "Afraid to go to court"), ("interpreter", "Mirpuri Urdu"), ("safe", "Not at home"),
            ]
            #expect(try await priya.act("needs", on: path, needs).location == "\(path)?done=needs")
            let page = try await priya.get(path)
            for words in ["Afraid to go to court", "Mirpuri Urdu", "Not at home", "Enhanced rights"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(try await world.folder.pages.summary(of: reference)?.enhanced == true)
            #expect(
                try await priya.get("\(path)/needs").contains("value=\"Mirpuri Urdu\""), "asked again, it begins there")
        }
    }

    @Test("changes how the victim wants to hear on their word, and their page says so")
    func preference() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let wishes = [
                ("safe", "only"), ("way", "text"), ("times", "evenings"), ("phone", "07700 900321"), ("email", ""),
                ("address", ""), ("every", "14"), ("declined", "no"),
            ]
            #expect(try await priya.act("preference", on: path, wishes).contains("Say on whose word this rests"))
            let said = wishes + [("said", "Grace Lowe, by phone")]
            #expect(try await priya.act("preference", on: path, said).location == "\(path)?done=preference")
            let state = try await test.state(of: sent)
            #expect(state.reporter?.phone == "07700900321" && state.reporter?.name == "Grace Lowe")
            #expect(state.contract.of(nil).updateDays == 14)
            #expect(try await priya.get(path).contains("Said by Grace Lowe, by phone"))
            let tracker = try await TestBrowser(client).open(sent)
            #expect(tracker.plain.contains("You told us how to reach you"))
            #expect(!tracker.contains("by phone"))
        }
    }

    @Test("tells of an arrest in the same moment as it is noted; until then the tracker says nothing of it")
    func event() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let arrest = [("trigger", "suspect-arrested"), ("told", "no")] + Self.at("at")
            #expect(
                try await amara.act("code-event", on: path, arrest + [("update", "")]).location
                    == "\(path)?done=code-event")
            #expect(try await amara.get(path).plain.contains("Say that a suspect was arrested To do by"))
            let before = try await TestBrowser(client).open(sent)
            #expect(!before.plain.contains("arrested"))
            let offered = try #require(try await amara.get("\(path)/code-event?reply=told-arrest").textarea("update"))
            #expect(offered.contains("We arrested somebody"))
            let picked = try await amara.act("code-event", on: path, Self.at("at") + [("ready-reply", "told-arrest")])
            #expect(picked.contains("<option value=\"suspect-arrested\" selected>"), "it is for an arrest")
            #expect(picked.textarea("update") == offered)
            let told = arrest + [("update", offered)]
            #expect(try await amara.act("code-event", on: path, told).location == "\(path)?done=code-event")
            let after = try await TestBrowser(client).open(sent)
            #expect(after.plain.contains("We arrested somebody about what you told us."))
            #expect(after.plain.contains("We will tell you that someone has been arrested Done on"))
        }
    }

    @Test("notes every contact, keeps what it told, and shows all in one list with plain links to its parts")
    func contacts() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await test.act(.addMessage(text: "Is there news?"), .person, on: sent)
            let call =
                [("direction", "out"), ("channel", "call"), ("with", "Grace Lowe"), ("told", "FORCE-REPLY")]
                + [("summary", "Told her that we look at the film.")] + Self.at("at")
            #expect(try await priya.act("contact-note", on: path, call).location == "\(path)?done=contact-note")
            try await test.act(.write(text: "As we said."), on: sent)
            let page = try await priya.get("\(path)/correspondence").plain
            for words in [
                "Is there news?", "Phone call with Grace Lowe", "Told her that we look at the film.", "As we said.",
                "A neutral e-mail", "Waits to leave.",
            ] { #expect(page.contains(words), "\(words)") }
            #expect(try await !priya.get("\(path)/correspondence?show=in").contains("As we said."))
            #expect(try await !priya.get("\(path)/correspondence?show=contacts").contains("Is there news?"))
            #expect(try await priya.get("\(path)/correspondence?show=nothing").contains("As we said."))
            #expect(try await test.state(of: sent).promises.contains { $0.rule == "FORCE-REPLY" && $0.keptAt != nil })
            let tracker = try await TestBrowser(client).open(sent)
            #expect(!tracker.contains("film") && !tracker.contains("Phone call"))
        }
    }

    @Test("sets a right aside with its reason, which only a supervisor may")
    func setAside() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client), priya = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.get("\(path)/set-aside").status == .forbidden)
            let wish = [("rule", "VC07-VPS"), ("reason", "She does not want to")]
            #expect(try await tom.act("set-aside", on: path, wish).location == "\(path)?done=set-aside")
            #expect(try await tom.get(path).contains("Set aside: She does not want to"))
        }
    }

    @Test("says what to do where something cannot be")
    func refusals() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let later = [
                ("trigger", "suspect-arrested"), ("told", "no"), ("at-day", "24/11/2026"), ("at-time", "10:00"),
            ]
            #expect(try await priya.act("code-event", on: path, later).contains("That time has not come yet"))
            let nonsense = [("trigger", "suspect-arrested"), ("told", "no"), ("at-day", "soon"), ("at-time", "10:00")]
            #expect(try await priya.act("code-event", on: path, nonsense).contains("Write the day as 22/11/2026"))
        }
    }

    @Test("asks when the Witness Care Unit was told where its time is counted from that, and only there")
    func witnessCare() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            // From Monday to Thursday: the hearing is fixed on Tuesday, and the unit told on Wednesday.
            world.pass(seconds: 3 * 86_400)
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let form = try await priya.get("\(path)/code-event")
            let triggers = [
                "hearing-fixed", "bail-hearing-held", "warrant-issued", "evidence-required", "case-ended",
                "sentence-passed", "appeal-lodged",
            ]
            #expect(form.contains("data-shown-with=\"trigger=\(triggers.joined(separator: "|"))\""))
            #expect(form.contains("then the days are counted from when it happened"))
            func note(_ trigger: String, care: (day: String, time: String)) async throws -> TestBrowser.Page {
                let fields = [
                    ("trigger", trigger), ("told", "no"), ("at-day", "24/11/2026"), ("at-time", "10:00"),
                    ("care-at-day", care.day), ("care-at-time", care.time), ("update", ""),
                ]
                return try await priya.act("code-event", on: path, fields)
            }
            let hearing = "hearing-fixed", told = "25/11/2026", done = "\(path)?done=code-event"
            let faults = [
                (told, "", "Write the time as 14:05, or leave day and time empty"),
                ("27/11/2026", "10:00", "That time has not come yet"),
                ("24/11/2026", "09:00", "The Witness Care Unit cannot have been told before it happened"),
            ]
            for (day, time, words) in faults {
                let page = try await note(hearing, care: (day, time))
                #expect(page.contains(words), "\(words)")
            }
            for (care, due) in [((told, Self.time), "2026-11-26"), (("", ""), "2026-11-25")] {
                let noted = try await note(hearing, care: care)
                #expect(noted.location == done)
                let promise = try await test.state(of: sent).promises.last
                #expect(promise?.rule == "VC08-HEARING" && promise?.due?.london.date.iso == due)
            }
            // Without the script every part of the form is there: what is typed of another event counts for nothing.
            let arrest = try await note("suspect-arrested", care: (told, Self.time))
            #expect(arrest.location == done)
            #expect(try await test.state(of: sent).contract.events.last?.careToldAt == nil)
        }
    }

    @Test("is no part of a report without a victim")
    func noVictim() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report("information")
            let tracker = TestBrowser(client)
            #expect(try await !tracker.open(sent).contains("/track/rights"))
            #expect(try await tracker.get("/track/rights").status == .notFound)
        }
    }

    @Test("is told to the victim in plain words, in their language", arguments: ["en", "ur", "pa", "pl", "bn"])
    func rightsPage(language: String) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let browser = TestBrowser(client)
            try await browser.get("/language?to=\(language)&back=/track")
            #expect(try await browser.open(sent).contains("href=\"/track/rights\""))
            let page = try await browser.get("/track/rights")
            let words = try #require(test.site.languages[language])
            for number in 1...12 { #expect(page.contains(words.own["rights.each.r\(number)"] ?? "?"), "\(number)") }
            #expect(
                try await TestBrowser(client).get("/track/rights").status != .ok, "nobody reads it without the door")
        }
    }
}
