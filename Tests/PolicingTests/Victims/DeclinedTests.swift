import Policing
import Testing

/// What a victim wanted once, and then no more: it ends as declined, and is never late.
@Suite("What a victim declines after having accepted it")
struct DeclinedTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rule: String
        let yes: VictimNeeds
        let no: VictimNeeds

        var testDescription: String { rule }
    }

    static let rows = [
        Row(rule: "VC04-REFER", yes: VictimNeeds(support: .yes), no: VictimNeeds(support: .no)),
        Row(rule: "VC07-TAKE", yes: VictimNeeds(statement: .aloud), no: VictimNeeds(statement: .no)),
        Row(rule: "VC03-RJ", yes: VictimNeeds(restorative: .wanted), no: VictimNeeds(restorative: .no)),
    ]

    static let daniel = PartyID.numbered(1)

    private static func story(_ sketch: Sketch = Sketch()) throws -> Story {
        var story = try Story(sketch, under: try VictimRightsTests.rightRules())
        for command in [FileVictimsTests.crime(by: .victim), FileVictimsTests.daniel] { try story.adding(command) }
        return story
    }

    private static func assess(_ needs: VictimNeeds, _ victim: PartyID?) -> FileCommand {
        .contract(victim.map { .of($0, .assessNeeds(needs)) } ?? .assessNeeds(needs))
    }

    @Test("is owed no more, was not missed, and is owed again when they change their mind", arguments: rows)
    func declined(row: Row) throws {
        for victim in [nil, Self.daniel] {
            var story = try Self.story()
            try story.adding(Self.assess(row.yes, victim))
            let number = try #require(story.state.promises.last { $0.rule == row.rule && $0.victim == victim }).number
            story.now = Station.friday.adding(hours: 24)
            try story.adding(Self.assess(row.no, victim))
            let promise = try #require(story.state.promises.first { $0.number == number })
            #expect(promise.ending == .declined && !promise.isOpen && promise.due == nil)
            #expect(!promise.isLate(at: story.now.adding(hours: 24 * 90)))
            #expect(story.state.nextPromise?.number != number)
            let standing = VictimRights.rows(
                of: story.state, for: victim, at: story.now.adding(hours: 24 * 90), under: story.rules
            ).first { $0.rule == row.rule }?.standing
            #expect(standing == .notApplicable(.refused))
            try story.adding(Self.assess(row.yes, victim))
            let again = story.state.promises.filter { $0.rule == row.rule && $0.victim == victim && $0.isOpen }
            #expect(again.count == 1 && again.first?.madeAt == story.now)
        }
    }

    @Test("leaves nothing of the referral to be done, whether it was wanted with the report or afterwards")
    func referral() throws {
        for sketch in [Sketch(), Sketch(wantsSupport: true)] {
            var story = try Self.story(sketch)
            try story.adding(Self.assess(VictimNeeds(support: .yes), nil))
            #expect(story.state.awaitsReferral)
            try story.adding(Self.assess(VictimNeeds(support: .no), nil))
            #expect(!story.state.awaitsReferral && !story.state.victimsToRefer.contains(nil))
            #expect(!story.state.promises.contains { $0.rule == "VC04-REFER" && $0.isOpen })
            let signs = ThriveSubject(state: story.state, form: sketch.form)
                .suggestion(at: story.now, words: DangerWords(phrases: [])).signs
            #expect(!signs.contains(.supportWanted))
        }
    }

    @Test("keeps a referral that was made")
    func kept() throws {
        var story = try Self.story(Sketch(wantsSupport: true))
        try story.adding(.referToSupport(service: "Help"))
        try story.adding(Self.assess(VictimNeeds(support: .no), nil))
        let promise = try #require(story.state.promises.first { $0.rule == "VC04-REFER" })
        #expect(promise.keptAt == story.now && promise.ending == nil)
    }

    @Test("is declined by facts of before as well, and stays so when the person is erased")
    func before() throws {
        let story = try Self.story(Sketch(wantsSupport: true))
        let person = story.state.person
        let old = NeedsAssessed(grounds: [], needs: Sealed(VictimNeeds(support: .no), of: person), by: "tom.hale")
        let erased = NeedsAssessed(
            grounds: [], needs: Sealed(nil, of: person), by: "tom.hale", declined: ["VC04-REFER"])
        for fact in [old, erased] {
            let state = story.state.adding([.contract(.needsAssessed(fact))], by: Station.tom, at: story.now)
            #expect(state.promises.first { $0.rule == "VC04-REFER" }?.ending == .declined)
            #expect(state.contract.of(nil).declined == ["VC04-REFER"])
        }
    }
}
