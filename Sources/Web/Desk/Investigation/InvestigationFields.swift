import HTML
import Policing
import Workflows

/// The fields of an action on an investigation.
struct InvestigationFields: HTML, Sendable {
    let sheet: ActionSheet

    private var state: FileState { sheet.file.state }
    private var items: InvestigationItems { InvestigationItems(desk: sheet.desk, state: state, seesSensitive: true) }

    var body: some HTML {
        switch sheet.action {
        case .solvability: SolvabilityFields(sheet: sheet)
        case .line: sheet.textarea("words", rows: 2)
        case .lineEnd:
            which(items.openLines)
            radios("result", LineSettled.Result.allCases.map(\.rawValue))
            sheet.textarea("reason")
        case .task: TaskFields(sheet: sheet, suffix: "")
        case .taskGive: GiveTaskFields(sheet: sheet, tasks: items.openTasks)
        case .taskEnd:
            which(items.openTasks)
            radios("result", TaskEnded.Result.allCases.map(\.rawValue))
            sheet.textarea("words")
        case .statement: StatementFields(sheet: sheet)
        case .disclosure: DisclosureFields(sheet: sheet)
        case .supervision: SupervisionFields(sheet: sheet)
        case .authorise: ProposalFields(sheet: sheet)
        case .sendBack:
            ProposalFields(sheet: sheet)
            sheet.textarea("reason")
        default: ExhibitFields(sheet: sheet)
        }
    }

    private func which(_ choices: [InvestigationItems.Item]) -> Select {
        sheet.which("number", choices)
    }

    private func radios(_ name: String, _ values: [String]) -> Radios {
        Radios(field: sheet.field(name), choices: sheet.choices(name, of: values), isSmall: true)
    }
}

extension ActionSheet {
    /// The name of whoever fills it in.
    var reader: String { file.reader.name }

    /// Which of the things that there are.
    func which(_ name: String, _ items: [InvestigationItems.Item]) -> Select {
        let none: [(value: String, text: String, hint: String?)] = [("", desk.text("investigation.choose"), nil)]
        return Select(
            field: field(name), choices: choices(name, none + items.map { ($0.value, $0.text, nil) }))
    }

    func line(_ name: String, otherwise: String = "") -> TextInput {
        TextInput(field: field(name), value: typed.names.contains(name) ? typed[name] : otherwise)
    }

    /// A day and a time; what is not typed yet is a moment to begin with.
    @HTMLBuilder func moment(_ name: String, otherwise: Moment?) -> some HTML {
        TextInput(
            field: field("\(name)-day"), value: typed("\(name)-day") ?? otherwise?.london.date.typed ?? "",
            purpose: .code, width: .characters10)
        TextInput(
            field: field("\(name)-time"), value: typed("\(name)-time") ?? otherwise?.london.clock ?? "",
            purpose: .code, width: .characters5)
    }

    private func typed(_ name: String) -> String? {
        typed.names.contains(name) ? typed[name] : nil
    }
}

extension CivilDate {
    /// As it is typed at the desk: `22/11/2026`.
    var typed: String { "\(day)/\(month)/\(year)" }
}

/// What speaks for an investigation, as the file's facts show it and as the officer knows it.
private struct SolvabilityFields: HTML, Sendable {
    let sheet: ActionSheet

    private var table: SolvabilityTable { sheet.desk.site.rules.solvability }
    private var found: [String] { table.found(in: sheet.file.state) }

    var body: some HTML {
        p(.class("govuk-body")) { suggestion }
        if !found.isEmpty {
            p(.class("govuk-body")) { sheet.text("found") }
            ul(.class("govuk-list govuk-list--bullet")) {
                for code in found {
                    li { title(code) }
                }
            }
        }
        Checkboxes(
            field: sheet.field("factor"),
            choices: table.factors.filter { !found.contains($0.code) }.map { factor in
                Choice(
                    value: factor.code, text: title(factor.code),
                    isChosen: sheet.typed.all("factor").contains(factor.code))
            }, isSmall: true)
        Radios(
            field: sheet.field("choice"),
            choices: sheet.choices("choice", of: SolvabilityChoice.allCases.map(\.rawValue)), isSmall: true)
        sheet.textarea("reason")
    }

