import Policing
import Store
import Testing
import Workflows

@Suite("The log of who read what")
struct AccessLogTests {
    static let file = FileID(high: 1, low: 2)

    @Test("readings of a file are listed newest first, and no other's")
    func listing() async throws {
        let store = try await ScratchStore()
        let log = SQLAccessLog(engine: store.engine)
        let entries = [
            Self.entry("staff:priya", .readFile, "queue"), Self.entry("person", .track, "tracker"),
            Self.entry("staff:tom", .readQueue, "search", file: nil),
            Self.entry("staff:tom", .readFile, "queue", file: FileID(high: 9, low: 9)),
        ]
        for entry in entries { try await log.log(entry) }
        #expect(try await log.accesses(to: Self.file, from: nil, limit: 10).entries == [entries[1], entries[0]])
        #expect(try await log.accesses(to: Self.file, from: nil, limit: 1).entries == [entries[1]])
    }

    @Test("pages lead on and back, and readings meanwhile move none of them")
    func pages() async throws {
        let store = try await ScratchStore()
        let log = SQLAccessLog(engine: store.engine)
        for number in 1...25 { try await log.log(Self.entry("staff:\(number)", .readFile, "queue")) }
        func page(_ start: Int64?) async throws -> AccessPage {
            try await log.accesses(to: Self.file, from: start, limit: 10)
        }
        let first = try await page(nil)
        let second = try await page(first.next), third = try await page(second.next)
        let actors = (first.entries + second.entries + third.entries).map(\.actor)
        #expect(actors == (1...25).reversed().map { "staff:\($0)" })
        #expect(first.previous == nil && third.next == nil)
        #expect(second.previous == AccessPage.newest)
        #expect(try await page(third.previous) == second)
        try await log.log(Self.entry("staff:26", .readFile, "queue"))
        #expect(try await page(first.next).entries == second.entries)
        #expect(try await page(third.previous).entries == second.entries)
    }

    @Test("every one of many entries at once is kept")
    func many() async throws {
        let store = try await ScratchStore()
        let log = SQLAccessLog(engine: store.engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<1_500 {
                group.addTask { try await log.log(Self.entry("staff:\(number)", .readFile, "load")) }
            }
            try await group.waitForAll()
        }
        let kept = try await log.accesses(to: Self.file, from: nil, limit: 5_000).entries
        #expect(Set(kept.map(\.actor)).count == 1_500)
    }

    @Test(
        "an entry is never changed and never deleted",
        arguments: ["UPDATE access_log SET purpose = 'x'", "DELETE FROM access_log"])
    func staying(_ statement: String) async throws {
        let store = try await ScratchStore()
        let log = SQLAccessLog(engine: store.engine)
        try await log.log(Self.entry("staff:priya", .readFile, "queue"))
        await #expect(throws: EngineError.self) { try await store.execute(SQL(statement)) }
        #expect(try await log.accesses(to: Self.file, from: nil, limit: 10).entries.map(\.purpose) == ["queue"])
    }

    private static func entry(
        _ actor: String, _ action: Permission.Action, _ purpose: String, file: FileID? = file
    ) -> AccessEntry {
        AccessEntry(at: .start, actor: actor, file: file, action: action, purpose: purpose)
    }
}
