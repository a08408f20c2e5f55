import Policing

/// What can be done with a file at the desk. The raw value is the end of its address.
enum DeskAction: String, CaseIterable, Sendable {
    case take, grade, record, cancel, allocate, write, support, outcome, review, reopen
    case restrict, lift, undo

    var permission: Permission.Action {
        switch self {
        case .take: .take
        case .grade: .grade
        case .record: .record
        case .cancel: .cancelCrime
        case .allocate: .allocate
        case .write: .write
        case .support: .referToSupport
        case .outcome: .decideOutcome
        case .review: .answerReview
        case .reopen: .reopen
        case .restrict, .lift: .restrict
        case .undo: .undoDecision
        }
    }

    /// Whether the file's page only leads to its form. What is not done to every file has a page of its own, so that
    /// the file's page stays short.
    var hasOwnPage: Bool {
        switch self {
        case .take, .grade, .record, .cancel, .allocate, .write, .support, .outcome, .review, .reopen: false
        case .restrict, .lift: true
        case .undo: true
        }
    }

    /// Whether it makes sense now; `decide` has the last word.
    func fits(_ state: FileState) -> Bool {
        switch self {
        case .take: state.takenBy == nil && state.status.isOpen
        case .grade, .record: state.status.isOpen
        case .cancel: state.status.isOpen && state.recorded?.classification.offence != nil
        case .allocate, .outcome: state.status.isOpen && state.recorded != nil
        case .write: state.reporter != nil
        case .support: !state.supportReferred && state.reporter != nil
        case .review: state.reviewOpen
        case .reopen: !state.status.isOpen
        case .restrict: !state.isErased
        case .lift: state.access.restriction != nil && !state.isErased
        case .undo: state.undoable.map { !$0.isOverlaid } ?? false
        }
    }

    /// What to offer first; nil when the file waits for nothing that this reader may do.
    static func next(for file: OpenedFile, may: (Permission.Action) -> Bool) -> DeskAction? {
        let state = file.state
        let wanted: [(DeskAction, Bool)] = [
            (.review, state.reviewOpen), (.grade, state.grade == nil), (.record, state.recorded == nil),
            (.allocate, state.allocation == nil), (.write, state.unansweredMessages > 0 || owesReply(state)),
            (.support, file.wantsSupport), (.outcome, true),
        ]
        return wanted.first { action, isWanted in isWanted && action.fits(state) && may(action.permission) }?.0
    }

    private static func owesReply(_ state: FileState) -> Bool {
        state.promises.contains { $0.rule == Victims.Rules.reply && $0.keptAt == nil }
    }
}
