import HTTPTypes
import HummingbirdTesting
import Policing
import Store
import Testing
import Workflows

@Suite("One decision on many files")
struct BulkTests {
    private static func row(_ reference: Reference, in world: DeskWorld) async throws -> (String, String) {
        ("file", "\(reference.text).\(try await world.state(of: reference).version)")
    }

    @Test("gives each file its own command, and says which was refused and why")
    func graded() async throws {
        try await onDesk { world, client in
            let (first, second, third) = (
                try await world.report(), try await world.report(), try await world.report("burglary")
            )
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let queue = try await browser.get("/desk")
            let rows = [
                try await Self.row(first, in: world), try await Self.row(second, in: world),
                try await Self.row(third, in: world),
            ]
            try await world.act(.grade(code: "P2", reason: "Soon"), .staff(TestSite.tom), on: second)
            let fields = rows + [("action", "grade"), ("grade", "P4"), ("reason", "By telephone")]
            let page = try await browser.fill("/desk/bulk", on: queue, fields)
            #expect(page.status == .ok && page.plain.contains("2 of 3 graded"))
            #expect(page.plain.contains("Somebody changed this file since the list was shown"))
            #expect(try await world.state(of: first).grade?.grade == "P4")
            #expect(try await world.state(of: second).grade?.grade == "P2")
            #expect(try await world.state(of: third).grade?.by == "priya.nair")
            // The same form sent again is the same wish.
            let version = try await world.state(of: first).version
            _ = try await browser.fill("/desk/bulk", on: queue, fields)
            #expect(try await world.state(of: first).version == version)
            // Another wish in the same form, as after an answer that was lost, is not told to be done.
            let other = rows + [("action", "grade"), ("grade", "P3"), ("reason", "By telephone")]
            #expect(try await browser.fill("/desk/bulk", on: queue, other).plain.contains("0 of 3 graded"))
            #expect(try await world.state(of: first).grade?.grade == "P4")
        }
    }

