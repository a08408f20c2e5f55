import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

/// What each victim wants, and wants no more, at the desk and on the tracker.
@Suite("The wishes of each victim")
struct VictimWishesTests {
    private static let daniel = NewParty(
        id: PartyID(high: 7, low: 7), kind: .person, role: .victim, details: PartyDetails(names: ["Daniel Price"]),
        source: NewAssertion(said: .officer, nature: .fact))
    private static let crime = FileCommand.record(
        .crime(offence: "44"), reason: "As it was told",
        circumstances: ReportedCircumstances(
            basis: .victim, reporter: .victim, probablyACrime: true, victimConfirms: true))

    @Test("for support end with a no: declined at the desk and on the tracker, in every language, and never late")
    func declined() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await test.act(.contract(.assessNeeds(VictimNeeds(support: .yes))), on: sent)
            #expect(
                try await priya.get(path).plain.contains(
                    "Pass the victim on to a support service, if they agree To do by"))
            try await test.act(.contract(.assessNeeds(VictimNeeds(support: .no))), on: sent)
            let page = try await priya.get(path).plain
            #expect(page.contains("if they agree Declined: the victim said that they do not want it"))
            #expect(page.contains("The victim said that they do not want it Not owed"))
            #expect(!page.contains("if they agree To do by"))
            let tracker = TestBrowser(client)
            let read = try await tracker.open(sent).plain
            #expect(read.contains("You told us that you do not want this Not wanted"))
            for language in ["ur", "pl", "pa", "bn"] {
                let words = try #require(test.site.languages[language])
                let told = words.text("tracking.due.declined")
                #expect(told != "You told us that you do not want this" && !told.isEmpty)
            }
        }
    }

    @Test("for updates are each victim's own: asked on their own form, shown by their name, kept by a call to them")
    func updates() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let path = "/desk/files/\(sent.reference.text)", party = Self.daniel.id
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            for command in [Self.crime, .parties(.add(Self.daniel))] { try await test.act(command, on: sent) }
            #expect(try await priya.get(path).contains("\(path)/preference?victim=\(party.text)"))
            let form = try await priya.get("\(path)/preference?victim=\(party.text)")
            #expect(form.contains("About Daniel Price.") && !form.contains("name=\"phone\""))
            #expect(form.textarea("update") == nil, "nothing of it is for the page of whoever reported")
            let before = try await test.state(of: sent).reporter
            let wish = [("every", "14"), ("said", "Daniel Price, by phone")]
            #expect(try await priya.fill("\(path)/preference", on: form, wish).location == "\(path)?done=preference")
            var state = try await test.state(of: sent)
            #expect(state.contract.of(party).updateDays == 14 && state.contract.of(nil).updateDays == nil)
            #expect(state.reporter == before)
            let due = try #require(state.nextUpdate(to: party))
            let page = try await priya.get(path).plain
            #expect(page.contains("Every 14 days Said by Daniel Price, by phone"))
            #expect(page.contains("Only when something happens"), "nothing was agreed with whoever reported")
            #expect(!(try await TestBrowser(client).open(sent)).contains("Daniel"))
            test.clock.pass(seconds: 24 * 3_600)
            let call = NewContact(
                direction: .outgoing, channel: .call, at: test.now,
                detail: ContactDetail(with: "Daniel Price", summary: "Told him."))
            try await test.act(.contract(.of(party, .noteContact(call))), on: sent)
            state = try await test.state(of: sent)
            #expect(try #require(state.nextUpdate(to: party)) > due)
        }
    }
}
