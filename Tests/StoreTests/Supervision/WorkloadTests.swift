import Policing
import Store
import Testing
import Workflows

@Suite("Who has how much")
struct WorkloadTests {
    @Test("is counted as files come, move and end", arguments: EngineMaker.all)
    func open(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(300).map(\.state)
        let owned = states.filter(\.status.isOpen).compactMap { $0.allocation?.officer }
        let expected = Dictionary(owned.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(!expected.isEmpty)
        #expect(try await vault.folder.supervision.openFiles(for: Town.tom) == expected)
        var file = try await vault.write(900_001, FileInHand.upToAllocation)
        #expect(
            try await vault.folder.supervision.openFiles(for: Town.tom)["amara.okafor"]
                == (expected["amara.okafor"] ?? 0) + 1)
        _ = try await vault.ledger.append(
            file.adding(.allocate(unit: "roads", officer: nil, because: .hand("It is a road"))))
        #expect(try await vault.folder.supervision.openFiles(for: Town.tom) == expected)
    }

    @Test("is told by unit and officer, with grades, statuses, the oldest and the late", arguments: EngineMaker.all)
    func loads(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(300).map(\.state)
        let now = Town.until
        let owned = states.filter { $0.status.isOpen && $0.allocation != nil }
        let store = vault.folder.supervision
        let units = try await store.unitLoads(for: Town.tom, at: now)
        var loads: [WorkLoad] = []
        for unit in units { loads += try await store.loads(of: unit.unit, for: Town.tom, at: now) }
        #expect(loads.reduce(0) { $0 + $1.open } == owned.count)
        for load in loads {
            let own = owned.filter { $0.allocation?.unit == load.unit && $0.allocation?.officer == load.officer }
            #expect(load.byStatus == Dictionary(own.map { ($0.status, 1) }, uniquingKeysWith: +))
            #expect(load.byGrade == Dictionary(own.map { ($0.grade?.grade ?? "", 1) }, uniquingKeysWith: +))
            #expect(load.oldest == own.map(\.receivedAt).min())
            // A file that has ended may still owe an answer: it is late all the same.
            let late = states.count { state in
                state.allocation?.unit == load.unit && state.allocation?.officer == load.officer
                    && state.promises.contains { $0.isLate(at: now) }
            }
            #expect(load.late == late, "\(load.unit), \(load.officer ?? "whole")")
            let overdue = states.filter { $0.allocation?.unit == load.unit }.flatMap(\.investigation.tasks)
                .count { $0.owner == load.officer && $0.isOverdue(at: now) }
            #expect(load.overdueTasks == overdue, "\(load.unit), \(load.officer ?? "whole")")
        }
        for unit in units {
            let own = loads.filter { $0.unit == unit.unit }
            #expect(unit.open == own.reduce(0) { $0 + $1.open } && unit.officer == nil)
            #expect(unit.late == own.reduce(0) { $0 + $1.late })
            #expect(unit.overdueTasks == own.reduce(0) { $0 + $1.overdueTasks })
            #expect(unit.oldest == own.compactMap(\.oldest).min())
        }
        #expect(units.contains { $0.unit == "volume-crime" && $0.open > 0 })
    }

    @Test("shows whoever owes an answer on an ended file, though nothing is open", arguments: EngineMaker.all)
    func owing(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let ended = NewOutcome(code: "18", body: nil, victim: .supports, explanation: "Nobody was found")
        let file = try await vault.write(
            1, FileInHand.upToAllocation + [.decideOutcome(ended), .addMessage(text: "And the film?")])
        #expect(!file.state.status.isOpen)
        let store = vault.folder.supervision, later = file.now.adding(hours: 9_000)
        #expect(try await store.loads(of: "volume-crime", for: Town.tom, at: file.now).isEmpty)
        #expect(try await store.unitLoads(for: Town.tom, at: file.now).isEmpty)
        let loads = try await store.loads(of: "volume-crime", for: Town.tom, at: later)
        #expect(loads.map(\.officer) == ["amara.okafor"] && loads.map(\.open) == [0] && loads.map(\.late) == [1])
        let units = try await store.unitLoads(for: Town.tom, at: later)
        #expect(units.map(\.unit) == ["volume-crime"] && units.map(\.late) == [1])
        #expect(units.allSatisfy { $0.officer == nil && $0.open == 0 && $0.oldest == nil })
    }