    @Test("is taken back file by file, but not where somebody has gone on since")
    func undone() async throws {
        try await onDesk { world, client in
            let (first, second) = (try await world.report(), try await world.report("burglary"))
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let rows = [try await Self.row(first, in: world), try await Self.row(second, in: world)]
            let done = try await browser.fill(
                "/desk/bulk", on: try await browser.get("/desk"), rows + [("action", "take")])
            #expect(done.plain.contains("2 of 2 taken"))
            world.pass(seconds: 60)
            try await world.act(.grade(code: "P2", reason: "Soon"), .staff(TestSite.tom), on: second)
            try await world.person(.addMessage(text: "There was a witness"), on: first)
            let undone = try await browser.fill("/desk/bulk/undo", on: done, [])
            #expect(undone.plain.contains("1 of 2 taken back"))
            #expect(undone.plain.contains("This was decided by somebody else"))
            let state = try await world.state(of: first)
            #expect(state.status == .received && state.takenBy == nil)
            #expect(state.promises.first { $0.rule == Victims.Rules.read }?.keptAt == nil)
            #expect(try await world.state(of: second).grade?.grade == "P2")
            let page = try await world.folder.pages.page(of: first)
            #expect(page?.promises.first { $0.rule == Victims.Rules.read }?.keptAt == nil)
            #expect(
                try await browser.get("/desk/files/\(first.text)").plain.contains("Took back what was just decided"))
        }
    }

    @Test("asks for what is missing, and keeps what was chosen")
    func missing() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let queue = try await browser.get("/desk")
            let row = try await Self.row(reference, in: world)
            let asked = try await browser.fill(
                "/desk/bulk", on: queue, [row, ("action", "grade"), ("grade", "P4"), ("reason", "")])
            #expect(asked.status == .unprocessableContent && asked.contains("Say why"))
            #expect(asked.contains("<option value=\"P4\" selected>"))
            let done = try await browser.fill(
                "/desk/bulk", on: asked, [("action", "grade"), ("grade", "P4"), ("reason", "By telephone")])
            #expect(done.plain.contains("1 of 1 graded"))
            let none = try await browser.fill("/desk/bulk", on: queue, [("action", "take")])
            #expect(none.contains("Select at least one file"))
        }
    }

    @Test("asks why first, once for all files that were searched for, and forgets nothing of the form")
    func askedWhy() async throws {
        try await onDesk { world, client in
            let (one, two) = (try await world.report(), try await world.report("burglary"))
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let queue = try await priya.get("/desk")
            let rows = [try await Self.row(one, in: world), try await Self.row(two, in: world)]
            _ = try await priya.search("grace")
            let fields = rows + [("action", "grade"), ("grade", "P4"), ("reason", "By \"telephone\"")]
            let door = try await priya.fill("/desk/bulk", on: queue, fields)
            #expect(door.status == .ok && door.contains("Why do you open this file") && !door.contains("Grace Lowe"))
            #expect(door.plain.contains(one.description) && door.plain.contains(two.description))
            #expect(try await world.state(of: one).grade == nil, "nothing is done before")
            #expect(try await world.accesses(to: one).isEmpty)
            let empty = try await priya.fill("/desk/bulk", on: door, [])
            #expect(empty.status == .unprocessableContent && empty.contains("Say why you open it"))
            let wrong = try await priya.fill("/desk/bulk", on: empty, [("purpose", "own")])
            #expect(wrong.status == .unprocessableContent, "nobody claims a task that they do not have")
            let done = try await priya.fill("/desk/bulk", on: wrong, [("purpose", "linked")])
            #expect(done.plain.contains("2 of 2 graded"), "\(done.plain.suffix(400))")
            for file in [one, two] {
                #expect(try await world.state(of: file).grade?.reason == "By \"telephone\"")
                #expect(try await world.accesses(to: file).map(\.basis) == [.linked])
            }
            let undone = try await priya.fill("/desk/bulk/undo", on: done, [])
            #expect(undone.plain.contains("2 of 2 taken back"), "nobody is asked twice")
        }
    }

    @Test("is asked why before it is taken back, too")
    func askedWhyToUndo() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), row = try await Self.row(reference, in: world)
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let done = try await priya.fill(
                "/desk/bulk", on: try await priya.get("/desk"), [row, ("action", "take")])
            _ = try await priya.search("grace")
            let door = try await priya.fill("/desk/bulk/undo", on: done, [])
            #expect(door.status == .ok && door.contains("Why do you open this file"))
            #expect(try await world.state(of: reference).takenBy == "priya.nair")
            let undone = try await priya.fill("/desk/bulk/undo", on: door, [("purpose", "enquiry")])
            #expect(undone.plain.contains("1 of 1 taken back"))
        }
    }

    @Test("leads whoever had to sign in first back to the list")
    func signedOut() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let queue = try await browser.get("/desk")
            let door = try await TestBrowser(client).fill("/desk/bulk", on: queue, [("action", "take")])
            #expect(door.location == "/desk/login?back=/desk/bulk")
            #expect(try await browser.get("/desk/bulk").location == "/desk")
        }
    }

    @Test("allocates what is recorded, says why for the rest, and is nothing for who may not")
    func allocated() async throws {
        try await onDesk { world, client in
            let (new, ready) = (try await world.report(), try await world.report("burglary"))
            try await world.act(
                .record(.nonCrimeIncident, reason: "Nobody says that it is a crime", circumstances: .noCrime),
                .staff(TestSite.tom), on: ready)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let rows = [try await Self.row(new, in: world), try await Self.row(ready, in: world)]
            let fields =
                rows + [
                    ("action", "allocate"), ("unit", "volume-crime"), ("officer", "amara.okafor"),
                    ("reason", "It can wait"), ("because", "She knows the street"),
                ]
            let done = try await browser.fill("/desk/bulk", on: try await browser.get("/desk"), fields)
            #expect(done.plain.contains("1 of 2 allocated") && done.plain.contains("Record it first"))
            let allocation = try #require(try await world.state(of: ready).allocation)
            #expect(allocation.officer == "amara.okafor" && allocation.reason?.value == "She knows the street")
            world.pass(seconds: 60)
            let investigator = TestBrowser(client)
            try await investigator.signIn("amara.okafor", in: world)
            let refused = try await investigator.fill("/desk/bulk", on: try await investigator.get("/desk"), fields)
            #expect(refused.status == .forbidden)
        }
    }

    @Test("can be taken back from the file's own page")
    func single() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let path = "/desk/files/\(reference.text)"
            #expect(try await !browser.get(path).contains("\(path)/undo"))
            _ = try await browser.act("grade", on: path, [("grade", "P4"), ("reason", "By telephone")])
            #expect(try await browser.get(path).contains("\(path)/undo"))
            let form = try await browser.get("\(path)/undo")
            #expect(try await browser.fill("\(path)/undo", on: form, []).location == "\(path)?done=undo")
            #expect(try await world.state(of: reference).grade == nil)
            _ = try await browser.act("grade", on: path, [("grade", "P4"), ("reason", "By telephone")])
            world.pass(seconds: 601)
            #expect(try await !browser.get(path).contains("\(path)/undo"))
            let late = try await browser.fill("\(path)/undo", on: try await browser.get("\(path)/undo"), [])
            #expect(late.status == .unprocessableContent && late.contains("more than 10 minutes ago"))
        }
    }
}
