import HTML
import Policing
import Workflows

/// What is wrong with one field, or with the whole form.
struct InputFault: Sendable, Equatable {
    var field: String?
    let text: String
}

/// The form of one action on one file: what it carries, what was typed, and what is wrong with it.
struct ActionSheet: Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let action: DeskAction
    let token: FormToken
    /// Made with the page, so that sending the form twice changes nothing.
    let command: CommandID
    var typed = FormBody([:])
    var faults: [InputFault] = []
    /// Whose words the fields have, for an action that is a part of this one.
    var voice: DeskAction?
    /// Who fills it in, as the person will know them.
    var writer = ""
    /// What could be plainer in the words for the person.
    var hints: [PlainHint] = []
    /// What may be done all the same, once it was said.
    var warning: String?
    /// The reply that was asked for by its name.
    var reply: String?

    static let commandField = "command"
    static let seenField = "seen"
    static let warnedField = "warned"

    var path: String { "\(file.path)/\(action.rawValue)" }

    /// The query that the form's own page was opened with; the form carries it along.
    var openedWith = ""

    var draft: DraftMark {
        let carried = typed[DraftMark.fieldName]
        let isAnswer = typed.names.contains(Self.commandField)
        return DraftMark(query: carried.isEmpty ? openedWith : carried, isAnswer: isAnswer)
    }

    private var speaker: DeskAction { voice ?? action }

    /// The same form, speaking of one of its parts.
    func speaking(_ part: DeskAction) -> ActionSheet {
        var sheet = self
        sheet.voice = part
        return sheet
    }

    /// Words of this action.
    func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("\(speaker.rawValue).\(key)", values)
    }

    func field(_ name: String, label: String? = nil, hint: String? = nil) -> Field {
        let hintKey = "desk.\(speaker.rawValue).\(name).hint"
        let error = faults.first { $0.field == name }.map {
            FieldError(prefix: desk.words.text("errors.prefix"), text: $0.text)
        }
        return Field(
            id: id(name), name: name, label: label ?? text("\(name).label"), size: .s,
            hint: hint ?? (desk.words.has(hintKey) ? desk.words.text(hintKey) : nil), error: error)
    }

    func id(_ name: String) -> String { "\(action.rawValue)-\(name)" }

    /// What is to be chosen, with what was chosen before.
    func choices(_ name: String, _ options: [(value: String, text: String, hint: String?)]) -> [Choice] {
        options.map { Choice(value: $0.value, text: $0.text, hint: $0.hint, isChosen: typed[name] == $0.value) }
    }

    /// Choices whose words stand in the catalogue.
    func choices(_ name: String, of values: [String]) -> [Choice] {
        choices(name, values.map { ($0, text("\(name).\($0)"), nil) })
    }

    func textarea(_ name: String, rows: Int = 3, hint: String? = nil) -> Textarea {
        Textarea(field: field(name, hint: hint), value: typed[name], rows: rows)
    }

    /// What is wrong, for the top of the page.
    var summary: [ErrorSummary.Entry] {
        faults.map { ErrorSummary.Entry(text: $0.text, fieldID: $0.field.map(id)) }
    }
}

/// The form itself.
struct DeskActionForm: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        PostForm(action: sheet.path, token: sheet.token, draft: sheet.draft) {
            HiddenField(name: ActionSheet.commandField, value: sheet.command.text)
            HiddenField(name: ActionSheet.seenField, value: String(sheet.file.state.version))
            fields
            if let told = sheet.personWords {
                PersonWordsFields(sheet: sheet, told: told)
            }
            Button(text: sheet.text("button"), kind: sheet.action == .take ? .secondary : .primary)
            ReadyReplies(sheet: sheet)
        }
    }

    @HTMLBuilder private var fields: some HTML {
        switch sheet.action {
        case .take: EmptyHTML()
        case .grade: GradeFields(sheet: sheet)
        case .first: FirstFields(sheet: sheet)
        case .thrive: ThriveFields(sheet: sheet)
        case .arrived: ArrivedFields(sheet: sheet)
        case .record: RecordFields(sheet: sheet)
        case .cancel: CancelFields(sheet: sheet)
        case .transfer: TransferFields(sheet: sheet)
        case .transferred: TransferredFields(sheet: sheet)
        case .judge: JudgeFields(sheet: sheet)
        case .overrule: RecordFields(sheet: sheet.speaking(.record))
        case .allocate: AllocateFields(sheet: sheet)
        case .write: WriteFields(sheet: sheet)
        case .support: SupportFields(sheet: sheet)
        case .outcome: OutcomeFields(sheet: sheet)
        case .review: ReviewFields(sheet: sheet)
        case .reopen: sheet.textarea("reason")
        case .check: CheckFields(sheet: sheet)
        case .hear: HearFields(sheet: sheet)
        case .restrict: RestrictFields(sheet: sheet)
        case .lift: sheet.textarea("reason")
        case .party, .partyCorrect, .partyRole, .object, .location, .event, .connect, .remove, .linkFile, .merge,
            .undoMerge:
            PartyActionFields(sheet: sheet)
        case .undo: EmptyHTML()
        case .needs, .preference, .codeEvent, .contactNote, .setAside: ContractFields(sheet: sheet)
        default: InvestigationFields(sheet: sheet)
        }
    }
}
