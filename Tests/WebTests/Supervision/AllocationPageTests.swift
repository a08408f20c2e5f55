import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Allocating at the desk")
struct AllocationPageTests {
    @Test("the suggestion is chosen already and needs no word; the fact says that a rule chose")
    func byRule() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(DeskWorld.crime, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let page = try await tom.get("\(path)/allocate")
            #expect(page.contains("Suggested: Amara Okafor, Volume Crime Investigation."))
            #expect(page.contains("fewest open files, 0 of at most 25"))
            let chosen = [("unit", "volume-crime"), ("officer", "amara.okafor"), ("reason", "")]
            #expect(try await tom.act("allocate", on: path, chosen).location == "\(path)?done=allocate")
            let given = try #require(try await world.state(of: reference).allocation)
            #expect(given.way == .rule && given.rule == "volume" && given.officer == "amara.okafor")
            #expect(given.reason?.value?.contains("whoever has the fewest files") == true)
            #expect(try await tom.get(path).contains("Tom Hale, volume: Volume crimes go to"))
        }
    }

    @Test("whoever chooses otherwise says why, and what was typed stays")
    func byHand() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(DeskWorld.crime, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let page = try await tom.act("allocate", on: path, [("unit", "roads"), ("officer", "")])
            #expect(page.status == .unprocessableContent && page.contains("Say why you choose this owner"))
            #expect(page.contains("value=\"roads\" selected"))
            let reason = ("reason", "It was on the ring road.")
            #expect(try await tom.act("allocate", on: path, [("unit", "roads"), reason]).status == .seeOther)
            let given = try #require(try await world.state(of: reference).allocation)
            #expect(given.way == .hand && given.rule == nil && given.reason?.value == "It was on the ring road.")
            let tracker = try await world.folder.pages.page(of: reference)
            #expect(tracker?.timeline.contains { $0.words?.contains("ring road") == true } == false)
        }
    }

    @Test("many are allocated at once, each counting for the next; what changed meanwhile is left")
    func many() async throws {
        try await onDesk { world, client in
            var references: [Reference] = []
            for _ in 1...3 {
                references.append(try await world.report())
                try await world.staff(DeskWorld.crime, on: references.last!)
            }
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.get("/desk/allocation")
            #expect(page.contains("fewest open files, 0 of at most 25"))
            #expect(page.contains("fewest open files, 2 of at most 25"))
            var values: [(String, String)] = []
            for reference in references {
                let version = try await world.state(of: reference).version
                values.append(("file", "\(reference.text).\(version).volume-crime.amara.okafor"))
            }
            try await world.person(.addMessage(text: "Is there any news?"), on: references[2])
            let sent = try await tom.fill("/desk/allocation", on: page, values + [("file", "nonsense")])
            #expect(sent.location == "/desk/allocation?done=2&left=2")
            #expect(try await world.state(of: references[0]).allocation?.officer == "amara.okafor")
            #expect(try await world.state(of: references[1]).allocation?.way == .rule)
            #expect(try await world.state(of: references[2]).allocation == nil)
            let after = try await tom.get("/desk/allocation?done=2&left=2")
            #expect(after.contains("2 files have an owner now") && after.contains(references[2].description))
        }
    }

    @Test(
        "a proposal that the rules would not make is not applied",
        arguments: [
            "roads.", "volume-crime.priya.nair", "volume-crime.nobody", "moon.",
        ])
    func forged(owner: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(DeskWorld.crime, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let version = try await world.state(of: reference).version
            let value = ("file", "\(reference.text).\(version).\(owner)")
            _ = try await tom.fill("/desk/allocation", on: try await tom.get("/desk/allocation"), [value])
            #expect(try await world.state(of: reference).allocation == nil)
        }
    }
}
