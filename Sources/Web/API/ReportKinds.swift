import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Every kind of report with its questions, in each language, written once at the start.
struct ReportKinds: Sendable {
    private let answers: [String: FixedAnswer]
    private let source: FixedAnswer

    init(site: Site) {
        let forms = site.forms.forms
        answers = Dictionary(
            site.languages.catalogues.map { ($0.language.tag, FixedAnswer(Self.json(forms, $0))) },
            uniquingKeysWith: { first, _ in first })
        source = FixedAnswer(Self.json(forms, site.languages.source))
    }

    func response(in language: String) -> Response {
        var response = (answers[language] ?? source).response()
        response.headers[.contentLanguage] = language
        response.headers[.vary] = "Accept-Language, Cookie"
        return response
    }

    private static func json(_ forms: [Form], _ words: Catalogue) -> JSON {
        .array(forms.map { json($0, words) })
    }

    static func json(_ form: Form, _ words: Catalogue) -> JSON {
        [
            "id": .text(form.id), "title": .text(words.text(form.titleKey)),
            "summary": .text(words.text(form.summaryKey)), "group": .text(form.group),
            "person": .text(person(form.anonymity)),
            "questions": .array(form.questions.map { json($0, words) }),
        ]
    }

    private static func person(_ anonymity: Form.Anonymity) -> String {
        switch anonymity {
        case .never: "required"
        case .allowed: "optional"
        case .always: "notAsked"
        }
    }

    private static func json(_ question: Question, _ words: Catalogue) -> JSON {
        let plain: JSON = [
            "id": .text(question.id), "text": .text(words.text(question.words.textKey)),
            "type": .text(question.type.rawValue),
            "required": .bool(question.isRequired && question.condition == nil),
            "options": .array(
                question.options.map { option in
                    ["value": .text(option.value), "label": .text(words.text(option.labelKey))]
                }),
        ]
        return limits(of: question).reduce(plain) { $0.adding($1) }
            .adding(question.words.hintKey.map { ["hint": .text(words.text($0))] } ?? [:])
            .adding(question.condition.map { ["when": json(of: $0)] } ?? [:])
    }

    private static func limits(of question: Question) -> [JSON] {
        let isText = question.type == .text || question.type == .longText
        return [
            isText ? ["maxLength": JSON(question.lengthLimit)] : [:],
            question.checks.pattern.map { ["pattern": .text($0.rawValue)] } ?? [:],
            question.checks.min.map { ["min": .number($0)] } ?? [:],
            question.checks.max.map { ["max": .number($0)] } ?? [:],
        ]
    }

    private static func json(of condition: Condition) -> JSON {
        switch condition {
        case .answer(let question, let value): ["question": .text(question), "is": .text(value)]
        case .all(let conditions): ["all": .array(conditions.map(json(of:)))]
        case .any(let conditions): ["any": .array(conditions.map(json(of:)))]
        }
    }
}
