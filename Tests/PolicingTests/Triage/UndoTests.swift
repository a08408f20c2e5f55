import Policing
import Testing

@Suite("A decision that is taken back")
struct UndoTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var before: [FileCommand] = []
        let decision: FileCommand
    }

    static let rows: [Row] = [
        Row(testDescription: "the first reading", decision: .take),
        Row(testDescription: "a first grade, which is a reading too", decision: .grade(code: "P1", reason: "Now")),
        Row(
            testDescription: "another grade", before: [.grade(code: "P4", reason: "By telephone")],
            decision: .grade(code: "P1", reason: "Now")),
        Row(
            testDescription: "a first owner", before: [.crime],
            decision: .toRoads),
        Row(
            testDescription: "another owner",
            before: [.crime, .allocate(unit: "contact", officer: nil, because: .hand("Why"))],
            decision: .toRoads),
    ]

    private static func minutes(_ count: Int64, after moment: Moment) -> Moment { moment.adding(seconds: count * 60) }

    @Test("leaves the file as it was before, and its facts where they are", arguments: rows)
    func takesBack(row: Row) throws {
        var story = try Story(under: try Station().rules)
        for command in row.before {
            try story.adding(command)
            story.now = Self.minutes(1, after: story.now)
        }
        let before = story.state
        let decided = try story.adding(row.decision)
        story.now = Self.minutes(10, after: story.now)
        let undone = try story.adding(.undo)
        #expect(undone.map(\.kind) == [.decisionUndone])
        #expect(story.state.status == before.status)
        #expect(story.state.takenBy == before.takenBy)
        #expect(story.state.grade == before.grade)
        #expect(story.state.allocation == before.allocation)
        #expect(story.state.triage.clockStanding(at: story.now) == before.triage.clockStanding(at: story.now))
        #expect(story.state.triage.gradedAt == before.triage.gradedAt)
        #expect(story.state.supervision.marks == before.supervision.marks)
        #expect(story.state.promises.map(\.keptAt) == before.promises.map(\.keptAt))
        #expect(QueueRank.rank(of: story.state) == QueueRank.rank(of: before))
        #expect(story.history.count == before.version + decided.count + 1)
        #expect(FileState.fold(story.state.id, story.history) == story.state)
    }

    @Test("can be decided again, and taken back again")
    func again() throws {
        var story = try Story(under: try Station().rules)
        for _ in 1...2 {
            try story.adding(.grade(code: "P1", reason: "Now"))
            story.now = Self.minutes(1, after: story.now)
            try story.adding(.undo)
            story.now = Self.minutes(1, after: story.now)
        }
        #expect(story.state.grade == nil && story.state.status == .received)
        #expect(story.state.promises.first { $0.rule == Victims.Rules.read }?.keptAt == nil)
    }

    @Test("stays when it is older than ten minutes, or another person's")
    func refused() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P1", reason: "Now"), by: Station.priya)
        #expect(throws: FileRefusal.undo(.decidedBySomebodyElse)) {
            try story.deciding(.undo, by: Station.tom)
        }
        #expect(try story.deciding(.undo, by: Station.priya).count == 1)
        story.now = Self.minutes(10, after: story.now).adding(seconds: 1)
        #expect(throws: FileRefusal.undo(.tooLate(minutes: 10))) {
            try story.deciding(.undo, by: Station.priya)
        }
    }

    @Test("stays when staff have worked on the file since, not when only its person wrote")
    func since() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P1", reason: "Now"))
        story.now = Self.minutes(1, after: story.now)
        try story.adding(.addMessage(text: "There was a witness"))
        #expect(try story.deciding(.undo).count == 1)
        try story.adding(.write(text: "Thank you"), by: Station.priya)
        #expect(throws: FileRefusal.undo(.changedSince)) { try story.deciding(.undo) }
    }
}
