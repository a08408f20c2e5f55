import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("One person on several files")
struct PersonPagesTests {
    /// Two reports, one after the other: a merge goes from who came later to who came first.
    private static func twoFiles(_ world: DeskWorld) async throws -> (one: Reference, two: Reference) {
        let one = try await world.report()
        world.pass(seconds: 60)
        let agnieszka = ReporterDetails(
            name: "Agnieszka Nowak", email: "agnieszka.nowak@example.org", phone: "07700 900789", contact: .yes)
        let two = try await world.report(person: agnieszka)
        world.pass(seconds: 60)
        return (one, two)
    }

    private static let suspect = PartyForms.person("Gracie", [("phones", "+44 7700 900123")])

    @Test("is suggested with the reason, compared, merged, shown with all files and roles, and undone without loss")
    func life() async throws {
        try await onDesk { world, client in
            let (one, two) = try await Self.twoFiles(world)
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let path = "/desk/files/\(two.text)"
            _ = try await amara.perform("party", on: path, Self.suspect)
            let suggested = try await amara.get(path)
            #expect(
                suggested.plain.contains(
                    "Gracie and Grace Lowe (Reported it, \(one.description)): the same phone number."))
            let way = try #require(suggested.text.firstMatch(of: /href="(\/desk\/files\/[^"]*\/merge[^"]*file=[^"]*)"/))
            let address = String(way.output.1).replacing("&amp;", with: "&")
            let compare = try await amara.get(address)
            #expect(compare.plain.contains("Both files keep what they say") && compare.contains("Grace Lowe"))
            let gracie = try await world.newest(on: two), grace = try await world.reporter(of: one)
            let reason = [("with", grace.about), ("reason", "The same phone and the same face")]
            let merged = try await amara.fill("\(path)/merge", on: compare, reason)
            #expect(merged.location == "/desk/people/\(grace.id.text)?done=merge", "\(merged.plain.prefix(500))")
            try await Self.look(amara, (one, two), gracie.about, grace.id)
            #expect(try await world.state(of: two).parties[gracie.id]?.details?.names == ["Gracie"])
            let undone = try await amara.perform(
                "undo-merge", on: path, about: gracie.about, [("reason", "Two cousins")])
            #expect(undone.location == "\(path)?done=undo-merge")
            #expect(try await !amara.get("/desk/people/\(grace.id.text)").contains("Gracie"))
        }
    }

    private static func look(
        _ browser: TestBrowser, _ files: (one: Reference, two: Reference), _ about: String, _ person: PartyID
    ) async throws {
        let page = try await browser.get("/desk/people/\(person.text)?done=merge")
        for part in ["Grace Lowe", "Gracie", files.one.description, files.two.description, "Suspect", "Reported it"] {
            #expect(page.contains(part), "\(part) is not on the person's page")
        }
        #expect(page.contains("/undo-merge?about=\(about)"))
        #expect(page.text.utf8.count < 100_000)
        let file = try await browser.get("/desk/files/\(files.two.text)").plain
        #expect(file.contains("Also on \(files.one.description): Reported it"))
        #expect(!file.contains("Perhaps the same"), "what is decided is not suggested any more")
    }

    @Test("who is victim here and suspected there is shown with a warning to staff, and the tracker says nothing")
    func victimAndSuspect() async throws {
        try await TestSite.with { test, client in
            let world = try await DeskWorld(test)
            let sent = try await test.report()
            let (_, two) = try await Self.twoFiles(world)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let own = "/desk/files/\(sent.reference.text)"
            let crime = [
                ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"),
                ("reason", "It was taken."),
            ]
            _ = try await tom.act("record", on: own, crime)
            _ = try await tom.perform("party", on: "/desk/files/\(two.text)", Self.suspect)
            let gracie = try await world.newest(on: two), victim = try await world.reporter(of: sent.reference)
            let form = try await tom.get(
                "/desk/files/\(two.text)/merge?about=\(gracie.about)&file=\(sent.reference.text)")
            let merged = try await tom.fill(
                "/desk/files/\(two.text)/merge", on: form, [("with", victim.about), ("reason", "The same phone")])
            #expect(merged.status == .seeOther, "\(merged.plain.prefix(500))")
            #expect(try await tom.get(own).plain.contains("is suspected on \(two.description). Keep the two apart"))
            #expect(try await tom.get("/desk/files/\(two.text)").plain.contains("is a victim on"))
            #expect(try await tom.get("/desk/people/\(victim.id.text)").contains("victim on one file and suspected"))
            let tracker = try await TestBrowser(client).open(sent)
            for secret in [two.description, two.text, "uspect", "Gracie", "merged", "party"] {
                #expect(!tracker.contains(secret), "the tracker says \(secret)")
            }
            let answer = try await ProgramClient(client).ask(
                .get, "/api/v1/reports/\(sent.reference.text)", [.authorization: "Bearer \(sent.secret.text)"])
            #expect(answer.status == 200)
            for secret in [two.description, two.text, "uspect", "Gracie", "merge", "partyAdded"] {
                #expect(!answer.text.contains(secret), "the API says \(secret)")
            }
        }
    }

    @Test("is refused with a sentence that says what to do, and what was typed stays")
    func refused() async throws {
        try await onDesk { world, client in
            let (one, two) = try await Self.twoFiles(world)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(two.text)"
            let nobody = try await tom.get("\(path)/merge?about=x&file=nonsense")
            #expect(nobody.contains("Write the reference of a file"))
            let reporter = try await world.reporter(of: two), other = try await world.reporter(of: one)
            let address = "\(path)/merge?about=\(reporter.about)&file="
            let same = try await tom.get("\(address)\(two.text)")
            let themselves = try await tom.fill(
                "\(path)/merge", on: same, [("with", reporter.about), ("reason", "Typed by hand")])
            #expect(themselves.status == .unprocessableContent)
            #expect(themselves.contains("one and the same party already") && themselves.contains("Typed by hand"))
            let form = try await tom.get("\(address)\(one.text)")
            let unnamed = try await tom.fill("\(path)/merge", on: form, [("reason", "Typed by hand")])
            #expect(unnamed.contains("Choose who is the same"))
            let fields = [("with", other.about), ("reason", "The same voice")]
            #expect(try await tom.fill("\(path)/merge", on: form, fields).status == .seeOther)
            let again = try await tom.get("\(address)\(one.text)")
            let twice = try await tom.fill("\(path)/merge", on: again, fields)
            #expect(twice.contains("Merge the person whom they stand for, or undo that merge first"))
        }
    }

    @Test("is shown from those files alone that the reader has cause to open, and of the others that there are some")
    func asked() async throws {
        try await onDesk { world, client in
            let (one, two) = try await Self.twoFiles(world)
            let tom = TestBrowser(client), ward = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let merged = try await Self.merge(tom, (one, two), world)
            let crime = [
                ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("points", "none"),
                ("reason", "The lock was cut"),
            ]
            for (reference, unit) in [(one, "contact"), (two, "volume-crime")] {
                _ = try await tom.act("record", on: "/desk/files/\(reference.text)", crime)
                try await world.act(
                    .allocate(unit: unit, officer: nil, because: .hand("Theirs")),
                    .staff(StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])), on: reference)
            }
            try await world.add(
                StaffMember(username: "lee.ward", name: "Lee Ward", roles: [.investigator], units: ["contact"]))
            try await ward.signIn("lee.ward", in: world)
            let before = try await world.accesses(to: two)
            let page = try await ward.get(merged)
            #expect(page.contains("Grace Lowe") && page.contains(two.description))
            #expect(!page.contains("Agnieszka") && !page.contains("900789"), "what the other file says is not shown")
            #expect(try await world.accesses(to: two) == before, "what was not shown was not read")
            #expect(try await world.accesses(to: one).first?.basis == .unit)
            let purpose = "/desk/files/\(two.text)/purpose"
            #expect(page.contains("\(purpose)?back=\(merged)"))
            let given = try await ward.fill(
                purpose, on: try await ward.get("\(purpose)?back=\(merged)"), [("purpose", "linked")])
            #expect(given.location == merged)
            #expect(try await ward.get(merged).contains("Agnieszka"))
            #expect(try await world.accesses(to: two).first?.basis == .linked)
            #expect(try await world.accesses(to: two).first?.action == .readPeople)
        }
    }

    @Test("is compared only with a file that the reader has cause to open, or has said why they do")
    func comparedAsked() async throws {
        try await onDesk { world, client in
            let (one, two) = try await Self.twoFiles(world)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            _ = try await tom.search("grace")
            let reporter = try await world.reporter(of: two)
            let address = "/desk/files/\(two.text)/merge?about=\(reporter.about)&file=\(one.text)"
            let door = try await tom.get(address)
            let purpose = "/desk/files/\(one.text)/purpose"
            #expect(door.status == .seeOther && door.location?.hasPrefix("\(purpose)?back=") == true)
            #expect(try await !world.accesses(to: one).contains { $0.purpose == "merge" })
            let asked = try await tom.get(door.location ?? "")
            #expect(!asked.contains("Grace Lowe"))
            let given = try await tom.fill(purpose, on: asked, [("purpose", "linked")])
            #expect(given.location == address, "and back to the comparison")
            #expect(try await tom.get(address).contains("Grace Lowe"))
            let entry = try #require(try await world.accesses(to: one).first)
            #expect(entry.purpose == "merge" && entry.basis == .linked)
        }
    }

    /// The reporter of the later file is who reported the earlier one; where their page is.
    private static func merge(
        _ browser: TestBrowser, _ files: (one: Reference, two: Reference), _ world: DeskWorld
    ) async throws -> String {
        let later = try await world.reporter(of: files.two), first = try await world.reporter(of: files.one)
        let path = "/desk/files/\(files.two.text)/merge"
        let form = try await browser.get("\(path)?about=\(later.about)&file=\(files.one.text)")
        let merged = try await browser.fill(path, on: form, [("with", first.about), ("reason", "The same voice")])
        #expect(merged.status == .seeOther, "\(merged.plain.prefix(500))")
        return "/desk/people/\(first.id.text)"
    }

    @Test("is read with its purpose in the log, and is nobody's whom no file shows to the reader")
    func logged() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let person = try await world.reporter(of: reference)
            let priya = TestBrowser(client), sam = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await sam.signIn("sam.whitlock", in: world)
            #expect(try await priya.get("/desk/people/\(person.id.text)").status == .ok)
            let file = try await world.state(of: reference).id
            let entry = try #require(
                try await world.folder.accessLog.accesses(to: file, from: nil, limit: 1).entries.first)
            #expect(entry.purpose == "person" && entry.actor == "staff:priya.nair" && entry.action == .readPeople)
            #expect(try await sam.get("/desk/people/\(person.id.text)").status == .forbidden)
            for wrong in ["nonsense", String(repeating: "0", count: 32)] {
                #expect(try await priya.get("/desk/people/\(wrong)").status == .notFound)
            }
            let stranger = priya.stranger()
            #expect(try await stranger.get("/desk/people/\(person.id.text)").status == .seeOther)
        }
    }
}
