import Policing
import Testing

@Suite("A quality check")
struct QualityCheckTests {
    static let questions = ["grade-fits", "told-plainly"]
    static let dana = Actor.staff(StaffMember(username: "dana.price", name: "Dana", roles: [.supervisor]))
    static let week = WorkWeek(of: Station.friday.london.date)

    static func rules() throws -> Rulebook {
        let usual = try Station().rules
        return Rulebook(
            promises: usual.promises, calendar: usual.calendar, grades: usual.grades, offences: usual.offences,
            outcomes: usual.outcomes, asb: usual.asb, units: usual.units, checks: questions)
    }

    static func marks(_ answers: [CheckMark.Answer] = [.met, .partly]) -> [CheckMark] {
        zip(questions, answers).map { CheckMark(question: $0, answer: $1) }
    }

    static func check(
        _ about: Actor = Station.amara, week: WorkWeek = week, marks: [CheckMark] = marks(),
        saying comment: String = "Good"
    ) -> FileCommand {
        .supervision(
            .check(
                about: about.staff ?? StaffMember(username: "", name: "", roles: []), week: week, marks: marks,
                comment: comment))
    }

    /// A file on which Amara worked on a Friday.
    static func story() throws -> Story {
        var story = try Story(under: try rules())
        try story.adding(.take, by: Station.amara)
        return story
    }

    @Test("keeps each answer, its score and its words, for the person whose work it is")
    func kept() throws {
        var story = try Self.story()
        let facts = try story.adding(Self.check(), by: Station.tom)
        #expect(facts.map(\.kind) == [.fileChecked])
        let check = try #require(story.state.supervision.checks.first)
        #expect(check.number == 1 && check.fact.about == "amara.okafor" && check.fact.by == "tom.hale")
        #expect(check.fact.scorePercent == 75)
        #expect(check.fact.comment.value == "Good" && check.fact.comment.person == story.state.person)
        #expect(check.heardAt == nil)
        story.now = story.now.adding(hours: 5)
        try story.adding(.supervision(.hear(number: 1, reply: " Thank you ")), by: Station.amara)
        let heard = try #require(story.state.supervision.checks.first)
        #expect(heard.heardAt == story.now && heard.reply?.value == "Thank you")
        #expect(try story.deciding(.supervision(.hear(number: 1, reply: "")), by: Station.amara).isEmpty)
        #expect(story.state.status == .taken, "a check changes nothing of the file")
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let command: FileCommand
        var actor = Station.tom
        var isSecond = false
        let refusal: SupervisionRefusal
        var testDescription: String { "\(refusal)" }
    }

    static let long = String(repeating: "a", count: 10_001)

    @Test(
        "is refused with the reason",
        arguments: [
            Row(command: check(Station.tom), refusal: .checkOfOwnWork),
            Row(command: check(Station.priya), refusal: .noWorkInWeek("Priya Nair")),
            Row(command: check(week: week.adding(weeks: -1)), refusal: .noWorkInWeek("Amara Okafor")),
            Row(command: check(), isSecond: true, refusal: .checkedAlready("Amara Okafor")),
            Row(command: check(marks: [marks()[0]]), refusal: .checkIncomplete),
            Row(command: check(marks: marks().reversed()), refusal: .checkIncomplete),
            Row(command: check(saying: " "), refusal: .commentMissing),
            Row(command: check(saying: long), refusal: .commentTooLong(limit: 10_000)),
            Row(
                command: .supervision(.hear(number: 2, reply: "")), actor: Station.amara, isSecond: true,
                refusal: .noSuchCheck),
            Row(
                command: .supervision(.hear(number: 1, reply: "")), isSecond: true, refusal: .checkOfSomebodyElse),
            Row(
                command: .supervision(.hear(number: 1, reply: long)), actor: Station.amara, isSecond: true,
                refusal: .commentTooLong(limit: 10_000)),
        ])
    func refused(row: Row) throws {
        var story = try Self.story()
        if row.isSecond { try story.adding(Self.check(), by: Self.dana) }
        #expect(throws: FileRefusal.supervision(row.refusal)) { try story.deciding(row.command, by: row.actor) }
    }

