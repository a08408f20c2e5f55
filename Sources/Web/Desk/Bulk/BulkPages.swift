import HTML
import Policing
import Workflows

/// The first button of a form that holds others, so that Enter in a field, which presses the first, does nothing that
/// nobody chose.
struct NoButton: HTML, Sendable {
    var body: some HTML {
        button(.type(.submit), .hidden, .disabled) {}
    }
}

/// What can be done with the selected rows: stands in the form that holds them.
struct BulkBar: HTML, Sendable {
    let desk: DeskWords
    let actions: [BulkAction]
    let officers: [StaffMember]

    var body: some HTML {
        section(.class("bl-bulk"), .id("bulk"), .aria("label", desk.text("bulk.label"))) {
            p(
                .class("bl-bulk__count"), .role("status"), .data("count-one", desk.text("bulk.selected.one")),
                .data("count-other", desk.text("bulk.selected.other"))
            ) {
                desk.text("bulk.hint")
            }
            ForEach(actions) { action in
                Details(summaryText: desk.text("bulk.\(action.rawValue).title")) {
                    BulkFields(desk: desk, action: action, typed: FormBody([:]), officers: officers, faults: [])
                    Button(
                        text: desk.text("bulk.\(action.rawValue).button"), kind: .secondary, name: "action",
                        value: action.rawValue)
                }
            }
        }
    }
}

/// What an action on many files asks.
struct BulkFields: HTML, Sendable {
    let desk: DeskWords
    let action: BulkAction
    let typed: FormBody
    let officers: [StaffMember]
    let faults: [InputFault]

    var body: some HTML {
        switch action {
        case .take: EmptyHTML()
        case .grade:
            select(
                "grade", desk.site.rules.grades.grades.map { ($0.code, desk.grade($0.code)) }, desk.text("bulk.choose"))
            TextInput(field: field("reason"), value: typed["reason"], width: .characters30)
        case .allocate:
            select("unit", desk.site.force.units.map { ($0.code, $0.title) }, desk.text("bulk.choose"))
            select("officer", officers.map { ($0.username, $0.name) }, desk.text("bulk.whole-unit"))
            TextInput(field: field("because"), value: typed["because"], width: .characters30)
        }
    }

    private func select(_ name: String, _ options: [(String, String)], _ first: String) -> Select {
        Select(
            field: field(name),
            choices: ([("", first)] + options).map {
                Choice(value: $0.0, text: $0.1, isChosen: typed[name] == $0.0)
            })
    }

    private func field(_ name: String) -> Field {
        let fault = faults.first { $0.field == "bulk-\(name)" }
        return Field(
            id: "bulk-\(name)", name: name, label: desk.text("bulk.\(name).label"),
            error: fault.map { FieldError(prefix: desk.words.text("errors.prefix"), text: $0.text) })
    }
}

/// The question again, when something is missing.
struct BulkQuestionPage: HTML, Sendable {
    let desk: DeskWords
    let title: String
    let reading: BulkReading
    let officers: [StaffMember]
    let token: FormToken

    var body: some HTML {
        BackLink(text: desk.text("to-queue"), href: QueueAddress(query: reading.form["back"]).path)
        ErrorSummary(
            heading: desk.words.text("errors.title"),
            entries: reading.faults.map { ErrorSummary.Entry(text: $0.text, fieldID: $0.field) })
        h1(.class("govuk-heading-l")) { title }
        if !reading.files.isEmpty {
            p(.class("govuk-body")) { reading.files.map(\.reference.description).joined(separator: ", ") }
            div(.class("bl-door")) { question }
        }
    }

    /// What is chosen is kept with what is typed, each file with the version that was shown: one that has changed since
    /// is not chosen again.
    static func draft(isAnswer: Bool) -> DraftMark {
        DraftMark(query: "", isAnswer: isAnswer, isSentPlainly: true)
    }

    private var question: some HTML {
        PostForm(action: BulkRoutes.path, token: token, draft: Self.draft(isAnswer: true)) {
            HiddenField(name: "back", value: reading.form["back"])
            HiddenField(name: ActionSheet.commandField, value: reading.form[ActionSheet.commandField])
            for file in reading.files {
                HiddenField(name: BulkFile.field, value: file.text)
            }
            BulkFields(
                desk: desk, action: reading.action, typed: reading.form, officers: officers, faults: reading.faults)
            Button(
                text: desk.text("bulk.\(reading.action.rawValue).button"), name: "action",
                value: reading.action.rawValue)
        }
    }
}

/// What became of each file, and the way to take all of it back.
struct BulkResultPage: HTML, Sendable {
    let desk: DeskWords
    /// `take`, `grade`, `allocate` or `undo`.
    let action: String
    let results: [BulkResult]
    let back: QueueAddress
    let command: CommandID
    let token: FormToken
    let mayUndo: Bool

    private var done: [BulkResult] { results.filter(\.isDone) }
    private var others: [BulkResult] { results.filter { !$0.isDone } }

    var title: String {
        desk.words.count("desk.bulk.\(action).done", done.count, ["all": String(results.count)])
    }

    var body: some HTML {
        BackLink(text: desk.text("to-queue"), href: back.path)
        h1(.class("govuk-heading-l"), .data("focus-first", ""), .tabindex(-1)) { title }
        SentMark(path: BulkRoutes.path)
        if mayUndo, !done.isEmpty { undo }
        if !others.isEmpty {
            table(desk.text("bulk.others"), others)
        }
        if !done.isEmpty {
            table(desk.text("bulk.changed-files"), done)
        }
    }

    private var undo: some HTML {
        PostForm(action: "/desk/bulk/undo", token: token) {
            HiddenField(name: "back", value: back.query)
            HiddenField(name: ActionSheet.commandField, value: command.text)
            for result in done {
                HiddenField(name: BulkFile.field, value: "\(result.reference.text).\(result.version ?? 1)")
            }
            p(.class("govuk-body")) {
                desk.text("bulk.undo-until", ["minutes": String(UndoableDecision.minutes)])
            }
            Button(text: desk.text("bulk.undo-button"), kind: .secondary)
        }
    }

    private func table(_ title: String, _ results: [BulkResult]) -> DataTable {
        DataTable(
            title: title,
            columns: ["reference", "result"].map { DataTable.Column(text: desk.text("bulk.columns.\($0)")) },
            rows: results.map { result in
                let link = TextLink(
                    text: result.reference.description, href: "/desk/files/\(result.reference.text)")
                return DataTable.Row(cells: [.linkOver(link, result.kind), .text(words(result))])
            })
    }

    private func words(_ result: BulkResult) -> String {
        result.refusal ?? desk.text(result.isUnchanged ? "bulk.unchanged" : "bulk.is-done")
    }
}
