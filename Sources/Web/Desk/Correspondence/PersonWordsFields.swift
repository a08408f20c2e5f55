import HTML
import Policing
import Workflows

/// Where staff write what the person will read, beside the action that it tells of. It begins with the force's own
/// reply in the person's language; colleagues read the English beside it.
struct PersonWordsFields: HTML, Sendable {
    let sheet: ActionSheet
    let told: PersonWords

    static let heededField = "heeded"

    var body: some HTML {
        Textarea(field: field, value: value, language: written)
        if let english {
            Details(summaryText: text("english", ["language": languageName])) {
                ForEach(english.split(separator: "\n").map(String.init)) { line in
                    p(.class("govuk-body")) { line }
                }
            }
        }
        if !sheet.hints.isEmpty { hints }
    }

    private var isUpdate: Bool { told.field == "update" }

    /// An update says the same beside every action; words that are the action keep its own label.
    private var field: Field {
        var field = sheet.field(told.field, hint: hint)
        guard isUpdate else { return field }
        field = Field(
            id: field.id, name: field.name, label: text("update.label"), size: .s, hint: hint, error: field.error)
        return field
    }

    private var hint: String {
        let key = isUpdate ? "person-words.update.hint" : "\(sheet.action.rawValue).\(told.field).hint"
        let own = sheet.desk.words.has("desk.\(key)") ? sheet.desk.text(key) : nil
        return ([own] + open + [text("language", ["language": languageName])]).compactMap { $0 }
            .joined(separator: " ")
    }

    /// What becomes of the places that the words leave open.
    private var open: [String?] {
        let names = Set(ReplyText(value).names), reason = ReplyPlaceholder.reason.rawValue
        return [
            names.contains(reason) ? text("yours") : nil, names.subtracting([reason]).isEmpty ? nil : text("filled"),
        ]
    }

    private var written: (tag: String, direction: HTMLAttributeValue.Direction)? {
        guard !told.isEnglish else { return nil }
        let language = told.words.language
        return (language.tag, language.direction == .rightToLeft ? .rtl : .ltr)
    }

    private var languageName: String { FileReporter(desk: sheet.desk, state: told.state).languageName }

    private var value: String {
        if sheet.typed.names.contains(told.field) { return sheet.typed[told.field] }
        return chosen.map { told.offered($0) } ?? ""
    }

    /// What is offered: the usual reply of the action, or the one that was asked for.
    private var chosen: ReplyTemplate? {
        if let reply = sheet.reply { return told.templates.first { $0.id == reply } }
        return sheet.action.repliesAreAskedFor ? nil : told.templates.first
    }

    /// The English of what stands in the field, while it is a reply of the force in another language.
    private var english: String? {
        guard !told.isEnglish else { return nil }
        let isTyped = sheet.typed.names.contains(told.field)
        let template = isTyped ? told.template(of: sheet.typed[told.field]) : chosen
        return template.map { told.offered($0, in: Language.source) }
    }

    /// What could be plainer. The words may go as they are: sending them again says that somebody has read this.
    @HTMLBuilder private var hints: some HTML {
        HiddenField(name: Self.heededField, value: PlainHints.mark(of: value))
        div(.class("govuk-inset-text"), .id("hints"), .role("status")) {
            p(.class("govuk-body")) { text("hints.title") }
            ul(.class("govuk-list govuk-list--bullet")) {
                for hint in sheet.hints {
                    li { PlainHints(desk: sheet.desk).sentence(hint) }
                }
            }
            p(.class("govuk-body")) { text("hints.anyway") }
        }
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        sheet.desk.text("person-words.\(key)", values)
    }
}

/// The replies that one may begin with, each a button that sends all of the form along: what was typed comes back with
/// it. They stand behind the form's own button, which Enter presses.
struct ReadyReplies: HTML, Sendable {
    let sheet: ActionSheet

    static let field = "ready-reply"

    var body: some HTML {
        if sheet.action.repliesAreAskedFor, sheet.personWords != nil {
            p(.class("govuk-body bl-quiet bl-replies")) {
                sheet.desk.text("person-words.replies")
                for template in sheet.readyReplies {
                    " "
                    button(.type(.submit), .class("bl-replies__pick"), .name(Self.field), .value(template.id)) {
                        template.title
                    }
                }
            }
        }
    }
}

extension DeskAction {
    /// Whether a reply stands there only when somebody asks for it: not every choice of the form is one to write about.
    var repliesAreAskedFor: Bool { [.write, .solvability, .codeEvent].contains(self) }
}

extension ActionSheet {
    /// Those of what the form is about; of something that happened, all.
    var readyReplies: [ReplyTemplate] {
        guard action == .codeEvent else { return personWords?.templates ?? [] }
        return desk.site.rules.replies.templates.filter { PromiseTrigger(rawValue: $0.occasion.rawValue) != nil }
    }

    /// Puts the reply that was asked for among what was typed, and says what happened, where the reply is for that.
    mutating func pickReply() {
        guard let template = readyReplies.first(where: { $0.id == typed[ReadyReplies.field] }) else { return }
        if action == .codeEvent { typed = typed.adding(["trigger": [template.occasion.rawValue]]) }
        guard let told = personWords else { return }
        typed = typed.adding([told.field: [told.words(typed[told.field], picking: template)]])
    }
}
