import Policing

/// What can be done with a file at the desk. The raw value is the end of its address.
enum DeskAction: String, CaseIterable, Sendable {
    case take, grade, record, cancel, allocate, write, support, outcome, review, reopen
    case restrict, lift, undo
    case first, thrive, arrived, transfer, transferred, overrule, judge
    case solvability, line, task, exhibit, statement, disclosure, supervision
    case lineEnd = "line-end"
    case taskEnd = "task-end"
    case taskGive = "task-give"
    case exhibitMove = "exhibit-move"
    case exhibitOpen = "exhibit-open"
    case exhibitSeal = "exhibit-seal"
    case authorise
    case needs, preference
    case codeEvent = "code-event"
    case contactNote = "contact-note"
    case setAside = "set-aside"
    case sendBack = "send-back"
    case party, object, location, event, connect, remove, merge
    case partyCorrect = "party-correct", partyRole = "party-role", linkFile = "link-file", undoMerge = "undo-merge"
    case check, hear

    var permission: Permission.Action {
        switch self {
        case .take: .take
        case .grade, .thrive, .arrived: .grade
        case .record, .transfer: .record
        case .cancel, .transferred: .cancelCrime
        case .overrule: .overruleRecord
        case .judge: .judgeRecord
        // Whoever may allocate may do every part of a first decision.
        case .allocate, .first: .allocate
        case .write: .write
        case .support: .referToSupport
        case .outcome: .decideOutcome
        case .review: .answerReview
        case .reopen: .reopen
        case .check: .checkQuality
        case .hear: .hearCheck
        case .restrict, .lift: .restrict
        case .party, .partyCorrect, .partyRole, .object, .location, .event, .connect, .remove, .linkFile: .nameParties
        case .merge, .undoMerge: .mergeParties
        case .undo: .undoDecision
        case .needs, .preference, .codeEvent, .contactNote: .keepContract
        case .setAside: .setAsideRight
        default: investigatingPermission
        }
    }

    /// Whether the file's page only leads to its form, unless it is what comes next. So the file's page stays short.
    var hasOwnPage: Bool { self != .take && self != .write }

    /// Whether it makes sense now; `decide` has the last word.
    func fits(_ state: FileState) -> Bool {
        switch self {
        case .take: state.takenBy == nil && state.status.isOpen
        case .grade, .record: state.status.isOpen
        case .first: state.status.isOpen && state.grade == nil && state.recorded == nil && !state.isErased
        case .thrive: state.status.isOpen && !state.isErased
        case .transfer: state.status.isOpen && state.transfer == nil && !state.isErased
        case .transferred: state.status.isOpen && state.transfer != nil
        // Its way leads from the sample.
        case .judge: false
        case .overrule: state.status.isOpen && state.recorded != nil
        case .arrived: state.triage.runningClockDue != nil
        case .cancel: state.status.isOpen && state.recorded?.classification.offence != nil
        case .allocate: state.status.isOpen && state.recorded != nil
        case .outcome: state.status.isOpen && state.recorded != nil && state.investigation.proposal == nil
        case .write: state.reporter != nil
        case .support: !state.isErased && state.canReachVictim && !state.victimsToRefer.isEmpty
        case .review: state.reviewOpen
        case .reopen: !state.status.isOpen
        case .check: !state.supervision.work.isEmpty
        // From what was found, never from the file.
        case .hear: false
        case .restrict: !state.isErased
        case .lift: state.access.restriction != nil && !state.isErased
        case .party, .partyCorrect, .partyRole, .object, .location, .event, .connect, .remove, .linkFile, .merge,
            .undoMerge:
            fitsParties(state)
        case .undo: state.undoable.map { !$0.isOverlaid } ?? false
        case .needs, .preference, .contactNote, .codeEvent, .setAside: state.canReachVictim && !state.isErased
        default: fitsInvestigation(state)
        }
    }

    /// What to offer first; nil when the file waits for nothing that this reader may do.
    static func next(for file: OpenedFile, may: (Permission.Action) -> Bool) -> DeskAction? {
        let state = file.state
        let wanted: [(DeskAction, Bool)] = [
            (.review, state.reviewOpen), (.first, true), (.grade, state.grade == nil), (.record, state.recorded == nil),
            (.allocate, state.allocation == nil), (.write, state.unansweredMessages > 0 || owesReply(state)),
            (.support, file.wantsSupport), (.outcome, true),
        ]
        return wanted.first { action, isWanted in isWanted && action.fits(state) && may(action.permission) }?.0
    }

    private static func owesReply(_ state: FileState) -> Bool {
        state.promises.contains { $0.rule == Victims.Rules.reply && $0.isOpen }
    }
}
