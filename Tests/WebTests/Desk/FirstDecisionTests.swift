import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A first decision at the desk")
struct FirstDecisionTests {
    private static let choices = [("grade", "P4"), ("is", "crime"), ("test", "yes")]

    @Test("suggests every part from the report, with its reasons, and leaves to the person what only a person can say")
    func suggested() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(
                answers: ["what-happened": .text("He had a knife."), "camera": .text("yes")])
            let page = try await Self.browser(world, client).get("/desk/files/\(reference.text)")
            for part in [
                "They wrote “knife”.", "A camera may have filmed it.", "They read another language than English.",
                "Suggested: P2 Priority. You decide.",
                "Suggested: Amara Okafor, Volume Crime Investigation. Volume crimes go to Volume Crime Investigation,",
                "What stands in {braces} is filled in when it goes.", "<option value=\"amara.okafor\" selected>",
                "Suggested: 44 Theft", "Thank you for telling us.", "ہمیں بتانے کا شکریہ۔",
                "THRIVE: Threat High, Investigation Medium.",
            ] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
            #expect(page.contains("<option value=\"volume-crime\" selected>"))
            #expect(page.contains("value=\"victim\" checked"))
            for choice in ["P1", "P2", "P4", "crime", "yes"] {
                #expect(!page.contains("value=\"\(choice)\" checked"), "\(choice) is chosen by a machine")
            }
        }
    }

    @Test("weighs, grades, records, allocates and answers with what the page held and three choices")
    func whole() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.browser(world, client)
            let page = try await priya.get(path)
            let chosen = Self.choices + [("grade-reason", "A call is enough.")]
            let done = try await priya.fill("\(path)/first", on: page, Self.filled(page, chosen))
            #expect(done.location == "\(path)?done=first", "\(done.text.suffix(3_000))")
            let state = try await world.state(of: reference)
            #expect(state.status == .allocated)
            #expect(state.grade?.grade == "P4")
            #expect(state.recorded?.reason == "On the balance of probability a crime, and the victim says so.")
            #expect(state.allocation?.unit == "volume-crime")
            #expect(state.allocation?.officer == "amara.okafor" && state.allocation?.rule == "volume")
            #expect(state.unansweredMessages == 0)
            #expect(state.triage.assessed?.fact.suggested == state.triage.assessed?.fact.levels)
            let after = try await priya.get("\(path)?done=first")
            for part in [
                "The report is weighed, graded, recorded and answered", "THRIVE and grade", "The person spoken to: due",
                "Weighed (THRIVE)", "ہمیں بتانے کا شکریہ۔",
                // What was recorded, and then who has it, in the person's language.
                "پڑھ لی ہے۔ ہم نے اسے جرم کے طور پر درج کیا۔ یہ معاملہ اب",
            ] {
                #expect(after.contains(part), "\(part) is not on the page")
            }
        }
    }

    private static let wrongParts: [(fields: [(String, String)], sentence: String)] = [
        ([("is", "crime"), ("test", "yes")], "Choose a grade"),
        ([("grade", "P4"), ("is", "crime")], "Say if it is more likely than not a crime"),
        ([("grade", "P1"), ("is", "crime"), ("test", "yes")], "You chose another grade than P7"),
        ([("grade", "P7"), ("is", "crime"), ("test", "yes"), ("unit", "")], "Choose a unit"),
        ([("grade", "P7"), ("is", "crime"), ("test", "no")], "Record it as an incident"),
        ([("grade", "P7"), ("is", "not-ours")], "Say whose matter it is"),
        (
            [("grade", "P7"), ("is", "asb"), ("type", "noise"), ("qualifier", "nuisance")],
            "Say if it is more likely than not a crime"
        ),
        (
            [("grade", "P7"), ("is", "duplicate"), ("duplicate", "234567892"), ("test", "no"), ("reason", "Same")],
            "Write the reference of another report"
        ),
        ([("grade", "P7"), ("is", "crime"), ("test", "yes"), ("threat-why", "")], "Threat: say why"),
    ]

    @Test(
        "says what is wrong with a part, and then nothing of the whole happens",
        arguments: wrongParts)
    func wrong(fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.browser(world, client)
            let page = try await priya.get(path)
            let version = try await world.state(of: reference).version
            let answer = try await priya.fill("\(path)/first", on: page, Self.filled(page, fields))
            #expect(answer.status == .unprocessableContent)
            #expect(answer.contains(sentence), "\(answer.text.suffix(4_000))")
            #expect(try await world.state(of: reference).version == version)
        }
    }

    @Test("a new message makes the assessment one to be done again, on the file and in the queue")
    func again() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.browser(world, client)
            let weighed = try await priya.get("\(path)/thrive")
            #expect(
                try await priya.fill("\(path)/thrive", on: weighed, Self.shown(weighed)).location
                    == "\(path)?done=thrive")
            #expect(try await !priya.get("/desk").contains("Weigh it again"))
            try await world.person(.addMessage(text: "He is back."), on: reference)
            for page in [path, "/desk"] {
                #expect(try await priya.get(page).contains("Weigh it again: the person wrote."))
            }
        }
    }

    @Test(
        "the clock of a grade is shown, stopped, and kept or missed; near its limit an unrecorded crime is called out")
    func clock() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.browser(world, client)
            _ = try await priya.act("grade", on: path, [("grade", "P1"), ("reason", "Now.")])
            #expect(try await priya.get("/desk").contains("clock ends in 15 minutes"))
            world.pass(seconds: 1_200)
            #expect(try await priya.get("/desk").contains("clock passed 5 minutes ago"))
            #expect(try await priya.get(path).contains("An officer there: was due"))
            #expect(try await priya.act("arrived", on: path, [("minutes", "10")]).status == .seeOther)
            #expect(try await priya.get(path).contains("in time"))
            world.pass(seconds: 19 * 3_600)
            let tomorrow = try await Self.browser(world, client)
            for page in [path, "/desk"] { #expect(try await tomorrow.get(page).contains("ooks like a crime")) }
        }
    }

    private static func browser(_ world: DeskWorld, _ client: any TestClientProtocol) async throws -> TestBrowser {
        let browser = TestBrowser(client)
        try await browser.signIn("priya.nair", in: world)
        return browser
    }

    /// What the page shows, with these fields changed.
    private static func filled(_ page: TestBrowser.Page, _ fields: [(String, String)]) -> [(String, String)] {
        shown(page).filter { shown in !fields.contains { $0.0 == shown.0 } } + fields
    }

    /// What the form's fields hold as they are shown: chosen options, and lines of text.
    private static func shown(_ page: TestBrowser.Page) -> [(String, String)] {
        let selects = page.text.matches(of: /(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/).map { match in
            let chosen = match.output.2.firstMatch(of: /<option value="([^"]*)" selected/)?.output.1
            let first = match.output.2.firstMatch(of: /<option value="([^"]*)"/)?.output.1
            return (String(match.output.1), String(chosen ?? first ?? ""))
        }
        let checked = page.text.matches(of: /<input[^>]* name="([^"]*)"[^>]* value="([^"]*)" checked/)
            .map { (String($0.output.1), String($0.output.2)) }
        let lines = page.text.matches(of: /<input[^>]* name="([^"]*)" type="text" value="([^"]*)"/)
            .map { (String($0.output.1), String($0.output.2)) }
        let areas = page.text.matches(of: /(?s)<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)<\/textarea>/)
            .map { (String($0.output.1), String($0.output.2)) }
        return selects + checked + lines + areas
    }
}
