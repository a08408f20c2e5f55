import Policing
import Workflows

/// The words of a form that the person will read: which field they stand in, and what is ready to say there.
struct PersonWords: Sendable {
    let desk: DeskWords
    let state: FileState
    let field: String
    let occasion: ReplyOccasion
    let writer: String

    /// The language that the person reads.
    var language: String { state.report.language }

    var isEnglish: Bool { language == Language.source }

    /// The catalogue of that language; English where there is none.
    var words: Catalogue { desk.site.languages[language] ?? desk.words }

    var templates: [ReplyTemplate] { desk.site.rules.replies.templates(for: occasion) }

    /// A reply as it is offered: what the action does not change is filled in already.
    func offered(_ template: ReplyTemplate, in language: String? = nil) -> String {
        let words = desk.site.languages[language ?? self.language] ?? desk.words
        let values = values(after: [], in: words)
        return template.text(in: language ?? self.language)
            .filling(occasion == .write ? values.all : values.lasting)
    }

    /// The reply that typed words are, unchanged; nil for words of somebody's own.
    func template(of typed: String) -> ReplyTemplate? {
        // Browsers end lines in their own ways.
        let typed = typed.plainLine
        return templates.first { offered($0).plainLine == typed }
    }

    /// What was typed, with a ready reply: in the place of another that nobody changed, and after words of somebody's own.
    func words(_ typed: String, picking template: ReplyTemplate) -> String {
        let reply = offered(template), plain = typed.plainLine
        let isUnchanged = desk.site.rules.replies.templates.contains { offered($0).plainLine == plain }
        if plain.isEmpty || isUnchanged { return reply }
        return plain.contains(reply.plainLine) ? typed : "\(typed)\n\n\(reply)"
    }

    func values(after facts: [FileFact], in words: Catalogue, on after: FileState? = nil) -> ReplyValues {
        ReplyValues(desk: desk, state: after ?? state, facts: facts, writer: writer, words: words)
    }
}

extension DeskAction {
    /// The field of its form whose words the person will read, and the replies that go with it; nil for an action
    /// that the person is not told of.
    var personWords: (field: String, occasion: ReplyOccasion)? {
        switch self {
        case .grade: ("update", .grade)
        case .record: ("update", .record)
        case .cancel: ("update", .cancel)
        case .overrule: ("update", .record)
        case .allocate: ("update", .allocate)
        case .support: ("update", .support)
        case .needs: ("update", .needs)
        case .solvability: ("update", .notInvestigated)
        case .codeEvent: ("update", .arrested)
        case .reopen: ("update", .reopen)
        case .write: ("text", .write)
        case .first: ("answer", .first)
        case .transferred: ("told", .transfer)
        case .outcome: ("explanation", .outcome)
        case .review: ("explanation", .review)
        default: nil
        }
    }
}

extension ActionSheet {
    /// The words for the person on this form; nil when the action has none, when there is nobody to write to, or it is not
    /// for whoever reads the page.
    var personWords: PersonWords? {
        guard let (field, occasion) = action.personWords, file.state.reporter != nil || field == "explanation",
            concernsReader
        else {
            return nil
        }
        return PersonWords(
            desk: desk, state: file.state, field: field,
            occasion: action == .codeEvent ? eventOccasion ?? occasion : occasion, writer: writer)
    }

    /// What happened, as it was chosen or as the reply that was asked for says; nil before either.
    var eventOccasion: ReplyOccasion? {
        ReplyOccasion(rawValue: typed["trigger"]) ?? reply.flatMap { desk.site.rules.replies[$0]?.occasion }
    }

    /// Why the action was not done; what is wrong with the words for the person stands at their field.
    func fault(_ refusal: FileRefusal) -> InputFault {
        let sentence = RefusalWords(desk: desk).sentence(refusal)
        switch refusal {
        case .wording, .cancellation(.personNotTold): return InputFault(field: personWords?.field, text: sentence)
        case .parties(.bothVictimAndAccused) where action == .party || action == .partyRole,
            .parties(.merge(.victimAndSuspect)):
            return InputFault(field: BothField.name, text: sentence)
        default: return InputFault(text: sentence)
        }
    }
}
