/// Where an open file stands in the queue: 0 is first.
///
/// A grade that a person decided comes before anything suggested; before that, whoever may be in
/// danger (by what they say, a guarded report, enhanced rights) comes before the rest. New signs of danger bring even a
/// graded file forward, until somebody has weighed them. Nothing is graded by machine: this only decides what is read
/// first.
public enum QueueRank {
    public static func rank(of state: FileState) -> Int {
        let decided = decided(state)
        return state.triage.dangerUnweighed == true ? min(decided, danger) : decided
    }

    /// Behind what a person graded as the most urgent, before all that nobody has graded.
    private static let danger = 11

    private static func decided(_ state: FileState) -> Int {
        if let grade = state.grade?.grade, let number = number(in: grade) { return number * 10 }
        if state.reviewOpen { return 25 }
        if state.report.guarded { return 12 }
        return state.hasEnhancedRights ? 15 : 35
    }

    /// The digits of a grade such as `P1`, at most 9.
    private static func number(in grade: String) -> Int? {
        Int(String(grade.unicodeScalars.filter { ("0"..."9").contains($0) })).map { min($0, 9) }
    }
}

extension FileState {
    /// The nearest of the times by which the force has to have done something: what it promised, what is to be
    /// recorded, what the grade asks for. Nil when none runs.
    ///
    /// Source: National Crime Recording Standard, at most 24 hours from the report.
    public var nextLimit: Moment? {
        let isToBeRecorded = status.isOpen && recordedAt == nil && report.looksLikeCrime == true
        return [
            nextOwed?.due, isToBeRecorded ? CountingRules.recordBy(reported: receivedAt) : nil,
            triage.runningClockDue,
        ].compactMap { $0 }.min()
    }
}

extension NewReport {
    /// Whether an answer, or a word of the force's table, says that somebody may be in danger.
    func showsDanger(by words: DangerWords, on today: CivilDate) -> Bool {
        let journey = Journey(form: form, answers: contents.answers, today: today)
        return !ThriveSign.dangers(in: journey).isEmpty
            || words.showDanger(in: contents.answers.byQuestion.values.compactMap(\.text))
    }
}
