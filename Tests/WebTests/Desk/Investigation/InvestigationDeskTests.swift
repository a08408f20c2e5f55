import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("An investigation at the desk")
struct InvestigationDeskTests {
    /// Opens the page of an action and sends its form.
    private static func act(
        _ browser: TestBrowser, _ action: String, on path: String, _ fields: [(String, String)]
    ) async throws -> TestBrowser.Page {
        let page = try await browser.get("\(path)/\(action)")
        #expect(page.status == .ok, "\(action)")
        return try await browser.fill("\(path)/\(action)", on: page, fields)
    }

    private static func done(_ page: TestBrowser.Page, _ action: String) {
        #expect(page.status == .seeOther, "\(action): \(page.text.suffix(2_000))")
        #expect(page.location?.hasSuffix("?done=\(action)") ?? false)
    }

    private static func today(_ world: DeskWorld) -> String {
        let date = world.now.london.date
        return "\(date.day)/\(date.month)/\(date.year)"
    }

    private static func next(_ world: DeskWorld, days: Int) -> String {
        let date = world.now.london.date.adding(days: days)
        return "\(date.day) \(date.month) \(date.year)"
    }

    private static func at(_ world: DeskWorld, _ name: String = "at") -> [(String, String)] {
        [("\(name)-day", today(world)), ("\(name)-time", world.now.london.clock)]
    }

    private static let statement = "I saw a tall man run to the canal with the bicycle."