    @Test("shows what is recorded and nobody's, the most urgent first", arguments: EngineMaker.all)
    func unallocated(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(60)
        let before = try await vault.folder.supervision.unallocated(for: Town.tom, limit: 100).count
        let later = try await vault.write(900_001, [.grade(code: "P4", reason: "Later"), Self.recorded])
        let soon = try await vault.write(900_002, [.grade(code: "P1", reason: "Now"), Self.recorded])
        let files = try await vault.folder.supervision.unallocated(for: Town.tom, limit: 100).map(\.id)
        #expect(files.count == before + 2)
        #expect(try #require(files.firstIndex(of: soon.id)) < #require(files.firstIndex(of: later.id)))
    }

    @Test("counts overdue tasks by whose they are now and by who has the file, each behind its number")
    func overdueTasks() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        func task(_ words: String, _ hours: Int64) -> FileCommand {
            .investigation(
                .setTask(NewTask(words: words, owner: Town.amara, due: FileInHand.start.adding(hours: hours))))
        }
        let give = FileCommand.investigation(.reassignTask(2, to: Town.priya, reason: "She is away"))
        var file = try await vault.write(
            1,
            FileInHand.upToAllocation + [
                task("Ask for the film", 30), task("Ring Grace", 20), task("Later", 900), task("Done", 10), give,
                .investigation(.endTask(4, .done, words: "")),
            ])
        _ = try await vault.write(2, [task("Nobody's file", 5)])
        let store = vault.folder.supervision, later = FileInHand.start.adding(hours: 40)
        func overdue(in unit: String) async throws -> [String: Int] {
            let loads = try await store.loads(of: unit, for: Town.tom, at: later).filter { $0.overdueTasks > 0 }
            return Dictionary(uniqueKeysWithValues: loads.map { ($0.officer ?? "", $0.overdueTasks) })
        }
        func listed(_ unit: String, _ owner: String?, for reader: StaffMember = Town.tom) async throws -> [String] {
            let wanted = OverdueRequest(unit: unit, owner: owner, reader: reader, now: later)
            var tasks: [OverdueTask] = []
            while let next = try await store.overdueTasks(wanted, after: tasks.last?.mark, limit: 1).first {
                tasks.append(next)
            }
            return tasks.map { $0.words ?? "" }
        }
        #expect(try await overdue(in: "volume-crime") == ["amara.okafor": 1, "priya.nair": 1])
        let units = try await store.unitLoads(for: Town.tom, at: later)
        let byUnit = units.filter { $0.overdueTasks > 0 }.map { "\($0.unit) \($0.overdueTasks)" }
        #expect(byUnit == [" 1", "volume-crime 2"])
        #expect(try await listed("volume-crime", nil) == ["Ring Grace", "Ask for the film"])
        #expect(try await listed("volume-crime", "priya.nair") == ["Ring Grace"])
        #expect(try await listed(WorkLoad.noUnit, nil) == ["Nobody's file"])
        #expect(try await vault.folder.investigations.tasks(of: Town.priya, limit: 9).map(\.words) == ["Ring Grace"])
        _ = try await vault.ledger.append(
            file.adding(.allocate(unit: "roads", officer: nil, because: .hand("It is a road"))))
        #expect(try await overdue(in: "volume-crime").isEmpty)
        #expect(try await listed("volume-crime", nil).isEmpty)
        #expect(try await overdue(in: "roads") == ["amara.okafor": 1, "priya.nair": 1], "they go with the file")
        let before = try await vault.views()
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
        _ = try await vault.ledger.append(file.adding(Self.restricted(to: "amara.okafor")))
        #expect(try await store.loads(of: "roads", for: Town.priya, at: later).isEmpty)
        #expect(try await listed("roads", nil, for: Town.priya).isEmpty)
    }

    @Test("counts each person's late files and overdue tasks apart, however many the unit has")
    func thousands() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        _ = try await vault.seed(1_300)
        try await vault.execute("DELETE FROM file_task")
        try await vault.execute(
            """
            UPDATE file SET unit = 'roads', next_due = number, is_open = 0,
                officer = CASE WHEN number % 3 = 0 THEN NULL WHEN number % 7 = 0 THEN 'tom.hale' ELSE 'priya.nair' END
            """)
        try await vault.execute(
            """
            INSERT INTO file_task (file, number, owner, due, set_by, unit)
            SELECT number, 1, coalesce(officer, 'amara.okafor'), next_due, '', unit FROM file
            """)
        let loads = try await vault.folder.supervision.loads(of: "roads", for: Town.tom, at: Town.until)
        for (officer, owner) in [(nil, ""), ("tom.hale", "tom.hale"), ("priya.nair", "priya.nair")] {
            let files = try await vault.numbers(
                "SELECT count(*) FROM file WHERE coalesce(officer, '') = $1", [.text(owner)])[0]
            let load = try #require(loads.first { $0.officer == officer })
            #expect(load.late == Int(files) && files < 1_000, "\(owner)")
            #expect(load.overdueTasks == (officer == nil ? 0 : Int(files)), "\(owner)")
        }
        #expect(loads.first { $0.officer == "amara.okafor" }.map(\.late) == 0)
        let units = try await vault.folder.supervision.unitLoads(for: Town.tom, at: Town.until)
        #expect(units.map(\.late) == [1_000] && units.map(\.overdueTasks) == [1_000], "nobody counts further")
    }

    static func restricted(to username: String) -> FileCommand {
        .access(
            .restrict(
                NewRestriction(
                    people: [username], units: [], reason: "His brother works here",
                    reviewBy: CivilDate(iso: "2026-09-01")!)))
    }

    @Test(
        "leaves out what is restricted for whoever is not named, and says of how many files", arguments: EngineMaker.all
    )
    func restricted(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.upToAllocation)
        let file = try await vault.write(2, FileInHand.upToAllocation + [Self.restricted(to: "amara.okafor")])
        let store = vault.folder.supervision, later = file.now.adding(hours: 9_000)
        for (reader, count) in [(Town.amara, 2), (Town.tom, 2), (Town.priya, 1)] {
            let loads = try await store.loads(of: "volume-crime", for: reader, at: later)
            #expect(loads.map(\.open) == [count] && loads.map(\.late) == [count], "\(reader.username)")
            #expect(loads.map { $0.byGrade["P4"] } == [count])
            let units = try await store.unitLoads(for: reader, at: later)
            #expect(units.map(\.open) == [count] && units.map(\.late) == [count], "\(reader.username)")
            #expect(try await store.openFiles(for: reader) == ["amara.okafor": count])
            #expect(try await store.hiddenFiles(of: "volume-crime", from: reader) == 2 - count)
            #expect(try await store.hiddenFiles(of: nil, from: reader) == 2 - count)
            #expect(try await store.hiddenFiles(of: "roads", from: reader) == 0)
        }
        let only = try await Vault(maker)
        _ = try await only.write(1, FileInHand.upToAllocation + [Self.restricted(to: "amara.okafor")])
        #expect(try await only.folder.supervision.loads(of: "volume-crime", for: Town.priya, at: later).isEmpty)
        #expect(try await only.folder.supervision.unitLoads(for: Town.priya, at: later).isEmpty)
    }

    static let recorded = FileCommand.record(
        .crime(offence: "44"), reason: "The lock was cut",
        circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true))
}

