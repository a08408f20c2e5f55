import Policing

/// The rows that supervisors read, as they follow from facts.
enum SupervisionViews {
    private static let insertMark: SQL = """
        INSERT INTO day_mark (file, version, measure, day, code, amount) VALUES ($1, $2, $3, $4, $5, $6)
        """
    /// A decision that was taken back counts for no day.
    private static let forgetMarks: SQL = "DELETE FROM day_mark WHERE file = $1 AND version > $2"
    private static let insertWork: SQL = "INSERT INTO staff_work (file, username, week) VALUES ($1, $2, $3)"
    private static let insertCheck: SQL = """
        INSERT INTO quality_check (file, number, about, checker, week, at, score) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    private static let insertAnswer: SQL = """
        INSERT INTO quality_answer (file, number, question, answer, about, at) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let hear: SQL = "UPDATE quality_check SET heard_at = $3 WHERE file = $1 AND number = $2"

    /// Everything that changes when a file gets these facts; the first of them says from which version on.
    static func calls(_ number: Int64, _ facts: [RecordedFact], _ state: FileState) -> [Call] {
        guard let first = facts.first?.version else { return [] }
        if first > 1, facts.contains(where: { $0.fact.kind == .decisionUndone }) {
            return [Call(forgetMarks, [.int(number), .int(Int64(state.supervision.marks.last?.version ?? 0))])]
                + workCalls(number, from: first, state)
        }
        let marks = state.supervision.marks.reversed().prefix { $0.version >= first }.reversed()
        return marks.map { mark(number, $0) } + workCalls(number, from: first, state)
            + facts.flatMap { checks(number, $0) }
    }

    private static func workCalls(_ number: Int64, from first: Int, _ state: FileState) -> [Call] {
        state.supervision.work.reversed().prefix { $0.version >= first }.reversed().map { one in
            Call(insertWork, [.int(number), .text(one.username), .int(Int64(one.week.monday.dayNumber))])
        }
    }

    private static func mark(_ number: Int64, _ mark: DayMark) -> Call {
        Call(
            insertMark,
            [
                .int(number), .int(Int64(mark.version)), .text(mark.measure.rawValue),
                .int(Int64(mark.day.dayNumber)), .text(mark.code), .int(Int64(mark.amount)),
            ])
    }

    private static func checks(_ number: Int64, _ recorded: RecordedFact) -> [Call] {
        guard case .supervision(let fact) = recorded.fact else { return [] }
        let at = Value.int(recorded.at.milliseconds)
        switch fact {
        case .checkHeard(let heard): return [Call(hear, [.int(number), .int(Int64(heard.number)), at])]
        case .fileChecked(let check):
            let row: [Value] = [.int(number), .int(Int64(check.number))]
            let week = Int64(check.week.monday.dayNumber)
            let score = Value.optional(check.scorePercent.map(Int64.init))
            return [Call(insertCheck, row + [.text(check.about), .text(check.by), .int(week), at, score])]
                + check.marks.map { mark in
                    Call(
                        insertAnswer,
                        row + [.text(mark.question), .text(mark.answer.rawValue), .text(check.about), at])
                }
        }
    }
}
