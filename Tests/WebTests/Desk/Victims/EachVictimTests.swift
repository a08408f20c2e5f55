import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

/// Whose rights stand at the desk, and whose on the tracker.
@Suite("The rights of each victim")
struct EachVictimTests {
    private static func crime(_ offence: String = "44", by standing: ReporterStanding) -> FileCommand {
        .record(
            .crime(offence: offence), reason: "As it was told",
            circumstances: ReportedCircumstances(
                basis: .victim, reporter: standing, probablyACrime: true, victimConfirms: true))
    }

    private static let daniel = NewParty(
        id: PartyID(high: 7, low: 7), kind: .person, role: .victim, details: PartyDetails(names: ["Daniel Price"]),
        source: NewAssertion(said: .officer, nature: .fact))
    private static let arrest = FileCommand.contract(
        .noteEvent(.suspectArrested, happenedAt: Moment(iso8601: "2026-11-23T09:00:00Z")!, toldAt: nil))

    @Test("are the victim's whom somebody else reported for: a bystander hears nothing of them")
    func bystander() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report(
                "hate-crime", answers: ["what-happened": .text("I saw it."), "reporting-for": .text("saw")])
            let path = "/desk/files/\(sent.reference.text)"
            let amara = TestBrowser(client), tracker = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            #expect(try await !tracker.open(sent).contains("/track/rights"))
            #expect(try await tracker.get("/track/rights").status == .notFound)
            #expect(try await amara.get(path).plain.contains("The victim of this is not named on the file"))
            for command in [Self.crime(by: .bystander), .parties(.add(Self.daniel)), Self.arrest] {
                try await test.act(command, on: sent)
            }
            let page = try await amara.get(path)
            #expect(
                page.contains("Daniel Price</h3>") && page.plain.contains("Say that a suspect was arrested To do by"))
            #expect(!page.contains("The victim of this is not named"))
            let told = [
                ("direction", "out"), ("channel", "call"), ("with", "Daniel Price"), ("told", "VC06-ARREST"),
                ("summary", "Told him of the arrest."), ("at-day", "23/11/2026"), ("at-time", "09:00"),
            ]
            let form = try await amara.get("\(path)/contact-note?victim=\(Self.daniel.id.text)")
            #expect(
                try await amara.fill("\(path)/contact-note", on: form, told).location == "\(path)?done=contact-note")
            #expect(try await test.state(of: sent).promises.contains { $0.rule == "VC06-ARREST" && $0.keptAt != nil })
            let read = try await TestBrowser(client).open(sent)
            #expect(!read.contains("arrested") && !read.contains("Daniel") && !read.contains("/track/rights"))
        }
    }

    @Test("stand on a file that began as information, once it is recorded as a crime of its sender")
    func information() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report("information")
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await !priya.get(path).contains("id=\"rights\""))
            try await test.act(Self.crime(by: .victim), on: sent)
            #expect(try await priya.get(path).contains("id=\"rights\""))
            let tracker = TestBrowser(client)
            #expect(try await tracker.open(sent).contains("/track/rights"))
            #expect(try await tracker.get("/track/rights").status == .ok)
        }
    }

    @Test("are kept apart: needs of one are asked on a form of their own, and stand under their name")
    func apart() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)", party = Self.daniel.id
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await test.act(Self.crime(by: .victim), on: sent)
            try await test.act(.parties(.add(Self.daniel)), on: sent)
            #expect(try await priya.get("\(path)/needs").contains("needs?victim=\(party.text)"))
            let form = try await priya.get("\(path)/needs?victim=\(party.text)")
            #expect(form.contains("About Daniel Price.") && form.textarea("update") == nil)
            let needs = [("vulnerable", "He is fifteen"), ("safe", "His father reads his texts")]
            #expect(try await priya.fill("\(path)/needs", on: form, needs).location == "\(path)?done=needs")
            let state = try await test.state(of: sent)
            #expect(state.contract.of(party).needs?.safeContact != nil && state.contract.of(nil).needs == nil)
            let page = try await priya.get(path).plain
            #expect(page.contains("Before you reach Daniel Price: His father reads his texts"))
            #expect(try await priya.get("\(path)/needs").plain.contains("About Grace Lowe."))
            let tracker = TestBrowser(client)
            _ = try await tracker.open(sent)
            #expect(try await !tracker.get("/track/rights").contains("enhanced rights"), "they are not hers")
        }
    }

    @Test("are enhanced by the offence that is recorded: the file says so, and the person reads it")
    func offence() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report("burglary")
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client), tracker = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await test.act(Self.arrest, on: sent)
            let due = try await test.state(of: sent).promises.last?.due
            try await test.act(Self.crime("8Q", by: .victim), on: sent)
            let page = try await priya.get(path)
            #expect(page.plain.contains("The victim has enhanced rights: stalking"))
            let file = try #require(try await test.folder.pages.page(of: sent.reference))
            let promise = try #require(file.promises.last { $0.rule == "VC06-ARREST" })
            #expect(file.summary.enhanced && (promise.due?.milliseconds ?? 0) < (due?.milliseconds ?? 0))
            _ = try await tracker.open(sent)
            #expect(try await tracker.get("/track/rights").contains("You have enhanced rights"))
        }
    }

    @Test("wait with messages once a danger in reaching them is noted, and the desk says that they wait, and why")
    func danger() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(
                try await priya.act("needs", on: path, [("safe", "Her brother reads her post")]).location
                    == "\(path)?done=needs")
            let page = try await priya.get(path).plain
            #expect(page.contains("Before you reach them: Her brother reads her post. Messages that go by themselves"))
            #expect(try await priya.get("\(path)/write").plain.contains("No notice will go, because it was noted"))
            #expect(try await priya.get("\(path)/correspondence").plain.contains("Held, because it was noted"))
            let queued = try await test.folder.outbox.deliveries(about: sent.file, at: test.now).count
            try await test.act(.write(text: "There is news."), on: sent)
            #expect(try await test.folder.outbox.deliveries(about: sent.file, at: test.now).count == queued)
            let safe = [
                ("safe", "only"), ("way", "text"), ("times", "any"), ("phone", "07700 900321"), ("email", ""),
                ("address", ""), ("every", ""), ("declined", "no"), ("said", "Grace Lowe, at the counter"),
            ]
            #expect(try await priya.act("preference", on: path, safe).location == "\(path)?done=preference")
            let sending = try await test.folder.outbox.deliveries(about: sent.file, at: test.now)
            #expect(sending.count == queued + 1 && sending.last?.channel == .text)
            #expect(try await priya.get("\(path)/write").plain.contains("A neutral text will tell them"))
        }
    }

    @Test("are asked with the needs: support, a statement of their own, restorative justice; each starts its right")
    func wishes() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let answers = [("support", "yes"), ("statement", "aloud"), ("restorative", "told"), ("update", "")]
            #expect(try await priya.act("needs", on: path, answers).location == "\(path)?done=needs")
            let needs = try await test.state(of: sent).contract.of(nil).needs
            #expect(needs == VictimNeeds(support: .yes, statement: .aloud, restorative: .told))
            let page = try await priya.get(path).plain
            for words in [
                "Support service: Yes", "Yes, and have it read out in court", "Restorative justice: They know now",
                "Take the victim personal statement that the victim wants to make To do",
                "Pass the victim on to a support service, if they agree To do by",
                "Say what restorative justice is, and how to get it Kept",
            ] { #expect(page.contains(words), "\(words)") }
            let tracker = try await TestBrowser(client).open(sent)
            #expect(tracker.plain.contains("If you say yes, we will pass your details to a victim support service"))
        }
    }
}
