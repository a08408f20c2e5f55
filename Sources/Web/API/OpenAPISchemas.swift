import Policing
import Workflows

extension OpenAPI {
    var schemas: JSON {
        Self.plainSchemas.adding(Self.trackingSchemas).adding(Self.kindSchemas).adding(Self.partSchemas)
            .adding(["Report": ["oneOf": .array(site.forms.forms.map(Self.report))]])
    }

    // MARK: Short ways to say things

    static func text(_ description: String, limit: Int? = nil) -> JSON {
        let schema: JSON = ["type": "string", "description": .text(description)]
        return limit.map { schema.adding(["maxLength": JSON($0)]) } ?? schema
    }

    static func textOrNull(limit: Int) -> JSON {
        ["type": ["string", "null"], "maxLength": JSON(limit)]
    }

    static let time: JSON = ["type": "string", "format": "date-time"]
    static let timeOrNull: JSON = ["type": ["string", "null"], "format": "date-time"]

    static func list(_ schema: String) -> JSON {
        ["type": "array", "items": reference(to: schema)]
    }

    /// An object in which every member named must be there.
    static func object(_ properties: JSON, optional: JSON = [:]) -> JSON {
        [
            "type": "object", "properties": properties.adding(optional),
            "required": .array(properties.names.map { .text($0) }), "additionalProperties": false,
        ]
    }

    // MARK: What is answered

    private static let plainSchemas: JSON = [
        "Health": object(["status": ["type": "string"]]),
        "Problem": [
            "type": "object", "description": "A problem document (RFC 9457).",
            "properties": [
                "type": text("The address that names the kind of problem"), "title": ["type": "string"],
                "status": ["type": "integer"], "detail": ["type": "string"],
                "errors": list("WrongField"),
            ],
            "required": ["type", "title", "status", "detail"],
        ],
        "WrongField": object([
            "pointer": text("A JSON Pointer as a fragment, such as #/location/latitude"),
            "detail": ["type": "string"], "code": text("A short stable name, such as too-long"),
        ]),
        "Acknowledgement": object([
            "reference": ["type": "string"], "trackingSecret": ["type": "string"],
            "trackingUrl": ["type": "string", "format": "uri"],
            "receipt": object([
                "leafHash": text("The RFC 6962 leaf hash of the report, in hexadecimal"),
                "position": ["type": "integer", "minimum": 1],
            ]),
            "promises": list("Promise"),
        ]),
        "Promise": object(["what": ["type": "string"], "due": timeOrNull]),
    ]

    private static let trackingSchemas: JSON = [
        "TrackedReport": object([
            "reference": ["type": "string"],
            "status": ["type": "string", "enum": .array(FileState.Status.allCases.map { .text($0.rawValue) })],
            "promises": [
                "type": "array",
                "items": object([
                    "what": ["type": "string"], "due": timeOrNull, "keptAt": timeOrNull,
                    "declined": ["type": "boolean"],
                ]),
            ],
            "timeline": [
                "type": "array", "items": object(["at": time, "kind": ["type": "string"], "text": ["type": "string"]]),
            ],
            "messages": list("Message"),
        ]),
        "Message": object(
            [
                "at": time, "from": ["type": "string", "enum": ["person", "force"]],
                "text": ["type": ["string", "null"]],
            ],
            optional: ["name": ["type": ["string", "null"]]]),
        "SentMessage": object([
            "reference": ["type": "string"], "from": ["type": "string", "enum": ["person"]], "text": ["type": "string"],
        ]),
        "NewMessage": object([
            "text": ["type": "string", "minLength": 1, "maxLength": JSON(FileLimits.textCharacters)]
        ]),
    ]

