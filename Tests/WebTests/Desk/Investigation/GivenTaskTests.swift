import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A task that is given to somebody else, at the desk")
struct GivenTaskTests {
    private static let priya = StaffMember(username: "priya.nair", name: "Priya Nair", roles: [.contactOfficer])

    private static func tasked(_ world: DeskWorld) async throws -> String {
        let reference = try await world.owned()
        let task = NewTask(words: "Ask for the film", owner: DeskWorld.amara, due: world.now.adding(hours: 9))
        try await world.staff(.investigation(.setTask(task)), on: reference)
        return "/desk/files/\(reference.text)"
    }

    private static func give(
        _ browser: TestBrowser, on path: String, to owner: String, reason: String = "She is on nights"
    ) async throws -> TestBrowser.Page {
        let form = "\(path)/task-give"
        let page = try await browser.get("\(form)?number=1")
        return try await browser.fill(form, on: page, [("number", "1"), ("owner", owner), ("reason", reason)])
    }

    @Test("leaves one list for the other, and stands on the file with its reason")
    func given() async throws {
        try await onDesk { world, client in
            let path = try await Self.tasked(world)
            let amara = TestBrowser(client), priya = TestBrowser(client)
            try await amara.signIn("amara.okafor", in: world)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await amara.get("/desk/tasks").contains("Ask for the film"))
            let sent = try await Self.give(amara, on: path, to: "priya.nair")
            #expect(sent.location == "\(path)?done=task-give")
            let page = try await amara.get("\(path)?done=task-give")
            for part in [
                "The task has a new owner", "1. Ask for the film (Priya Nair, by ",
                "1 was given to Priya Nair by Amara Okafor: She is on nights", "Task 1 given to Priya Nair",
            ] {
                #expect(page.contains(part), "\(part)")
            }
            #expect(try await !amara.get("/desk/tasks").contains("Ask for the film"))
            #expect(try await priya.get("/desk/tasks").contains("Ask for the film"))
        }
    }

    private static let refused: [(by: String, owner: String, reason: String, sentence: String)] = [
        ("priya.nair", "priya.nair", "Why", "This is the task of Amara Okafor. Ask them or a supervisor"),
        ("amara.okafor", "amara.okafor", "Why", "Amara Okafor has this task already"),
        ("tom.hale", "nobody.here", "Why", "Choose who does it"), ("tom.hale", "", "Why", "Choose who does it"),
        ("tom.hale", "sam.whitlock", "Why", "Choose who does it"),
        ("tom.hale", "priya.nair", " ", "Say why somebody else is to do it"),
    ]

    @Test("says why not, and leaves the task where it is", arguments: refused)
    func refuses(by: String, owner: String, reason: String, sentence: String) async throws {
        try await onDesk { world, client in
            let path = try await Self.tasked(world)
            let browser = TestBrowser(client)
            try await browser.signIn(by, in: world)
            let page = try await Self.give(browser, on: path, to: owner, reason: reason)
            #expect(page.status == .unprocessableContent && page.contains(sentence), "\(page.plain.suffix(900))")
            let rows = try await world.folder.investigations.tasks(of: DeskWorld.amara, limit: 9)
            #expect(rows.map(\.words) == ["Ask for the film"])
        }
    }

    @Test("is warned of once where they are away, and given all the same when it is sent again")
    func away() async throws {
        try await onDesk { world, client in
            let path = try await Self.tasked(world), form = "\(path)/task-give"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await world.folder.supervision.add(
                Absence(
                    username: "priya.nair", from: world.now, until: world.now.adding(hours: 99), cover: "amara.okafor"),
                by: "tom.hale", at: world.now)
            let warned = try await Self.give(tom, on: path, to: "priya.nair")
            #expect(warned.status == .ok && warned.contains("Priya Nair is away until"))
            #expect(warned.contains("Amara Okafor covers"))
            #expect(try await world.folder.investigations.tasks(of: Self.priya, limit: 9).isEmpty)
            let again = [("number", "1"), ("owner", "priya.nair"), ("reason", "She is back tomorrow")]
            #expect(try await tom.fill(form, on: warned, again).location == "\(path)?done=task-give")
            #expect(try await world.folder.investigations.tasks(of: Self.priya, limit: 9).count == 1)
        }
    }
}