    @Test(
        "counts met as one and partly as a half, and not what does not apply",
        arguments: [
            ([.met, .met], 100), ([.met, .partly], 75), ([.met, .notMet], 50), ([.partly, .notMet], 25),
            ([.notMet, .notMet], 0), ([.met, .notApplicable], 100), ([.notApplicable, .notApplicable], nil), ([], nil),
        ] as [([CheckMark.Answer], Int?)])
    func score(answers: [CheckMark.Answer], percent: Int?) {
        #expect(CheckMark.scorePercent(Self.marks(answers)) == percent)
    }

    @Test(
        "is of a week from Monday to Sunday",
        arguments: [
            ("2026-08-24", "2026-08-24"), ("2026-08-28", "2026-08-24"), ("2026-08-30", "2026-08-24"),
            ("2026-08-31", "2026-08-31"), ("1969-12-31", "1969-12-29"),
        ])
    func weeks(day: String, monday: String) throws {
        let week = WorkWeek(of: try #require(CivilDate(iso: day)))
        #expect(week.monday.iso == monday && week.monday.weekday == .monday)
    }

    @Test("is of what somebody did, once a week; checking it is no work on it")
    func work() throws {
        var story = try Self.story()
        try story.adding(.grade(code: "P4", reason: "Why"), by: Station.amara)
        try story.adding(Self.check(), by: Station.tom)
        story.now = story.now.adding(hours: 24 * 7)
        try story.adding(.crime, by: Station.amara)
        try story.adding(.addMessage(text: "News?"))
        let work = story.state.supervision.work.map { "\($0.username) \($0.week.monday.iso)" }
        #expect(work == ["amara.okafor 2026-08-24", "amara.okafor 2026-08-31"])
    }
}

@Suite("The files of a quality check")
struct QualitySampleTests {
    static let week = WorkWeek(of: CivilDate(iso: "2026-06-22")!)

    static func draw(_ files: [Int64], _ name: String = "amara", seed: UInt64 = 7, size: Int = 3) -> [Int64] {
        QualitySample.draw(from: files, of: name, in: week, size: size, seed: seed)
    }

    @Test("are the same for whoever looks again, in whatever order they come, and others for another person or seed")
    func same() {
        let files = Array(Int64(1)...60)
        let drawn = Self.draw(files)
        #expect(drawn.count == 3 && Set(drawn).count == 3 && Set(drawn).isSubset(of: Set(files)))
        #expect(Self.draw(files.reversed()) == drawn)
        #expect(Self.draw(files, "priya") != drawn)
        #expect(Self.draw(files, seed: 8) != drawn)
        let next = QualitySample.draw(from: files, of: "amara", in: Self.week.adding(weeks: 1), size: 3, seed: 7)
        #expect(next != drawn)
    }

    @Test("are all where there are few, and none of none")
    func few() {
        #expect(Set(Self.draw([4, 9])) == [4, 9])
        #expect(Self.draw([]).isEmpty)
    }

    @Test("change only by one that is drawn itself")
    func more() {
        let before = Self.draw(Array(1...60)), after = Self.draw(Array(1...61))
        #expect(after == before || after.contains(61))
    }

    @Test("are drawn as often as any other, over many seeds")
    func fair() {
        var counts = [Int64: Int]()
        for seed in 0..<6_000 as Range<UInt64> {
            for file in Self.draw(Array(1...12), seed: seed) { counts[file, default: 0] += 1 }
        }
        // Each is expected 1,500 times; five times the usual spread is 168.
        #expect(counts.count == 12 && counts.values.allSatisfy { (1_332...1_668).contains($0) }, "\(counts)")
    }
}