    private static let kindSchemas: JSON = [
        "ReportKinds": list("ReportKind"),
        "ReportKind": object([
            "id": ["type": "string"], "title": ["type": "string"], "summary": ["type": "string"],
            "group": ["type": "string"],
            "person": ["type": "string", "enum": ["required", "optional", "notAsked"]],
            "questions": list("Question"),
        ]),
        "Question": object(
            [
                "id": ["type": "string"], "text": ["type": "string"],
                "type": ["type": "string", "enum": .array(Question.Kind.allCases.map { .text($0.rawValue) })],
                "required": ["type": "boolean"],
                "options": [
                    "type": "array", "items": object(["value": ["type": "string"], "label": ["type": "string"]]),
                ],
            ],
            optional: [
                "hint": ["type": "string"], "when": reference(to: "Condition"), "maxLength": ["type": "integer"],
                "pattern": text("The name of what the text must be, such as vehicleRegistration"),
                "min": ["type": "number"], "max": ["type": "number"],
            ]),
        "Condition": [
            "description": "When a question is asked, by answers to earlier ones.",
            "oneOf": [
                object(["question": ["type": "string"], "is": ["type": "string"]]),
                object(["all": list("Condition")]), object(["any": list("Condition")]),
            ],
        ],
    ]

    // MARK: What is sent

    private static let partSchemas: JSON = [
        "Location": [
            "type": ["object", "null"], "additionalProperties": false,
            "description": "What is known of where it happened; a point has both its parts.",
            "properties": [
                "latitude": ["type": ["number", "null"], "minimum": -90, "maximum": 90],
                "longitude": ["type": ["number", "null"], "minimum": -180, "maximum": 180],
                "description": textOrNull(limit: Place.wordsLimit),
            ],
        ],
        "Occurred": [
            "type": ["object", "null"], "additionalProperties": false,
            "description": "When it happened: one moment, or the two between which it did. It cannot lie ahead.",
            "properties": ["from": timeOrNull, "to": timeOrNull],
        ],
        "Person": object(
            [
                "safeToContact": [
                    "description": "Whether it is safe to use these details, or the one way in which it is.",
                    "enum": [true, false, "email", "text", "call", "letter"],
                ]
            ],
            optional: [
                "name": textOrNull(limit: ReporterDetails.nameLimit), "email": textOrNull(limit: 254),
                "phone": textOrNull(limit: 50), "address": textOrNull(limit: 1_000),
                "safeTimes": [
                    "description": .text(
                        "When that one way is safe. Messages that leave by themselves wait for it: from 9 to 17, "
                            + "on working days from 9 to 17, or from 18 to 21. With asked, other or words none leaves."),
                    "enum": .array(SafeWindow.allCases.map { .text($0.rawValue) } + [.null]),
                ],
                "safeTimesInWords": textOrNull(limit: ReporterDetails.timesLimit),
            ]),
    ]

    private static func report(_ form: Form) -> JSON {
        let needsPerson = form.anonymity == .never
        let person =
            needsPerson
            ? reference(to: "Person") : ["anyOf": [reference(to: "Person"), ["type": "null"]]]
        return [
            "title": .text(form.id), "type": "object", "additionalProperties": false,
            "required": needsPerson ? ["kind", "answers", "person"] : ["kind", "answers"],
            "properties": [
                "kind": ["const": .text(form.id)], "answers": answers(of: form),
                "location": reference(to: "Location"), "occurred": reference(to: "Occurred"), "person": person,
            ],
        ]
    }

    private static func answers(of form: Form) -> JSON {
        let required = form.questions.filter { $0.isRequired && $0.condition == nil }
        return [
            "type": "object", "additionalProperties": false,
            "required": .array(required.map { .text($0.id) }),
            "properties": .object(form.questions.map { JSON.Member(name: $0.id, value: answer(to: $0)) }),
        ]
    }

    private static func answer(to question: Question) -> JSON {
        let values = JSON.array(question.options.map { .text($0.value) })
        switch question.type {
        case .text, .longText: return textOrNull(limit: question.lengthLimit)
        case .date: return ["type": ["string", "null"], "format": "date"]
        case .yesNo: return ["enum": [true, false, "yes", "no", nil]]
        case .choice: return ["anyOf": [["type": "string", "enum": values], ["type": "null"]]]
        case .choices: return ["type": ["array", "null"], "items": ["type": "string", "enum": values]]
        case .number:
            let number: JSON = [
                "type": ["number", "string", "null"], "description": "A number, or its digits as text.",
            ]
            return number.adding(question.checks.min.map { ["minimum": .number($0)] } ?? [:])
                .adding(question.checks.max.map { ["maximum": .number($0)] } ?? [:])
        }
    }
}

extension JSON {
    fileprivate var names: [String] {
        if case .object(let members) = self { members.map(\.name) } else { [] }
    }
}
