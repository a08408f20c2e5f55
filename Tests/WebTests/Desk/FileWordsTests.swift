import HTTPTypes
import Policing
import Testing
import Web

@Suite("The words of a file at the desk")
struct FileWordsTests {
    /// What a reply leaves for its writer to fill stands there as it is written, and the hint that says so.
    private static let leftByReplies: Set<String> = ["{braces}", "{owner}", "{decision}", "{reason}"]

    @Test("leave no place open, on the file and on the pages that act on it")
    func places() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned()
            try await world.person(.addMessage(text: "Is there news?"), on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            for page in ["", "/set-aside", "/code-event", "/needs", "/allocate", "/outcome"] {
                let shown = try await tom.get("/desk/files/\(reference.text)\(page)")
                #expect(shown.status == .ok, "\(page)")
                let open = shown.plain.matches(of: /\{[a-z][a-zA-Z-]*\}/).map { String($0.output) }
                #expect(open.filter { !Self.leftByReplies.contains($0) } == [], "\(page)")
            }
        }
    }

    @Test("end each sentence once")
    func stops() async throws {
        try await onDesk { world, client in
            let new = try await world.report(), owned = try await world.owned()
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let files = [new, owned].map { "/desk/files/\($0.text)" }
            for page in files + [files[1] + "/allocate", files[1] + "/record", files[1] + "/line"] {
                let twice = try await tom.get(page).plain.matches(of: /.{0,40}\.\.+/).map { String($0.output) }
                #expect(twice == [], "\(page)")
            }
        }
    }

    @Test("name a unit once where nobody of it owns the file")
    func unit() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), tom = TestBrowser(client)
            try await world.act(Self.behaviour, .staff(TestSite.tom), on: reference)
            try await world.act(
                .allocate(unit: "contact", officer: nil, because: .hand("They know it")), .staff(TestSite.tom),
                on: reference)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.get("/desk/files/\(reference.text)").plain
            #expect(page.contains("With Contact centre; no officer yet.") && !page.contains("centre, Contact"))
        }
    }

    private static let behaviour = FileCommand.record(
        .antiSocialBehaviour(type: "noise", qualifier: .nuisance), reason: "Loud music",
        circumstances: ReportedCircumstances(basis: .victim, reporter: .bystander, probablyACrime: false))

    @Test("say what ended without being a crime, what it was, and who told the person so")
    func ended() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), tom = TestBrowser(client)
            try await world.act(Self.behaviour, .staff(TestSite.tom), on: reference)
            let outcome = NewOutcome(code: nil, body: nil, victim: .notKnown, explanation: "We spoke to them.")
            try await world.act(.decideOutcome(outcome), .staff(TestSite.priya), on: reference)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.get("/desk/files/\(reference.text)").plain
            #expect(page.contains("Decided: Anti-social behaviour: ") && !page.contains("No crime"))
            #expect(page.contains("it has ended (Anti-social behaviour: "))
            #expect(page.contains("Priya Nair") && !page.contains(" Staff Today"))
            #expect(page.matches(of: /it is not recorded as a crime/).count == 1, "what does not apply is folded")
        }
    }

    @Test("call colleagues by their names, and by the log-in name only whose account is gone")
    func names() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned(), tom = TestBrowser(client)
            let gone = StaffMember(username: "gone.person", name: "Gone Person", roles: [.contactOfficer])
            try await world.act(.grade(code: "P4", reason: "Not urgent"), .staff(TestSite.priya), on: reference)
            try await world.act(.grade(code: "P7", reason: "Even less"), .staff(gone), on: reference)
            let filed = InvestigationCommand.decideSolvability(added: [], choice: .file, reason: "Nothing to follow")
            try await world.act(.investigation(filed), .staff(TestSite.amara), on: reference)
            try await world.act(.contract(.assessNeeds(VictimNeeds())), .staff(TestSite.priya), on: reference)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            for page in [path, "\(path)/accesses", "/desk/access/readings", "/desk/handover", "/desk"] {
                let shown = try await tom.get(page)
                let usernames = DeskWorld.cast.map(\.username).filter(shown.plain.contains)
                #expect(shown.status == .ok && usernames == [], "\(page)")
            }
            let file = try await tom.get(path).plain
            #expect(file.contains("Staff only. Priya Nair: Not urgent"))
            #expect(file.contains("Staff only. gone.person: Even less"))
        }
    }

    @Test("ask for what an action needs, and for nothing else")
    func needed() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned(), tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let record = try await tom.get("\(path)/record")
            #expect(record.contains("value=\"crime\" checked"), "what is a crime can be recorded as nothing else")
            #expect(!record.contains("you can leave this empty"), "that is for a first decision alone")
            #expect(try await tom.get("\(path)/outcome").contains("data-shown-with=\"outcome=20\""))
            let outcome = try await tom.get("\(path)/outcome").plain
            #expect(outcome.contains("Write your reason in the place of {reason}. What stands in {braces} is filled"))
        }
    }
}
