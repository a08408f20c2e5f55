import Policing
import Testing

/// Which promises a report makes, and by when: it arrives on Friday 28 August 2026 at ten in London,
/// and the Monday after is a bank holiday.
@Suite("A report promises")
struct PromisesMadeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let sketch: Sketch
        let promises: [String]

        var testDescription: String { name }
    }

    static let read = "FORCE-READ 2026-08-29T09:00:00Z"
    static let reply = "FORCE-REPLY 2026-08-30T09:00:00Z"
    /// Enhanced: one working day, which is the Tuesday.
    static let enhancedReply = "FORCE-REPLY 2026-09-01T22:59:59.999Z"
    static let support = "VC04-REFER 2026-09-02T22:59:59.999Z"

    static let rows: [Row] = [
        Row(name: "to a victim", sketch: Sketch(), promises: [read, reply]),
        Row(
            name: "to a victim who wants support", sketch: Sketch(wantsSupport: true), promises: [read, reply, support]),
        Row(name: "to a victim without a name", sketch: Sketch(reporter: nil), promises: [read]),
        Row(
            name: "to a victim without a name who wants support", sketch: Sketch(wantsSupport: true, reporter: nil),
            promises: [read, support]),
        Row(
            name: "to a victim with enhanced rights", sketch: Sketch(ground: "domestic-abuse", wantsSupport: true),
            promises: [read, enhancedReply, support]),
        Row(
            name: "to somebody who is no victim", sketch: Sketch(isVictimBased: false, wantsSupport: true),
            promises: [read, reply]),
        Row(
            name: "no enhanced rights without a victim", sketch: Sketch(isVictimBased: false, ground: "domestic-abuse"),
            promises: [read, reply]),
        Row(
            name: "nothing to somebody without a name who tells something",
            sketch: Sketch(isVictimBased: false, reporter: nil),
            promises: [read]),
    ]

    @Test("exactly this", arguments: rows)
    func made(row: Row) throws {
        let story = try Story(row.sketch, under: try Station().rules)
        #expect(story.state.promises.map { "\($0.rule) \($0.due?.iso8601 ?? "-")" } == row.promises)
        #expect(story.state.promises.map(\.number) == Array(1...row.promises.count))
        #expect(story.state.promises.allSatisfy { $0.madeAt == Station.friday && $0.keptAt == nil })
    }

    @Test(
        "an answer to each message, and to a request to look again, over a bank holiday",
        arguments: [
            (false, "FORCE-MESSAGE", "2026-09-02T22:59:59.999Z"), (true, "FORCE-MESSAGE", "2026-09-01T22:59:59.999Z"),
            (false, "FORCE-REVIEW", "2026-09-07T22:59:59.999Z"), (true, "FORCE-REVIEW", "2026-09-07T22:59:59.999Z"),
        ])
    func later(enhanced: Bool, rule: String, due: String) throws {
        var story = try Story(Sketch(ground: enhanced ? "stalking" : nil), under: try Station().rules)
        if rule == "FORCE-REVIEW" {
            for command in [FileCommand.crime, .noSuspect, .requestReview(reason: "A witness")] {
                try story.adding(command)
            }
        } else {
            try story.adding(.addMessage(text: "Is there news?"))
        }
        let promise = try #require(story.state.promises.last)
        #expect(promise.rule == rule)
        #expect(promise.due?.iso8601 == due)
    }

    @Test("and is late only once the time has passed and nothing was done")
    func late() throws {
        var story = try Story(under: try Station().rules)
        let promise = try #require(story.state.promises.first)
        let due = try #require(promise.due)
        #expect(!promise.isLate(at: due))
        #expect(promise.isLate(at: due.adding(seconds: 1)))
        story.now = due.adding(hours: 5)
        try story.adding(.take)
        let kept = try #require(story.state.promises.first)
        #expect(kept.keptAt == story.now && !kept.isLate(at: story.now))
    }
}
