import HTML
import Policing
import Workflows

/// When a question is asked, as the page's script reads it: alternatives parted by `|`, each of comparisons joined by
/// `&`, such as `q-suspect-known=recognise|q-suspect-known=seen`.
struct TakingCondition: Sendable {
    private let alternatives: [[String]]

    init(_ condition: Condition) {
        switch condition {
        case .answer(let question, let value): alternatives = [["\(TakingField.question)\(question)=\(value)"]]
        case .any(let conditions): alternatives = conditions.flatMap { TakingCondition($0).alternatives }
        case .all(let conditions):
            alternatives = conditions.reduce([[]]) { joined, condition in
                joined.flatMap { one in TakingCondition(condition).alternatives.map { one + $0 } }
            }
        }
    }

    var text: String { alternatives.map { $0.joined(separator: "&") }.joined(separator: "|") }
}

/// One question of the form, folded until it applies, and what its answers lead to.
struct TakingQuestion: HTML, Sendable {
    let sheet: TakingSheet
    let question: Question
    let isReached: Bool
    /// The values chosen.
    let chosen: Set<String>

    var body: some HTML {
        div(
            .class("bl-taking__question"), .unwrap(question.condition) { .data("when", TakingCondition($0).text) },
            .when(!isReached, .hidden)
        ) {
            StaffQuestion(sheet: sheet, question: question)
        }
        ForEach(destinations) { place in
            div(.class("bl-taking__led"), .data("when", condition(place)), .when(!leads(to: place), .hidden)) {
                SayToCaller(desk: sheet.desk, place: place)
            }
        }
    }

    private var destinations: [Elsewhere] {
        let ids = Set(question.options.compactMap(\.danger?.destination))
        return sheet.site.forms.elsewhere.filter { ids.contains($0.id) }
    }

    private func options(to place: Elsewhere) -> [Question.Option] {
        question.options.filter { $0.danger?.destination == place.id }
    }

    private func leads(to place: Elsewhere) -> Bool {
        isReached && options(to: place).contains { chosen.contains($0.value) }
    }

    private func condition(_ place: Elsewhere) -> String {
        options(to: place).map { "\(TakingField.of(question))=\($0.value)" }.joined(separator: "|")
    }
}

/// The fields of one question, close together.
private struct StaffQuestion: HTML, Sendable {
    let sheet: TakingSheet
    let question: Question

    private var entered: EnteredAnswer { EnteredAnswer(question, sheet.body.under(TakingField.question)) }
    private var field: Field {
        sheet.field(
            TakingField.of(question), label: sheet.wording(question.words.textKey),
            hint: question.words.hintKey.map { sheet.wording($0) })
    }

    var body: some HTML {
        switch question.type {
        case .text: TextInput(field: field, value: entered.text, width: .twoThirds, autocomplete: "off")
        case .number:
            TextInput(
                field: field, value: entered.text, purpose: .amount, width: .characters10, autocomplete: "off",
                prefix: question.checks.isPounds ? "£" : nil)
        case .longText: Textarea(field: field, value: entered.text, rows: 2, autocomplete: "off")
        case .yesNo: Radios(field: field, choices: choices, isInline: true, isSmall: true)
        case .choice: Radios(field: field, choices: choices, isInline: choices.count < 4, isSmall: true)
        case .choices: Checkboxes(field: field, choices: choices, isSmall: true)
        case .date: DateBoxes(field: field, date: entered.date, words: sheet.words)
        }
    }

    private var choices: [Choice] {
        question.options.map { option in
            Choice(
                value: option.value, text: sheet.wording(option.labelKey),
                isChosen: entered.chosen.contains(option.value))
        }
    }
}

/// Questions in a row, with what the answers so far lead to.
struct TakingQuestionList: HTML, Sendable {
    let sheet: TakingSheet
    let questions: [Question]

    var body: some HTML {
        if let journey = sheet.reading?.journey {
            let reached = Set(journey.reachable.map(\.id))
            ForEach(questions) { question in
                TakingQuestion(
                    sheet: sheet, question: question, isReached: reached.contains(question.id),
                    chosen: Set(journey.answers[question.id]?.values ?? []))
            }
        }
    }
}

extension Form {
    /// The questions whose answers can show an emergency: asked at once.
    fileprivate var safetyQuestions: [Question] {
        questions.filter { question in
            question.options.contains { $0.danger?.destination == Danger.emergency }
        }
    }

    fileprivate var otherQuestions: [Question] {
        let asked = Set(safetyQuestions.map(\.id)).union([accountQuestion?.id].compactMap { $0 })
        return questions.filter { !asked.contains($0.id) }
    }
}

/// Whether anybody is in danger: the same question as at the public's gate, and the form's own.
struct TakingSafety: HTML, Sendable {
    let sheet: TakingSheet

    private var danger: String { sheet.body[TakingField.danger] }

    var body: some HTML {
        TakingSection(id: "safety", title: sheet.text("sections.safety")) {
            Radios(
                field: sheet.field(
                    TakingField.danger, label: sheet.words.text("emergency.title"),
                    hint: sheet.text("danger.hint")),
                choices: ["yes", "no"].map { value in
                    Choice(value: value, text: sheet.text("danger.\(value)"), isChosen: danger == value)
                }, isInline: true, isSmall: true)
            if let emergency = sheet.site.forms.destination(Danger.emergency) {
                div(.class("bl-taking__led"), .data("when", "danger=yes"), .when(danger != "yes", .hidden)) {
                    SayToCaller(desk: sheet.desk, place: emergency)
                }
            }
            TakingQuestionList(sheet: sheet, questions: sheet.kind?.safetyQuestions ?? [])
        }
    }
}

/// What else the form asks.
struct TakingDetails: HTML, Sendable {
    let sheet: TakingSheet
    let kind: Form

    var body: some HTML {
        TakingSection(id: "details", title: sheet.title) {
            TakingQuestionList(sheet: sheet, questions: kind.otherQuestions)
        }
    }
}

/// Things that were taken, lost or found, one row each.
struct TakingThings: HTML, Sendable {
    let sheet: TakingSheet

    private var rows: Int {
        let typed = TakingReading.rows(of: sheet.body)
        return min(Submission.propertyLimit, max(typed + (sheet.addsThing ? 1 : 0), 1))
    }

    var body: some HTML {
        TakingSection(id: "things", title: sheet.words.text("reporting.property.title")) {
            for number in 0..<rows {
                TakingThing(sheet: sheet, number: number)
            }
            Button(
                text: sheet.text("things.add"), kind: .secondary, name: "add", value: "yes", sendsOnce: false)
        }
    }
}

private struct TakingThing: HTML, Sendable {
    let sheet: TakingSheet
    let number: Int

    private var prefix: String { TakingField.ofItem(number) }
    private var entry: PropertyEntry { PropertyEntry(sheet.body.under(prefix)) }

    var body: some HTML {
        div(
            .class("bl-taking__thing"), .role("group"),
            .aria("label", sheet.text("things.number", ["number": String(number + 1)]))
        ) {
            TextInput(
                field: field("description", "reporting.property.description"), value: entry.description,
                autocomplete: "off")
            TextInput(
                field: field("serial-number", "reporting.property.serial"), value: entry.serialNumber,
                width: .characters20, autocomplete: "off")
            TextInput(
                field: field("value", "reporting.property.value"), value: entry.value, purpose: .amount,
                width: .characters10, autocomplete: "off", prefix: "£")
        }
    }

    private func field(_ part: String, _ key: String) -> Field {
        sheet.field(prefix + part, label: sheet.words.text(key))
    }
}
