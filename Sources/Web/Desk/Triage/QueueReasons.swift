import Policing
import Workflows

/// Why a file stands where it stands in the queue, in words: what weighs most comes first.
struct QueueReasons: Sendable {
    let desk: DeskWords

    private var triage: TriageReasons { TriageReasons(desk: desk) }

    /// Never none.
    func reasons(for file: FileSummary) -> [String] {
        let found = [
            shown(file), danger(file), triage.clock(file), latePromise(file), review(file), triage.recording(file),
            triage.again(file), messages(file), enhanced(file), graded(file),
        ].compactMap { $0 }
        return found.isEmpty ? [usual(file)] : found
    }

    func isLate(_ file: FileSummary) -> Bool {
        file.nextLimit.map { $0 < desk.now } ?? false
    }

    /// What an answer or a message says, until somebody has weighed it.
    private func shown(_ file: FileSummary) -> String? {
        file.triage.showsDanger && file.status.isOpen ? desk.text("reasons.danger-shown") : nil
    }

    /// A guarded report has somebody to protect, who is most often its victim.
    private func danger(_ file: FileSummary) -> String? {
        guard file.guarded, file.status.isOpen, file.grade == nil else { return nil }
        let hasVictim = desk.site.forms[file.form]?.isVictimBased ?? true
        return desk.text(hasVictim ? "reasons.danger" : "reasons.guarded", ["kind": desk.kind(file.form)])
    }

    private func latePromise(_ file: FileSummary) -> String? {
        guard let due = file.nextDue, due < desk.now else { return nil }
        let span = desk.times.between(due, desk.now)
        guard let rule = file.nextRule else { return desk.text("reasons.late", ["span": span]) }
        return desk.text("reasons.late-named", ["span": span, "promise": desk.promise(rule)])
    }

    private func review(_ file: FileSummary) -> String? {
        file.reviewOpen ? desk.text("reasons.review") : nil
    }

    private func messages(_ file: FileSummary) -> String? {
        guard file.unansweredMessages > 0 else { return nil }
        return desk.words.count("desk.reasons.messages", file.unansweredMessages)
    }

    private func enhanced(_ file: FileSummary) -> String? {
        file.enhanced ? desk.text("reasons.enhanced") : nil
    }

    private func graded(_ file: FileSummary) -> String? {
        file.grade.map { desk.text("reasons.graded", ["grade": desk.grade($0)]) }
    }

    private func usual(_ file: FileSummary) -> String {
        desk.text(file.status == .received ? "reasons.unread" : "reasons.open")
    }
}
