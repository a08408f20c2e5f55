import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

extension TestBrowser {
    /// As `act`, and again where the words for the person could be plainer: that is said once.
    func actHeeding(_ action: String, on path: String, _ fields: [(String, String)]) async throws -> Page {
        let page = try await act(action, on: path, fields)
        return page.status == .ok ? try await fill("\(path)/\(action)", on: page, fields) : page
    }
}

@Suite("An outcome at the desk")
struct OutcomeDeskTests {
    private static let crime: [(String, String)] = [
        ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("reason", "It was taken."),
    ]
    private static let agreed: [(String, String)] = [
        ("victim", "supports"), ("outcome", "8"),
        ("explanation", "He pays for the lock, as agreed."),
    ]
    private static let evidence: [(String, String)] = [
        ("evidence-admission", "In interview on Monday"), ("evidence-terms", "He pays for the lock"),
    ]

    private static func recorded(
        _ world: DeskWorld, _ priya: TestBrowser, suspect: Bool = true
    ) async throws -> (Reference, String) {
        let reference = try await world.report()
        let path = "/desk/files/\(reference.text)"
        try await priya.signIn("priya.nair", in: world)
        #expect(try await priya.act("record", on: path, crime).status == .seeOther)
        if suspect { try await nameSuspect(world, reference) }
        return (reference, path)
    }

    /// The people of a file have forms of their own, which are tested with them.
    private static func nameSuspect(_ world: DeskWorld, _ reference: Reference) async throws {
        var random = SystemRandomNumberGenerator()
        let command = FileCommand.parties(
            .add(
                NewParty(
                    id: .make(at: world.now, using: &random), kind: .person, role: .suspect,
                    details: PartyDetails(names: ["Daniel Price"]),
                    source: NewAssertion(said: .reporter, nature: .fact))))
        let order = Files.Order(
            id: .make(at: world.now, using: &random), command: command, actor: .staff(TestSite.amara), at: world.now)
        _ = try await world.test.site.ports.files.carryOut(order, on: try await world.state(of: reference).id)
    }

