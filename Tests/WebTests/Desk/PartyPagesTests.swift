import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("The people, objects, places and events on a file's page")
struct PartyPagesTests {
    @Test("begin with whoever reported, and grow by what staff say, each with its source")
    func added() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let before = try await amara.get(path)
            #expect(before.plain.contains("Grace Lowe Reported it"))
            #expect(before.plain.contains("From the report, today"))
            let page = try await amara.perform("party", on: path, PartyForms.daniel)
            #expect(page.location == "\(path)?done=party")
            let shown = try await amara.get("\(path)?done=party").plain
            for part in [
                "The party is on the file", "Daniel Price Suspect", "Phone 07700900456",
                "E-mail daniel.price@example.org", "Born 28 February 1990",
                "Fact. Said by whoever noted it, noted by Amara Okafor",
                "Reported by Grace Lowe. 1 other party: suspect",
                "Party added: Suspect",
            ] {
                #expect(shown.contains(part), "\(part) is not on the page")
            }
        }
    }

    @Test("have another role or other details when somebody says so, and the page says who")
    func changed() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            _ = try await priya.perform("party", on: path, PartyForms.daniel)
            let about = try await world.newest(on: reference).about
            let role = try await priya.perform(
                "party-role", on: path, about: about,
                [("role", "witness"), ("said", "other"), ("said-other", "The shop's camera"), ("nature", "opinion")])
            #expect(role.location == "\(path)?done=party-role")
            let known = try await priya.get("\(path)/party-correct?about=\(about)")
            #expect(known.contains("Daniel Price</textarea>") && known.contains("value=\"1990\""))
            let correction = [("names", "Daniel Price\nDanny"), ("reason", "He told me")] + PartyForms.source
            _ = try await priya.perform("party-correct", on: path, about: about, correction)
            let page = try await priya.get(path).plain
            for part in ["Daniel Price Witness", "Also known as Danny", "A party was corrected", "He told me"] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
            #expect(!page.contains("07700900456"), "the correction took the number away")
            let gone = try await priya.perform("remove", on: path, about: about, [("reason", "Nobody saw him")])
            #expect(gone.location == "\(path)?done=remove")
            #expect(try await !priya.get(path).plain.contains("Daniel Price Witness"))
        }
    }

    @Test("have objects, places and events tied to people in one form, and files linked from both sides")
    func items() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), other = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let who = try await world.reporter(of: reference)
            let source = PartyForms.source
            _ = try await amara.perform(
                "object", on: path,
                [("kind", "vehicle"), ("mark", "ab12 cde"), ("who", who.id.text), ("how", "owns")] + source)
            _ = try await amara.perform(
                "location", on: path, [("words", "1 Kiln Hill"), ("postcode", "b4 6nq")] + source)
            _ = try await amara.perform(
                "event", on: path,
                [
                    ("what", "Two people ran off"), ("when-day", "22"), ("when-month", "11"), ("when-year", "2026"),
                    ("time", "2.30pm"),
                ] + source)
            let items = try await world.state(of: reference).parties.items
            #expect(items.map(\.sort) == [.object, .location, .event])
            let tie = [("how", "livesAt"), ("item", items[1].id.text)] + source
            _ = try await amara.perform("connect", on: path, about: who.about, tie)
            let link = [("reference", other.description), ("how", "series"), ("reason", "The same street")]
            #expect(try await amara.perform("link-file", on: path, link).location == "\(path)?done=link-file")
            let page = try await amara.get(path).plain
            for part in [
                "Vehicle, AB12CDE", "Grace Lowe owns Vehicle, AB12CDE", "1 Kiln Hill, B4 6NQ",
                "Grace Lowe lives at 1 Kiln Hill", "14:30: Two people ran off", "\(other.description) Part of a series",
                "The same street",
            ] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
            let back = try await amara.get("/desk/files/\(other.text)")
            #expect(back.plain.contains("\(reference.description) Part of a series"))
            #expect(!back.contains("The same street"), "why stands on the file that says so")
        }
    }

    @Test(
        "have names of up to 500 letters in any script, end to end",
        arguments: ["é", "Ł", "ਗ", "য", "ي", "李", "ক্ষ"])
    func longNames(letter: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let name = String(repeating: letter, count: 500)
            #expect(try await amara.perform("party", on: path, PartyForms.person(name)).status == .seeOther)
            let party = try await world.newest(on: reference)
            #expect(try await world.state(of: reference).parties[party.id]?.details?.names == [name])
            #expect(try await amara.get("/desk/people/\(party.id.text)").contains(name))
            let page = try await amara.get(path)
            #expect(page.text.utf8.count < 100_000)
            let tooLong = try await amara.perform("party", on: path, PartyForms.person(name + letter))
            #expect(tooLong.status == .unprocessableContent)
            #expect(tooLong.contains("Use 500 letters or fewer for each name") && tooLong.contains(name))
        }
    }

    private static let wrong: [(action: String, fields: [(String, String)], sentence: String)] = [
        ("party", [("names", "Typed by hand")], "Choose a person or an organisation"),
        ("party", PartyForms.person("Typed by hand", [("phones", "12")]), "Check the phone numbers"),
        ("party", PartyForms.person("Typed by hand", [("emails", "daniel")]), "Check the e-mail addresses"),
        ("party", PartyForms.person("", [("description", " ")]), "Write a name, a number or a description"),
        (
            "party",
            PartyForms.person("Typed by hand", [("born-day", "31"), ("born-month", "2"), ("born-year", "1990")]),
            "Check the date of birth"
        ),
        (
            "party",
            PartyForms.person("Typed by hand", [("born-day", "1"), ("born-month", "2"), ("born-year", "2999")]),
            "It lies in the future"
        ),
        (
            "party", [("kind", "person"), ("role", "other"), ("names", "Typed by hand"), ("said", "officer")],
            "fact or an opinion"
        ),
        ("party-correct", [("names", "Typed by hand")], "Choose whom or what it is about"),
        ("party-role", [("about", "p-nonsense"), ("role", "witness")] + PartyForms.source, "Choose whom or what"),
        ("object", [("kind", "phone"), ("mark", "123456789012345")] + PartyForms.source, "Check the IMEI"),
        ("location", [("postcode", "nonsense"), ("words", "Typed by hand")] + PartyForms.source, "Check the postcode"),
        ("event", [("what", "Typed by hand"), ("when-day", "99")] + PartyForms.source, "Check the date"),
        ("connect", PartyForms.source, "Choose to what"),
        ("remove", [("reason", "Typed by hand")], "Choose whom or what it is about"),
        (
            "link-file", [("reference", "234567892"), ("how", "series"), ("reason", "Typed by hand")],
            "Write the reference of another"
        ),
        ("undo-merge", [("reason", "Typed by hand")], "Choose whom or what it is about"),
    ]

    @Test("say what is wrong with a form, keep what was typed, and change nothing", arguments: wrong)
    func faults(action: String, fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let before = try await world.state(of: reference).version
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.perform(action, on: "/desk/files/\(reference.text)", fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("govuk-error-summary") && page.contains(sentence), "\(page.plain.prefix(600))")
            if fields.contains(where: { $0.1 == "Typed by hand" }) { #expect(page.contains("Typed by hand")) }
            #expect(try await world.state(of: reference).version == before)
        }
    }

    @Test("sent twice are there once, and a form that somebody else was quicker than changes nothing")
    func twice() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client), priya = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            try await priya.signIn("priya.nair", in: world)
            let form = try await amara.get("\(path)/party"), stale = try await priya.get("\(path)/party")
            for _ in 1...2 {
                #expect(try await amara.fill("\(path)/party", on: form, PartyForms.daniel).status == .seeOther)
            }
            #expect(try await world.state(of: reference).parties.people.count == 2)
            let late = try await priya.fill("\(path)/party", on: stale, PartyForms.person("Typed by hand"))
            #expect(late.status == .conflict && late.contains("Typed by hand"))
            #expect(late.contains("Somebody changed this a moment ago"))
        }
    }

    @Test("stay under 100 KB with forty of each")
    func weight() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let file = try await world.state(of: reference).id
            var random = SystemRandomNumberGenerator()
            for number in 1...40 {
                let seen = NewAssertion(said: .officer, nature: .fact)
                let party = NewParty(
                    id: .make(at: world.now, using: &random), kind: .person, role: .witness,
                    details: PartyDetails(names: ["Witness \(number)"], phones: ["07700 900\(100 + number)"]),
                    source: seen)
                let item = PartyItem.object(ObjectDetails(kind: .other, mark: "SN\(number)", description: "A box"))
                for command in [
                    PartiesCommand.add(party), .addItem(.make(at: world.now, using: &random), item, source: seen),
                ] {
                    _ = try await world.test.site.ports.files.carryOut(
                        Files.Order(
                            id: .make(at: world.now, using: &random), command: .parties(command),
                            actor: .staff(TestSite.amara), at: world.now), on: file)
                }
            }
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            let page = try await amara.get("/desk/files/\(reference.text)")
            #expect(page.contains("Witness 40") && page.contains("SN40"))
            #expect(page.text.utf8.count < 100_000, "\(page.text.utf8.count) bytes")
        }
    }
}