    private var suggestion: String {
        sheet.text(
            "suggestion.\(table.suggestion(for: found).rawValue)",
            ["points": String(table.points(of: found)), "enough": String(SolvabilityTable.enough)])
    }

    private func title(_ code: String) -> String {
        guard let factor = table[code] else { return code }
        return sheet.text("factor.weighed", ["factor": factor.title, "points": String(factor.points)])
    }
}

/// What is to be done, by whom and by when.
struct TaskFields: HTML, Sendable {
    let sheet: ActionSheet
    /// What tells the fields of one task from those of another in the same form.
    let suffix: String

    var body: some HTML {
        sheet.textarea("words\(suffix)", rows: 2)
        Select(field: sheet.field("owner\(suffix)"), choices: sheet.choices("owner\(suffix)", officers))
        sheet.moment("due\(suffix)", otherwise: tomorrow)
    }

    private var officers: [(value: String, text: String, hint: String?)] {
        [("", sheet.desk.text("investigation.choose"), nil)]
            + sheet.file.officers.map { ($0.username, $0.name, nil) }
    }

    private var tomorrow: Moment {
        Moment(london: sheet.desk.now.london.date.adding(days: 1), hour: 17)
    }
}

/// Whose task it is from now on, and why. Whoever is away may have it all the same, once that was said.
private struct GiveTaskFields: HTML, Sendable {
    let sheet: ActionSheet
    let tasks: [InvestigationItems.Item]

    var body: some HTML {
        if let warning = sheet.warning {
            WarningText(spokenPrefix: sheet.desk.text("warnings.spoken"), text: warning)
            HiddenField(name: ActionSheet.warnedField, value: sheet.typed["owner"])
        }
        sheet.which("number", tasks)
        Select(field: sheet.field("owner"), choices: sheet.choices("owner", officers))
        sheet.textarea("reason", rows: 2)
    }

    private var officers: [(value: String, text: String, hint: String?)] {
        [("", sheet.desk.text("investigation.choose"), nil)]
            + sheet.file.officers.map { ($0.username, $0.name, nil) }
    }
}

/// Somebody's account.
private struct StatementFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if !items.isEmpty { sheet.which("number", items) }
        sheet.line("name")
        Radios(
            field: sheet.field("kind"), choices: sheet.choices("kind", of: StatementKind.allCases.map(\.rawValue)),
            isSmall: true)
        sheet.moment("at", otherwise: sheet.desk.now)
        Radios(field: sheet.field("signed"), choices: sheet.choices("signed", of: ["yes", "no"]), isSmall: true)
        sheet.textarea("text", rows: 12)
    }

    private var items: [InvestigationItems.Item] {
        InvestigationItems(
            desk: sheet.desk, state: sheet.file.state, seesSensitive: sheet.file.seesSensitive
        ).statements
    }
}

/// What a piece of material is for the case, and why.
private struct DisclosureFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        sheet.which(
            "item",
            InvestigationItems(desk: sheet.desk, state: sheet.file.state, seesSensitive: true).disclosable)
        Radios(
            field: sheet.field("standing"),
            choices: sheet.choices("standing", of: DisclosureStanding.allCases.map(\.rawValue)), isSmall: true)
        sheet.textarea("reason")
    }
}

/// What a supervisor found, what is to be done about it, and when they look again.
private struct SupervisionFields: HTML, Sendable {
    let sheet: ActionSheet

    static let directions = 1...3

    var body: some HTML {
        sheet.textarea("findings", rows: 5)
        for number in Self.directions {
            Details(
                summaryText: sheet.text("direction", ["number": String(number)]),
                isOpen: !sheet.typed["words-\(number)"].isEmpty
            ) {
                TaskFields(sheet: sheet, suffix: "-\(number)")
            }
        }
        TextInput(
            field: sheet.field("next-day"), value: sheet.typed["next-day"], purpose: .code, width: .characters10)
    }
}
