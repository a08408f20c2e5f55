import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

/// A number on a page of supervising, with the address that it leads to.
private struct LinkedNumber: Hashable {
    let path: String
    let count: Int
}

extension TestBrowser.Page {
    /// Every number that is a link: "12", or "Allocated: 12", or "2 tasks are overdue".
    fileprivate var linkedNumbers: Set<LinkedNumber> {
        guard let main = text.range(of: "<main") else { return [] }
        let links = text[main.upperBound...].matches(of: /<a class="govuk-link[^"]*" href="([^"]*)">([^<]*)/)
        return Set(
            links.compactMap { link in
                let path = String(link.output.1).replacing("&amp;", with: "&"), shown = String(link.output.2)
                guard path.hasPrefix("/desk?") || path.contains(/\/(tasks|late\?rule=|day\/[0-9-]+\/)/) else {
                    return nil
                }
                let number = shown.split(separator: ": ").last.flatMap { Int($0.prefix { $0.isNumber }) }
                return number.map { LinkedNumber(path: path, count: $0) }
            })
    }

    /// How many a list shows on this page: its rows, or what its last column says that each of them counts.
    fileprivate var listed: Int {
        let rows = text.matches(of: /<tr[^>]* data-row="/).count
        if rows > 0 { return rows }
        guard let start = text.range(of: "<tbody"), let end = text.range(of: "</tbody>") else { return 0 }
        let lines = text[start.upperBound..<end.lowerBound].split(separator: "<tr").dropFirst()
        let counts = text.contains(">How many</th>")
        return lines.reduce(0) { sum, line in
            guard counts else { return sum + 1 }
            let last = line.matches(of: /data-label="How many">([0-9]+)</).last
            return sum + (last.flatMap { Int($0.output.1) } ?? 0)
        }
    }

    fileprivate var nextPath: String? {
        text.firstMatch(of: /<div class="govuk-pagination__next"><a [^>]*href="([^"]*)"/)
            .map { String($0.output.1).replacing("&amp;", with: "&") }
    }
}

@Suite("Every number of supervising", .serialized)
struct SupervisionNumbersTests {
    private static let chief = StaffMember(username: "nia.chief", name: "Nia Vaughan", roles: [.chiefOfficer])
    private static let yusuf = StaffMember(username: "yusuf.khan", name: "Yusuf Khan", roles: [.supervisor])

    /// Files of every standing, some late, with tasks, some with several promises kept on one day; one of them
    /// restricted to Tom and Amara.
    private static func filled(_ world: DeskWorld) async throws -> Reference {
        for member in [chief, yusuf] { try await world.add(member) }
        var hidden: Reference?
        for number in 0..<4 {
            let reference = try await world.owned()
            try await task(world, reference, for: number == 1 ? DeskWorld.tom : DeskWorld.amara)
            if number > 1 { try await world.person(.addMessage(text: "Any news?"), on: reference) }
            if number == 2 { try await ended(world, reference) }
            hidden = reference
        }
        guard let hidden else { throw Missing(what: "a file") }
        try await restrict(world, hidden)
        for code in ["P1", "P3"] {
            let reference = try await world.report()
            try await world.staff(.grade(code: code, reason: "Why"), on: reference)
            try await task(world, reference, for: DeskWorld.amara)
        }
        let whole = try await world.owned()
        try await world.staff(
            .allocate(unit: "volume-crime", officer: nil, because: .hand("Whoever is here")), on: whole)
        let taken = try await world.report()
        try await world.staff(.grade(code: "P2", reason: "Now"), on: taken)
        try await world.staff(.undo, on: taken)
        return hidden
    }

    private static func task(_ world: DeskWorld, _ reference: Reference, for owner: StaffMember) async throws {
        let task = NewTask(words: "Ask for the film", owner: owner, due: world.now.adding(hours: 2))
        try await world.staff(.investigation(.setTask(task)), on: reference)
    }

    private static func restrict(_ world: DeskWorld, _ reference: Reference) async throws {
        let wish = NewRestriction(
            people: ["tom.hale", "amara.okafor"], units: [], reason: "His brother works here",
            reviewBy: world.now.london.date.adding(days: 30))
        try await world.staff(.access(.restrict(wish)), on: reference)
    }

    private static func ended(_ world: DeskWorld, _ reference: Reference) async throws {
        try await world.staff(
            .decideOutcome(NewOutcome(code: "18", body: nil, victim: .supports, explanation: "Nobody was found")),
            on: reference)
        try await world.person(.addMessage(text: "And the film?"), on: reference)
        try await world.staff(.write(text: "It shows nothing."), on: reference)
        try await world.person(.addMessage(text: "Are you sure?"), on: reference)
    }

    private static let pages = [
        "/desk/team", "/desk/team/volume-crime", "/desk/team/contact", "/desk/late", "/desk/handover/volume-crime",
        "/desk/handover/contact", "/desk/day",
    ]

