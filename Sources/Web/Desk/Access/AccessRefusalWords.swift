import Policing
import Workflows

/// Why nothing was changed in who may see a file, in one sentence.
struct AccessRefusalWords: Sendable {
    let desk: DeskWords

    func sentence(_ refusal: AccessRefusal) -> String {
        switch refusal {
        case .nobodyNamed: say("nobody-named")
        case .unknownUnit(let code): desk.text("refusals.unknown-unit", ["code": code])
        case .ownerNotNamed: say("owner-not-named")
        case .reviewDate(let days): say("review-date", ["days": String(days)])
        case .notRestricted: say("not-restricted")
        case .alreadyNamed: say("already-named")
        case .stillOpen(let until): say("still-open", ["time": desk.times.stamp(until)])
        case .usedAlready: say("used-already")
        case .noSuchBreaking: say("no-such-breaking")
        case .ownBreaking: say("own-breaking")
        case .reviewedAlready: say("reviewed-already")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("refusals.access.\(key)", values)
    }
}
