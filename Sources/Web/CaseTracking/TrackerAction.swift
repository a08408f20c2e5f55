import Policing
import Workflows

/// Something that a person can do with their report: one small form, one command.
struct TrackerAction: Sendable {
    /// The end of its address, and of its catalogue keys `tracking.actions.<name>`.
    let name: String
    let fields: [ActionField]
    /// The command that a form asks for; throws what is wrong with one of its fields.
    let command: @Sendable (FormBody) throws(ActionFault) -> FileCommand
}

/// One control of an action's form. Its label is `tracking.actions.<action>.<name>`.
struct ActionField: Sendable {
    let name: String
    let kind: Kind

    enum Kind: Sendable {
        case line(TextPurpose, InputWidth)
        /// An amount of money.
        case pounds
        case area(limit: Int)
        /// A choice from 1 to 5.
        case score
    }
}

/// What is wrong with a field, by the key of its sentence.
struct ActionFault: Error, Sendable, Equatable {
    let field: String
    let key: String
}

extension TrackerAction {
    static let all = [message, property, lookAgain, feedback]

    static let message = TrackerAction(
        name: "message", fields: [ActionField(name: "text", kind: .area(limit: FileLimits.textCharacters))]
    ) { form throws(ActionFault) in
        .addMessage(text: form["text"])
    }

    static let property = TrackerAction(
        name: "property",
        fields: [
            ActionField(name: "description", kind: .area(limit: 1_000)),
            ActionField(name: "serial", kind: .line(.code, .characters20)),
            ActionField(name: "value", kind: .pounds),
        ]
    ) { form throws(ActionFault) in
        let serial = form["serial"].filter { !$0.isNewline }
        let item = PropertyItem(
            description: form["description"],
            serialNumber: serial.allSatisfy(\.isWhitespace) ? nil : serial,
            valuePence: try pence(form["value"]))
        return .addProperty(item)
    }

    static let lookAgain = TrackerAction(
        name: "look-again", fields: [ActionField(name: "reason", kind: .area(limit: FileLimits.textCharacters))]
    ) { form throws(ActionFault) in
        .requestReview(reason: form["reason"])
    }

    static let feedback = TrackerAction(
        name: "feedback",
        fields: [
            ActionField(name: "score", kind: .score),
            ActionField(name: "words", kind: .area(limit: FileLimits.textCharacters)),
        ]
    ) { form throws(ActionFault) in
        guard let score = Int(form["score"]) else {
            throw ActionFault(field: "score", key: "tracking.refusals.score-missing")
        }
        return .giveFeedback(score: score, words: form["words"])
    }

    private static func pence(_ typed: String) throws(ActionFault) -> Int? {
        do {
            return try TypedMoney.pence(typed)
        } catch {
            throw ActionFault(field: "value", key: error.key)
        }
    }
}

extension TrackerAction {
    /// The field to which a refusal belongs: for a text that is too long, the one with that limit.
    func field(of refusal: FileRefusal) -> String {
        if case .tooLong(let limit) = refusal {
            let fitting = fields.first { field in
                if case .area(limit) = field.kind { true } else { false }
            }
            let line = fields.first { field in
                if case .line = field.kind { true } else { false }
            }
            return (fitting ?? line ?? fields[0]).name
        }
        return fields[0].name
    }

    /// What to say when a rule refuses the command, the rules' own codes stay inside.
    static func refusal(_ refusal: FileRefusal) -> (reason: String, values: SentenceValues) {
        switch refusal {
        case .emptyText: ("text-missing", [:])
        case .tooLong(let limit): ("too-long", ["limit": String(limit)])
        case .notFinalised: ("not-finalised", [:])
        case .reviewAlreadyAsked: ("review-already-asked", [:])
        case .feedbackAlreadyGiven: ("feedback-already-given", [:])
        case .scoreOutOfRange: ("score-missing", [:])
        case .tooManyEvidenceFiles: ("too-many-files", [:])
        case .personErased: ("person-erased", [:])
        default: ("other", [:])
        }
    }
}
