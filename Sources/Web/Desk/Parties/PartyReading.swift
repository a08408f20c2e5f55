import Policing
import Workflows

/// Reads the forms about people, objects, locations, events and links.
extension ActionReading {
    mutating func partiesCommand() -> PartiesCommand? {
        switch action {
        case .party: return newParty()
        case .partyCorrect:
            let party = party("about"), details = details(), reason = words("reason", limit: 2_000)
            let source = source()
            return party.map { .correct($0, details, reason: reason, source: source) }
        case .partyRole:
            let party = party("about"), role = PartyRole(rawValue: oneOf("role", PartyRole.allCases.map(\.rawValue)))
            let source = source()
            guard let party, let role else { return nil }
            let person = WholePerson(others: samePerson, bothReason: form[BothField.name])
            return .assertRole(party, role, source: source, person: person)
        case .connect: return tie()
        case .remove: return removal()
        case .linkFile: return fileLink()
        case .undoMerge:
            let party = party("about"), reason = words("reason", limit: 2_000)
            return party.map { .undoMerge($0, reason: reason) }
        default: return newItem()
        }
    }

    /// What is new is known by the id of its command: sent twice, it is there once.
    private var made: CommandID? { CommandID(text: form[ActionSheet.commandField]) }

    private mutating func newParty() -> PartiesCommand? {
        let kind = PartyKind(rawValue: oneOf("kind", PartyKind.allCases.map(\.rawValue)))
        let role = PartyRole(rawValue: oneOf("role", PartyRole.allCases.map(\.rawValue)))
        let details = details(), source = source()
        guard let kind, let role, let made else { return nil }
        let id = PartyID(high: made.high, low: made.low)
        return .add(
            NewParty(
                id: id, kind: kind, role: role, details: details, source: source, bothReason: form[BothField.name]))
    }

    private mutating func newItem() -> PartiesCommand? {
        let item = item(), source = source()
        guard let item, let made else { return nil }
        let id = PartyItemID(high: made.high, low: made.low)
        return .addItem(id, item, source: source, tie: tie(to: id, made, source))
    }

    private mutating func item() -> PartyItem? {
        switch action {
        case .object:
            let kind = ObjectDetails.Kind(rawValue: oneOf("kind", ObjectDetails.Kind.allCases.map(\.rawValue)))
            return kind.map {
                .object(ObjectDetails(kind: $0, mark: form["mark"], description: form["description"]))
            }
        case .location:
            let postcode = Postcode(form["postcode"])
            if postcode == nil, !form["postcode"].allSatisfy(\.isWhitespace) { note("postcode") }
            let place = Place(coordinate: nil, postcode: postcode, words: form["words"])
            return .location(LocationDetails(place: place, description: form["description"]))
        default: return .event(EventDetails(what: words("what", limit: 2_000), at: moment()))
        }
    }

    /// Nil for a day that nobody knows. A day without a time begins at midnight.
    private mutating func moment() -> Moment? {
        let entry = TimeEntry(form, date: "when", time: "time")
        guard !entry.date.isEmpty else { return nil }
        guard let day = entry.date.civil else {
            note("when")
            return nil
        }
        guard let clock = entry.hasTime ? ClockTime(entry.time) : ClockTime(hour: 0, minute: 0) else {
            note("time")
            return nil
        }
        return Moment(london: day, hour: clock.hour, minute: clock.minute)
    }

    private func tie(to item: PartyItemID, _ made: CommandID, _ source: NewAssertion) -> NewTie? {
        guard let party = PartyID(text: form["who"]), let how = PartyTie(rawValue: form["how"]) else { return nil }
        return NewTie(
            id: PartyTieID(high: made.high, low: made.low), party: party, item: item, how: how, source: source)
    }

    private mutating func tie() -> PartiesCommand? {
        let party = party("about"), how = PartyTie(rawValue: oneOf("how", PartyTie.allCases.map(\.rawValue)))
        let item = PartyItemID(text: given("item")), source = source()
        guard let party, let how, let item, let made else { return nil }
        let id = PartyTieID(high: made.high, low: made.low)
        return .tie(NewTie(id: id, party: party, item: item, how: how, source: source))
    }

    private mutating func removal() -> PartiesCommand? {
        let subject = PartySubject(given("about")), reason = words("reason", limit: 2_000)
        switch subject {
        case .party(let id)?: return .remove(id, reason: reason)
        case .item(let id)?: return .removeItem(id, reason: reason)
        case .tie(let id)?: return .untie(id, reason: reason)
        case .link(let id)?: return .unlinkFile(id, reason: reason)
        case nil:
            if !form["about"].isEmpty { note("about") }
            return nil
        }
    }

    private mutating func fileLink() -> PartiesCommand? {
        let how = FileTie(rawValue: oneOf("how", FileTie.allCases.map(\.rawValue)))
        let reason = words("reason", limit: 2_000), reference = Reference(typed: form["reference"])
        if reference == nil || found == nil { note("reference") }
        guard let reference, let found, let how else { return nil }
        return .linkFile(NewFileLink(file: found, reference: reference, how: how, reason: reason))
    }

    // MARK: Parts

    private mutating func party(_ field: String) -> PartyID? {
        guard case .party(let id)? = PartySubject(form[field]) else {
            note(field)
            return nil
        }
        return id
    }

    private mutating func details() -> PartyDetails {
        let born = EnteredDate(form, "born")
        if !born.isEmpty, born.civil == nil { note("born") }
        return PartyDetails(
            names: lines("names"), born: born.civil, phones: lines("phones"), emails: lines("emails"),
            address: form["address"], description: form["description"])
    }

    private func lines(_ field: String) -> [String] {
        form[field].split(whereSeparator: \.isNewline).map(String.init)
    }

    private mutating func source() -> NewAssertion {
        let nature = Assertion.Nature(rawValue: oneOf("nature", Assertion.Nature.allCases.map(\.rawValue)))
        return NewAssertion(said: speaker(), nature: nature ?? .opinion)
    }

    private mutating func speaker() -> NewAssertion.Speaker {
        switch form["said"] {
        case "reporter": return .reporter
        case "officer": return .officer
        case "other":
            if form["said-other"].allSatisfy(\.isWhitespace) { note("said-other") }
            return .other(form["said-other"])
        default:
            guard case .party(let id)? = PartySubject(form["said"]) else {
                note("said")
                return .officer
            }
            return .party(id)
        }
    }
}
