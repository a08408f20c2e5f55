import Policing

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
