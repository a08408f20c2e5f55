import Policing
import Testing

@Suite("A file in the queue")
struct DecisionsRankTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var sketch = Sketch()
        var after: [FileCommand] = []
        let rank: Int

        var testDescription: String { name }
    }

    /// In the order in which they are read.
    static let rows: [Row] = [
        Row(name: "graded P1", after: [.grade(code: "P1", reason: "Now")], rank: 10),
        Row(name: "an answer of danger", sketch: Sketch(isInDanger: true), rank: 11),
        Row(name: "a word of danger", sketch: Sketch(account: "He had a knife."), rank: 11),
        Row(
            name: "danger in a message, after a grade",
            after: [.grade(code: "P4", reason: "By telephone"), .addMessage(text: "He is outside with a KNIFE")],
            rank: 11),
        Row(name: "guarded", sketch: Sketch(safety: .guarded), rank: 12),
        Row(name: "enhanced rights", sketch: Sketch(ground: "hate-crime"), rank: 15),
        Row(name: "graded P2", after: [.grade(code: "P2", reason: "Soon")], rank: 20),
        Row(name: "to be looked at again", after: [.crime, .noSuspect, .requestReview(reason: "A witness")], rank: 25),
        Row(name: "ordinary", rank: 35),
        Row(name: "a word that weighs less", sketch: Sketch(account: "They did it again"), rank: 35),
        Row(name: "graded P4", after: [.grade(code: "P4", reason: "By telephone")], rank: 40),
        Row(name: "graded P7", after: [.grade(code: "P7", reason: "No visit")], rank: 70),
    ]

    @Test("stands where its risk puts it", arguments: rows)
    func rank(row: Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.after { try story.adding(command) }
        #expect(QueueRank.rank(of: story.state) == row.rank)
    }

    @Test("stands behind every file that is more at risk")
    func order() {
        #expect(Self.rows.map(\.rank) == Self.rows.map(\.rank).sorted())
    }

    @Test(
        "comes forward for danger until somebody weighs it",
        arguments: [FileCommand.thrive(.high), .grade(code: "P4", reason: "An old knife, safe")])
    func weighed(command: FileCommand) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P4", reason: "By telephone"))
        try story.adding(.addMessage(text: "He showed a knife last week"))
        #expect(QueueRank.rank(of: story.state) == 11)
        try story.adding(command)
        #expect(QueueRank.rank(of: story.state) == 40)
    }

    @Test("is nearest the first of its limits: what was promised, the recording, the clock of its grade")
    func limits() throws {
        var story = try Story(under: try Station().rules)
        let recording = Station.friday.adding(hours: 24)
        #expect(story.state.nextLimit == recording)
        try story.adding(.take)
        #expect(story.state.nextLimit == recording, "the reply is promised for later")
        try story.adding(.grade(code: "P1", reason: "Now"))
        #expect(story.state.nextLimit == Station.friday.adding(hours: 1))
        try story.adding(.triage(.stopClock(minutesAgo: 0)))
        #expect(story.state.nextLimit == recording)
        try story.adding(.crime)
        #expect(story.state.nextLimit == story.state.nextPromise?.due)
    }

    @Test("has no recording limit when it looks like no crime")
    func noCrime() throws {
        let story = try Story(Sketch(isVictimBased: false, offence: nil), under: try Station().rules)
        #expect(story.state.report.looksLikeCrime == nil)
        #expect(story.state.nextLimit == story.state.nextPromise?.due)
    }

    @Test("is ranked by what a person decided, whatever its kind")
    func decidedFirst() throws {
        var story = try Story(Sketch(safety: .guarded, ground: "stalking"), under: try Station().rules)
        try story.adding(.grade(code: "P7", reason: "Advice given, safe"))
        #expect(QueueRank.rank(of: story.state) == 70)
    }
}

@Suite("The state of a file")
struct DecisionsStatusTests {
    @Test(
        "follows the work",
        arguments: [
            ([], .received), ([.take], .taken), ([.grade(code: "P1", reason: "Now")], .graded), ([.crime], .recorded),
            ([.crime, .grade(code: "P1", reason: "Now")], .recorded),
            ([.crime, .toRoads], .allocated),
            ([.crime, .toRoads, RefusalTests.cancelTold(.selfDefence)], .allocated),
            ([.crime, .noSuspect], .decided), ([.crime, .noSuspect, .reopen(reason: "A film")], .reopened),
            ([.crime, .noSuspect, .reopen(reason: "A film"), .grade(code: "P1", reason: "Now")], .reopened),
            ([.crime, .noSuspect, .reopen(reason: "A film"), RefusalTests.cancelTold(.selfDefence)], .recorded),
            ([.record(.notOurs(body: "the council"), reason: "Noise", circumstances: .noCrime)], .redirected),
            ([.record(.duplicate(of: "7KDM2PX9A"), reason: "Same", circumstances: .noCrime)], .duplicate),
            (
                [
                    .record(.duplicate(of: "7KDM2PX9A"), reason: "Same", circumstances: .noCrime),
                    .reopen(reason: "Not the same"),
                ], .reopened
            ),
        ] as [([FileCommand], FileState.Status)])
    func status(commands: [FileCommand], status: FileState.Status) throws {
        var story = try Story(under: try Station().rules)
        for command in commands { try story.adding(command) }
        #expect(story.state.status == status)
    }

    @Test("keeps the moment of the first recording")
    func recordedAt() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        story.now = story.now.adding(hours: 30)
        try story.adding(RefusalTests.cancelTold(.recordedInError))
        #expect(story.state.recordedAt == Station.friday)
        #expect(story.state.recorded?.classification == .nonCrimeIncident)
    }

    @Test("counts the messages that nobody has answered")
    func unanswered() throws {
        var story = try Story(under: try Station().rules)
        for text in ["One", "Two"] { try story.adding(.addMessage(text: text)) }
        #expect(story.state.unansweredMessages == 2)
        try story.adding(.write(text: "An answer"))
        #expect(story.state.unansweredMessages == 0)
    }
}
