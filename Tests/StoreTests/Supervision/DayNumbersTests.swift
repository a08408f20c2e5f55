import Policing
import Store
import Testing
import Workflows

@Suite("The days in numbers")
struct DayNumbersTests {
    static let now = Town.until
    static let days = now.london.date.adding(days: -6)...now.london.date

    /// What a day comes to, counted file by file.
    static func amount(_ measure: DayMeasure, on day: CivilDate, _ histories: [FileHistory]) -> Int {
        histories.reduce(0) { sum, history in
            let state = history.state
            let marked = state.supervision.marks.filter { $0.measure == measure && $0.day == day }
                .reduce(0) { $0 + $1.amount }
            switch measure {
            case .received: return sum + (state.receivedAt.london.date == day ? 1 : 0)
            case .promisesMissed:
                return sum + state.promises.count { isMissed($0, on: day) } + missedNews(of: state, on: day)
            default: return sum + marked
            }
        }
    }

    static func missedNews(of state: FileState, on day: CivilDate) -> Int {
        state.contract.byVictim.values.reduce(0) { sum, own in
            let late = own.news.due.map { $0 < now ? [$0] : [] } ?? []
            return sum + (own.news.missed.map(\.due) + late).count { $0.london.date == day }
        }
    }

    static func isMissed(_ promise: FileState.Promise, on day: CivilDate) -> Bool {
        guard let due = promise.due, due.london.date == day, due < now else { return false }
        return promise.keptAt.map { $0 > due } ?? true
    }

    @Test("are what the files come to, one by one, and each leads to them", arguments: EngineMaker.all)
    func counted(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let histories = try await vault.seed(400)
        let store = vault.folder.supervision
        let numbers = try await store.numbers(of: Self.days, for: Town.tom, at: Self.now)
        #expect(numbers.map(\.day) == (0...6).map { Self.days.lowerBound.adding(days: $0) })
        var seen: Set<DayMeasure> = []
        for number in numbers {
            for measure in DayMeasure.allCases {
                let expected = Self.amount(measure, on: number.day, histories)
                #expect(number[measure] == expected, "\(measure) on \(number.day.iso)")
                if expected > 0 { seen.insert(measure) }
                var files: [NumberedFile] = []
                let question = DayQuestion(measure: measure, day: number.day, reader: Town.tom, now: Self.now)
                while case let page = try await store.files(behind: question, after: files.last?.number, limit: 5),
                    !page.isEmpty
                {
                    files += page
                }
                #expect(Set(files.map(\.summary.id)).count == files.count)
                #expect(files.reduce(0) { $0 + $1.amount } == expected && files.count <= expected, "\(measure)")
            }
        }
        #expect(seen == Set(DayMeasure.allCases), "nothing of \(Set(DayMeasure.allCases).subtracting(seen))")
    }

    @Test("lead from a grade and an outcome to their own files alone", arguments: EngineMaker.all)
    func codes(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.seed(400)
        let store = vault.folder.supervision
        var codes = 0
        for number in try await store.numbers(of: Self.days, for: Town.tom, at: Self.now) {
            for measure in [DayMeasure.graded, .outcomes, .promisesKept, .promisesMissed] {
                for (code, amount) in number.amounts[measure] ?? [:] where !code.isEmpty {
                    let question = DayQuestion(
                        measure: measure, code: code, day: number.day, reader: Town.tom, now: Self.now)
                    let files = try await store.files(behind: question, after: nil, limit: 1_000)
                    #expect(files.reduce(0) { $0 + $1.amount } == amount, "\(measure) \(code)")
                    codes += 1
                }
            }
        }
        #expect(codes > 10)
    }

    @Test("lose what was taken back, and count what is decided instead", arguments: EngineMaker.all)
    func takenBack(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let store = vault.folder.supervision, day = FileInHand.start.london.date
        func graded(at now: Moment) async throws -> [String: Int] {
            try await store.numbers(of: day...day, for: Town.tom, at: now)[0].amounts[.graded] ?? [:]
        }
        var file = try await vault.write(1, [.grade(code: "P1", reason: "Now")])
        #expect(try await graded(at: file.now) == ["P1": 1])
        _ = try await vault.ledger.append(file.adding(.undo))
        #expect(try await graded(at: file.now).isEmpty)
        #expect(try await store.numbers(of: day...day, for: Town.tom, at: file.now)[0][.promisesKept] == 0)
        let question = DayQuestion(measure: .graded, day: day, reader: Town.tom, now: file.now)
        #expect(try await store.files(behind: question, after: nil, limit: 9).isEmpty)
        _ = try await vault.ledger.append(file.adding(.grade(code: "P4", reason: "Later")))
        #expect(try await graded(at: file.now) == ["P4": 1])
        let before = try await vault.views()
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
    }

