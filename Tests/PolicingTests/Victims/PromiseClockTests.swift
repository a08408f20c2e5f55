import Policing
import Testing

/// From which moment each rule of the Code is counted, where the report, the event, the decision and the note of it lie
/// days apart. What is counted from the Witness Care Unit has its own tests.
///
/// Source: Victims' Code 2020, by the clocks of its table.
@Suite("The clocks of the promises")
struct PromiseClockTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let clock: PromiseClock
        let rule: String
        /// Each command, and on which day after the report.
        let acts: [(Int64, FileCommand)]
        let standing: VictimRight.Standing
        var sketch = Sketch()

        var testDescription: String { "\(clock): \(rule)" }
    }

    static func day(_ number: Int64) -> Moment { Station.friday.adding(hours: 24 * number) }
    static func end(_ date: String) -> Moment { Moment.endOfDay(london: CivilDate(iso: date)!) }

    static let write = FileCommand.write(text: "We have recorded it as a crime.")
    static let complaint = FileCommand.contract(.noteEvent(.complaintReceived, happenedAt: day(1), toldAt: nil))

    /// The report comes on a Friday; the Monday after is a bank holiday.
    static let rows: [Row] = [
        Row(
            clock: .received, rule: "VC04-REFER", acts: [(3, .take), (4, .crime)], standing: .due(end("2026-09-02")),
            sketch: Sketch(wantsSupport: true)),
        Row(clock: .received, rule: "VC02-REC", acts: [(0, .take)], standing: .due(day(1))),
        Row(
            clock: .received, rule: "VC12-COMPLAINT-ACK", acts: [(5, complaint)], standing: .due(end("2026-09-14"))),
        Row(clock: .recorded, rule: "VC03-CONF", acts: [(1, write), (2, .crime)], standing: .due(nil)),
        Row(clock: .recorded, rule: "VC03-CONF", acts: [(2, .crime), (3, write), (4, write)], standing: .kept(day(3))),
        Row(
            clock: .decided, rule: "VC06-NOINV", acts: [(1, .crime), (5, VictimRightsTests.filed)],
            standing: .due(end("2026-09-09"))),
        Row(
            clock: .happened, rule: "VC06-ARREST", acts: [(1, .crime), (5, ContractTests.event())],
            standing: .due(end("2026-09-07"))),
        Row(
            clock: .lastUpdate, rule: "VC06-UPDATE", acts: [(1, VictimRightsTests.every(10)), (5, write)],
            standing: .due(end("2026-09-12"))),
    ]

    @Test("begin at the moment that they name, and at no other", arguments: rows)
    func begins(row: Row) throws {
        let rules = try VictimRightsTests.rightRules()
        let complaint = PromiseRule(
            id: "VC12-COMPLAINT-ACK", edition: "2020", right: 12, trigger: .complaintReceived,
            obligation: "Acknowledge it", responsible: .anyBody, standard: .workingDays(10),
            enhanced: .workingDays(10), clock: .received, status: .verify)
        let all = Rulebook(
            promises: try rules.promises.adding([complaint]), calendar: rules.calendar, grades: rules.grades,
            offences: rules.offences, outcomes: rules.outcomes, asb: rules.asb, units: rules.units)
        var story = try Story(row.sketch, under: all)
        for (day, command) in row.acts {
            story.now = Self.day(day)
            try story.adding(command)
        }
        let rights = VictimRights.rows(of: story.state, at: min(story.now, Self.day(5)), under: all)
        #expect(rights.first { $0.rule == row.rule }?.standing == row.standing)
    }
}
