import HTML
import Policing
import Workflows

/// The page of one action.
struct ActionForm: HTML, Sendable {
    let action: TrackerAction
    let words: Catalogue
    let token: FormToken
    let command: CommandID
    /// What was sent and must be mended.
    let sent: FormBody
    let problems: PageProblems
    let telephone: ForceTelephone

    var title: String { text("title") }

    var body: some HTML {
        problems.summary
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { text("intro", ["emergency": telephone.emergency]) }
        PostForm(action: "/track/\(action.name)", token: token) {
            CommandField(command: command)
            for field in action.fields {
                ActionControl(field: described(field), kind: field.kind, value: sent[field.name], words: words)
            }
            Button(text: text("send"))
        }
    }

    private func described(_ field: ActionField) -> Field {
        let hint = "tracking.actions.\(action.name).\(field.name)-hint"
        return Field(
            id: field.name, name: field.name, label: text(field.name), size: .s,
            hint: words.has(hint) ? words.text(hint) : nil, error: problems.error(at: field.name))
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("tracking.actions.\(action.name).\(key)", values)
    }
}

/// The hidden id of a command, made with its form.
struct CommandField: HTML, Sendable {
    let command: CommandID

    var body: some HTML {
        input(.type(.hidden), .name("command"), .value(command.text))
    }
}

/// The control of one field.
private struct ActionControl: HTML, Sendable {
    let field: Field
    let kind: ActionField.Kind
    let value: String
    let words: Catalogue

    var body: some HTML {
        switch kind {
        case .line(let purpose, let width):
            TextInput(field: field, value: value, purpose: purpose, width: width)
        case .pounds:
            TextInput(field: field, value: value, purpose: .amount, width: .characters10, prefix: "£")
        case .area(let limit):
            Textarea(field: field, value: value, limit: CharacterLimit(tracking: limit, words))
        case .score:
            Radios(field: field, choices: scores)
        }
    }

    private var scores: [Choice] {
        (1...5).reversed().map { score in
            Choice(
                value: String(score), text: words.text("tracking.actions.feedback.score-\(score)"),
                isChosen: value == String(score))
        }
    }
}

extension CharacterLimit {
    /// The sentences about the length of an answer.
    init(tracking characters: Int, _ words: Catalogue) {
        self.init(
            characters: characters, upToText: words.text("tracking.limit.up-to", ["max": String(characters)]),
            leftText: words.text("tracking.limit.left"), overText: words.text("tracking.limit.over"))
    }
}
