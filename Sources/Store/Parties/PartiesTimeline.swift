import Policing

extension PartiesFact {
    /// What the timeline of the desk says of it: the code tells which sentence, the words are somebody's own.
    var said: Said {
        switch self {
        case .partyAdded(let fact):
            Said(
                code: fact.role.rawValue,
                words: Self.lines(fact.details.value?.names.first, fact.both?.value),
                note: fact.source.by)
        case .partyCorrected(let fact):
            Said(who: fact.details.value?.names.first, words: fact.reason.value, note: fact.source.by)
        case .partyRoleAsserted(let fact): Said(code: fact.role.rawValue, words: fact.both?.value, note: fact.source.by)
        case .partyRemoved(let fact): Said(words: fact.reason.value, note: fact.by)
        case .itemAdded(let fact):
            Said(code: fact.sort.rawValue, words: fact.details.value?.line, note: fact.source.by)
        case .itemRemoved(let fact): Said(words: fact.reason.value, note: fact.by)
        case .partyTied(let fact): Said(code: fact.how.rawValue, note: fact.source.by)
        case .partyUntied(let fact): Said(words: fact.reason.value, note: fact.by)
        case .filesLinked(let fact):
            Said(code: fact.how.rawValue, who: fact.reference.text, words: fact.reason.value, note: fact.by)
        case .filesUnlinked(let fact): Said(words: fact.reason.value, note: fact.by)
        case .partiesMerged(let fact):
            Said(words: Self.lines(fact.reason.value, fact.both?.value), note: fact.by)
        case .mergeUndone(let fact): Said(words: fact.reason.value, note: fact.by)
        }
    }

    private static func lines(_ one: String?, _ other: String?) -> String? {
        let lines = [one, other].compactMap { $0 }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}

extension PartyItem {
    /// What it is, in one line.
    fileprivate var line: String? {
        switch self {
        case .object(let object): [object.mark, object.description].compactMap { $0 }.joined(separator: ", ")
        case .location(let location): location.place.words ?? location.place.postcode?.text
        case .event(let event): event.what
        }
    }
}
