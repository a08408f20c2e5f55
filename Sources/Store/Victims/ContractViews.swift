import Policing

/// What the facts about a victim's contract change in the views.
enum ContractViews {
    private static let enhance: SQL = "UPDATE file SET enhanced = $2 WHERE number = $1"

    /// An assessment or a recording may find a ground for Enhanced Rights, or take its own away again.
    static func calls(_ number: Int64, _ facts: [RecordedFact], _ state: FileState) -> [Call] {
        let isFound = facts.contains { [.needsAssessed, .recorded].contains($0.fact.kind) }
        return isFound ? [Call(enhance, [.int(number), .bool(state.hasEnhancedRights)])] : []
    }
}

extension ContractFact {
    /// What the timeline says of it. Summaries and reasons stand in notes, which only staff read.
    var said: Said {
        switch self {
        case .needsAssessed(let fact): Said(code: fact.grounds.joined(separator: " "), note: fact.by)
        case .preferenceSaid(let fact):
            Said(note: [fact.by, fact.saidBy.value].compactMap { $0 }.joined(separator: ": "))
        case .eventNoted(let fact): Said(code: fact.trigger.rawValue, note: fact.by)
        case .rightSetAside(let fact):
            Said(code: fact.rule, note: [fact.by, fact.reason.value].compactMap { $0 }.joined(separator: ": "))
        case .contactNoted(let fact):
            Said(
                code: "\(fact.direction.rawValue):\(fact.channel.rawValue)", who: fact.details.value?.with,
                note: [fact.by, fact.details.value?.summary].compactMap { $0 }.joined(separator: ": "))
        }
    }
}
