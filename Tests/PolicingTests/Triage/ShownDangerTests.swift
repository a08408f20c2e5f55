import Policing
import Testing

/// What puts a new report first in the queue is what is suggested when it is weighed, by one rule.
@Suite("The danger that answers show")
struct ShownDangerTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let destination: String
        /// What was answered to whether it goes on, on which the question of danger hangs.
        let goesOn: String
        let shows: Bool
    }

    static let rows = [
        Row(testDescription: "from others", destination: Danger.emergency, goesOn: "yes", shows: true),
        Row(testDescription: "from themselves", destination: Danger.despair, goesOn: "yes", shows: true),
        Row(testDescription: "that another body takes", destination: "report-fraud", goesOn: "yes", shows: false),
        Row(
            testDescription: "on a branch that was left again", destination: Danger.emergency, goesOn: "no",
            shows: false),
    ]

    private static func report(_ row: Row) -> NewReport {
        let options = ["yes", "no"].map { Question.Option(value: $0, labelKey: $0) }
        let danger = Question.Option(
            value: "yes", labelKey: "yes", danger: Danger(destination: row.destination, reason: "Not safe"))
        let form = Form(
            id: "bicycle-theft", group: "stolen", manner: .init(safety: .ordinary, anonymity: .allowed),
            standing: .init(isVictimBased: true, suggestedOffence: "44", enhancedGround: nil), asks: [],
            questions: [
                Question(
                    id: "goes-on", type: .choice, asked: .init(), options: options, words: .init(textKey: "goes-on")),
                Question(
                    id: "safe", type: .choice, asked: .init(condition: .answer(question: "goes-on", is: "yes")),
                    options: [danger], words: .init(textKey: "safe")),
            ])
        var random = Numbers(seed: 7)
        return NewReport(
            file: FileID.make(at: Station.friday, using: &random),
            person: PersonID.make(at: Station.friday, using: &random), reference: Reference.make(using: &random),
            secretHash: "00", form: form, language: "en", channel: .web,
            contents: ReportContents(
                answers: ["goes-on": .choices([row.goesOn]), "safe": .choices(["yes"])], occurrence: .unknown,
                place: .unknown, reporter: Sketch.grace))
    }

    @Test("is the same in the queue and in the suggestion", arguments: rows)
    func same(row: Row) throws {
        let report = Self.report(row)
        let story = try Story(report, under: try Station().rules)
        let suggested = ThriveSubject(state: story.state, form: report.form)
            .suggestion(at: story.now, words: DangerWords(phrases: [])).signs
        let isSuggested =
            suggested.contains(.danger(reason: "Not safe")) || suggested.contains(.despair(reason: "Not safe"))
        #expect(isSuggested == row.shows)
        #expect((story.state.report.showsDanger == true) == row.shows)
    }
}
