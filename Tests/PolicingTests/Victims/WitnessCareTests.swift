import Foundation
import Policing
import Testing

/// What the Witness Care Unit must tell is counted from when the unit was told itself.
///
/// Source: Victims' Code 2020, rights 8 and 9.
@Suite("What the Witness Care Unit must tell")
struct WitnessCareTests {
    /// It happens on a Friday before a bank holiday; the unit is told on the Wednesday after.
    static let happened = Station.friday
    static let careTold = happened.adding(hours: 24 * 5)
    static let tuesday = Moment(iso8601: "2026-09-01T22:59:59.999Z")!
    static let thursday = Moment(iso8601: "2026-09-03T22:59:59.999Z")!
    static let fifthDay = Moment(iso8601: "2026-09-09T22:59:59.999Z")!

    private static func story() throws -> Story {
        let rules = try ContractTests.rules()
        let limits: [(String, PromiseTrigger, Limit)] = [
            ("VC08-HEARING", .hearingFixed, .workingDays(1)), ("VC08-WARRANT", .warrantIssued, .workingDays(5)),
        ]
        let more = limits.map { id, trigger, limit in
            PromiseRule(
                id: id, edition: "2020", right: 8, trigger: trigger, obligation: id, responsible: .witnessCareUnit,
                standard: limit, enhanced: .workingDays(1), clock: .witnessCareTold, status: .sourced)
        }
        var story = try Story(
            under: Rulebook(
                promises: try rules.promises.adding(more), calendar: rules.calendar, grades: rules.grades,
                offences: rules.offences, outcomes: rules.outcomes, asb: rules.asb, units: rules.units))
        story.now = careTold.adding(hours: 1)
        return story
    }

    private static func event(
        _ trigger: PromiseTrigger, care: Moment?, told: Moment? = nil
    ) -> FileCommand {
        .contract(.noteEvent(trigger, happenedAt: happened, careToldAt: care, toldAt: told))
    }

    @Test("is counted from when the unit was told, and from when it happened where that was not said")
    func counted() throws {
        for (care, due) in [(Self.careTold, Self.thursday), (nil, Self.tuesday)] as [(Moment?, Moment)] {
            var story = try Self.story()
            try story.adding(Self.event(.hearingFixed, care: care))
            #expect(story.state.promises.last?.rule == "VC08-HEARING" && story.state.promises.last?.due == due)
            #expect(story.state.contract.events.map(\.careToldAt) == [care])
        }
    }

    @Test("is due sooner by Enhanced Rights, counted from the same moment")
    func enhanced() throws {
        var story = try Self.story()
        try story.adding(Self.event(.warrantIssued, care: Self.careTold))
        #expect(story.state.promises.last?.due == Self.fifthDay)
        try story.adding(VictimRightsTests.enhance)
        #expect(story.state.promises.last { $0.rule == "VC08-WARRANT" }?.due == Self.thursday)
    }

    @Test("is kept by a word before the unit was told, but not before it happened")
    func toldBefore() throws {
        func call(_ moment: Moment) -> FileCommand {
            .contract(
                .noteContact(
                    NewContact(
                        direction: .outgoing, channel: .call, at: moment, detail: ContractTests.detail,
                        told: ["VC08-HEARING"])))
        }
        var story = try Self.story()
        try story.adding(Self.event(.hearingFixed, care: Self.careTold))
        #expect(throws: FileRefusal.contract(.toldBeforeItHappened)) {
            try story.deciding(call(Self.happened.adding(seconds: -1)))
        }
        try story.adding(call(Self.happened.adding(hours: 1)))
        #expect(
            story.state.promises.last { $0.rule == "VC08-HEARING" }?.keptAt == Self.happened.adding(hours: 1))
        let told = Self.happened.adding(hours: 2)
        try story.adding(Self.event(.warrantIssued, care: Self.careTold, told: told))
        #expect(story.state.promises.last { $0.rule == "VC08-WARRANT" }?.keptAt == told)
    }

    @Test("refuses a time that cannot be, and one that nothing is counted from")
    func refused() throws {
        var story = try Self.story()
        let before = story.state
        let rows: [(FileCommand, ContractRefusal)] = [
            (Self.event(.hearingFixed, care: story.now.adding(seconds: 1)), .notYetHappened),
            (Self.event(.hearingFixed, care: Self.happened.adding(seconds: -1)), .careToldBeforeItHappened),
            (Self.event(.suspectArrested, care: Self.careTold), .notOfWitnessCare(.suspectArrested)),
        ]
        for (command, refusal) in rows {
            #expect(throws: FileRefusal.contract(refusal)) { try story.adding(command) }
        }
        #expect(story.state == before)
    }

    @Test("reads facts of before, which say nothing of it")
    func factsOfBefore() throws {
        let fact = CodeEventNoted(trigger: .hearingFixed, happenedAt: Self.happened, by: "tom.hale")
        let stored = try JSONEncoder().encode(fact)
        #expect(!String(decoding: stored, as: UTF8.self).contains("careToldAt"))
        #expect(try JSONDecoder().decode(CodeEventNoted.self, from: stored) == fact)
        let said = CodeEventNoted(
            trigger: .hearingFixed, happenedAt: Self.happened, by: "tom.hale", careToldAt: Self.careTold)
        #expect(try JSONDecoder().decode(CodeEventNoted.self, from: JSONEncoder().encode(said)) == said)
    }
}
