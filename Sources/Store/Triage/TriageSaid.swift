import Policing

extension TriageFact {
    /// What it puts in the timeline's columns.
    var said: Said {
        switch self {
        case .thriveAssessed(let fact):
            let levels = ThriveElement.allCases.map { fact.levels[$0].rawValue }
            return Said(code: levels.joined(separator: ":"), note: fact.by)
        case .clockStopped(let fact): return Said(code: String(fact.at.milliseconds), note: fact.by)
        }
    }
}
