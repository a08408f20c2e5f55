import Policing
import Store
import Testing
import Workflows

@Suite("The engine")
struct EngineTests {
    @Test("waits for the disk at every commit, and lets readers read meanwhile")
    func durability() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let pragmas = try await vault.folder.engine.write { session in
            (
                try session.query("PRAGMA synchronous", []) { $0.int(0) },
                try session.query("PRAGMA journal_mode", []) { $0.text(0) }
            )
        }
        #expect(pragmas.0 == [2])
        #expect(pragmas.1 == ["wal"])
    }

    @Test("keeps the write-ahead settings when it is opened again")
    func openedAgain() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let second = try await Vault(EngineMaker.all[0], at: vault.path)
        let synchronous = try await second.folder.engine.write { try $0.query("PRAGMA synchronous", []) { $0.int(0) } }
        #expect(synchronous == [2])
    }

    @Test("finishes a write although whoever asked for it was called off", arguments: EngineMaker.all)
    func calledOff(_ maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let engine = vault.folder.engine
        try await engine.write { _ = try $0.execute("CREATE TABLE kept (word TEXT NOT NULL)", []) }
        let asking = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await engine.write { _ = try $0.execute("INSERT INTO kept (word) VALUES ($1)", [.text("sent")]) }
        }
        try await asking.value
        let words = try await engine.read { try $0.query("SELECT word FROM kept", []) { $0.text(0) } }
        #expect(words == ["sent"])
    }

    // What waits for itself waits for ever; the limit leaves room for a machine on which much else runs.
    @Test("lets any number read and glance at once", .timeLimit(.minutes(5)), arguments: EngineMaker.all)
    func crowd(_ maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let engine = vault.folder.engine
        let counts = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let count: SQL = "SELECT count(*) FROM file"
                    return number.isMultiple(of: 2)
                        ? try await engine.read { try $0.query(count, []) { $0.int(0) } }
                        : try await engine.glance { try $0.query(count, []) { $0.int(0) } }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(counts == Array(repeating: 0, count: 2_000))
    }

    @Test("takes every kind of value and gives it back", arguments: EngineMaker.all)
    func values(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let bytes = (0...255).map { UInt8($0) }
        let back = try await vault.folder.engine.read { session in
            try session.query(
                "SELECT $1, $2, $3, $4, $1",
                [.int(.min), .text("ہَے ' \" ? $1"), .blob(bytes), .null]
            ) { row in
                row.int(0) == .min && row.text(1) == "ہَے ' \" ? $1" && row.blob(2) == bytes
                    && row.optionalInt(3) == nil && row.optionalText(3) == nil && row.optionalBlob(3) == nil
                    && row.int(4) == .min
            }
        }
        #expect(back == [true])
    }

    @Test("undoes a write that fails, and a savepoint alone", arguments: EngineMaker.all)
    func undone(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        try await vault.execute("CREATE TABLE trial (number INTEGER PRIMARY KEY)")
        await #expect(throws: EngineError.unique("trial.number")) {
            try await vault.folder.engine.write { session in
                try session.execute("INSERT INTO trial VALUES ($1)", [.int(1)])
                try session.execute("INSERT INTO trial VALUES ($1)", [.int(1)])
            }
        }
        #expect(try await vault.numbers("SELECT count(*) FROM trial") == [0])
        try await vault.folder.engine.write { session in
            try session.execute("INSERT INTO trial VALUES ($1)", [.int(1)])
            try? session.savepoint {
                try session.execute("INSERT INTO trial VALUES ($1)", [.int(2)])
                try session.execute("INSERT INTO trial VALUES ($1)", [.int(1)])
            }
        }
        #expect(try await vault.numbers("SELECT number FROM trial") == [1])
    }
}
