import HTML
import Policing
import Workflows

/// How quickly to act, and why.
struct GradeFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Radios(field: sheet.field("grade"), choices: choices, isSmall: true)
        sheet.textarea("reason")
    }

    var choices: [Choice] { sheet.choices("grade", grades) }

    private var grades: [(value: String, text: String, hint: String?)] {
        sheet.desk.site.rules.grades.grades.map { ($0.code, sheet.desk.grade($0.code), target(of: $0)) }
    }

    private func target(of grade: Grade) -> String? {
        guard let minutes = grade.targetMinutes else { return nil }
        let start = sheet.desk.now
        let span = sheet.desk.times.between(start, start.adding(seconds: Int64(minutes) * 60))
        return sheet.text("target.\(grade.clock.rawValue)", ["span": span])
    }
}

/// What the report is under the recording rules, and why.
struct RecordFields: HTML, Sendable {
    let sheet: ActionSheet

    static let kinds = ["crime", "incident", "asb", "not-ours", "duplicate"]

    var body: some HTML {
        Radios(field: sheet.field("is"), choices: choices, isSmall: true)
        part(of: "crime") {
            GroupedSelect(
                field: sheet.field("offence", hint: suggestion), first: firstOffence,
                groups: offences(but: suggested?.code),
                chosen: offence)
        }
        part(of: Self.kinds.joined(separator: "|")) { CircumstanceFields(sheet: sheet) }
        if sheet.action != .first {
            part(of: "crime") { FurtherFields(sheet: sheet, offences: offences()) }
        }
        part(of: "asb") {
            Select(field: sheet.field("type"), choices: types)
            Radios(
                field: sheet.field("qualifier"),
                choices: sheet.choices("qualifier", of: AntiSocialQualifier.allCases.map(\.rawValue)), isSmall: true)
        }
        part(of: "not-ours") { TextInput(field: sheet.field("body"), value: sheet.typed["body"]) }
        part(of: "duplicate") {
            TextInput(
                field: sheet.field("duplicate"), value: sheet.typed["duplicate"], purpose: .search,
                width: .characters20)
        }
        sheet.textarea("reason", hint: sheet.action == .first ? sheet.text("reason.first") : nil)
    }

    /// Where there is but one, it is chosen.
    private var choices: [Choice] {
        guard kinds.count == 1 else { return sheet.choices("is", of: kinds) }
        return kinds.map { Choice(value: $0, text: sheet.text("is.\($0)"), isChosen: true) }
    }

    /// Shown by a script only with its kind; without one, always.
    private func part<Content: HTML>(of kind: String, @HTMLBuilder content: () -> Content) -> some HTML {
        div(.class("bl-part"), .data("shown-with", "is=\(kind)")) { content() }
    }

    /// What is a crime stays one until it is cancelled.
    private var kinds: [String] { sheet.file.isCrime && sheet.action != .overrule ? ["crime"] : Self.kinds }

    private var suggested: Offence? {
        sheet.file.form?.suggestedOffence.flatMap { sheet.desk.site.rules.offences[$0] }
    }

    private var suggestion: String? {
        suggested.map { sheet.text("offence.suggestion", ["offence": sheet.desk.offence($0.code)]) }
    }

    private var offence: String {
        sheet.typed["offence"].isEmpty ? suggested?.code ?? "" : sheet.typed["offence"]
    }

    /// The form's own suggestion, which says that it is one.
    private var firstOffence: Choice {
        guard let suggested else { return Choice(value: "", text: sheet.text("choose")) }
        return Choice(
            value: suggested.code, text: sheet.text("suggested", ["offence": sheet.desk.offence(suggested.code)]))
    }

    private func offences(but code: String? = nil) -> [GroupedSelect.Group] {
        sheet.desk.site.rules.offences.grouped.map { group, offences in
            GroupedSelect.Group(
                label: group,
                choices: offences.filter { $0.recorder == .force && $0.code != code }.map {
                    Choice(value: $0.code, text: sheet.desk.offence($0.code))
                })
        }
    }

    private var types: [Choice] {
        sheet.choices(
            "type",
            [("", sheet.text("choose"), nil)] + sheet.desk.site.rules.asb.types.map { ($0.code, $0.title, nil) })
    }
}

/// A message to the person, with what will tell them that it is there.
struct WriteFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        p(.class("govuk-body bl-quiet")) { reporter.notice }
    }

    private var reporter: FileReporter { FileReporter(desk: sheet.desk, state: sheet.file.state) }
}

/// Which service takes care of the person.
struct SupportFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        VictimField(sheet: sheet)
        p(.class("govuk-body bl-quiet")) { sheet.text(sheet.file.wantsSupport ? "wished" : "not-wished") }
        Radios(field: sheet.field("service"), choices: sheet.choices("service", services), isSmall: true)
    }

    private var services: [(value: String, text: String, hint: String?)] {
        sheet.desk.site.force.support(for: sheet.file.state.report.form).map { ($0.code, $0.title, nil) }
    }
}

/// How the file ends, and what the person will read.
struct OutcomeFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if sheet.file.isCrime {
            p(.class("govuk-body bl-quiet")) {
                sheet.text(sheet.file.state.parties.hasNamedSuspect ? "suspect.named" : "suspect.none")
            }
            Radios(
                field: sheet.field("victim"),
                choices: sheet.choices("victim", of: VictimWish.allCases.map(\.rawValue)), isSmall: true)
            GroupedSelect(
                field: sheet.field("outcome"), first: Choice(value: "", text: sheet.text("choose")), groups: groups,
                chosen: sheet.typed["outcome"])
            div(.class("bl-part"), .data("shown-with", "outcome=\(outcomesOfOthers)")) {
                TextInput(field: sheet.field("body"), value: sheet.typed["body"])
            }
            OutcomeEvidenceFields(sheet: sheet)
        } else {
            p(.class("govuk-body")) { sheet.text("no-code") }
        }
    }

    /// Those by which another body acts, which has to be named.
    private var outcomesOfOthers: String {
        sheet.desk.site.rules.outcomes.outcomes.filter { $0.needs.contains(.namedBody) }.map(\.code)
            .joined(separator: "|")
    }

    /// The table of outcomes by what each says of a suspect: those that fit are easy to find.
    private var groups: [GroupedSelect.Group] {
        [SuspectRule.notIdentified, .named, .either].map { rule in
            GroupedSelect.Group(
                label: sheet.text("suspect-rule.\(rule.rawValue)"),
                choices: sheet.desk.site.rules.outcomes.outcomes
                    .filter { $0.suspect == rule && !$0.needs.contains(.nationalOnly) }
                    .map { Choice(value: $0.code, text: sheet.desk.outcome($0.code)) })
        }
        .filter { !$0.choices.isEmpty }
    }
}

/// The answer to a request to look again.
struct ReviewFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if let asked = sheet.file.page.timeline.last(where: { $0.kind == .reviewRequested })?.words {
            p(.class("govuk-body")) { sheet.text("asked") }
            div(.class("govuk-inset-text"), .dir(.auto)) { asked }
        }
        Radios(
            field: sheet.field("decision"), choices: sheet.choices("decision", of: ["upheld", "changed"]),
            isSmall: true)
    }
}
