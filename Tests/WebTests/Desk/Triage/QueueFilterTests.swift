import HTTPTypes
import HummingbirdTesting
import Policing
import Testing
import Workflows

@Suite("The queue, filtered")
struct QueueFilterTests {
    /// A bicycle that is graded, a burglary that nobody has read, and a guarded report.
    private static func filled(_ world: DeskWorld) async throws -> [String: Reference] {
        let bicycle = try await world.report("bicycle-theft")
        let burglary = try await world.report("burglary", words: "Near the market")
        let guarded = try await world.report("domestic-abuse", words: "At home")
        let tom = Actor.staff(TestSite.tom)
        try await world.act(.grade(code: "P4", reason: "By telephone"), tom, on: bicycle)
        try await world.act(
            .record(.nonCrimeIncident, reason: "Nobody says that it is a crime", circumstances: .noCrime), tom,
            on: guarded)
        try await world.act(
            .allocate(unit: "volume-crime", officer: TestSite.amara, because: .hand("Why")), tom, on: guarded)
        return ["bicycle": bicycle, "burglary": burglary, "guarded": guarded]
    }

    static let cases: [(query: String, shown: [String])] = [
        ("kind=bicycle-theft", ["bicycle"]), ("grade=P4", ["bicycle"]), ("grade=none", ["burglary", "guarded"]),
        ("unit=volume-crime", ["guarded"]), ("unit=none", ["bicycle", "burglary"]),
        ("officer=amara.okafor", ["guarded"]), ("officer=none&status=received", ["burglary"]),
        ("status=graded", ["bicycle"]), ("class=incident", ["guarded"]), ("class=none", ["bicycle", "burglary"]),
        ("only=guarded", ["guarded"]), ("age=under-1", ["bicycle", "burglary", "guarded"]), ("age=over-7", []),
        ("kind=burglary&kind=bicycle-theft", ["bicycle", "burglary"]), ("kind=burglary&grade=P4", []),
        ("show=unread&kind=burglary", ["burglary"]), ("show=unread&kind=bicycle-theft", []),
        ("kind=no-such-kind", []), ("area=nowhere%20at%20all", []), ("age=odd", ["bicycle", "burglary", "guarded"]),
    ]

    @Test("shows what an address says, with nothing but the address", arguments: cases)
    func shows(query: String, shown: [String]) async throws {
        try await onDesk { world, client in
            let files = try await Self.filled(world)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let page = try await browser.get("/desk?\(query)")
            for (name, reference) in files {
                #expect(page.contains("/desk/files/\(reference.text)\"") == shown.contains(name), "\(query): \(name)")
            }
        }
    }

    @Test("says in words what it is narrowed by, and leads back to everything")
    func words() async throws {
        try await onDesk { world, client in
            _ = try await Self.filled(world)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let page = try await browser.get("/desk?unit=volume-crime&officer=amara.okafor")
            #expect(page.plain.contains("1 file."))
            #expect(page.plain.contains("Unit: Volume Crime Investigation · Officer: Amara Okafor"))
            #expect(page.contains("/desk/filters/new?unit=volume-crime&amp;officer=amara.okafor"))
            #expect(page.contains("<option value=\"volume-crime\" selected>"))
        }
    }

    @Test("is “mine” for whoever reads, in a filter that is shared")
    func mine() async throws {
        try await onDesk { world, client in
            let files = try await Self.filled(world)
            let browser = TestBrowser(client)
            for (username, isShown) in [("amara.okafor", true), ("priya.nair", false)] {
                let own = browser.stranger()
                world.pass(seconds: 60)
                try await own.signIn(username, in: world)
                let page = try await own.get("/desk?officer=me")
                #expect(page.contains(files["guarded"]?.text ?? "-") == isShown, "\(username)")
            }
        }
    }

    @Test("can be saved by a name, shared, given another name and thrown away")
    func saved() async throws {
        try await onDesk { world, client in
            let (owner, other) = (TestBrowser(client), TestBrowser(client))
            try await owner.signIn("priya.nair", in: world)
            world.pass(seconds: 60)
            try await other.signIn("tom.hale", in: world)
            let form = try await owner.get("/desk/filters/new?show=unread&kind=burglary")
            let refused = try await owner.fill("/desk/filters/new", on: form, [("name", " "), ("shared", "everybody")])
            #expect(refused.status == .unprocessableContent && refused.contains("Give the filter a name"))
            #expect(refused.contains("<option value=\"everybody\" selected>"), "what was chosen stays")
            let kept = try await owner.fill(
                "/desk/filters/new", on: form, [("name", "Burglaries  to read"), ("shared", "everybody")])
            #expect(kept.location == "/desk?show=unread&kind=burglary")
            #expect(try await other.get("/desk").contains("Burglaries to read"))
            let list = try await other.get("/desk/filters")
            #expect(list.contains("Made by Priya Nair") && !list.contains("/delete"))
            let token = try await other.get("/desk/filters/new?kind=theft").hidden(in: "/desk/filters/new")
            #expect(try await other.post("/desk/filters/1/delete", token).status == .notFound)
            let own = try await owner.get("/desk/filters")
            let changed = try await owner.fill(
                "/desk/filters/1/change", on: own, [("name", "Mine now"), ("shared", "")])
            #expect(changed.location == "/desk/filters")
            #expect(try await !other.get("/desk").contains("Mine now"))
            #expect(try await owner.get("/desk").contains("Mine now"))
            _ = try await owner.fill("/desk/filters/1/delete", on: try await owner.get("/desk/filters"), [])
            #expect(try await !owner.get("/desk").contains("Mine now"))
        }
    }

    @Test("is searched by field, and says which day it could not read")
    func search() async throws {
        try await onDesk { world, client in
            let files = try await Self.filled(world)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let found = try await browser.search("place:market")
            #expect(found.contains(files["burglary"]?.text ?? "-") && !found.contains(files["bicycle"]?.text ?? "-"))
            let form = try await browser.search(
                "", [("name", "grace lowe"), ("place", "library"), ("received", "today")])
            #expect(form.contains(files["bicycle"]?.text ?? "-") && !form.contains(files["burglary"]?.text ?? "-"))
            #expect(form.contains("value=\"grace lowe\""))
            let odd = try await browser.search("", [("date", "sometime")])
            #expect(odd.contains("was not read as a day"))
        }
    }
}
