import Policing

extension DeskAction {
    /// What an investigation is changed by. Each has a page of its own, and stands beside what it changes.
    static let investigating: [DeskAction] = [
        .solvability, .line, .lineEnd, .task, .taskGive, .taskEnd, .exhibit, .exhibitMove, .exhibitOpen, .exhibitSeal,
        .statement,
        .disclosure, .supervision, .authorise, .sendBack,
    ]

    var isInvestigating: Bool { Self.investigating.contains(self) }

    /// What the permission table calls it.
    var investigatingPermission: Permission.Action {
        switch self {
        case .disclosure: .decideDisclosure
        case .supervision: .reviewInvestigation
        case .authorise, .sendBack: .authoriseOutcome
        default: .investigate
        }
    }

    /// Whether it makes sense now; `decide` has the last word.
    func fitsInvestigation(_ state: FileState) -> Bool {
        guard !state.isErased else { return false }
        let held = state.investigation
        switch self {
        case .solvability, .line: return state.status.isOpen
        case .lineEnd: return held.lines.contains { $0.settled == nil }
        case .taskGive, .taskEnd: return held.tasks.contains { $0.ended == nil }
        case .exhibitMove: return held.exhibits.contains { !$0.isOpen }
        case .exhibitOpen: return held.exhibits.contains { $0.seal != nil }
        case .exhibitSeal: return held.exhibits.contains { $0.seal == nil }
        case .disclosure: return !state.disclosable.isEmpty
        case .authorise, .sendBack: return held.proposal != nil
        default: return true
        }
    }
}
