import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A file at the desk")
struct DeskLifeTests {
    @Test("is read, graded, recorded, allocated, answered, decided, challenged and opened again")
    func wholeLife() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)

            let queue = try await priya.get("/desk")
            #expect(queue.contains("24-hour recording limit in 24 hours"))
            #expect(queue.contains("read the report"), "the row says what is due next")
            #expect(try await priya.get(path).contains("My bicycle was taken."))
            try await Self.expectDone(priya.act("take", on: path, []), path, "take")
            #expect(try await world.state(of: reference).takenBy == "priya.nair")
            try await Self.expectDone(
                priya.act("grade", on: path, [("grade", "P4"), ("reason", "Nobody is in danger.")]), path, "grade")
            try await Self.expectDone(
                priya.act("record", on: path, Self.crime + [("reason", "It was taken.")]), path, "record")
            let owner = [("unit", "volume-crime"), ("officer", "amara.okafor"), ("reason", "She knows the library.")]
            try await Self.expectDone(priya.act("allocate", on: path, owner), path, "allocate")
            try await Self.expectDone(
                priya.act("write", on: path, [("text", "ہم کیمرے دیکھیں گے۔")]), path, "write")
            #expect(try await priya.get("\(path)?done=write").contains("Your message is on the person"))
            try await Self.decideAndReopen(world, tom, reference, path)
        }
    }

    private static let crime: [(String, String)] = [
        ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"),
    ]

    private static func decideAndReopen(
        _ world: DeskWorld, _ tom: TestBrowser, _ reference: Reference, _ path: String
    ) async throws {
        let ending = [
            ("suspect", "no"), ("victim", "supports"), ("outcome", "18"), ("explanation", "کسی کیمرے نے نہیں دیکھا۔"),
        ]
        try await expectDone(tom.act("outcome", on: path, ending), path, "outcome")
        #expect(try await world.state(of: reference).outcome?.code == "18")
        try await world.person(.requestReview(reason: "My neighbour has a camera."), on: reference)
        #expect(try await tom.get("/desk?show=reviews").contains("Asked us to look again"))
        #expect(try await tom.get(path).contains("My neighbour has a camera."))
        try await expectDone(
            tom.act("review", on: path, [("decision", "upheld"), ("explanation", "کیمرہ دوسری طرف ہے۔")]), path,
            "review")
        try await expectDone(tom.act("reopen", on: path, [("reason", "A witness came forward.")]), path, "reopen")
        let state = try await world.state(of: reference)
        #expect(state.status == .reopened)
        #expect(state.allocation?.officer == "amara.okafor")
        let page = try await tom.get(path)
        for part in [
            "Crime: 44", "Amara Okafor", "Urdu", "Only by e-mail", "کسی کیمرے نے نہیں دیکھا۔",
            "A witness came forward.",
        ] {
            #expect(page.contains(part), "\(part) is not on the page")
        }
    }

    private static func expectDone(_ page: TestBrowser.Page, _ path: String, _ action: String) {
        #expect(page.status == .seeOther, "\(action): \(page.text.suffix(3_000))")
        #expect(page.location == "\(path)?done=\(action)")
    }

    @Test(
        "is recorded as whatever it turns out to be",
        arguments: [
            ([("is", "incident"), ("test", "no")], Classification.nonCrimeIncident),
            (
                [("is", "asb"), ("type", "noise"), ("qualifier", "nuisance"), ("test", "no")],
                .antiSocialBehaviour(type: "noise", qualifier: .nuisance)
            ),
            ([("is", "not-ours"), ("body", "The city council"), ("test", "no")], .notOurs(body: "The city council")),
            ([("is", "not-ours"), ("body", "Report Fraud"), ("test", "national")], .notOurs(body: "Report Fraud")),
            (crime + [("type", "noise"), ("body", "left over")], .crime(offence: "44")),
        ])
    func kinds(fields: [(String, String)], expected: Classification) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let ruth = TestBrowser(client)
            try await ruth.signIn("ruth.adeyemi", in: world)
            let path = "/desk/files/\(reference.text)"
            let page = try await ruth.act("record", on: path, fields + [("reason", "By the rules.")])
            #expect(page.status == .seeOther)
            #expect(try await world.state(of: reference).recorded?.classification == expected)
        }
    }

    @Test("is put with the report that it repeats, only if there is one")
    func duplicate() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), first = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let path = "/desk/files/\(reference.text)"
            let same = [("is", "duplicate"), ("test", "yes"), ("reason", "The same bicycle.")]
            for wrong in ["nonsense", "234567892", ""] {
                let page = try await priya.act("record", on: path, same + [("duplicate", wrong)])
                #expect(page.status == .unprocessableContent)
                #expect(page.contains("Write the reference of another report"))
            }
            let fields = same + [("duplicate", first.description.lowercased())]
            let lost = try await priya.act("record", on: path, fields)
            #expect(lost.contains("the other report is not recorded as one"))
            let other = "/desk/files/\(first.text)", crime = Self.crime + [("reason", "It was taken.")]
            #expect(try await priya.act("record", on: other, crime).status == .seeOther)
            #expect(try await priya.act("record", on: path, fields).status == .seeOther)
            #expect(try await world.state(of: reference).status == .duplicate)
        }
    }

    private static let wrong: [(action: String, fields: [(String, String)], sentence: String)] = [
        ("grade", [("reason", "Typed by hand")], "Choose a grade"),
        ("grade", [("grade", "P99"), ("reason", "Typed by hand")], "There is no grade P99"),
        ("grade", [("grade", "P1"), ("reason", "  ")], "Say why you chose this grade"),
        ("record", [("reason", "Typed by hand")], "Choose what it is"),
        (
            "record",
            [
                ("is", "crime"), ("offence", "nope"), ("test", "yes"), ("reporter", "victim"),
                ("reason", "Typed by hand"),
            ], "There is no offence nope"
        ),
        (
            "record", [("is", "asb"), ("type", "noise"), ("reason", "Typed by hand")],
            "Choose whom or what it touches"
        ),
        ("record", [("is", "not-ours"), ("reason", "Typed by hand")], "Say whose matter it is"),
        ("allocate", [("unit", "contact"), ("officer", "nobody")], "Choose an officer from the list"),
        ("allocate", [("unit", "contact")], "Record it first, then go on."),
        ("write", [("text", "")], "Write a message"),
        ("outcome", [("explanation", "Typed by hand")], "Record it first, then go on."),
        (
            "review", [("decision", "upheld"), ("explanation", "Typed by hand")],
            "Nobody has asked us to look again"
        ),
        ("reopen", [("reason", "Typed by hand")], "The file is still open."),
        ("support", [], "Choose a service"),
    ]

    private static let typed: [(String, String)] = [("reason", "Typed by hand")]
    private static let against: [(String, String)] = Array(crime.dropLast()) + [("reporter", "bystander")]
    private static let wrongByTheRules: [(action: String, fields: [(String, String)], sentence: String)] = [
        ("record", [("is", "crime")] + typed, "Say if it is more likely than not a crime"),
        ("record", Array(crime.dropLast()) + typed, "Say who reports it"),
        ("record", crime + [("victims", "two")] + typed, "Write the number of victims"),
        ("record", against + typed, "The victim has not confirmed it."),
        ("record", [("is", "incident"), ("test", "yes")] + typed, "The rules want it recorded as a crime."),
        (
            "record", [("is", "asb"), ("type", "noise"), ("qualifier", "nuisance")] + typed,
            "Say if it is more likely than not a crime"
        ),
        (
            "record", [("is", "not-ours"), ("body", "The city council"), ("test", "yes")] + typed,
            "The rules want it recorded as a crime."
        ),
        ("record", crime.filter { $0.0 != "test" } + [("test", "national")] + typed, "name Report Fraud, and tell"),
        ("cancel", [("ground", "self-defence"), ("evidence", "Typed by hand")], "there is nothing to cancel"),
        ("cancel", [("evidence", "Typed by hand")], "Choose a ground"),
        ("cancel", [("ground", "duplicate"), ("evidence", "Typed by hand")], "Write the reference of another"),
    ]

    @Test(
        "says what is wrong with a form, keeps what was typed, and changes nothing",
        arguments: wrong + wrongByTheRules)
    func faults(action: String, fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)/\(action)"
            let page = try await tom.fill(path, on: try await tom.get(path), fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("govuk-error-summary"))
            #expect(page.contains(sentence))
            if fields.contains(where: { $0.1 == "Typed by hand" }) { #expect(page.contains("Typed by hand")) }
            #expect(try await world.state(of: reference).version == Self.versionOfNew(world, reference))
        }
    }

    @Test("keeps its crime until somebody who may cancels it, on evidence, and the person reads what it is now")
    func cancelled() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            let crime = Self.crime + [("victims", "2"), ("reason", "Two bicycles of two people.")]
            try await Self.expectDone(priya.act("record", on: path, crime), path, "record")
            #expect(try await priya.get(path).contains("2 crimes"))
            #expect(try await !priya.get(path).contains("/cancel\" method"))
            let other = [("is", "incident"), ("test", "no"), ("reason", "Not after all.")]
            #expect(try await priya.act("record", on: path, other).contains("Cancel the crime, with a ground"))
            let transfer = [
                ("ground", "recorded-elsewhere"), ("body", "Warwickshire Police"), ("evidence", "Their log 7."),
            ]
            #expect(try await tom.act("cancel", on: path, transfer).contains("until the other force has agreed"))
            let agreed = transfer + [("agreed", "yes")]
            #expect(
                try await tom.act("cancel", on: path, agreed).contains("must be told that their crime is cancelled"))
            let told = [("update", "اب آپ کی رپورٹ ان کے پاس ہے۔")]
            try await Self.expectDone(tom.act("cancel", on: path, agreed + told), path, "cancel")
            let page = try await world.folder.pages.page(of: reference)
            #expect(page?.told.contains { $0.words == told[0].1 } == true)
            let state = try await world.state(of: reference)
            #expect(state.status == .redirected)
            #expect(state.recorded?.cancelled?.ground == .recordedElsewhere)
            #expect(try await tom.get(path).contains("Their log 7."))
        }
    }

    private static func versionOfNew(_ world: DeskWorld, _ reference: Reference) async throws -> Int {
        let file = try await world.folder.ledger.file(of: reference)
        let history = try await world.folder.ledger.history(of: try #require(file))
        return history.filter { [.reported, .promised].contains($0.fact.kind) }.count
    }
}
