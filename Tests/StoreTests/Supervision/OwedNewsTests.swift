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

    /// What Priya reads of a day: the news missed, the same of restricted files, and what the files behind it add up to.
    private static func missed(
        on day: CivilDate, at now: Moment, in vault: Vault, of file: FileID
    ) async throws -> [Int] {
        let store = vault.folder.supervision
        let number = try await store.numbers(of: day...day, for: Town.priya, at: now)[0]
        let question = DayQuestion(measure: .promisesMissed, code: rule, day: day, reader: Town.priya, now: now)
        let files = try await store.files(behind: question, after: nil, limit: 9)
        #expect(files.allSatisfy { $0.summary.id == file })
        return [
            number.amounts[.promisesMissed]?[rule] ?? 0, number.restricted[.promisesMissed]?[rule] ?? 0,
            files.reduce(0) { $0 + $1.amount },
        ]
    }

    @Test(
        "that came late counts as missed on the day when its time ran out, whatever came later, and leads to its file",
        arguments: EngineMaker.all)
    func missed(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let agreed = FileCommand.contract(.sayPreference(NewPreference(updateDays: 3, saidBy: "By phone")))
        var file = try await vault.write(1, [agreed])
        var hidden = try await vault.write(2, [agreed, WorkloadTests.restricted(to: "amara.okafor")])
        let id = file.id
        let due = try #require(file.state.nextUpdate(to: nil)), late = due.adding(hours: 24)
        func counted(_ due: Moment, at now: Moment) async throws -> [Int] {
            try await Self.missed(on: due.london.date, at: now, in: vault, of: id)
        }
        #expect(try await counted(due, at: due) == [0, 0, 0])
        #expect(try await counted(due, at: late) == [1, 1, 1])
        (file.now, hidden.now) = (late, late)
        _ = try await vault.ledger.append(file.adding(.write(text: "We are still looking.")))
        _ = try await vault.ledger.append(hidden.adding(agreed))
        #expect(try await counted(due, at: late.adding(hours: 1)) == [1, 1, 1], "it was told, but late")
        let next = try #require(file.state.nextUpdate(to: nil)), end = next.adding(hours: 24)
        #expect(next > due)
        #expect(try await counted(next, at: end) == [1, 1, 1], "the next is late too")
        (file.now, hidden.now) = (end, end)
        _ = try await vault.ledger.append(file.adding(agreed))
        _ = try await vault.ledger.append(hidden.adding(agreed))
        for _ in 0...1 {
            for due in [due, next] {
                let amounts = try await counted(due, at: end.adding(hours: 1))
                #expect(amounts == [1, 1, 1])
            }
            let late = try await Self.late(vault, at: end.adding(hours: 1)).filter { $0 == Self.rule }
            #expect(late.isEmpty, "no list of what is late has what was told or begins anew")
            let views = try await vault.views()
            _ = try await vault.ledger.rebuild { _ in }
            #expect(try await vault.views() == views)
        }
    }

    @Test(
        "that came in time counts as kept on the day when it was told, and leads to its file",
        arguments: EngineMaker.all)
    func kept(maker: EngineMaker) async throws {
        let vault = try await Vault(maker), store = vault.folder.supervision
        let agreed = FileCommand.contract(.sayPreference(NewPreference(updateDays: 3, saidBy: "By phone")))
        var file = try await vault.write(1, [agreed])
        var hidden = try await vault.write(2, [agreed])
        let told = file.now.adding(hours: 48)
        (file.now, hidden.now) = (told, told)
        let write = FileCommand.write(text: "We are still looking.")
        _ = try await vault.ledger.append(file.adding(write))
        _ = try await vault.ledger.append(hidden.adding(write))
        _ = try await vault.ledger.append(hidden.adding(WorkloadTests.restricted(to: "amara.okafor")))
        let day = told.london.date, now = told.adding(hours: 1)
        let question = DayQuestion(measure: .promisesKept, code: Self.rule, day: day, reader: Town.priya, now: now)
        for _ in 0...1 {
            let number = try await store.numbers(of: day...day, for: Town.priya, at: now)[0]
            #expect(number.amounts[.promisesKept]?[Self.rule] == 1)
            #expect(number.restricted[.promisesKept]?[Self.rule] == 1)
            let missed = number.amounts[.promisesMissed]?[Self.rule]
            #expect((missed ?? 0) == 0)
            let files = try await store.files(behind: question, after: nil, limit: 9)
            #expect(files.map(\.summary.id) == [file.id] && files.map(\.amount) == [1])
            let views = try await vault.views()
            _ = try await vault.ledger.rebuild { _ in }
            #expect(try await vault.views() == views)
        }
    }
}
