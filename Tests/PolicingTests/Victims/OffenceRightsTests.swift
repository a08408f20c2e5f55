import Foundation
import Policing
import Testing

/// Enhanced Rights by the offence that somebody records, whatever the report was called.
@Suite("The Enhanced Rights of a recorded offence")
struct OffenceRightsTests {
    static let stalking = FileCommand.record(
        .crime(offence: "8Q"), reason: "He follows her", circumstances: .victimSays)

    private static func story() throws -> Story { try Story(under: try ContractTests.rules()) }

    @Test("begin when it is recorded, and what is promised already is due sooner by a fact of that decision")
    func recorded() throws {
        var story = try Self.story()
        story.now = ContractTests.now.adding(hours: 2)
        try story.adding(ContractTests.event(ContractTests.now))
        let promise = try #require(story.state.promises.last)
        #expect(promise.due == VictimRightsTests.fiveDays && !story.state.hasEnhancedRights)
        story.now = ContractTests.now.adding(hours: 24)
        let facts = try story.adding(Self.stalking)
        #expect(story.state.hasEnhancedRights && story.state.enhancedGrounds == ["stalking"])
        // One working day from the arrest, not from the recording a day later.
        #expect(
            facts.last == .promiseShortened(PromiseShortened(number: promise.number, due: VictimRightsTests.oneDay)))
        #expect(story.state.promises.last?.due == VictimRightsTests.oneDay)
        let rows = VictimRights.rows(of: story.state, at: story.now, under: story.rules)
        #expect(rows.first { $0.rule == "VC06-ARREST" }?.standing == .due(VictimRightsTests.oneDay))
    }

    @Test("hold for what is promised from then on, and go with the crime when it is recorded as another")
    func after() throws {
        var story = try Self.story()
        try story.adding(Self.stalking)
        try story.adding(ContractTests.event())
        #expect(story.state.promises.last?.due == VictimRightsTests.oneDay)
        try story.adding(.record(.crime(offence: "44"), reason: "A theft", circumstances: .victimSays))
        #expect(!story.state.hasEnhancedRights)
        #expect(story.state.promises.last?.due == VictimRightsTests.oneDay, "what was promised stays promised")
    }

    @Test("come from an offence beside the first as well")
    func further() throws {
        var story = try Self.story()
        let both = ReportedCircumstances(
            basis: .victim, reporter: .victim, probablyACrime: true,
            further: [FurtherOffence(offence: "8Q", whom: .otherVictim)])
        try story.adding(.record(.crime(offence: "44"), reason: "Both", circumstances: both))
        #expect(story.state.hasEnhancedRights)
    }

    @Test("shorten what is open when an assessment finds them, and leave alone what was kept")
    func assessed() throws {
        var story = try Self.story()
        try story.adding(ContractTests.event(told: ContractTests.now))
        try story.adding(ContractTests.event())
        let facts = try story.adding(.contract(.assessNeeds(ContractTests.needs)))
        let shortened = facts.compactMap { if case .promiseShortened(let fact) = $0 { fact } else { nil } }
        let open = story.state.promises.filter { $0.rule == "VC06-ARREST" && $0.keptAt == nil }
        #expect(shortened.map(\.due).allSatisfy { $0 == VictimRightsTests.oneDay || $0 < VictimRightsTests.oneDay })
        #expect(open.map(\.due) == [VictimRightsTests.oneDay])
        let again = try story.adding(.contract(.assessNeeds(ContractTests.needs)))
        #expect(!again.contains { if case .promiseShortened = $0 { true } else { false } })
    }

    @Test("decide who owns it in the same act, and ever after")
    func allocated() throws {
        let rules = try ContractTests.rules()
        let rule = AllocationRule(
            code: "enhanced", fits: .init(enhancedOnly: true),
            target: .init(unit: .named("roads"), wantsOfficer: false), reason: "They are trained", isAutomatic: true)
        let table = try AllocationTable(rules: [rule], areas: PolicingAreas(districts: [:], points: []))
        var story = try Story(
            under: Rulebook(
                promises: rules.promises, calendar: rules.calendar, grades: rules.grades, offences: rules.offences,
                outcomes: rules.outcomes, asb: rules.asb, units: rules.units, allocation: table))
        #expect(!AllocationFeatures(of: story.state, in: table.areas).isEnhanced)
        try story.adding(Self.stalking)
        #expect(story.state.allocation?.unit == "roads")
        #expect(AllocationFeatures(of: story.state, in: table.areas).isEnhanced)
    }

    @Test("are read from facts that were written before offences had grounds")
    func before() throws {
        let old = #"{"by":"tom.hale","classification":{"is":"crime","offence":"8Q"},"reason":"He follows her"}"#
        let fact = try JSONDecoder().decode(Recorded.self, from: Data(old.utf8))
        #expect(fact.grounds == nil)
        let state = try Self.story().state.adding([.recorded(fact)], by: Station.tom, at: ContractTests.now)
        #expect(state.enhancedGrounds == ["stalking"])
    }
}
