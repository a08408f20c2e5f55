import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    /// One question on a page of its own.
    func questionPage(_ question: Question, _ entered: EnteredAnswer, mistakes: Mistakes = Mistakes()) -> Response {
        page(.question(question.id), title: words.text(question.words.textKey), mistakes: mistakes) {
            form(question.id) {
                QuestionControl(
                    question: question, entered: entered, words: words, mistake: mistake(mistakes[question.id]))
                ButtonGroup {
                    Button(text: words.text("buttons.continue"))
                    if !question.isRequired {
                        Button(text: words.text("buttons.skip"), kind: .secondary, name: "skip", value: "yes")
                    }
                }
            }
        }
    }

    mutating func takeQuestion(_ id: String, _ body: FormBody) -> Taken {
        guard let question = form.question(id) else { return .kept }
        let entered = EnteredAnswer(question, body)
        let isSkipped = !question.isRequired && !body["skip"].isEmpty
        let answer = isSkipped ? nil : entered.answer(to: question)
        if let reason = question.problem(with: answer, today: context.now.london.date) {
            var mistakes = Mistakes()
            mistakes.add(
                words.sentence(for: AnswerProblem(question: id, reason: reason), of: question), at: question.id)
            return .shown(questionPage(question, entered, mistakes: mistakes))
        }
        draft.answers[id] = answer
        draft.passed.insert(id)
        return pathElsewhere(question).map { .keptThen($0) } ?? .kept
    }
}

/// The fields of one question.
struct QuestionControl: HTML, Sendable {
    let question: Question
    let entered: EnteredAnswer
    let words: Catalogue
    let mistake: FieldError?

    private var field: Field {
        Field(
            id: question.id, name: question.id, label: words.text(question.words.textKey), size: .l,
            isPageHeading: true, hint: question.words.hintKey.map { words.text($0) }, error: mistake)
    }

    var body: some HTML {
        switch question.type {
        case .text:
            TextInput(
                field: field, value: entered.text, purpose: question.purpose, autocomplete: question.autocomplete)
        case .number:
            TextInput(
                field: field, value: entered.text, purpose: question.purpose, width: .characters10,
                prefix: question.checks.isPounds ? "£" : nil)
        case .longText:
            Textarea(
                field: field, value: entered.text, rows: 8, limit: CharacterLimit(question.lengthLimit, words),
                autocomplete: question.autocomplete)
        case .yesNo: Radios(field: field, choices: choices, isInline: true)
        case .choice: Radios(field: field, choices: choices)
        case .choices: Checkboxes(field: field, choices: choices, dividerBeforeLast: divider)
        case .date: DateBoxes(field: field, date: entered.date, words: words)
        }
    }

    private var choices: [Choice] {
        question.options.map { option in
            Choice(
                value: option.value, text: words.text(option.labelKey), isChosen: entered.chosen.contains(option.value))
        }
    }

    private var divider: String? {
        question.options.last?.isExclusive == true ? words.text("reporting.or") : nil
    }
}

extension Question {
    /// What the browser is told of a line of text.
    fileprivate var purpose: TextPurpose {
        switch (type, checks.pattern) {
        case (_, .phone): .telephone
        case (_, .email): .email
        case (_, .imei): .digits
        case (.number, _): checks.isWhole ? .digits : .amount
        default: .text
        }
    }
}

extension CharacterLimit {
    /// The sentences about the length of an answer.
    init(_ limit: Int, _ words: Catalogue) {
        self.init(
            characters: limit, upToText: words.text("reporting.limit.up-to", ["max": String(limit)]),
            leftText: words.text("reporting.limit.left"), overText: words.text("reporting.limit.over"))
    }
}

/// A date in three boxes, with their names in the reader's language.
struct DateBoxes: HTML, Sendable {
    let field: Field
    let date: EnteredDate
    let words: Catalogue

    var body: some HTML {
        let isWrong = field.error != nil
        DateInput(
            field: field,
            day: DatePart(label: words.text("dates.day"), value: date.day, isWrong: isWrong),
            month: DatePart(label: words.text("dates.month"), value: date.month, isWrong: isWrong),
            year: DatePart(label: words.text("dates.year"), value: date.year, isWrong: isWrong))
    }
}
