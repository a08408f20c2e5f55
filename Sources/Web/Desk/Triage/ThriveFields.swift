import HTML
import Policing
import Workflows

/// A level and a reason for each letter.
struct ThriveFields: HTML, Sendable {
    let sheet: ActionSheet

    static func why(_ element: ThriveElement) -> String { "\(element.rawValue)-why" }

    /// Levels as a hidden field holds them.
    static func text(of levels: ThriveLevels) -> String {
        ThriveElement.allCases.map { levels[$0].rawValue }.joined(separator: ":")
    }

    /// Nil for what no form of ours holds.
    static func levels(of text: String) -> ThriveLevels? {
        let levels = text.split(separator: ":").compactMap { ThriveLevel(rawValue: String($0)) }
        guard levels.count == ThriveElement.allCases.count else { return nil }
        return ThriveLevels(Dictionary(uniqueKeysWithValues: zip(ThriveElement.allCases, levels)))
    }

    var body: some HTML {
        HiddenField(name: "suggested", value: sheet.typed["suggested"])
        p(.class("govuk-body bl-quiet")) { sheet.desk.text("thrive.suggested") }
        ForEach(ThriveElement.allCases) { element in
            div(.class("bl-letter")) {
                Select(field: level(element), choices: levels(element))
                TextInput(field: reason(element), value: sheet.typed[Self.why(element)])
            }
        }
    }

    private func level(_ element: ThriveElement) -> Field {
        sheet.field(element.rawValue, label: ThriveWords(desk: sheet.desk).letter(element))
    }

    private func reason(_ element: ThriveElement) -> Field {
        let letter = ThriveWords(desk: sheet.desk).letter(element)
        var field = sheet.field(Self.why(element), label: sheet.desk.text("thrive.why", ["letter": letter]))
        field.size = .plain
        return field
    }

    private func levels(_ element: ThriveElement) -> [Choice] {
        sheet.choices(
            element.rawValue, ThriveLevel.allCases.map { ($0.rawValue, ThriveWords(desk: sheet.desk).level($0), nil) })
    }
}

/// When what the clock waited for happened.
struct ArrivedFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        p(.class("govuk-body")) {
            sheet.text("what.\(sheet.file.state.triage.clock?.rawValue ?? GradeClock.contact.rawValue)")
        }
        TextInput(
            field: sheet.field("minutes"), value: sheet.typed["minutes"].isEmpty ? "0" : sheet.typed["minutes"],
            purpose: .digits, width: .characters5)
    }
}

/// The whole first decision: weighed, graded, recorded, given an owner and answered.
struct FirstFields: HTML, Sendable {
    let sheet: ActionSheet

    private var suggestion: FirstSuggestion { FirstSuggestion(desk: sheet.desk, file: sheet.file) }

    var body: some HTML {
        part("thrive") { ThriveFields(sheet: sheet) }
        part("grade") { gradeFields }
        part("record") { RecordFields(sheet: sheet.speaking(.record)) }
        part("allocate") {
            if let owner = SuggestedOwner(desk: sheet.desk, proposal: suggestion.owner()).short {
                p(.class("govuk-body bl-quiet")) { owner }
            }
            AllocateFields(sheet: sheet.speaking(.allocate), asksWhy: false)
        }
        if sheet.file.state.reporter != nil {
            part("answer") {
                p(.class("govuk-body bl-quiet")) { FileReporter(desk: sheet.desk, state: sheet.file.state).notice }
            }
        }
    }

    @HTMLBuilder private var gradeFields: some HTML {
        HiddenField(name: "suggested-grade", value: sheet.typed["suggested-grade"])
        HiddenField(name: "grade-reason-was", value: sheet.typed["grade-reason-was"])
        Radios(field: sheet.speaking(.grade).field("grade", hint: suggestedGrade), choices: grades, isSmall: true)
        sheet.textarea("grade-reason", rows: 2)
    }

    private var grades: [Choice] { GradeFields(sheet: sheet.speaking(.grade)).choices }

    private var suggestedGrade: String? {
        let code = sheet.typed["suggested-grade"]
        return code.isEmpty ? nil : sheet.text("suggested-grade", ["grade": sheet.desk.grade(code)])
    }

    private func part<Content: HTML>(_ name: String, @HTMLBuilder content: () -> Content) -> some HTML {
        div(.class("bl-first-part")) {
            h3(.class("govuk-heading-s")) { sheet.text("parts.\(name)") }
            content()
        }
    }
}