@Suite("What supervisors keep")
struct KeptBySupervisorsTests {
    static let now = FileInHand.start

    @Test("who is away, until they are back or that time is over", arguments: EngineMaker.all)
    func absences(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let store = vault.folder.supervision, now = Self.now
        let first = Absence(
            username: "amara.okafor", from: now, until: now.adding(hours: 48), cover: "tom.hale")
        let second = Absence(
            username: "priya.nair", from: now.adding(hours: 24), until: now.adding(hours: 72), cover: nil)
        try await store.add(second, by: "tom.hale", at: now)
        try await store.add(first, by: "tom.hale", at: now)
        let known = try await store.absences(at: now)
        #expect(known.map(\.absence) == [first, second] && known.allSatisfy { $0.by == "tom.hale" })
        #expect(try await store.absences(at: now.adding(hours: 48)).map(\.absence) == [second])
        #expect(try await store.end(known[1].number, by: "tom.hale", at: now))
        #expect(try await !store.end(known[1].number, by: "tom.hale", at: now), "it is over already")
        #expect(try await store.absences(at: now).map(\.absence) == [first])
    }

    @Test("notes for the next shift, sealed, until somebody takes them over", arguments: EngineMaker.all)
    func notes(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let store = vault.folder.supervision, now = Self.now
        try await store.write("Ring Grace Lowe at nine", to: "roads", by: Town.priya, at: now)
        try await store.write("Another unit's", to: "contact", by: Town.priya, at: now)
        let note = try #require(try await store.notes(of: "roads", since: now.adding(hours: 8)).first)
        #expect(note.text == "Ring Grace Lowe at nine" && note.byName == "Priya Nair" && note.taken == nil)
        let kept = try await vault.folder.engine.read { session in
            try session.query("SELECT sealed FROM handover_note", []) { String(decoding: $0.blob(0), as: UTF8.self) }
        }
        #expect(kept.count == 2 && !kept.contains { $0.contains("Grace") })
        let later = now.adding(hours: 9)
        #expect(try await store.takeOver(note.number, by: Town.amara, at: later))
        #expect(try await !store.takeOver(note.number, by: Town.tom, at: later), "somebody was quicker")
        #expect(try await store.notes(of: "roads", since: later).isEmpty)
        #expect(try await store.notes(of: "roads", since: now).first?.taken?.byName == "Amara Okafor")
        #expect(try await store.deleteNotes(before: now) == 0)
        #expect(try await store.deleteNotes(before: now.adding(hours: 1)) == 2)
    }

