import Policing

extension CrimeRecordFact {
    /// What it puts in the timeline's columns.
    var said: Said {
        switch self {
        case .transferOffered(let fact):
            Said(who: fact.force, note: [fact.by, fact.reason.value].compactMap { $0 }.joined(separator: ": "))
        case .transferAnswered(let fact):
            Said(
                code: fact.accepted ? "yes" : "no", who: fact.force,
                note: [fact.by, fact.contact.value].compactMap { $0 }.joined(separator: ": "))
        }
    }
}
