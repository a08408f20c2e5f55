import HTTPTypes
import Policing
import Testing
import Web
import Workflows

@Suite("Somebody who is accused on a file and a victim of it, at the desk")
struct BothRolesDeskTests {
    private static let crime: [(String, String)] = [
        ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("reason", "It was taken."),
    ]
    private static let label = "Both: accused, and a victim or whoever reported it? Say why"
    private static let reason = ("both", "Each says that the other struck first")

    private static func desk(
        _ body: @escaping @Sendable (DeskWorld, TestBrowser, TestSite.Sent, String) async throws -> Void
    ) async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test), sent = try await test.report()
            world.pass(seconds: 60)
            let tom = TestBrowser(client), path = "/desk/files/\(sent.reference.text)"
            try await tom.signIn("tom.hale", in: world)
            #expect(try await tom.act("record", on: path, crime).status == .seeOther)
            try await body(world, tom, sent, path)
            #expect(try await tom.get(path).plain.contains("Each says that the other struck first"))
            let tracker = try await tom.stranger().open(sent)
            for secret in ["struck first", "uspect", "accused", "Gracie"] {
                #expect(!tracker.contains(secret), "the tracker says \(secret)")
            }
        }
    }

    /// Refused with what to do, and with a place to say why; then kept with it.
    private static func askedOnce(
        _ tom: TestBrowser, _ address: String, on page: TestBrowser.Page, _ fields: [(String, String)]
    ) async throws {
        #expect(!page.contains(label), "nobody is asked who need not be")
        let refused = try await tom.fill(address, on: page, fields)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.plain.contains("as when two accuse each other") && refused.contains(label))
        #expect(try await tom.fill(address, on: refused, fields + [reason]).status == .seeOther)
    }

    @Test("is asked about when the role is given after a merge")
    func role() async throws {
        try await Self.desk { world, tom, sent, path in
            _ = try await tom.perform("party", on: path, PartyForms.person("Gracie", as: "witness"))
            let gracie = try await world.newest(on: sent.reference),
                grace = try await world.reporter(of: sent.reference)
            let form = try await tom.get("\(path)/merge?about=\(gracie.about)&file=\(sent.reference.text)")
            _ = try await tom.fill("\(path)/merge", on: form, [("with", grace.about), ("reason", "One face")])
            let page = try await tom.get("\(path)/party-role?about=\(gracie.about)")
            try await Self.askedOnce(
                tom, "\(path)/party-role", on: page,
                [("about", gracie.about), ("role", "suspect")] + PartyForms.source)
        }
    }

    @Test("is asked about when a merge makes them one")
    func merge() async throws {
        try await Self.desk { world, tom, sent, path in
            _ = try await tom.perform("party", on: path, PartyForms.person("Gracie"))
            let gracie = try await world.newest(on: sent.reference),
                grace = try await world.reporter(of: sent.reference)
            let form = try await tom.get("\(path)/merge?about=\(gracie.about)&file=\(sent.reference.text)")
            try await Self.askedOnce(
                tom, "\(path)/merge", on: form, [("with", grace.about), ("reason", "One face")])
        }
    }

    @Test("is asked about when somebody of the same name is added")
    func name() async throws {
        try await Self.desk { _, tom, _, path in
            let page = try await tom.get("\(path)/party")
            try await Self.askedOnce(tom, "\(path)/party", on: page, PartyForms.person("LOWE, Grace"))
        }
    }

    @Test("is asked about when the role is given by way of a file that whoever gives it may not see")
    func byAnotherFile() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test), sent = try await test.report()
            world.pass(seconds: 60)
            let other = try await world.report(), path = "/desk/files/\(sent.reference.text)"
            world.pass(seconds: 60)
            let tom = TestBrowser(client), priya = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await priya.signIn("priya.nair", in: world)
            _ = try await tom.perform("party", on: path, PartyForms.person("Gracie", as: "witness"))
            let gracie = try await world.newest(on: sent.reference)
            let middle = try await world.reporter(of: other), grace = try await world.reporter(of: sent.reference)
            let one = try await tom.get("\(path)/merge?about=\(gracie.about)&file=\(other.text)")
            _ = try await tom.fill("\(path)/merge", on: one, [("with", middle.about), ("reason", "One face")])
            let two = "/desk/files/\(other.text)/merge"
            let form = try await tom.get("\(two)?about=\(middle.about)&file=\(sent.reference.text)")
            _ = try await tom.fill(two, on: form, [("with", grace.about), ("reason", "One face")])
            let wish = NewRestriction(
                people: ["amara.okafor"], units: [], reason: "Her brother works here",
                reviewBy: world.now.london.date.adding(days: 7))
            try await world.act(.access(.restrict(wish)), .staff(TestSite.tom), on: other)
            let page = try await priya.perform(
                "party-role", on: path, about: gracie.about, [("role", "suspect")] + PartyForms.source)
            #expect(page.status == .unprocessableContent && page.contains(Self.label))
            #expect(!page.contains(other.text) && !page.contains(other.description), "nor is that file named")
        }
    }

    @Test("elsewhere is warned of to whoever may see both files, and to nobody else")
    func restrictedElsewhere() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test), sent = try await test.report()
            world.pass(seconds: 60)
            let other = try await world.report(person: nil)
            world.pass(seconds: 60)
            let tom = TestBrowser(client), priya = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await priya.signIn("priya.nair", in: world)
            let own = "/desk/files/\(sent.reference.text)", theirs = "/desk/files/\(other.text)"
            _ = try await tom.perform("party", on: theirs, PartyForms.person("Gracie"))
            let gracie = try await world.newest(on: other), grace = try await world.reporter(of: sent.reference)
            let form = try await tom.get("\(theirs)/merge?about=\(gracie.about)&file=\(sent.reference.text)")
            _ = try await tom.fill("\(theirs)/merge", on: form, [("with", grace.about), ("reason", "One face")])
            let warning = "is suspected on \(other.description). Keep the two apart"
            #expect(try await priya.get(own).plain.contains(warning), "before anybody recorded a crime as well")
            let wish = NewRestriction(
                people: ["amara.okafor"], units: [], reason: "Her brother works here",
                reviewBy: world.now.london.date.adding(days: 7))
            try await world.act(.access(.restrict(wish)), .staff(TestSite.tom), on: other)
            #expect(try await tom.get(own).plain.contains(warning))
            #expect(
                try await tom.get(theirs).plain.contains("Gracie reported \(sent.reference.description). Keep the two"))
            for address in [own, "/desk/people/\(grace.id.text)", "/desk/search?q=grace"] {
                let page = try await priya.get(address)
                for secret in [other.text, other.description, "Gracie", "uspected on", "Keep the two apart"] {
                    #expect(!page.contains(secret), "\(address) shows \(secret)")
                }
            }
            let tracker = try await tom.stranger().open(sent)
            for secret in [other.text, other.description, "Gracie", "uspect"] { #expect(!tracker.contains(secret)) }
        }
    }
}