    @Test("without its evidence says exactly what it lacks, and keeps what was typed")
    func lacks() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            let (reference, path) = try await Self.recorded(world, priya)
            let page = try await priya.actHeeding("outcome", on: path, Self.agreed + [("evidence-terms", "He pays")])
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("It lacks: how and when it was admitted."))
            #expect(page.contains("value=\"He pays\"") && page.contains("He pays for the lock, as agreed."))
            #expect(try await world.state(of: reference).investigation.proposal == nil)
        }
    }

    @Test("that says that nobody was found needs every line of enquiry settled, and nobody named")
    func nobodyFound() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            let (reference, path) = try await Self.recorded(world, priya, suspect: false)
            let open = try await priya.get("\(path)/line")
            _ = try await priya.fill("\(path)/line", on: open, [("words", "The shop's film")])
            let nobody = [("victim", "supports"), ("outcome", "18"), ("explanation", "Nobody was found.")]
            #expect(try await priya.actHeeding("outcome", on: path, nobody).contains("It lacks: every line of enquiry"))
            #expect(try await priya.get("\(path)/outcome").contains("The file names no suspect."))
            #expect(try await priya.actHeeding("outcome", on: path, Self.agreed + Self.evidence).contains("Outcome"))
            try await Self.nameSuspect(world, reference)
            #expect(try await priya.get("\(path)/outcome").contains("The file names a suspect."))
            #expect(try await priya.actHeeding("outcome", on: path, Self.agreed + Self.evidence).status == .seeOther)
        }
    }

    @Test("that takes authority is sent back or authorised by somebody else, and only then on the person's page")
    func authority() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client), tom = TestBrowser(client)
            let (reference, path) = try await Self.recorded(world, priya)
            try await tom.signIn("tom.hale", in: world)
            #expect(try await priya.actHeeding("outcome", on: path, Self.agreed + Self.evidence).status == .seeOther)
            let waiting = try await priya.get(path)
            #expect(waiting.contains("proposed by Priya Nair. It takes the authority of another supervisor."))
            #expect(!waiting.contains("\(path)/authorise"), "not for whoever takes reports")
            #expect(try await priya.get("\(path)/authorise").status == .forbidden)
            #expect(try await Self.told(world, reference).isEmpty)
            #expect(try await tom.get("/desk/tasks").contains("Outcomes that wait for authority"))

            let back = try await tom.get("\(path)/send-back")
            #expect(back.contains("In interview on Monday") && back.contains("He pays for the lock, as agreed."))
            #expect(try await tom.fill("\(path)/send-back", on: back, []).contains("Say why it goes back"))
            let reason = [("reason", "Ask Grace first.")]
            #expect(try await tom.fill("\(path)/send-back", on: back, reason).status == .seeOther)
            #expect(try await priya.get(path).contains("Ask Grace first."))

            #expect(try await priya.actHeeding("outcome", on: path, Self.agreed + Self.evidence).status == .seeOther)
            let page = try await tom.get("\(path)/authorise")
            #expect(try await tom.fill("\(path)/authorise", on: page, []).status == .seeOther)
            #expect(try await world.state(of: reference).outcome?.authorisedBy == "tom.hale")
            #expect(try await Self.told(world, reference) == [.outcomeDecided])
            #expect(try await !tom.get("/desk/tasks").contains("Outcomes that wait for authority"))
        }
    }

    @Test("is not told in other words to the person while it waits, and its own words wait with it")
    func waiting() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            let (reference, path) = try await Self.recorded(world, priya)
            #expect(try await priya.actHeeding("outcome", on: path, Self.agreed + Self.evidence).status == .seeOther)
            let letter = [("text", "Good news! He pays for the lock, as agreed. Goodbye.")]
            let page = try await priya.actHeeding("write", on: path, letter)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("does not stand yet, so nobody may be told of it") && page.contains("Good news!"))
            #expect(try await world.state(of: reference).contract.letters.isEmpty)
        }
    }

    @Test("proposed by a supervisor is for another supervisor, and an inspector's is for no supervisor")
    func others() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client), tom = TestBrowser(client)
            let (_, path) = try await Self.recorded(world, priya)
            try await tom.signIn("tom.hale", in: world)
            #expect(try await tom.actHeeding("outcome", on: path, Self.agreed + Self.evidence).status == .seeOther)
            let own = try await tom.fill("\(path)/authorise", on: try await tom.get("\(path)/authorise"), [])
            #expect(own.contains("You proposed it yourself."))
            let (_, other) = try await Self.recordedAgain(world, priya)
            let grave = [
                ("victim", "supports"), ("outcome", "10"), ("explanation", "It goes no further."),
                ("evidence-public-interest", "He is 84 and ill"),
            ]
            #expect(try await priya.actHeeding("outcome", on: other, grave).status == .seeOther)
            let page = try await tom.fill("\(other)/authorise", on: try await tom.get("\(other)/authorise"), [])
            #expect(page.contains("takes the authority of an inspector. Ask one."))
            let again = try await priya.actHeeding("outcome", on: other, grave)
            #expect(again.status != .seeOther, "the form is not offered twice")
        }
    }

    private static func recordedAgain(_ world: DeskWorld, _ priya: TestBrowser) async throws -> (Reference, String) {
        let reference = try await world.report()
        let path = "/desk/files/\(reference.text)"
        #expect(try await priya.act("record", on: path, crime).status == .seeOther)
        try await nameSuspect(world, reference)
        return (reference, path)
    }

    /// What the person reads of how it ended.
    private static func told(_ world: DeskWorld, _ reference: Reference) async throws -> [FileFact.Kind] {
        let page = try await world.folder.pages.page(of: reference)
        let ending: Set<FileFact.Kind> = [.outcomeDecided, .outcomeProposed, .outcomeReturned]
        return page?.told.map(\.kind).filter(ending.contains) ?? []
    }
}