    @Test("a handover: what changed, who is at risk, what is urgent and what is due", arguments: EngineMaker.all)
    func handover(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(400).map(\.state)
        let now = Town.until
        let wanted = HandoverRequest(
            unit: "volume-crime", takesReports: false, now: now, shiftHours: 48, urgentGrades: ["P1", "P2"],
            reader: Town.tom, limit: 1_000)
        let page = try await vault.folder.supervision.handover(wanted)
        let own = states.filter { $0.allocation?.unit == "volume-crime" }
        func ids(_ fits: (FileState) -> Bool) -> Set<FileID> { Set(own.filter(fits).map(\.id)) }
        let changed = ids { $0.changedAt >= wanted.since }
        #expect(Set(page.changed.map(\.file.id)) == changed && !changed.isEmpty)
        #expect(page.changed.allSatisfy { $0.last != nil })
        let urgent = ids { $0.status.isOpen && ["P1", "P2"].contains($0.grade?.grade) }
        #expect(Set(page.urgent.map(\.id)) == urgent)
        let due = ids { state in state.nextPromise?.due.map { $0 < wanted.until } ?? false }
        #expect(Set(page.due.map(\.id)) == due && !due.isEmpty)
        let risk = ids { state in
            state.status.isOpen && (state.report.guarded || state.report.enhancedGround != nil)
                && QueueRank.rank(of: state) <= 20
        }
        #expect(Set(page.atRisk.map(\.id)) == risk)
        let contact = HandoverRequest(
            unit: "contact", takesReports: true, now: now, shiftHours: 48, urgentGrades: ["P1"], reader: Town.tom,
            limit: 1_000)
        let unread = Set(
            states.filter { $0.allocation == nil && $0.nextPromise?.due.map { $0 < contact.until } ?? false }.map(\.id))
        #expect(Set(try await vault.folder.supervision.handover(contact).due.map(\.id)).isSuperset(of: unread))
    }
}

@Suite("Quality checks that are kept")
struct KeptChecksTests {
    @Test(
        "are found by week and by person, with what was answered; a rebuild makes the same", arguments: EngineMaker.all)
    func kept(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let questions = try Town.world.get().rulebook.checks
        let week = WorkWeek(of: FileInHand.start.london.date)
        let marks = questions.enumerated().map { CheckMark(question: $1, answer: $0 == 0 ? .met : .notMet) }
        let check = FileCommand.supervision(
            .check(about: Town.amara, week: week, marks: marks, comment: "Write to her sooner"))
        var file = try await vault.write(1)
        _ = try await vault.ledger.append(file.adding(.take, by: .staff(Town.amara)))
        _ = try await vault.ledger.append(file.adding(check, by: .staff(Town.tom)))
        let store = vault.folder.supervision
        let number = try #require(try await store.work(of: "amara.okafor", in: week, for: Town.tom).first)
        #expect(try await store.summaries([number], for: Town.tom).map(\.id) == [file.id])
        #expect(try await store.work(of: "tom.hale", in: week, for: Town.tom).isEmpty)
        let found = try #require(try await store.checks(of: week, for: Town.tom).first)
        #expect(found.about == "amara.okafor" && found.by == "tom.hale" && found.number == 1)
        #expect(found.scorePercent == CheckMark.scorePercent(marks) && found.heardAt == nil)
        _ = try await vault.ledger.append(
            file.adding(.supervision(.hear(number: 1, reply: "I will")), by: .staff(Town.amara)))
        #expect(try await store.checks(about: Town.amara, limit: 9).map(\.heardAt) == [file.now])
        let since = FileInHand.start
        for about in [nil, "amara.okafor"] {
            let tallies = try await store.answers(about: about, for: Town.tom, since: since)
            #expect(tallies.count == questions.count && tallies.allSatisfy { $0.count == 1 })
        }
        #expect(try await store.answers(about: "tom.hale", for: Town.tom, since: since).isEmpty)
        let before = try await vault.views()
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
    }
}
