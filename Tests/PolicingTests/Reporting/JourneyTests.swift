import Policing
import Testing

/// A small form with a branch in a branch, one question of every type.
private let form = Form(
    id: "bicycle-theft", group: "stolen",
    manner: Form.Manner(safety: .ordinary, anonymity: .never),
    standing: Form.Standing(isVictimBased: true, suggestedOffence: "44"), asks: [.when, .where, .contact],
    questions: [
        question("seen", .choice, options: options("yes", "no", "there", danger: "there")),
        question("who", .text, asked: when("seen")),
        question("again", .yesNo, options: options("yes", "no"), asked: when("seen")),
        question("when", .date, asked: when("again")),
        question("story", .longText, asked: Question.Asked(isRequired: true)),
        question("value", .number, checks: Question.Checks(range: (0, 100), isWhole: true)),
        question("traces", .choices, options: options("blood", "glove", "none", alone: "none")),
        question("plate", .text, checks: Question.Checks(maxLength: 10, pattern: .vehicleRegistration)),
    ])

private let today = CivilDate(iso: "2026-10-31")!

private func question(
    _ id: String, _ type: Question.Kind, options: [Question.Option] = [],
    asked: Question.Asked = Question.Asked(), checks: Question.Checks = Question.Checks()
) -> Question {
    Question(
        id: id, type: type, asked: asked, options: options, checks: checks, words: Question.Words(textKey: id))
}

private func options(_ values: String..., danger: String? = nil, alone: String? = nil) -> [Question.Option] {
    values.map {
        Question.Option(
            value: $0, labelKey: $0,
            danger: $0 == danger ? Danger(destination: Danger.emergency, reason: "still there") : nil,
            isExclusive: $0 == alone)
    }
}

private func when(_ question: String) -> Question.Asked {
    Question.Asked(condition: .answer(question: question, is: "yes"))
}

private func journey(_ answers: Answers) -> Journey {
    Journey(form: form, answers: answers, today: today)
}

@Suite("A journey")
struct JourneyTests {
    @Test(
        "asks what the answers lead to, and no more",
        arguments: [
            ([:], "seen story value traces plate"),
            (["seen": .text("no")], "seen story value traces plate"),
            (["seen": .text("yes")], "seen who again story value traces plate"),
            (["seen": .text("yes"), "again": .yesNo(true)], "seen who again when story value traces plate"),
            // The branch is left, and what was answered on it opens nothing.
            (["seen": .text("no"), "again": .yesNo(true)], "seen story value traces plate"),
        ] as [(Answers, String)])
    func reaches(_ answers: Answers, _ expected: String) {
        #expect(journey(answers).reachable.map(\.id).joined(separator: " ") == expected)
    }

    @Test(
        "says what is wrong with each answer",
        arguments: [
            (["story": .text("It was gone.")], []),
            ([:], [("story", .missing)]),
            (["story": .text(" \n ")], [("story", .missing)]),
            (["story": .yesNo(true)], [("story", .wrongType(expected: .longText))]),
            (["story": .text("a\u{0}b")], [("story", .unreadable)]),
            (["story": .text("Line one\r\nLine two\tend")], []),
            (told("seen", .text("perhaps")), [("seen", .notAnOption(value: "perhaps"))]),
            (told("seen", .choices(["yes"])), [("seen", .wrongType(expected: .choice))]),
            (told("value", .number(12)), []),
            (told("value", .number(1.5)), [("value", .notANumber)]),
            (told("value", .text("12")), [("value", .notANumber)]),
            (told("value", .text("1.200")), [("value", .ambiguousNumber)]),
            (told("value", .number(-1)), [("value", .outOfRange(min: 0, max: 100))]),
            (told("value", .number(101)), [("value", .outOfRange(min: 0, max: 100))]),
            (told("traces", .choices(["blood", "glove"])), []),
            (told("traces", .choices(["blood", "dust"])), [("traces", .notAnOption(value: "dust"))]),
            (told("traces", .choices(["none", "glove"])), [("traces", .notTogether(value: "none"))]),
            (told("plate", .text("ab12 cde")), []),
            (told("plate", .text("?")), [("plate", .badPattern(.vehicleRegistration))]),
            (told("plate", .text("AB12 CDE, red")), [("plate", .tooLong(max: 10))]),
            (told("colour", .text("red")), [("colour", .unknownQuestion)]),
            // On a branch not taken nothing is checked.
            (told("when", .text("soon")), []),
        ] as [(Answers, [(String, AnswerProblem.Reason)])])
    func problems(_ answers: Answers, _ expected: [(String, AnswerProblem.Reason)]) {
        #expect(journey(answers).problems == expected.map { AnswerProblem(question: $0.0, reason: $0.1) })
    }

    @Test(
        "knows the calendar",
        arguments: [
            ("2026-10-31", nil), ("2026-11-01", .futureDate), ("2026-02-30", .impossibleDate),
            ("yesterday", .impossibleDate), ("2024-02-29", nil),
        ] as [(String, AnswerProblem.Reason?)])
    func dates(_ text: String, _ expected: AnswerProblem.Reason?) throws {
        let asked = try #require(form.question("when"))
        #expect(asked.problem(with: .text(text), today: today) == expected)
    }

    @Test("raises the danger of an answer, with its reason")
    func dangers() {
        let danger = Danger(destination: "emergency", reason: "still there")
        #expect(
            journey(["seen": .text("there")]).dangers == [
                RaisedDanger(question: "seen", danger: danger)
            ])
        #expect(journey(["seen": .text("no")]).dangers.isEmpty)
    }

    @Test("sends only what it asks, tidied")
    func submitted() {
        let answers: Answers = [
            "seen": .text("no"), "who": .text("somebody"), "story": .text("  One\r\nTwo \n"),
            "plate": .text("ab12 cde"),
            "traces": .choices(["glove", "blood", "glove"]), "value": .number(3),
        ]
        #expect(
            journey(answers).submitted == [
                "seen": .text("no"), "story": .text("One\nTwo"), "plate": .text("AB12CDE"),
                "traces": .choices(["blood", "glove"]), "value": .number(3),
            ])
        #expect(journey(["story": .text(""), "traces": .choices([])]).submitted.isEmpty)
    }
}

private func told(_ question: String, _ answer: Answer) -> Answers {
    ["story": .text("It was gone."), question: answer]
}