    @Test(
        "hold for each reader what they may open, and what is restricted apart: together they are the whole",
        arguments: EngineMaker.all)
    func restricted(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let ended = NewOutcome(code: "18", body: nil, victim: .supports, explanation: "Nobody was found")
        let acts = FileInHand.upToAllocation + [.decideOutcome(ended)]
        _ = try await vault.write(1, acts)
        let file = try await vault.write(2, acts + [WorkloadTests.restricted(to: "amara.okafor")])
        let store = vault.folder.supervision, day = FileInHand.start.london.date
        let later = file.now.adding(hours: 9_000)
        let days = day...day.adding(days: 60)
        let whole = try await store.numbers(of: days, for: Town.amara, at: later)
        let seen = try await store.numbers(of: days, for: Town.priya, at: later)
        #expect(whole.allSatisfy { $0.restricted.isEmpty })
        var missed = 0
        for (all, part) in zip(whole, seen) {
            missed += part.restricted(.promisesMissed)
            for measure in DayMeasure.allCases {
                #expect(part.whole(measure) == all[measure], "\(measure) on \(all.day.iso)")
                let question = DayQuestion(measure: measure, day: all.day, reader: Town.priya, now: later)
                let files = try await store.files(behind: question, after: nil, limit: 99)
                #expect(files.reduce(0) { $0 + $1.amount } == part[measure], "\(measure) on \(all.day.iso)")
                #expect(!files.contains { $0.summary.id == file.id })
            }
        }
        #expect([DayMeasure.received, .recorded, .graded, .outcomes].allSatisfy { seen[0].restricted($0) == 1 })
        #expect(missed > 0)
        #expect(seen[0].withoutRestricted.restricted.isEmpty)
        let all = try await store.lateByRule(for: Town.amara, at: later)
        let part = try await store.lateByRule(for: Town.priya, at: later)
        #expect(!part.isEmpty && all == part.mapValues { $0 * 2 })
    }

    @Test("are read by an index, never by the whole table")
    func plans() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let statements = [
            "SELECT count(*) FROM file WHERE received_at >= 1 AND received_at < 2",
            "SELECT day FROM day_count WHERE day BETWEEN 1 AND 7",
            "SELECT file FROM day_mark WHERE day = 1 AND measure = 'graded' AND file > 5",
            "SELECT rule FROM promise WHERE kept_at IS NULL AND due IS NOT NULL AND rule = 'a' AND due >= 1 AND due < 2",
            "SELECT rule FROM promise WHERE kept_at > due AND rule = 'a' AND due >= 1 AND due < 2",
            "SELECT file FROM staff_work WHERE week = 1 AND username = 'a' ORDER BY file",
        ]
        for statement in statements {
            let plan = try await vault.folder.engine.read { session in
                try session.query(SQL("EXPLAIN QUERY PLAN \(statement)"), []) { $0.text(3) }
            }
            #expect(
                plan.allSatisfy {
                    $0.hasPrefix("SEARCH") && $0.contains("COVERING INDEX") || $0.contains("PRIMARY KEY")
                },
                "\(statement): \(plan)")
        }
    }
}

@Suite("Late promises")
struct LatePromisesTests {
    @Test("are shown the longest late first, by person, unit, rule and how late", arguments: EngineMaker.all)
    func filtered(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(400).map(\.state)
        let store = vault.folder.supervision, now = Town.until
        struct Late: Hashable {
            let file: FileID
            let rule: String
            let due: Moment
        }
        func expected(_ fits: (FileState, FileState.Promise) -> Bool) -> Set<Late> {
            Set(
                states.flatMap { state in
                    state.promises.filter { $0.isLate(at: now) && fits(state, $0) }
                        .compactMap { one in one.due.map { Late(file: state.id, rule: one.rule, due: $0) } }
                })
        }
        var wanted = LateRequest(dueBefore: now, reader: Town.tom)
        func found() async throws -> Set<Late> {
            let rows = try await store.late(wanted, from: 0, limit: 10_000)
            #expect(wanted.officer != nil || wanted.unit != nil || rows.map(\.due) == rows.map(\.due).sorted())
            return Set(rows.map { Late(file: $0.file.id, rule: $0.rule, due: $0.due) })
        }
        #expect(try await found() == expected { _, _ in true })
        wanted.rule = "FORCE-READ"
        #expect(try await found() == expected { $1.rule == "FORCE-READ" })
        wanted.rule = nil
        wanted.unit = "volume-crime"
        #expect(try await found() == expected { state, _ in state.allocation?.unit == "volume-crime" })
        wanted.officer = "amara.okafor"
        let both = expected { state, _ in
            state.allocation?.unit == "volume-crime" && state.allocation?.officer == "amara.okafor"
        }
        #expect(try await found() == both)
        wanted.unit = nil
        #expect(try await found() == expected { state, _ in state.allocation?.officer == "amara.okafor" })
        wanted.officer = nil
        wanted.dueBefore = now.adding(hours: -72)
        #expect(try await found() == expected { $1.due.map { $0 < now.adding(hours: -72) } ?? false })
        let byRule = try await store.lateByRule(for: Town.tom, at: now)
        // Two messages of one day are two promises by one rule, due at one moment.
        let all = states.flatMap { state in state.promises.filter { $0.isLate(at: now) }.map { ($0.rule, 1) } }
        #expect(!all.isEmpty && byRule == Dictionary(all, uniquingKeysWith: +))
    }
}
