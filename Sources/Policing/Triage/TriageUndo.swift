/// What reading a report decides, one by one or many at once.
public enum TriageDecision: String, CaseIterable, Sendable, Codable {
    case take, grade, allocate
}

/// Somebody took back what they had just decided. The facts of the decision stay; this one says what holds again.
public struct DecisionUndone: Codable, Sendable, Equatable {
    /// What was taken back.
    public let decisions: [TriageDecision]
    public let status: FileState.Status
    public let takenBy: String?
    public let grade: Graded?
    public let allocation: Allocated?
    /// The numbers of the promises that the decision had kept, and that are open again.
    public let promises: [Int]
    public let by: String

    public init(
        decisions: [TriageDecision], status: FileState.Status, takenBy: String?, grade: Graded?,
        allocation: Allocated?, promises: [Int], by: String
    ) {
        self.decisions = decisions
        self.status = status
        self.takenBy = takenBy
        self.grade = grade
        self.allocation = allocation
        self.promises = promises
        self.by = by
    }
}

/// Why nothing was taken back.
public enum UndoRefusal: Error, Sendable, Equatable {
    /// Nobody has taken, graded or allocated it, or that was taken back already.
    case nothingToUndo
    /// Somebody has worked on the file since.
    case changedSince
    /// It was longer ago than this.
    case tooLate(minutes: Int)
    /// It was somebody else's decision.
    case decidedBySomebodyElse
}

/// What was decided last, and how the file stood before it.
public struct UndoableDecision: Sendable, Equatable {
    /// As `Actor.text` writes it.
    public let by: String
    public let at: Moment
    public internal(set) var decisions: [TriageDecision] = []
    let status: FileState.Status
    let takenBy: String?
    let grade: Graded?
    let allocation: Allocated?
    let triage: Triage
    let supervision: Supervision
    var promises: [Int] = []
    /// Whether a notice of it was put in the way of the person.
    public internal(set) var isNoticed = false
    /// Whether staff have done something else with the file since.
    public internal(set) var isOverlaid = false

    /// For so long a decision can be taken back.
    public static let minutes = 10

    /// Why that person cannot take it back now; nil when they can.
    public func refusal(for actor: Actor, at now: Moment) -> UndoRefusal? {
        if isOverlaid { return .changedSince }
        if actor.text != by { return .decidedBySomebodyElse }
        return now > at.adding(seconds: Int64(Self.minutes) * 60) ? .tooLate(minutes: Self.minutes) : nil
    }
}

extension FileState {
    /// Remembers how the file stood before a decision that can be taken back. What the person does lets it be taken
    /// back all the same; what staff do does not.
    mutating func remember(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .taken: noteDecision(.take, recorded)
        case .graded: noteDecision(.grade, recorded)
        case .allocated: noteDecision(.allocate, recorded)
        case .promiseKept(let kept) where isOfDecision(recorded): undoable?.promises.append(kept.number)
        case .promised, .promiseKept, .promiseShortened, .promiseEnded: break
        case .decisionUndone: forgetDecision()
        default: if recorded.actor.hasPrefix("staff:") { undoable?.isOverlaid = true }
        }
    }

    private mutating func noteDecision(_ decision: TriageDecision, _ recorded: RecordedFact) {
        if isOfDecision(recorded) {
            undoable?.decisions.append(decision)
        } else {
            undoable = UndoableDecision(
                by: recorded.actor, at: recorded.at, decisions: [decision], status: status, takenBy: takenBy,
                grade: grade, allocation: allocation, triage: triage, supervision: supervision)
        }
        // A notice that something else of the same moment gave cause for stays.
        let isOwn = changedAt != recorded.at
        if isOwn, !Notice.due(for: [recorded.fact], after: self).isEmpty { undoable?.isNoticed = true }
    }

    /// The clock of the grade stands as it did, and the decision counts for no day. Who worked on the file did so.
    private mutating func forgetDecision() {
        guard let undoable else { return }
        triage.resumeClock(of: undoable.triage)
        supervision.marks = undoable.supervision.marks
        supervision.clock = undoable.supervision.clock
        self.undoable = nil
    }

    /// Whether a fact belongs to the same act: of the same person at the same moment.
    private func isOfDecision(_ recorded: RecordedFact) -> Bool {
        undoable.map { $0.by == recorded.actor && $0.at == recorded.at && !$0.isOverlaid } ?? false
    }

    mutating func evolve(_ undone: DecisionUndone) {
        status = undone.status
        takenBy = undone.takenBy
        grade = undone.grade
        allocation = undone.allocation
        for number in undone.promises { reopenPromise(number) }
    }
}

extension Decision {
    func undo() throws(FileRefusal) -> [FileFact] {
        guard let last = state.undoable else { throw .undo(.nothingToUndo) }
        if let refusal = last.refusal(for: actor, at: now) { throw .undo(refusal) }
        let undone = DecisionUndone(
            decisions: last.decisions, status: last.status, takenBy: last.takenBy, grade: last.grade,
            allocation: last.allocation, promises: last.promises, by: by)
        return [.decisionUndone(undone)]
    }
}