    @Test("is kept by forms of its own and told in a few lines on the file, whatever happens to the file")
    func wholeLife() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client), tom = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            try await tom.signIn("tom.hale", in: world)
            for (action, fields) in Self.deeds(world) {
                Self.done(try await Self.act(amara, action, on: path, fields), action)
                #expect(try await amara.get("\(path)?done=\(action)").status == .ok)
            }
            let review: [(String, String)] = [
                ("findings", "The film was never asked for."), ("words-1", "Ask for the film"),
                ("owner-1", "amara.okafor"), ("due-1-day", Self.next(world, days: 2)), ("due-1-time", "5pm"),
                ("next-day", Self.next(world, days: 7)),
            ]
            Self.done(try await Self.act(tom, "supervision", on: path, review), "supervision")
            let page = try await amara.get(path)
            for part in [
                "To be investigated, as Amara Okafor decided", "1. The shop&#39;s film",
                "AO/1 Bolt cutters: The store has it",
                "Imran Sadiq", "1 item unused", "Review 1 by Tom Hale", "The film was never asked for.",
                "2. Ask for the film (Amara Okafor, by",
            ] {
                #expect(page.contains(part) || page.contains(part.replacing("&#39;", with: "'")), "\(part)")
            }
            #expect(page.text.utf8.count < 100_000)
            #expect(try await amara.get("\(path)/exhibits").contains("Amara Okafor to The store"))
            #expect(try await amara.get("\(path)/statements").contains(Self.statement))
            #expect(try await amara.get("\(path)/schedule").contains("Not of the case"))
        }
    }

    @Test("that is not to be is owed to the person from then on, and told beside the decision in their language")
    func filed() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            for page in ["exhibits", "statements"] {
                #expect(try await amara.get("\(path)/\(page)").plain.contains("There is no"), "\(page) is empty")
            }
            #expect(try await amara.get("\(path)/schedule").contains("Nothing has been decided about disclosure yet"))
            let form = try await amara.get("\(path)/solvability")
            #expect(!form.contains("ہم اس کی مزید تفتیش نہیں کریں گے"), "not every choice is one to write about")
            let picked = [("choice", "file"), ("reason", "Typed before"), ("ready-reply", "not-investigated")]
            let ready = try await amara.fill("\(path)/solvability", on: form, picked)
            #expect(ready.contains("Typed before</textarea>") && ready.contains("value=\"file\" checked"))
            let own = try await amara.fill("\(path)/solvability", on: form, picked + [("update", "My own words.")])
            #expect(own.contains("My own words.\n\n"), "a ready reply comes after words of one's own")
            #expect(try await world.state(of: reference).investigation.solvability == nil, "nothing is decided yet")
            #expect(ready.contains("ہم اس کی مزید تفتیش نہیں کریں گے") && ready.contains("Why: {reason}"))
            let file = [("choice", "file"), ("reason", "Nothing to follow")]
            Self.done(try await Self.act(amara, "solvability", on: path, file), "solvability")
            func promises() async throws -> [FileState.Promise] {
                try await world.state(of: reference).promises.filter { $0.rule == Victims.Rules.notInvestigated }
            }
            #expect(try await promises().map(\.keptAt) == [nil])
            let words = "ہم تفتیش نہیں کریں گے، کیونکہ کسی نے نہیں دیکھا۔"
            Self.done(
                try await Self.act(amara, "solvability", on: path, file + [("update", words)]), "solvability")
            #expect(try await promises().map { $0.keptAt != nil } == [true])
            let page = try await world.folder.pages.page(of: reference)
            #expect(page?.told.contains { $0.words == words } == true)
        }
    }

    private static func deeds(_ world: DeskWorld) -> [(String, [(String, String)])] {
        [
            ("solvability", [("factor", "serious"), ("choice", "investigate"), ("reason", "Worth it")]),
            ("line", [("words", "The shop's film")]), ("line", [("words", "The market")]),
            ("line-end", [("number", "2"), ("result", "not-pursued"), ("reason", "It has no cameras")]),
            (
                "task",
                [
                    ("words", "See the neighbour"), ("owner", "amara.okafor"), ("due-day", next(world, days: 1)),
                    ("due-time", "9"),
                ]
            ),
            (
                "exhibit",
                [
                    ("reference", "ao/1"), ("description", "Bolt cutters"), ("place", "Kiln Hill"),
                    ("seized-by", "Amara Okafor"), ("seal", "A100"),
                ] + at(world)
            ),
            (
                "exhibit-open",
                [("number", "1"), ("holder", "Amara Okafor"), ("reason", "To look for marks")] + at(world)
            ),
            ("exhibit-seal", [("number", "1"), ("holder", "Amara Okafor"), ("seal", "A101")] + at(world)),
            (
                "exhibit-move",
                [
                    ("number", "1"), ("from", "Amara Okafor"), ("to", "The store"), ("place", "Perry Barr"),
                    ("seal", "A101"),
                ] + at(world)
            ),
            (
                "statement",
                [("name", "Imran Sadiq"), ("kind", "witness"), ("signed", "yes"), ("text", statement)] + at(world)
            ),
            ("disclosure", [("item", "exhibit:1"), ("standing", "unused"), ("reason", "Not of the case")]),
        ]
    }

    @Test(
        "is listed by person across files, the overdue marked, and so are the reviews that are due for whoever reviews")
    func tasks() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client), amara = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await amara.signIn("amara.okafor", in: world)
            #expect(try await amara.get("/desk/tasks").contains("You have no open tasks."))
            let task: [(String, String)] = [
                ("words", "See the neighbour"), ("owner", "amara.okafor"), ("due-day", Self.next(world, days: 1)),
                ("due-time", "09:00"),
            ]
            Self.done(try await Self.act(tom, "task", on: path, task), "task")
            let review = [("findings", "Well done."), ("next-day", Self.next(world, days: 1))]
            Self.done(try await Self.act(tom, "supervision", on: path, review), "supervision")
            let before = try await amara.get("/desk/tasks")
            #expect(before.contains("See the neighbour") && !before.contains("bl-table__row--late"))
            #expect(try await !tom.get("/desk/tasks").contains("Reviews that are due"))
            world.pass(seconds: 2 * 86_400)
            try await amara.signIn("amara.okafor", in: world)
            try await tom.signIn("tom.hale", in: world)
            #expect(try await amara.get("/desk/tasks").contains("bl-table__row--late"))
            #expect(try await amara.get(path).contains("Overdue: 1. See the neighbour"))
            #expect(try await tom.get("/desk/tasks").contains("Reviews that are due"))
            #expect(try await !amara.get("/desk/tasks").contains("Reviews that are due"))
            let end = try await amara.get("\(path)/task-end?number=1")
            #expect(end.text.contains("value=\"1\" selected"), "the link has chosen the task")
            Self.done(
                try await amara.fill("\(path)/task-end", on: end, [("number", "1"), ("result", "done")]), "task-end")
            #expect(try await !amara.get("/desk/tasks").contains("See the neighbour"))
        }
    }

    private static let wrong: [(action: String, fields: [(String, String)], sentence: String)] = [
        ("solvability", [("reason", "Typed by hand")], "Choose to investigate or to file"),
        ("line", [("words", " ")], "Say what is to be found out"),
        (
            "line-end", [("number", "7"), ("result", "done"), ("reason", "Typed by hand")],
            "There is no line of enquiry 7"
        ),
        ("task", [("words", "Typed by hand"), ("due-day", "soon"), ("due-time", "9")], "Choose who does it"),
        ("task", [("words", "Typed by hand"), ("owner", "amara.okafor")], "Write the day as 22/11/2026"),
        (
            "task",
            [("words", "Typed by hand"), ("owner", "amara.okafor"), ("due-day", "1/1/2020"), ("due-time", "9")],
            "Write a time that is still to come"
        ),
        ("exhibit", [("reference", "Typed by hand")], "Say where it was seized"),
        ("exhibit-move", [("number", "1"), ("from", "Typed by hand")], "Say who takes it"),
        ("exhibit-seal", [("holder", "Typed by hand")], "Choose an exhibit"),
        ("statement", [("text", "Typed by hand")], "Say whose statement it is"),
        ("disclosure", [("reason", "Typed by hand")], "Choose a piece of material"),
        (
            "disclosure", [("item", "exhibit:9"), ("standing", "used"), ("reason", "Typed by hand")],
            "There is no such material"
        ),
        ("supervision", [("next-day", "soon"), ("findings", "Typed by hand")], "Write the day as 29/11/2026"),
        ("supervision", [("findings", "F"), ("words-2", "Typed by hand")], "Choose who does it"),
    ]

    @Test("says what is wrong with a form, keeps what was typed, and changes nothing", arguments: wrong)
    func faults(action: String, fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let before = try await world.state(of: reference).version
            let page = try await Self.act(tom, action, on: "/desk/files/\(reference.text)", fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains(sentence))
            if fields.contains(where: { $0.1 == "Typed by hand" }) { #expect(page.contains("Typed by hand")) }
            #expect(try await world.state(of: reference).version == before)
        }
    }

    private static let broken: [(action: String, fields: [(String, String)], sentence: String)] = [
        (
            "exhibit-move",
            [("from", "Tom Hale"), ("to", "Priya Nair"), ("place", "Perry Barr"), ("seal", "A101")],
            "By its chain, The store has AO/1."
        ),
        (
            "exhibit-move",
            [("from", "the store"), ("to", "Priya Nair"), ("place", "Perry Barr"), ("seal", "A100")],
            "By its chain, AO/1 has the seal A101."
        ),
        (
            "exhibit-move",
            [
                ("from", "the store"), ("to", "Priya Nair"), ("place", "Perry Barr"), ("seal", "A101"),
                ("at-time", "00:01"), ("at-day", "1/1/2020"),
            ], "Write a time after that"
        ),
        ("exhibit-seal", [("holder", "The store"), ("seal", "A102")], "AO/1 is sealed already with A101."),
        (
            "exhibit-open",
            [("holder", "The store"), ("reason", "To look"), ("at-time", "9"), ("at-day", "1/1/2099")],
            "Write when it did happen"
        ),
        ("line-end", [("number", "2"), ("result", "done"), ("reason", "Asked")], "is settled already"),
        ("task-end", [("number", "9"), ("result", "done")], "There is no task 9"),
        ("statement", [("number", "9")] + witness, "There is no statement 9"),
        (
            "exhibit",
            [
                ("reference", "AO/1"), ("description", "Gloves"), ("place", "Here"), ("seized-by", "Amara Okafor"),
                ("seal", "B1"),
            ], "Use the next number"
        ),
        (
            "exhibit",
            [
                ("reference", "gloves"), ("description", "Gloves"), ("place", "Here"), ("seized-by", "Amara Okafor"),
                ("seal", ""),
            ], "Write initials, a stroke and a number"
        ),
        (
            "exhibit",
            [
                ("reference", "AO/2"), ("description", "Gloves"), ("place", "Here"), ("seized-by", "Amara Okafor"),
                ("seal", "a100"),
            ], "The seal A100 was used on this file before"
        ),
    ]

    @Test("refuses a seal of another file, and says nothing of that file even when it is restricted")
    func sealOfAnotherFile() async throws {
        try await onDesk { world, client in
            let (one, two) = (try await world.report(), try await world.report())
            let amara = TestBrowser(client), tom = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            try await tom.signIn("tom.hale", in: world)
            let exhibit: [(String, String)] = [
                ("reference", "AO/1"), ("description", "Gloves"), ("place", "Here"), ("seized-by", "Amara Okafor"),
                ("seal", "A-100"),
            ]
            Self.done(
                try await Self.act(tom, "exhibit", on: "/desk/files/\(one.text)", exhibit + Self.at(world)), "exhibit")
            try await world.act(
                .access(
                    .restrict(
                        NewRestriction(
                            people: ["ruth.adeyemi"], units: [], reason: "His brother works here",
                            reviewBy: world.now.london.date.adding(days: 30)))),
                .staff(StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])), on: one)
            let path = "/desk/files/\(two.text)", before = try await world.state(of: two)
            let again = exhibit.filter { $0.0 != "seal" } + [("seal", "a100")] + Self.at(world)
            let refused = try await Self.act(amara, "exhibit", on: path, again)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.contains("The seal A100 closed something before, on another file."))
            #expect(refused.contains("Gloves"), "what was typed stays")
            #expect(!refused.contains(one.text) && !refused.contains(one.description))
            #expect(try await world.state(of: two) == before)
        }
    }

    private static let witness: [(String, String)] = [
        ("name", "Imran Sadiq"), ("kind", "witness"), ("signed", "no"), ("text", "I saw it."),
    ]

    @Test("says what to do about a chain that would have a gap", arguments: broken)
    func chains(action: String, fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            for (deed, fields) in Self.deeds(world) {
                Self.done(try await Self.act(amara, deed, on: path, fields), deed)
            }
            let given = Set(fields.map(\.0))
            let usual = (Self.at(world) + [("number", "1")]).filter { !given.contains($0.0) }
            let more = action == "statement" || action == "exhibit" ? Self.at(world) : usual
            let page = try await Self.act(amara, action, on: path, fields + more)
            #expect(page.status == .unprocessableContent)
            #expect(page.contains(sentence), "\(page.text.firstMatch(of: /error-summary(.|\n){900}/)?.output.0 ?? "")")
        }
    }

    @Test("shows what is sensitive only to who may, and tells nothing of itself to the person")
    func hidden() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let amara = TestBrowser(client), priya = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            try await priya.signIn("priya.nair", in: world)
            for (action, fields) in Self.deeds(world) {
                Self.done(try await Self.act(amara, action, on: path, fields), action)
            }
            for item in ["exhibit:1", "statement:1"] {
                let fields = [("item", item), ("standing", "sensitive"), ("reason", "It shows how we work")]
                Self.done(try await Self.act(amara, "disclosure", on: path, fields), "disclosure")
            }
            for page in ["", "/exhibits", "/statements", "/schedule", "/exhibit-move", "/statement"] {
                let text = try await priya.get(path + page).text
                for words in ["Bolt cutters", "Imran Sadiq", "tall man", "It shows how we work"] {
                    #expect(!text.contains(words), "\(page) shows \(words)")
                }
            }
            #expect(try await amara.get("\(path)/schedule").contains("It shows how we work"))
            let letter = try await priya.actHeeding("write", on: path, [("text", "Imran Sadiq saw a tall man.")])
            #expect(letter.status == .unprocessableContent)
            #expect(letter.contains("These words tell of material that is held to be sensitive"))
            let told = try await world.folder.pages.page(of: reference)?.told
            #expect(told?.contains { $0.kind.isInvestigation } == false)
        }
    }
}
