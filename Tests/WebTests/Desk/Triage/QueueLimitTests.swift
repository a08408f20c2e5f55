import HummingbirdTesting
import Policing
import Testing
import Web
import Workflows

@Suite("The limits that the queue shows")
struct QueueLimitTests {
    @Test("are those by which it is ordered, each by its name: a promise, the recording, the clock of the grade")
    func limits() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            func due() async throws -> String {
                let page = try await tom.get("/desk")
                return page.text.firstMatch(of: /data-label="Next due">(.*?)<\/td>/).map { String($0.output.1) } ?? ""
            }
            #expect(try await due().contains("read the report"))
            try await world.staff(.take, on: reference)
            #expect(try await due().contains("record it within 24 hours"))
            #expect(try await tom.get("/desk/files/\(reference.text)").plain.contains("record it within 24 hours by"))
            try await world.staff(.grade(code: "P1", reason: "He is still there"), on: reference)
            #expect(try await due().contains("meet the time of the grade"))
            try await world.staff(DeskWorld.crime, on: reference)
            try await world.staff(.triage(.stopClock(minutesAgo: 0)), on: reference)
            let owed = try #require(try await world.state(of: reference).nextPromise?.rule)
            let promise = world.test.site.languages.source.text("desk.promises.\(owed)")
            #expect(try await due().contains(promise), "nothing else runs")
        }
    }

    @Test("pass what has ended: no clock runs on a file with an outcome")
    func ended() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await world.staff(.grade(code: "P1", reason: "He is still there"), on: reference)
            try await world.staff(DeskWorld.crime, on: reference)
            world.pass(seconds: 3_600)
            let ending = NewOutcome(code: "18", body: nil, victim: .supports, explanation: "Nobody was found.")
            try await world.staff(.decideOutcome(ending), on: reference)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.get(path)
            #expect(page.plain.contains("An officer there: was due") && page.contains("the file ended first"))
            #expect(!page.contains("\(path)/arrived"), "there is nothing to stop")
            let row = try await tom.get("/desk/day/\(world.now.london.date.iso)/outcomes")
            #expect(row.contains(reference.description) && !row.contains("time of the grade"))
        }
    }
}
