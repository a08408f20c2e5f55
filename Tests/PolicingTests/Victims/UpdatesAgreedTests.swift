import Foundation
import Policing
import Testing

/// How often each victim wants to hear.
///
/// Source: Victims' Code 2020, right 6.
@Suite("Updates as often as each victim agreed")
struct UpdatesAgreedTests {
    static let daniel = PartyID.numbered(1)

    private static func story() throws -> Story {
        var story = try Story(under: try VictimRightsTests.rightRules())
        for command in [FileVictimsTests.crime(by: .victim), FileVictimsTests.daniel] { try story.adding(command) }
        return story
    }

    private static func agree(_ days: Int?, _ victim: PartyID?) -> FileCommand {
        let word = ContractCommand.sayPreference(NewPreference(updateDays: days, saidBy: "By phone"))
        return .contract(victim.map { .of($0, word) } ?? word)
    }

    private static func standing(_ victim: PartyID?, in story: Story) -> VictimRight.Standing? {
        VictimRights.rows(of: story.state, for: victim, at: story.now, under: story.rules)
            .first { $0.rule == "VC06-UPDATE" }?.standing
    }

    private static func day(_ date: String) -> Moment { Moment.endOfDay(london: CivilDate(iso: date)!) }

    @Test("are each victim's own, and change nothing of how anybody is reached")
    func own() throws {
        var story = try Self.story()
        try story.adding(Self.agree(7, nil))
        try story.adding(Self.agree(28, Self.daniel))
        #expect(story.state.contract.of(nil).updateDays == 7 && story.state.contract.of(Self.daniel).updateDays == 28)
        #expect(Self.standing(nil, in: story) == .due(Self.day("2026-09-04")))
        #expect(Self.standing(Self.daniel, in: story) == .due(Self.day("2026-09-25")))
        try story.adding(Self.agree(nil, Self.daniel))
        #expect(Self.standing(Self.daniel, in: story) == .notApplicable(.noInterval))
        #expect(Self.standing(nil, in: story) == .due(Self.day("2026-09-04")))
        #expect(story.state.reporter == Sketch.grace)
        let reach = NewPreference(reporter: Sketch.grace, declined: true, updateDays: 7, saidBy: "By phone")
        #expect(throws: FileRefusal.contract(.reachedAmongPeople)) {
            try story.deciding(.contract(.of(Self.daniel, .sayPreference(reach))))
        }
        #expect(throws: FileRefusal.contract(.updateDaysOutOfRange(limit: 90))) {
            try story.deciding(Self.agree(91, Self.daniel))
        }
    }

    @Test("are kept by what is said to that victim alone: a word on the page, or a contact with them")
    func kept() throws {
        var story = try Self.story()
        for victim in [nil, Self.daniel] { try story.adding(Self.agree(7, victim)) }
        story.now = Station.friday.adding(hours: 24 * 3)
        try story.adding(.write(text: "We are still looking."))
        #expect(Self.standing(nil, in: story) == .due(Self.day("2026-09-07")))
        #expect(Self.standing(Self.daniel, in: story) == .due(Self.day("2026-09-04")))
        story.now = Station.friday.adding(hours: 24 * 8)
        #expect(Self.standing(Self.daniel, in: story) == .late(due: Self.day("2026-09-04")))
        let call = NewContact(direction: .outgoing, channel: .call, at: story.now, detail: ContractTests.detail)
        try story.adding(.contract(.of(Self.daniel, .noteContact(call))))
        #expect(Self.standing(Self.daniel, in: story) == .due(Self.day("2026-09-12")))
        #expect(Self.standing(nil, in: story) == .due(Self.day("2026-09-07")))
        // What they say to the force tells them nothing.
        story.now = Station.friday.adding(hours: 24 * 9)
        let back = NewContact(direction: .incoming, channel: .call, at: story.now, detail: ContractTests.detail)
        try story.adding(.contract(.of(Self.daniel, .noteContact(back))))
        #expect(Self.standing(Self.daniel, in: story) == .due(Self.day("2026-09-12")))
    }

    @Test("stop for whoever wants to hear no more, and for nobody else")
    func declined() throws {
        var story = try Self.story()
        for victim in [nil, Self.daniel] { try story.adding(Self.agree(7, victim)) }
        try story.adding(.changeContact(Sketch.grace, declined: true))
        #expect(Self.standing(nil, in: story) == .notApplicable(.declined))
        #expect(Self.standing(Self.daniel, in: story) == .due(Self.day("2026-09-04")))
    }
}
