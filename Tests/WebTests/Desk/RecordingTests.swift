import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Recording at the desk")
struct RecordingTests {
    private static let crime = [
        ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("reason", "It was taken."),
    ]

    private static func signedIn(
        _ username: String, _ world: DeskWorld, _ client: any TestClientProtocol
    ) async throws -> TestBrowser {
        let browser = TestBrowser(client)
        try await browser.signIn(username, in: world)
        return browser
    }

    @Test("shows its rules with their sources, and on the file how each step of the test came out")
    func rules() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.signedIn("priya.nair", world, client)
            let form = try await priya.get("\(path)/record")
            for rule in world.test.site.law.recordingRules { #expect(form.plain.contains(rule.source)) }
            #expect(form.contains("to be checked against the edition in force"))
            #expect(try await priya.act("record", on: path, Self.crime).status == .seeOther)
            let page = try await priya.get(path)
            for part in [
                "How it is recorded", "The rules of recording", "National Crime Recording Standard", "Not asked",
            ] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
        }
    }

    @Test("of several offences counts the principal one of each victim, whichever was named first")
    func several() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.signedIn("priya.nair", world, client)
            let several =
                Self.crime + [
                    ("further-1", "8N"), ("further-1-whom", "same-victims"), ("further-2", "58D"),
                    ("further-2-whom", "other-victim"),
                ]
            #expect(try await priya.act("record", on: path, several).status == .seeOther)
            let recorded = try await world.state(of: reference).recorded
            #expect(recorded?.classification == .crime(offence: "8N"))
            #expect(recorded?.crimes == 2)
            let page = try await priya.get(path)
            for part in ["2 crimes", "None, a more serious one stands for it", "58D"] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
            let again = try await priya.get("\(path)/record")
            #expect(
                again.contains("<option value=\"8N\" selected>") && again.contains("<option value=\"58D\" selected>"))
            let fewer = try await priya.act("record", on: path, Self.crime + [("victims", "1")])
            #expect(fewer.contains("2 crimes are recorded, and this would leave 1."))
            let tom = try await Self.signedIn("tom.hale", world, client)
            let some = [
                ("stays-8N", "1"), ("stays-58D", "0"), ("ground", "recorded-in-error"),
                ("evidence", "The lock was hers"),
                ("update", "ہم نے دوبارہ گنا۔"),
            ]
            let wrong = try await tom.act("cancel", on: path, [("stays-8N", "two")] + some.dropFirst())
            #expect(wrong.contains("Write in digits how many crimes stay"))
            #expect(try await tom.act("cancel", on: path, some).status == .seeOther)
            let left = try await world.state(of: reference).recorded
            #expect(left?.classification == .crime(offence: "8N") && left?.crimes == 1 && left?.cancelled?.crimes == 1)
            let less = try await priya.act("record", on: path, Self.crime)
            #expect(less.contains("A less serious offence needs a supervisor or the registrar."))
        }
    }

    @Test("passes a report to another force with its agreement, and tells the person in their language")
    func transfer() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = try await Self.signedIn("priya.nair", world, client)
            let tom = try await Self.signedIn("tom.hale", world, client)
            _ = try await priya.act("record", on: path, Self.crime)
            let force = try #require(world.test.site.force.neighbours.first).name
            let wish = [("force", force), ("reason", "It was across the border.")]
            #expect(
                try await priya.act("transfer", on: path, [("reason", "?")]).contains("Choose or name the other force"))
            #expect(try await priya.act("transfer", on: path, wish).status == .seeOther)
            #expect(try await priya.get(path).contains("It stays here until they agree."))
            #expect(try await priya.get("\(path)/transferred").status == .forbidden)
            let form = try await tom.get("\(path)/transferred")
            #expect(form.contains(force) && form.contains("آپ کی رپورٹ ہمارے علاقے کی نہیں ہے"))
            let words = "اب آپ کی رپورٹ ان کے پاس ہے۔"
            let answer = [("accepted", "yes"), ("contact", "Their desk, log 7"), ("told", words)]
            let untold = try await tom.fill("\(path)/transferred", on: form, answer.dropLast() + [("told", "")])
            #expect(untold.contains("Tell the person who takes their report."))
            #expect(try await tom.act("transferred", on: path, answer).status == .seeOther)
            let state = try await world.state(of: reference)
            #expect(state.status == .redirected)
            #expect(state.recorded?.cancelled?.otherForceAgreed == true)
            let page = try await world.folder.pages.page(of: reference)
            #expect(page?.told.contains { $0.words == words } == true)
            #expect(page?.told.contains { $0.kind == .transferOffered || $0.kind == .transferAnswered } == false)
        }
    }

    @Test("ends with the registrar's word, which nobody else can change")
    func overruled() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let ruth = try await Self.signedIn("ruth.adeyemi", world, client)
            let tom = try await Self.signedIn("tom.hale", world, client)
            _ = try await tom.act("record", on: path, Self.crime)
            let incident = [("is", "incident"), ("test", "no"), ("reason", "It was never taken.")]
            let untold = try await ruth.act("overrule", on: path, incident)
            #expect(untold.contains("must be told that their crime is cancelled"))
            let told = [("update", "ہم نے دوبارہ دیکھا۔ {decision}۔")]
            #expect(try await ruth.act("overrule", on: path, incident + told).status == .seeOther)
            #expect(try await world.state(of: reference).recorded?.isFinal == true)
            #expect(try await tom.get(path).contains("The registrar has decided. Nobody else can change it."))
            #expect(
                try await tom.act("record", on: path, Self.crime).contains("The registrar has decided what this is."))
        }
    }
}
