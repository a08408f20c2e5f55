import HTML
import Policing
import Workflows

/// How the report was weighed, whether that still holds, and how the clock of its grade stands.
struct ThriveSection: HTML, Sendable {
    let shown: ShownFile

    static func hasContent(_ state: FileState) -> Bool {
        state.triage.assessed != nil || state.grade != nil
    }

    private var desk: DeskWords { shown.desk }
    private var triage: Triage { shown.state.triage }
    private var words: ThriveWords { ThriveWords(desk: desk) }

    var body: some HTML {
        if let again = TriageTold(desk: desk, state: shown.state).toBeRedone {
            p(.class("govuk-inset-text")) { again }
        }
        if let assessed = triage.assessed {
            table(assessed)
            p(.class("govuk-body bl-quiet")) {
                desk.text("thrive.by", ["who": desk.who(assessed.fact.by), "time": desk.times.stamp(assessed.at)])
            }
        } else {
            p(.class("govuk-body")) { desk.text("thrive.never") }
        }
        if let clock = TriageTold(desk: desk, state: shown.state).clock {
            p(.class("govuk-body")) { clock }
        }
    }

    private func table(_ assessed: Triage.Assessment) -> DataTable {
        let notes = assessed.fact.notes.value
        return DataTable(
            title: desk.text("sections.thrive"), titleIsHidden: true,
            columns: ["letter", "level", "why"].map { DataTable.Column(text: desk.text("thrive.columns.\($0)")) },
            rows: ThriveElement.allCases.map { element in
                let note = notes?.first { $0.element == element }?.text
                return DataTable.Row(cells: [
                    .text(words.letter(element)), .tag(words.tag(assessed.fact.levels[element])),
                    .text(note ?? desk.text("erased")),
                ])
            })
    }
}

/// What must be known of a file's weighing, its clock and its recording.
struct TriageTold: Sendable {
    let desk: DeskWords
    let state: FileState

    /// Why the file is to be weighed again; nil when it is not.
    var toBeRedone: String? {
        guard state.status.isOpen, state.triage.isToBeRedone else { return nil }
        return Self.again(state.triage.causesToRedo, desk)
    }

    static func again(_ causes: [Triage.RedoCause], _ desk: DeskWords) -> String {
        let named = causes.map { desk.text("thrive.causes.\($0.rawValue)") }.joined(separator: ", ")
        return desk.text("thrive.again", ["causes": named])
    }

    /// How the clock of the grade stands; nil for a grade without one.
    var clock: String? {
        switch state.triage.clockStanding(at: desk.now) {
        case .none: nil
        case .running(let due): clock("running", due, desk.times.due(due))
        case .overdue(let due): clock("overdue", due, desk.times.due(due))
        case .kept(let at, let due): clock("kept", at, desk.times.stamp(due))
        case .missed(let at, let due): clock("missed", at, desk.times.between(due, at))
        case .ended(let at, let due): clock("ended", at, desk.times.stamp(due))
        }
    }

    private func clock(_ key: String, _ moment: Moment, _ span: String) -> String {
        let awaited = desk.text("thrive.awaited.\(state.triage.clock?.rawValue ?? GradeClock.contact.rawValue)")
        return desk.text(
            "thrive.clock.\(key)", ["what": awaited, "time": desk.times.stamp(moment), "span": span])
    }

    /// What stands at the top of the page.
    func warnings(_ form: Form?) -> [String] {
        [recording(form), overdue, toBeRedone].compactMap { $0 }
    }

    private var overdue: String? {
        if case .overdue = state.triage.clockStanding(at: desk.now), state.status.isOpen { clock } else { nil }
    }

    private func recording(_ form: Form?) -> String? {
        let isWaiting = state.recordedAt == nil && state.status.isOpen
        switch CountingRules.call(form: form, isWaiting: isWaiting, reported: state.receivedAt, at: desk.now) {
        case .none, .waiting: return nil
        case .near(let limit): return desk.text("thrive.recording.near", ["span": desk.times.between(desk.now, limit)])
        case .passed(let limit):
            return desk.text("thrive.recording.passed", ["span": desk.times.between(limit, desk.now)])
        }
    }
}

/// What of it gives a file its place in the queue.
struct TriageReasons: Sendable {
    let desk: DeskWords

    func clock(_ file: FileSummary) -> String? {
        guard file.status.isOpen, let due = file.triage.clockDue else { return nil }
        let span = desk.times.between(desk.now, due)
        return desk.text(due < desk.now ? "reasons.clock-passed" : "reasons.clock", ["span": span])
    }

    func again(_ file: FileSummary) -> String? {
        guard file.status.isOpen, !file.triage.causesToRedo.isEmpty else { return nil }
        return TriageTold.again(file.triage.causesToRedo, desk)
    }

    /// How a report that looks like a crime stands towards its limit.
    func recording(_ file: FileSummary) -> String? {
        let isWaiting = file.recordedAt == nil && file.status.isOpen
        let call = CountingRules.call(
            form: desk.site.forms[file.form], isWaiting: isWaiting, reported: file.receivedAt, at: desk.now)
        let key: String
        switch call {
        case .none: return nil
        case .waiting: key = "reasons.recording-limit"
        case .near: key = "reasons.recording-near"
        case .passed: key = "reasons.recording-passed"
        }
        let limit = CountingRules.recordBy(reported: file.receivedAt)
        return desk.text(key, ["span": desk.times.between(desk.now, limit)])
    }
}
