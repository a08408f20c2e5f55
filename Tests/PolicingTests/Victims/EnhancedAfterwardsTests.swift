import Policing
import Testing

/// What is found out after the report counts as much as what the report says.
@Suite("Enhanced rights that are found out after the report")
struct EnhancedAfterwardsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let command: FileCommand
        let ground: String
    }

    private static let stalking = FileCommand.record(
        .crime(offence: "8Q"), reason: "He follows her", circumstances: .victimSays)

    static let rows: [Row] = [
        Row(
            testDescription: "by an assessment",
            command: .contract(
                .assessNeeds(
                    VictimNeeds(
                        reasons: [.intimidated: "He lives next door"], interpreter: nil, access: nil, safeContact: nil))
            ), ground: "intimidated"),
        Row(testDescription: "by the offence that it is recorded as", command: stalking, ground: "stalking"),
    ]

    @Test("weigh in THRIVE, in solvability, in allocation and in the queue", arguments: rows)
    func found(row: Row) throws {
        let rules = try Station().rules
        var story = try Story(under: rules)
        #expect(!story.state.hasEnhancedRights)
        let before = QueueRank.rank(of: story.state)
        try story.adding(row.command)
        let state = story.state
        #expect(state.enhancedGrounds == [row.ground])
        let signs = ThriveSubject(state: state, form: nil).suggestion(at: story.now, words: DangerWords(phrases: []))
            .signs
        #expect(signs.contains(.enhanced(row.ground)))
        #expect(rules.solvability.found(in: state).contains("enhanced"))
        #expect(AllocationFeatures(of: state, in: rules.allocation.areas).isEnhanced)
        #expect(QueueRank.rank(of: state) < before)
    }

    @Test("shorten the promises that are made from then on")
    func shorter() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.stalking)
        try story.adding(.addMessage(text: "He is here again"))
        let due = try #require(story.state.promises.last { $0.rule == Victims.Rules.message }?.due)
        #expect(
            due
                == story.rules.promises.due(
                    try #require(story.rules.promises[Victims.Rules.message]), from: story.now, enhanced: true,
                    calendar: story.rules.calendar))
    }

    @Test("are gone with the record that gave them, and are nobody's where nobody is a victim")
    func gone() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.stalking)
        let cancellation = Cancellation(
            ground: .recordedInError, evidence: "Another person", otherForceAgreed: false, other: "")
        try story.adding(.informing(.cancelCrime(cancellation), PersonUpdate(text: "It was not you who was meant.")))
        #expect(!story.state.hasEnhancedRights)
        try story.adding(
            .record(
                .crime(offence: "92D"), reason: "A knife",
                circumstances: ReportedCircumstances(
                    basis: .state, reporter: .bystander, probablyACrime: true, pointsToProveMadeOut: true)))
        #expect(!story.state.hasEnhancedRights)
    }
}
