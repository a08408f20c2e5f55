import Policing
import Workflows

/// What was typed about weighing a report, and about everything that a new one needs first.
extension ActionReading {
    mutating func assessment() -> FileCommand? {
        .triage(.assess(thriveNotes(), suggested: ThriveFields.levels(of: form["suggested"])))
    }

    mutating func clockStop() -> FileCommand? {
        guard let minutes = Int(form["minutes"].isEmpty ? "0" : form["minutes"]) else {
            note("minutes")
            return nil
        }
        return .triage(.stopClock(minutesAgo: minutes))
    }

    mutating func firstDecision() -> FileCommand? {
        let notes = thriveNotes()
        let grade = given("grade"), gradeReason = words("grade-reason")
        noteUnexplained(grade)
        let recording = recording()
        let owner = owner()
        let answer = form["answer"].allSatisfy(\.isWhitespace) ? nil : PersonUpdate(text: words("answer"))
        return recording.map { recording in
            .triage(
                .decideFirst(
                    FirstDecision(
                        thrive: notes, suggested: ThriveFields.levels(of: form["suggested"]), grade: grade,
                        gradeReason: gradeReason, recording: recording, owner: owner, answer: answer)))
        }
    }

    private mutating func thriveNotes() -> [ThriveNote] {
        ThriveElement.allCases.compactMap { element in
            let text = form[ThriveFields.why(element)]
            let letter = ThriveWords(desk: desk).letter(element)
            if text.allSatisfy(\.isWhitespace) {
                note(ThriveFields.why(element), saying: desk.text("thrive.why-missing", ["letter": letter]))
            }
            guard let level = ThriveLevel(rawValue: form[element.rawValue]) else {
                note(element.rawValue, saying: desk.text("thrive.level-missing", ["letter": letter]))
                return nil
            }
            return ThriveNote(element: element, level: level, text: text)
        }
    }

    /// Another grade than the suggested one needs a person's own reason.
    private mutating func noteUnexplained(_ grade: String) {
        let suggested = form["suggested-grade"]
        guard !suggested.isEmpty, !grade.isEmpty, grade != suggested,
            form["grade-reason"] == form["grade-reason-was"]
        else { return }
        note("grade-reason", saying: desk.text("first.grade-reason.unchanged", ["grade": desk.grade(suggested)]))
    }

    private mutating func recording() -> FirstDecision.Recording? {
        guard case .record(let classification, let reason, let circumstances)? = part(.record) else { return nil }
        return FirstDecision.Recording(classification, reason: reason, circumstances: circumstances)
    }

    /// What is not the force's, or is another report, gets no owner.
    private mutating func owner() -> FirstDecision.Owner? {
        guard !["not-ours", "duplicate"].contains(form["is"]),
            case .allocate(let unit, let officer, let reason)? = part(.allocate)
        else { return nil }
        return FirstDecision.Owner(unit: unit, officer: officer, because: reason)
    }

    /// One part read as if it came alone.
    mutating func part(_ action: DeskAction) -> FileCommand? {
        var reading = ActionReading(desk: desk, action: action, form: form, file: file)
        reading.officers = officers
        reading.ruleIsReason = self.action == .first
        let command = reading.command(isCrime: false)
        faults += reading.faults
        return command
    }
}
