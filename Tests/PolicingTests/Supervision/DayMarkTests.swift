import Policing
import Testing

@Suite("A day's numbers")
struct DayMarkTests {
    static func rules() throws -> Rulebook {
        let usual = try Station().rules
        return Rulebook(
            promises: usual.promises, calendar: usual.calendar,
            grades: try GradeTable(grades: [
                Grade(code: "P1", title: "Now", targetMinutes: 15, clock: .arrival),
                Grade(code: "P2", title: "Talk", targetMinutes: 60, clock: .contact),
                Grade(code: "P3", title: "Deal", targetMinutes: 120, clock: .resolution),
                Grade(code: "P4", title: "Ever", targetMinutes: nil, clock: .contact),
            ]),
            offences: usual.offences, outcomes: usual.outcomes, asb: usual.asb, units: usual.units)
    }

    /// What a story comes to, as `day measure code amount`, without the promises.
    static func counted(_ story: Story) -> [String] {
        story.state.supervision.marks.filter { $0.measure != .promisesKept }.map { mark in
            "\(mark.day.iso.suffix(2)) \(mark.measure.rawValue) \(mark.code) \(mark.amount)"
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        /// Each command, and the minutes that pass before it.
        let acts: [(Int64, FileCommand)]
        let counted: [String]
        var testDescription: String { name }
    }

    static let write = FileCommand.write(text: "Hello")
    static let spoken = FileCommand.triage(.stopClock(minutesAgo: 0))
    static let news = FileCommand.addMessage(text: "News?")

    static func grade(_ code: String) -> FileCommand { .grade(code: code, reason: "Why") }

    /// The stories begin on Friday the 28th at 10:00 in London.
    static let rows: [Row] = [
        Row(name: "recorded in time", acts: [(0, .crime)], counted: ["28 recorded  1", "28 recorded-in-time  1"]),
        Row(
            name: "recorded at the last moment", acts: [(1_440, .crime)],
            counted: ["29 recorded  1", "29 recorded-in-time  1"]),
        Row(name: "recorded late", acts: [(1_441, .crime)], counted: ["29 recorded  1"]),
        Row(
            name: "recorded again", acts: [(1_441, .crime), (1, .crime)], counted: ["29 recorded  1"]),
        Row(
            name: "an arrival that nobody noted", acts: [(0, grade("P1")), (1, write)],
            counted: ["28 graded P1 1", "28 graded-on-clock P1 1"]),
        Row(
            name: "an arrival in time, noted late",
            acts: [(0, grade("P1")), (60, .triage(.stopClock(minutesAgo: 45)))],
            counted: ["28 graded P1 1", "28 graded-on-clock P1 1", "28 grade-kept P1 1"]),
        Row(
            name: "an arrival too late", acts: [(0, grade("P1")), (60, .triage(.stopClock(minutesAgo: 44)))],
            counted: ["28 graded P1 1", "28 graded-on-clock P1 1"]),
        Row(name: "a grade taken back", acts: [(0, grade("P1")), (1, .undo)], counted: []),
        Row(
            name: "a grade taken back and given again the day after",
            acts: [(0, grade("P1")), (1, .undo), (1_440, grade("P2")), (9, spoken)],
            counted: ["29 graded P2 1", "29 graded-on-clock P2 1", "29 grade-kept P2 1"]),
        Row(
            name: "a second grade taken back", acts: [(0, grade("P2")), (1, grade("P3")), (1, .undo), (9, spoken)],
            counted: ["28 graded P2 1", "28 graded-on-clock P2 1", "28 grade-kept P2 1"]),
        Row(name: "no target", acts: [(0, grade("P4")), (1, write)], counted: ["28 graded P4 1"]),
        Row(
            name: "spoken to in time", acts: [(0, grade("P2")), (1, write), (59, spoken)],
            counted: ["28 graded P2 1", "28 graded-on-clock P2 1", "28 grade-kept P2 1"]),
        Row(
            name: "spoken to before, noted after", acts: [(9, grade("P2")), (1, ClockEndTests.contact(by: .call))],
            counted: ["28 graded P2 1", "28 graded-on-clock P2 1"]),
        Row(
            name: "spoken to late", acts: [(0, grade("P2")), (61, spoken)],
            counted: ["28 graded P2 1", "28 graded-on-clock P2 1"]),
        Row(
            name: "dealt with in time, by saying whose it is",
            acts: [
                (0, grade("P3")), (1, write),
                (60, .record(.notOurs(body: "the council"), reason: "Theirs", circumstances: .noCrime)),
            ],
            counted: [
                "28 graded P3 1", "28 graded-on-clock P3 1", "28 recorded  1", "28 recorded-in-time  1",
                "28 grade-kept P3 1",
            ]),
        Row(
            name: "counted for the day of the grade, which is the day in London",
            acts: [(809, grade("P2")), (6, spoken)],
            counted: ["28 graded P2 1", "28 graded-on-clock P2 1", "28 grade-kept P2 1"]),
        Row(
            name: "graded again", acts: [(0, grade("P4")), (0, grade("P2")), (1, spoken)],
            counted: ["28 graded P4 1"]),
        Row(
            name: "messages answered", acts: [(0, news), (0, news), (1_440, write), (1, write)],
            counted: ["29 messages-answered  2"]),
        Row(
            name: "an outcome, twice",
            acts: [(0, .crime), (0, .noSuspect), (0, .reopen(reason: "A film")), (1_440, .noSuspect)],
            counted: ["28 recorded  1", "28 recorded-in-time  1", "28 outcomes 18 1", "29 outcomes 18 1"]),
    ]

    @Test("count what happened on the day it happened", arguments: rows)
    func counts(row: Row) throws {
        var story = try Story(under: try Self.rules())
        for (minutes, command) in row.acts {
            story.now = story.now.adding(seconds: minutes * 60)
            try story.adding(command)
        }
        #expect(Self.counted(story) == row.counted)
    }

    @Test("count a promise only when it was kept in time")
    func promises() throws {
        for (hours, codes) in [(23, ["FORCE-READ"]), (25, [])] as [(Int64, [String])] {
            var story = try Story(under: try Self.rules())
            story.now = story.now.adding(hours: hours)
            try story.adding(.take, by: Station.priya)
            let kept = story.state.supervision.marks.filter { $0.measure == .promisesKept }
            #expect(kept.map(\.code) == codes, "after \(hours) hours")
            try story.adding(.undo, by: Station.priya)
            #expect(!story.state.supervision.marks.contains { $0.measure == .promisesKept }, "taken back")
        }
    }

    @Test("count a promise that was kept in time and noted afterwards, for the day on which it was kept")
    func notedAfterwards() throws {
        for (hours, days) in [(24 * 10, ["2026-09-07"]), (24 * 11, [])] as [(Int64, [String])] {
            var story = try Story(under: try VictimRightsTests.rightRules())
            try story.adding(ContractTests.event())
            story.now = Station.friday.adding(hours: 24 * 20)
            let call = NewContact(
                direction: .outgoing, channel: .call, at: Station.friday.adding(hours: hours),
                detail: ContractTests.detail, told: ["VC06-ARREST"])
            try story.adding(.contract(.noteContact(call)))
            let kept = story.state.supervision.marks.filter {
                $0.measure == .promisesKept && $0.code == "VC06-ARREST"
            }
            #expect(kept.map(\.day.iso) == days, "after \(hours) hours")
        }
    }
}
