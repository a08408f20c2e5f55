import Policing
import Store
import Testing
import Workflows

/// To decide and to take it back leaves every view, and what waits to be sent, as it was.
@Suite("The views of a decision that is taken back")
struct UndoneViewsTests {
    /// Where a file's version and its last change stand in the line of its row.
    private static let moving: Set<Int> = [3, 19]

    /// Every view but what goes on: the timeline, who has worked on it, and when it changed last.
    private static func views(_ vault: Vault) async throws -> [String] {
        let outbox = try await vault.texts("SELECT kind || '|' || channel || '|' || id FROM outbox ORDER BY id")
        return try await vault.views().filter { !$0.hasPrefix("timeline|") && !$0.hasPrefix("staff_work|") }
            .map { line in
                guard line.hasPrefix("file|") else { return line }
                let parts = line.split(separator: "|", omittingEmptySubsequences: false)
                return parts.indices.map { moving.contains($0) ? "" : String(parts[$0]) }.joined(separator: "|")
            } + outbox
    }

    /// Does it a minute later, as the pages do.
    private static func act(
        _ command: FileCommand, on file: inout FileInHand, _ files: Files, using random: inout SplitMix64
    ) async throws {
        file.now = file.now.adding(seconds: 60)
        let order = Files.Order(
            id: .make(at: file.now, using: &random), command: command, actor: .staff(Town.tom), at: file.now)
        _ = try await files.carryOut(order, on: file.id)
    }

    private static let crime = FileCommand.record(
        .crime(offence: "44"), reason: "The lock was cut",
        circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true))
    private static let toVolume = FileCommand.allocate(
        unit: "volume-crime", officer: Town.amara, because: .hand("She knows the street"))
    private static let toContact = FileCommand.allocate(unit: "contact", officer: nil, because: .hand("The desk"))

    /// What came before, and what is decided and taken back.
    static let rows: [(before: [FileCommand], decision: FileCommand)] = [
        ([], .take), ([], .grade(code: "P1", reason: "Now")), ([.take], .grade(code: "P3", reason: "A visit")),
        ([.grade(code: "P4", reason: "By telephone")], .grade(code: "P1", reason: "Now")), ([crime], toVolume),
        ([crime, toContact], toVolume), ([crime, .write(text: "Thank you.")], toContact),
    ]

    @Test("are as they were, and its notice does not leave", arguments: rows.indices)
    func asTheyWere(row: Int) async throws {
        let vault = try await Vault(try #require(EngineMaker.all.first))
        var file = try await vault.write(1), random = SplitMix64(seed: 5)
        let files = Files(ledger: vault.ledger, rules: try vault.parts.rules)
        for command in Self.rows[row].before { try await Self.act(command, on: &file, files, using: &random) }
        let before = try await Self.views(vault)
        try await Self.act(Self.rows[row].decision, on: &file, files, using: &random)
        #expect(try await Self.views(vault) != before, "the decision changed something")
        try await Self.act(.undo, on: &file, files, using: &random)
        #expect(try await Self.views(vault) == before)
        let live = try await vault.views()
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == live, "and made again they are the same")
    }

    @Test("keep a notice that somebody has begun to send, and the one before it")
    func begun() async throws {
        let vault = try await Vault(try #require(EngineMaker.all.first))
        var file = try await vault.write(1), random = SplitMix64(seed: 5)
        let files = Files(ledger: vault.ledger, rules: try vault.parts.rules)
        try await Self.act(Self.crime, on: &file, files, using: &random)
        let told = try await vault.texts("SELECT CAST(id AS TEXT) FROM outbox ORDER BY id")
        try await Self.act(Self.toVolume, on: &file, files, using: &random)
        _ = try await vault.folder.outbox.claim(20, at: file.now, leaseSeconds: 60)
        try await Self.act(.undo, on: &file, files, using: &random)
        let now = try await vault.texts("SELECT CAST(id AS TEXT) FROM outbox ORDER BY id")
        #expect(now.count == told.count + 1 && now.starts(with: told))
    }
}
