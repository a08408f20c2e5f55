import Policing
import Testing

/// Whatever stops a grade's clock, the end of its file ends it: nobody is sent to the head of the queue for it.
@Suite("The clock of a grade, when its file ends")
struct ClockEndTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let clock: GradeClock
        let end: [FileCommand]
        var hours: Int64 = 0
        let standing: Triage.ClockStanding

        var testDescription: String { "\(clock), \(end.count) decisions, \(hours) hours: \(standing)" }
    }

    static let start = Station.friday
    static let due = start.adding(hours: 1)
    static let late = start.adding(hours: 2)
    static let outcome = [FileCommand.crime, .noSuspect]
    static let elsewhere = [
        FileCommand.record(.notOurs(body: "The council"), reason: "A street light", circumstances: .noCrime)
    ]
    static let duplicate = [
        FileCommand.record(.duplicate(of: "7KDM2PX9A"), reason: "The same", circumstances: .noCrime)
    ]

    static func contact(by channel: NotedChannel, at moment: Moment = start) -> FileCommand {
        .contract(
            .noteContact(
                NewContact(direction: .outgoing, channel: channel, at: moment, detail: ContractTests.detail)))
    }

    static let rows =
        [outcome, elsewhere, duplicate].flatMap { end in
            [
                Row(clock: .contact, end: end, standing: .kept(at: start, due: due)),
                Row(clock: .contact, end: end, hours: 2, standing: .missed(at: late, due: due)),
                Row(clock: .resolution, end: end, standing: .kept(at: start, due: due)),
                Row(clock: .resolution, end: end, hours: 2, standing: .missed(at: late, due: due)),
                // Nobody came: that is neither kept nor missed.
                Row(clock: .arrival, end: end, standing: .ended(at: start, due: due)),
                Row(clock: .arrival, end: end, hours: 2, standing: .ended(at: late, due: due)),
            ]
        } + [
            // What is written is not spoken, and the person may not have read it.
            Row(clock: .contact, end: [.write(text: "I have your report.")], standing: .running(due: due)),
            Row(clock: .contact, end: [contact(by: .letter)], standing: .running(due: due)),
            Row(clock: .contact, end: [contact(by: .call, at: start.adding(hours: -1))], standing: .running(due: due)),
            Row(clock: .contact, end: [contact(by: .call)], standing: .kept(at: start, due: due)),
            Row(clock: .contact, end: [contact(by: .counter)], standing: .kept(at: start, due: due)),
            Row(clock: .arrival, end: [contact(by: .call)], standing: .running(due: due)),
            Row(clock: .arrival, end: [.crime], standing: .running(due: due)),
            Row(clock: .resolution, end: [.incident], standing: .running(due: due)),
        ]

    private static func story(_ clock: GradeClock) throws -> Story {
        var story = try Story(under: try Station(clock: clock).rules)
        try story.adding(.grade(code: "P1", reason: "Now"))
        return story
    }

    @Test("ends with it, and orders the queue no more", arguments: rows)
    func ends(row: Row) throws {
        var story = try Self.story(row.clock)
        story.now = Self.start.adding(hours: row.hours)
        for command in row.end { try story.adding(command) }
        #expect(story.state.triage.clockStanding(at: story.now) == row.standing)
        let isRunning = row.standing == .running(due: Self.due)
        #expect((story.state.triage.runningClockDue == Self.due) == isRunning)
        #expect((story.state.nextLimit == Self.due) == isRunning)
        guard !isRunning else { return }
        #expect(throws: FileRefusal.triage(.clockStoppedAlready)) {
            try story.deciding(.triage(.stopClock(minutesAgo: 0)))
        }
    }

    @Test("runs again only once somebody grades the reopened file")
    func reopened() throws {
        var story = try Self.story(.arrival)
        for command in Self.outcome { try story.adding(command) }
        story.now = Self.start.adding(hours: 5)
        try story.adding(.reopen(reason: "A witness"))
        #expect(story.state.triage.runningClockDue == nil)
        try story.adding(.grade(code: "P2", reason: "They are there"))
        #expect(story.state.triage.runningClockDue == Self.start.adding(hours: 6))
    }
}
