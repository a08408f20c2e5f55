import Policing
import Testing

@Suite("An update beside an action")
struct PersonUpdateTests {
    static let update = PersonUpdate(text: "We have read it. We will call you.")
    static let grade = FileCommand.grade(code: "P4", reason: "No danger")

    @Test("is said in the same answer as what it tells of")
    func together() throws {
        var story = try Story(under: try Station().rules)
        let facts = try story.adding(.informing(Self.grade, Self.update), by: Station.priya)
        #expect(facts.map(\.kind) == [.taken, .promiseKept, .graded, .staffWrote, .promiseKept])
        guard case .staffWrote(let letter) = facts[3] else { return }
        #expect(letter.about == .graded && letter.name == "Priya Nair" && letter.text.value == Self.update.text)
        #expect(story.state.grade?.grade == "P4")
        #expect(Set(story.state.promises.filter { $0.keptAt != nil }.map(\.rule)) == ["FORCE-READ", "FORCE-REPLY"])
    }

    @Test("keeps no promise twice, and answers no message that the person wrote")
    func unanswered() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.addMessage(text: "Is there news?"))
        try story.adding(.informing(Self.grade, Self.update))
        #expect(story.state.unansweredMessages == 1)
        #expect(story.state.promises.contains { $0.rule == "FORCE-MESSAGE" && $0.keptAt == nil })
        try story.adding(.write(text: "Yes, there is."))
        #expect(story.state.unansweredMessages == 0)
    }

    struct Row: Sendable {
        let command: FileCommand
        let refusal: FileRefusal
        var actor = Station.tom
        var sketch = Sketch()
    }

    static let rows: [Row] = [
        Row(command: .informing(grade, PersonUpdate(text: " ")), refusal: .emptyText),
        Row(
            command: .informing(grade, PersonUpdate(text: String(repeating: "a", count: 10_001))),
            refusal: .tooLong(limit: 10_000)),
        Row(
            command: .informing(grade, PersonUpdate(text: "{decision}.")),
            refusal: .wording(.placeholderEmpty(.decision))),
        Row(
            command: .informing(grade, PersonUpdate(text: "Call 0121 496 0555")),
            refusal: .wording(.phoneNumber("0121 496 0555"))),
        Row(
            command: .informing(grade, PersonUpdate(text: "Zadzwoń do nas.", english: "Call 0121 496 0555")),
            refusal: .wording(.phoneNumber("0121 496 0555"))),
        Row(
            command: .informing(grade, PersonUpdate(text: "Napisz.", english: "Write to dan@example.com")),
            refusal: .wording(.email("dan@example.com"))),
        Row(command: .informing(.grade(code: "P9", reason: "?"), update), refusal: .unknownGrade("P9")),
        Row(command: .informing(grade, update), refusal: .nobodyToWriteTo, sketch: Sketch(reporter: nil)),
        Row(command: .informing(grade, update), refusal: .notPermitted(.role), actor: Station.ruth),
        Row(command: .informing(.addMessage(text: "?"), update), refusal: .notPermitted(.onlyStaff), actor: .person),
        Row(command: .write(text: "Ask at B1 1AA"), refusal: .wording(.address("B1 1AA"))),
        Row(command: .write(text: "Ask {somebody}"), refusal: .wording(.placeholderUnknown("somebody"))),
    ]

    @Test("and its action are both refused when one of them is", arguments: rows)
    func refused(row: Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        let before = story.state
        #expect(throws: row.refusal) { try story.adding(row.command, by: row.actor) }
        #expect(story.state == before)
    }

    @Test("is checked where the action itself is words to the person")
    func explanations() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        let unsafe = NewOutcome(
            code: "18", body: nil, victim: .supports, explanation: "Why: {reason}")
        #expect(throws: FileRefusal.wording(.placeholderEmpty(.reason))) { try story.adding(.decideOutcome(unsafe)) }
        try story.adding(.noSuspect)
        try story.adding(.requestReview(reason: "A witness"))
        #expect(throws: FileRefusal.wording(.address("B1 1AA"))) {
            try story.adding(.answerReview(upheld: true, explanation: "We went to B1 1AA."))
        }
    }

    @Test("is kept with its English, where it is a reply in another language")
    func english() throws {
        var story = try Story(under: try Station().rules)
        let facts = try story.adding(
            .informing(Self.grade, PersonUpdate(text: "Przeczytaliśmy.", english: "We have read it.")))
        guard case .staffWrote(let letter) = facts[3] else {
            Issue.record("no letter")
            return
        }
        #expect(letter.english?.value == "We have read it.")
    }
}