    @Test(
        "leads to exactly as many as it says, for whoever reads it, and never to what is restricted",
        arguments: ["tom.hale", "yusuf.khan", "nia.chief"])
    func followed(username: String) async throws {
        try await onDesk { world, client in
            let hidden = try await Self.filled(world)
            let first = world.now.london.date
            world.pass(seconds: 50 * 3_600)
            let reader = TestBrowser(client)
            try await reader.signIn(username, in: world)
            let days = (0...2).map { "/desk/day/\(first.adding(days: $0).iso)" }
            var followed: Set<LinkedNumber> = []
            for path in Self.pages + days {
                let page = try await reader.get(path)
                guard page.status == .ok else {
                    #expect(username == "nia.chief" && path.contains("handover"), "\(path)")
                    continue
                }
                for number in page.linkedNumbers.subtracting(followed) {
                    try await Self.follow(number, from: path, hidden, username, reader)
                    followed.insert(number)
                }
            }
            for part in ["/tasks", "show=late", "rule=", "status=allocated", "grade=P4", "?code=", "promises-missed"] {
                #expect(followed.contains { $0.path.contains(part) }, "no number leads to \(part)")
            }
        }
    }

    private static func follow(
        _ number: LinkedNumber, from page: String, _ hidden: Reference, _ username: String, _ reader: TestBrowser
    ) async throws {
        var path: String? = number.path
        var found = 0
        while let next = path {
            let list = try await reader.get(next)
            #expect(list.status == .ok, "\(next) from \(page)")
            found += list.listed
            if username != "tom.hale" { #expect(!list.contains(hidden.text), "\(next) shows what is restricted") }
            path = list.nextPath
        }
        #expect(found == number.count, "\(username) at \(page): \(number.count) leads to \(found) at \(number.path)")
    }

    @Test("is a file fewer for whoever is not named, and the page says to those who may know how many there are")
    func restricted() async throws {
        try await onDesk { world, client in
            _ = try await world.owned()
            let hidden = try await world.owned()
            for member in [Self.chief, Self.yusuf] { try await world.add(member) }
            try await Self.restrict(world, hidden)
            let note = "1 open file that is restricted"
            for (username, count) in [("tom.hale", 2), ("yusuf.khan", 1), ("nia.chief", 1)] {
                let reader = TestBrowser(client)
                try await reader.signIn(username, in: world)
                for path in ["/desk/team", "/desk/team/volume-crime"] {
                    let page = try await reader.get(path)
                    #expect(page.linkedNumbers.contains { $0.path.hasPrefix("/desk?unit") && $0.count == count })
                    #expect(page.contains(note) == (count == 1), "\(username) at \(path)")
                }
                let day = try await reader.get("/desk/day")
                #expect(day.contains(">\(count)<") && day.contains("and 1 restricted") == (count == 1), "\(username)")
                let lines = try await reader.get("/desk/day.csv").text
                #expect(lines.contains(",restricted-received,"))
            }
            let priya = TestBrowser(client), ruth = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await ruth.signIn("ruth.adeyemi", in: world)
            #expect(try await !priya.get("/desk/handover/volume-crime").contains(note))
            #expect(try await !ruth.get("/desk/day").contains("restricted"))
            #expect(try await !ruth.get("/desk/day.csv").contains("restricted"))
        }
    }

    @Test("of late promises leads to all of them, page by page")
    func latePages() async throws {
        try await onDesk { world, client in
            for _ in 0..<60 { _ = try await world.report() }
            world.pass(seconds: 50 * 3_600)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let numbers = try await tom.get("/desk/late").linkedNumbers.filter { $0.path.contains("rule=") }
            #expect(numbers.contains { $0.count == 60 })
            let reference = try await world.report()
            for number in numbers { try await Self.follow(number, from: "/desk/late", reference, "tom.hale", tom) }
        }
    }

    @Test("of one's own files counts those of whoever one stands in for, narrowed or not")
    func mine() async throws {
        try await onDesk { world, client in
            for _ in 0..<3 { _ = try await world.owned() }
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            #expect(try await tom.get("/desk").mineCount == 0)
            try await world.folder.supervision.add(
                Absence(
                    username: "amara.okafor", from: world.now, until: world.now.adding(hours: 9), cover: "tom.hale"),
                by: "tom.hale", at: world.now)
            let mine = try await tom.get("/desk/mine")
            #expect(mine.listed == 3 && mine.mineCount == 3)
            #expect(try await tom.get("/desk").mineCount == 3)
            let narrowed = try await tom.get("/desk?show=mine&grade=P4")
            #expect(narrowed.listed == 3 && narrowed.mineCount == 3 && narrowed.contains("3 files"))
            #expect(try await tom.get("/desk?show=mine&grade=P1").listed == 0)
        }
    }
}

extension TestBrowser.Page {
    /// What the tab of one's own files says.
    fileprivate var mineCount: Int? {
        text.firstMatch(of: /href="\/desk(?:\/mine|\?show=mine[^"]*)"[^>]*>[^<]*<span class="bl-count">([0-9]+)/)
            .flatMap { Int($0.output.1) }
    }
}
