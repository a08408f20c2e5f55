import Policing
import Store
import Testing
import Workflows

/// News that a victim was told to expect every so many days.
///
/// Source: Victims' Code 2020, right 6.
@Suite("News agreed with a victim")
struct OwedNewsTests {
    private static let rule = Victims.Rules.update

    private static func late(_ vault: Vault, at now: Moment) async throws -> [String] {
        let wanted = LateRequest(dueBefore: now, reader: Town.tom)
        return try await vault.folder.supervision.late(wanted, from: 0, limit: 100).map(\.rule)
    }

    private static func queued(_ vault: Vault, at now: Moment) async throws -> [FileSummary] {
        let request = QueueRequest(.late(at: now), reader: Town.tom)
        return try await vault.folder.queue.queue(request, after: nil, limit: 10).map(\.summary)
    }

    /// It counts on the day when its time ran out, and once; the number leads to the file.
    private static func isMissed(_ vault: Vault, on day: CivilDate, by file: FileID, at now: Moment) async throws {
        let store = vault.folder.supervision
        let later = now.adding(hours: 48)
        let days = try await store.numbers(of: day...later.london.date, for: Town.tom, at: later)
        #expect(days.map { $0.amounts[.promisesMissed]?[rule] ?? 0 } == [1] + days.dropFirst().map { _ in 0 })
        for code in [rule, nil] {
            let question = DayQuestion(measure: .promisesMissed, code: code, day: day, reader: Town.tom, now: later)
            let files = try await store.files(behind: question, after: nil, limit: 10)
            #expect(files.map(\.summary.id) == [file])
            #expect(code == nil || files.map(\.amount) == [1])
        }
    }

    @Test("is owed like a promise, is late in every list of late promises, and begins anew once it is given")
    func owed() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var file = try await vault.write(1)
        for command in [FileCommand.take, .write(text: "We have read it.")] {
            _ = try await vault.ledger.append(file.adding(command))
        }
        let agreed = NewPreference(updateDays: 3, saidBy: "By phone")
        _ = try await vault.ledger.append(file.adding(.contract(.sayPreference(agreed))))
        let due = try #require(file.state.nextUpdate(to: nil))
        #expect(try await !Self.late(vault, at: due).contains(Self.rule))
        let after = due.adding(seconds: 1)
        #expect(try await Self.late(vault, at: after).contains(Self.rule))
        let row = try #require(try await Self.queued(vault, at: after).first)
        #expect(
            row.id == file.id && row.nextDue == file.state.nextOwed?.due && row.nextRule == file.state.nextOwed?.rule)
        let counted = try await vault.folder.supervision.lateByRule(for: Town.tom, at: after)
        #expect(counted[Self.rule] == 1)
        file.now = after
        _ = try await vault.ledger.append(file.adding(.write(text: "We are still looking.")))
        #expect(try await !Self.late(vault, at: file.now.adding(seconds: 1)).contains(Self.rule))
        let page = try #require(try await vault.folder.pages.page(of: file.state.report.reference))
        #expect(!page.promises.contains { $0.rule == Self.rule }, "it is told among the victim's rights")
        try await Self.isMissed(vault, on: due.london.date, by: file.id, at: file.now)
        let views = try await vault.views()
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == views)
    }
}
