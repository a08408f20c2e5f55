/// Where an open file stands in the queue: 0 is first.
///
/// A grade that a person decided comes before anything suggested; before that, whoever may be in
/// danger (a guarded report, enhanced rights) comes before the rest. Nothing is graded by machine:
/// this only decides what is read first.
public enum QueueRank {
    public static func rank(of state: FileState) -> Int {
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
