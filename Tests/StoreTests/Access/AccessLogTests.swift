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
        #expect(try await log.accesses(to: Self.file, limit: 10) == [entries[1], entries[0]])
        #expect(try await log.accesses(to: Self.file, limit: 1) == [entries[1]])
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
        let kept = try await log.accesses(to: Self.file, limit: 5_000)
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
        #expect(try await log.accesses(to: Self.file, limit: 10).map(\.purpose) == ["queue"])
    }

    private static func entry(
        _ actor: String, _ action: Permission.Action, _ purpose: String, file: FileID? = file
    ) -> AccessEntry {
        AccessEntry(at: .start, actor: actor, file: file, action: action, purpose: purpose)
    }
}
