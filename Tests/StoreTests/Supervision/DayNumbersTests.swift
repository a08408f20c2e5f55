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
            switch measure {
            case .received: return sum + (state.receivedAt.london.date == day ? 1 : 0)
            case .promisesMissed: return sum + state.promises.count { isMissed($0, on: day) }
            default:
                return sum
                    + state.supervision.marks.filter { $0.measure == measure && $0.day == day }
                    .reduce(0) { $0 + $1.amount }
            }
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
        let numbers = try await store.numbers(of: Self.days, at: Self.now)
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
                #expect(files.isEmpty == (expected == 0) && files.count <= expected, "\(measure)")
            }
        }
        #expect(seen == Set(DayMeasure.allCases), "nothing of \(Set(DayMeasure.allCases).subtracting(seen))")
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
            let rows = try await store.late(wanted, limit: 10_000)
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
        let byRule = try await store.lateByRule(at: now)
        // Two messages of one day are two promises by one rule, due at one moment.
        let all = states.flatMap { state in state.promises.filter { $0.isLate(at: now) }.map { ($0.rule, 1) } }
        #expect(!all.isEmpty && byRule == Dictionary(all, uniquingKeysWith: +))
    }
}
