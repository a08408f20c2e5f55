import Policing
import Workflows

/// A command with the words that the person will read filled in from what it decides.
struct SettledWords: Sendable {
    let command: FileCommand
    /// What could be plainer, unless whoever sends them has seen that already.
    let hints: [PlainHint]

    /// - Throws: why the command cannot be carried out, before anything is filled in.
    ///
    /// - Parameter seen: the version that the form was filled in by. Of a file that has changed since nothing is worked
    ///   out: it is only looked up whether the form was sent before.
    init(
        _ command: FileCommand, on sheet: ActionSheet, seen: Int, by actor: Policing.Actor, at now: Moment
    ) throws(FileRefusal) {
        guard let told = sheet.personWords, let typed = Self.typed(sheet, told), seen == told.state.version else {
            self.command = command
            hints = []
            return
        }
        let isUpdate = told.field == "update"
        let facts = try FileState.decide(
            isUpdate ? .informing(command, PersonUpdate(text: "–")) : command.withWords("–"), on: told.state, by: actor,
            at: now, under: sheet.desk.site.rules)
        let after = told.state.adding(facts, by: actor, at: now)
        let fill = { (text: String, words: Catalogue) in
            ReplyText(text).filling(told.values(after: facts, in: words, on: after).all)
        }
        let text = fill(typed, told.words)
        let english =
            told.isEnglish
            ? nil : told.template(of: typed).map { fill($0.text(in: Language.source).text, sheet.desk.words) }
        let update = PersonUpdate(text: text, english: english)
        self.command = isUpdate ? .informing(command, update) : command.withWords(text, english)
        let isHeeded = sheet.typed[PersonWordsFields.heededField] == PlainHints.mark(of: typed)
        // A reply that the force has thought about is not thought about again.
        hints =
            isHeeded || told.template(of: typed) != nil
            ? [] : PlainLanguage.hints(text, in: told.language, words: sheet.desk.site.rules.words)
        // What must not be said at all is refused before anybody is asked to say it more plainly.
        guard !hints.isEmpty else { return }
        _ = try FileState.decide(self.command, on: told.state, by: actor, at: now, under: sheet.desk.site.rules)
    }

    /// Nil where nothing was written: then nothing is said.
    private static func typed(_ sheet: ActionSheet, _ told: PersonWords) -> String? {
        let typed = sheet.typed[told.field]
        return typed.allSatisfy(\.isWhitespace) ? nil : typed
    }
}

extension FileCommand {
    /// With other words where the command itself has words for the person.
    fileprivate func withWords(_ text: String, _ english: String? = nil) -> FileCommand {
        switch self {
        case .write: .write(text: text, english: english)
        case .triage(.decideFirst(let first)):
            .triage(.decideFirst(first.answering(PersonUpdate(text: text, english: english))))
        case .crimeRecord(.answerTransfer(true, let contact, .some)):
            .crimeRecord(
                .answerTransfer(accepted: true, contact: contact, told: PersonUpdate(text: text, english: english)))
        case .decideOutcome(let outcome):
            .decideOutcome(
                NewOutcome(
                    code: outcome.code, body: outcome.body, victim: outcome.victim,
                    explanation: text, evidence: outcome.evidence))
        case .answerReview(let upheld, _): .answerReview(upheld: upheld, explanation: text)
        default: self
        }
    }
}
