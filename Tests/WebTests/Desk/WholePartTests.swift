import Hummingbird
import HummingbirdTesting
import Policing
import Testing
import Web
import Workflows

@Suite("What a long file's page only begins to show")
struct WholePartTests {
    private static func longFile(_ world: DeskWorld, people: Int, messages: Int) async throws -> String {
        let reference = try await world.report()
        let tom = Actor.staff(StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor]))
        for number in 1..<people {
            let party = NewParty(
                id: PartyID(high: 7, low: UInt64(number)), kind: .person, role: .witness,
                details: PartyDetails(names: ["Imran Sadiq \(number)."]),
                source: NewAssertion(said: .reporter, nature: .fact))
            try await world.act(.parties(.add(party)), tom, on: reference)
        }
        for number in 1...messages { try await world.person(.addMessage(text: "Message \(number)."), on: reference) }
        return "/desk/files/\(reference.text)"
    }

    @Test("is all that happened, a hundred at a time, with nothing left out")
    func timeline() async throws {
        try await onDesk { world, client in
            let path = try await Self.longFile(world, people: 1, messages: 120)
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let file = try await priya.get(path)
            #expect(file.text.matches(of: /<li class="bl-timeline__entry/).count == 15)
            #expect(file.contains("\(path)/timeline"))
            var page = try await priya.get("\(path)/timeline")
            #expect(page.text.utf8.count < 60_000)
            var said = page.plain
            while let way = page.text.firstMatch(of: /href="([^"]*\/timeline\?before=\d+)"/) {
                page = try await priya.get(String(way.output.1))
                said += page.plain
            }
            for number in 1...120 { #expect(said.contains("Message \(number)."), "message \(number)") }
        }
    }

    @Test("is all its people with what can be done about each, twenty at a time")
    func people() async throws {
        try await onDesk { world, client in
            let path = try await Self.longFile(world, people: 30, messages: 1)
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let file = try await priya.get(path)
            #expect(file.contains("\(path)/people") && file.contains("Imran Sadiq 29."), "all are named at least")
            let first = try await priya.get("\(path)/people"), second = try await priya.get("\(path)/people?from=20")
            #expect(first.text.matches(of: /href="[^"]*\/party-correct\?about=/).count == 20)
            #expect(second.text.matches(of: /href="[^"]*\/party-correct\?about=/).count == 10)
            for odd in ["-1", "999999", "x"] {
                #expect(try await priya.get("\(path)/people?from=\(odd)").status == .ok)
            }
        }
    }

    @Test("asks why it is opened as the file itself does", arguments: ["timeline", "people"])
    func asks(part: String) async throws {
        try await onDesk { world, client in
            let path = try await Self.longFile(world, people: 2, messages: 1)
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            _ = try await priya.search("grace")
            #expect(try await priya.get("\(path)/\(part)").location == "\(path)/purpose?back=\(path)/\(part)")
        }
    }
}
