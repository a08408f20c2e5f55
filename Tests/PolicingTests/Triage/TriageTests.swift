import Policing
import Testing

extension FileCommand {
    static func thrive(_ level: ThriveLevel = .low, without missing: ThriveElement? = nil) -> FileCommand {
        let notes = ThriveElement.allCases.filter { $0 != missing }.map {
            ThriveNote(element: $0, level: level, text: "As it was told")
        }
        return .triage(.assess(notes, suggested: nil))
    }
}

@Suite("Weighing a report")
struct TriageTests {
    static let causes: [(FileCommand, [FileCommand], Triage.RedoCause)] = [
        (.addMessage(text: "He is back"), [], .message), (.evidence(1), [], .evidence),
        (.addProperty(PropertyItem(description: "lock", serialNumber: nil, valuePence: nil)), [], .property),
        (.changeContact(Sketch.grace, declined: true), [], .contact), (.returnMessage(.email), [], .returned),
        (.requestReview(reason: "A film"), [.crime, .noSuspect], .review),
        (.reopen(reason: "A film"), [.crime, .noSuspect], .reopened),
    ]

    @Test("is to be done again when the facts change, and is done when it is done again", arguments: causes)
    func again(command: FileCommand, after: [FileCommand], cause: Triage.RedoCause) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(command.isOfTheEnd ? .take : command)
        #expect(!story.state.triage.isToBeRedone, "nothing was weighed yet")
        try story.adding(.thrive())
        for command in after { try story.adding(command) }
        #expect(!story.state.triage.isToBeRedone)
        if command != .evidence(1) { try story.adding(command) } else { try story.adding(.evidence(2)) }
        #expect(story.state.triage.causesToRedo == [cause])
        guard story.state.status.isOpen else { return }
        try story.adding(.thrive(.high))
        #expect(story.state.triage.causesToRedo.isEmpty)
        #expect(story.state.triage.assessed?.fact.levels[.harm] == .high)
    }

    static let byStaff: [(FileCommand, [FileCommand], Triage.RedoCause)] = [
        (.contract(.assessNeeds(ContractTests.needs)), [], .needs), (.add(1, as: .suspect), [], .suspect),
        (.add(1, as: .convicted), [], .suspect),
        (
            .parties(.assertRole(.numbered(1), .suspect, source: .told)), [.add(1, as: .witness)], .suspect
        ),
        (
            .parties(
                .linkFile(
                    NewFileLink(
                        file: FileID(high: 1, low: 2), reference: PartyRefusalTests.own, how: .sameOffender,
                        reason: "Same plate"))), [], .link
        ),
        (
            .record(.crime(offence: "8L"), reason: "He came back", circumstances: .victimSays), [.crime],
            .reclassified
        ),
        (
            .contract(
                .noteContact(
                    NewContact(
                        direction: .incoming, channel: .call, at: ContractTests.now, detail: ContractTests.detail))),
            [], .noted
        ),
    ]

    @Test("is to be done again when staff put something on the file that changes what was weighed", arguments: byStaff)
    func againByStaff(command: FileCommand, after: [FileCommand], cause: Triage.RedoCause) throws {
        var story = try Story(under: try ContractTests.rules())
        for command in [.thrive()] + after { try story.adding(command) }
        #expect(!story.state.triage.isToBeRedone, "what came before changes nothing")
        try story.adding(command)
        #expect(story.state.triage.causesToRedo == [cause])
        try story.adding(.thrive(.high))
        #expect(!story.state.triage.isToBeRedone)
    }

    static let harmless: [FileCommand] = [
        .add(1, as: .witness), .crime,
        .contract(
            .noteContact(
                NewContact(
                    direction: .outgoing, channel: .call, at: ContractTests.now, detail: ContractTests.detail))),
    ]

    @Test("stays as it is where what staff do changes nothing that was weighed", arguments: harmless)
    func notAgain(command: FileCommand) throws {
        var story = try Story(under: try ContractTests.rules())
        try story.adding(.thrive())
        try story.adding(command)
        #expect(!story.state.triage.isToBeRedone)
    }

    @Test("keeps a level and a reason for each letter, and what was suggested")
    func kept() throws {
        var story = try Story(under: try Station().rules)
        let facts = try story.adding(.thrive(.medium), by: Station.priya)
        #expect(facts.map(\.kind) == [.taken, .promiseKept, .thriveAssessed])
        let fact = try #require(story.state.triage.assessed?.fact)
        #expect(fact.by == "priya.nair")
        #expect(fact.notes.value?.map(\.element) == ThriveElement.allCases)
        #expect(ThriveElement.allCases.allSatisfy { fact.levels[$0] == .medium })
    }

    /// The Station's grades have 60 minutes.
    @Test(
        "starts the clock of the grade, which is kept or missed",
        arguments: [(30, 0, true), (60, 0, true), (61, 0, false), (90, 31, true), (90, 29, false)])
    func clock(minutes: Int64, minutesAgo: Int, isKept: Bool) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P1", reason: "Now"))
        let due = Station.friday.adding(seconds: 3_600)
        #expect(story.state.triage.clockStanding(at: Station.friday) == .running(due: due))
        #expect(story.state.triage.clockStanding(at: due.adding(seconds: 1)) == .overdue(since: due))
        story.now = Station.friday.adding(seconds: minutes * 60)
        try story.adding(.triage(.stopClock(minutesAgo: minutesAgo)))
        let at = story.now.adding(seconds: -Int64(minutesAgo) * 60)
        let standing: Triage.ClockStanding = isKept ? .kept(at: at, due: due) : .missed(at: at, due: due)
        #expect(story.state.triage.clockStanding(at: story.now.adding(hours: 9)) == standing)
        #expect(story.state.triage.runningClockDue == nil)
    }

    @Test("starts the clock again with another grade, and not after it has stopped")
    func regraded() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P1", reason: "Now"))
        story.now = Station.friday.adding(hours: 1)
        try story.adding(.grade(code: "P2", reason: "Less"))
        #expect(story.state.triage.clockDue == Station.friday.adding(hours: 2))
        try story.adding(.triage(.stopClock(minutesAgo: 0)))
        story.now = Station.friday.adding(hours: 5)
        try story.adding(.grade(code: "P1", reason: "More"))
        #expect(story.state.triage.clockDue == Station.friday.adding(hours: 2))
    }
}

extension FileCommand {
    /// Whether it needs a file that has ended.
    fileprivate var isOfTheEnd: Bool {
        switch self {
        case .requestReview, .reopen: true
        default: false
        }
    }
}

@Suite("A refusal to weigh a report, or to stop its clock")
struct TriageRefusalTests {
    static let graded = FileCommand.grade(code: "P1", reason: "Now")
    static let stop = FileCommand.triage(.stopClock(minutesAgo: 0))

    static let rows: [RefusalTests.Row] =
        ThriveElement.allCases.map { .init(.thrive(without: $0), .triage(.letterMissing($0))) } + [
            .init(
                .triage(
                    .assess(
                        ThriveElement.allCases.map { ThriveNote(element: $0, level: .low, text: " ") }, suggested: nil)),
                .triage(.letterMissing(.threat))),
            .init(stop, .triage(.noClock)), .init(stop, after: [graded, stop], .triage(.clockStoppedAlready)),
            .init(.triage(.stopClock(minutesAgo: 1)), after: [graded], .triage(.outsideTheClock)),
            .init(.triage(.stopClock(minutesAgo: -1)), after: [graded], .triage(.outsideTheClock)),
            .init(.triage(.stopClock(minutesAgo: 40_321)), after: [graded], .triage(.outsideTheClock)),
            .init(.first(), after: [graded], .triage(.firstDecisionMade)),
            .init(.first(), after: [.crime], .triage(.firstDecisionMade)),
            .init(.thrive(), after: RefusalTests.closed, .finalised(.decided)),
            .init(.first(), after: RefusalTests.closed, .finalised(.decided)),
            // Any part that cannot be is a reason against the whole.
            .init(.first(grade: "P9"), .unknownGrade("P9")), .init(.first(unit: "moon"), .unknownUnit("moon")),
            .init(.first(answer: " "), .emptyText),
            .init(.first(of: .crime(offence: "999")), .classification(.unknownOffence("999"))),
            .init(.first(of: .notOurs(body: "The council"), unit: "roads"), .finalised(.redirected)),
            .init(
                .first(of: RefusalTests.behaviour, by: .victimSays), .recording(.isCrime(.victimSaysSo))),
        ]

    @Test("says exactly why, and leaves the file as it was", arguments: rows)
    func says(row: RefusalTests.Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.after { try story.adding(command) }
        let before = story.state
        #expect(throws: row.refusal) { try story.adding(row.command) }
        #expect(story.state == before)
    }

    @Test("comes from the rights of each part: who may not do one part may not do the whole")
    func rights() throws {
        let story = try Story(under: try Station().rules)
        #expect(throws: FileRefusal.notPermitted(.role)) { try story.deciding(.first(), by: Station.amara) }
        #expect(throws: FileRefusal.notPermitted(.role)) { try story.deciding(.first(), by: Station.ruth) }
        #expect(throws: FileRefusal.notPermitted(.onlyStaff)) { try story.deciding(.first(), by: .person) }
    }
}

extension FileCommand {
    static func first(
        of classification: Classification = .crime(offence: "44"), grade: String = "P4", unit: String? = "roads",
        answer: String? = "Thank you", by circumstances: ReportedCircumstances? = nil
    ) -> FileCommand {
        .triage(
            .decideFirst(
                FirstDecision(
                    thrive: ThriveElement.allCases.map { ThriveNote(element: $0, level: .low, text: "As told") },
                    suggested: ThriveLevels(), grade: grade, gradeReason: "Nobody is in danger",
                    recording: .init(
                        classification, reason: "As told",
                        circumstances: circumstances ?? (classification.offence == nil ? .noCrime : .victimSays)),
                    owner: unit.map { .init(unit: $0, officer: nil, because: .hand("Why")) },
                    answer: answer.map { PersonUpdate(text: $0) })))
    }
}

@Suite("A first decision")
struct FirstDecisionTests {
    @Test("weighs, grades, records, allocates and answers in one")
    func whole() throws {
        var story = try Story(under: try Station().rules)
        let facts = try story.adding(.first(), by: Station.priya)
        #expect(
            facts.map(\.kind) == [
                .taken, .promiseKept, .thriveAssessed, .graded, .recorded, .allocated, .staffWrote, .promiseKept,
            ])
        #expect(story.state.status == .allocated)
        #expect(story.state.recorded?.crimes == 1)
        #expect(story.state.promises.allSatisfy { $0.keptAt != nil || $0.due == nil || $0.rule == "VC04-REFER" })
    }

    @Test("leaves without an owner what is not ours, and unanswered whoever gave no name")
    func less() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.first(of: .notOurs(body: "The council"), unit: nil))
        #expect(story.state.status == .redirected)
        #expect(story.state.allocation == nil)
        var nameless = try Story(Sketch(reporter: nil), under: try Station().rules)
        #expect(throws: FileRefusal.nobodyToWriteTo) { try nameless.adding(.first()) }
        try nameless.adding(.first(answer: nil))
        #expect(nameless.state.status == .allocated)
    }
}
