import Policing
import Workflows

/// Reads the forms about what a victim is owed.
extension ActionReading {
    mutating func contract() -> ContractCommand? {
        switch action {
        case .needs: return .assessNeeds(needs())
        case .preference: return preference().map { .sayPreference($0) }
        case .codeEvent: return event()
        case .contactNote: return contact().map { .noteContact($0) }
        default: return .setAside(rule: given("rule"), reason: words("reason", limit: 1_000))
        }
    }

    /// The same for the victim that the form names, where that is not whoever reported.
    func ofVictim(_ command: ContractCommand) -> ContractCommand {
        guard let party = PartyID(text: form["victim"]) else { return command }
        switch command {
        case .noteEvent(let trigger, _, _, _) where !trigger.isOfOneVictim: return command
        default: return .of(party, command)
        }
    }

    private func needs() -> VictimNeeds {
        let reasons = VictimNeeds.askedGrounds.map { ($0, form[$0.rawValue]) }
            .filter { !$0.1.allSatisfy(\.isWhitespace) }
        return VictimNeeds(
            reasons: Dictionary(uniqueKeysWithValues: reasons), interpreter: form["interpreter"],
            access: form["access"], safeContact: form["safe"], support: SupportConsent(rawValue: form["support"]),
            statement: StatementWish(rawValue: form["statement"]),
            restorative: RestorativeWish(rawValue: form["restorative"]),
            compensation: CompensationWish(rawValue: form["compensation"]))
    }

    /// The details as they stand in the form, which begins with those that are kept.
    private mutating func preference() -> NewPreference? {
        let entry = ContactChange(form)
        let said = words("said", limit: 500)
        let days = form["every"].isEmpty ? nil : Int(form["every"])
        if days == nil, !form["every"].isEmpty { note("every") }
        guard PartyID(text: form["victim"]) == nil else { return NewPreference(updateDays: days, saidBy: said) }
        let declined = oneOf("declined", ["yes", "no"]) == "yes"
        switch entry.choice {
        case .failure(let fault):
            note(fault.field, saying: desk.words.text(fault.key))
            return nil
        case .success(let choice):
            let details = ReporterDetails(
                name: nil, email: form["email"], phone: form["phone"], address: form["address"], contact: choice)
            return NewPreference(reporter: details, declined: declined, updateDays: days, saidBy: said)
        }
    }

    private mutating func event() -> ContractCommand? {
        let trigger = PromiseTrigger(rawValue: given("trigger"))
        if trigger == nil, !form["trigger"].isEmpty { note("trigger") }
        let at = moment("at")
        let isTold = oneOf("told", ["yes", "no"]) == "yes"
        let toldAt = isTold ? moment("told-at") : nil
        let careToldAt = careToldAt(trigger)
        guard let trigger, let at else { return nil }
        return .noteEvent(trigger, happenedAt: at, careToldAt: careToldAt, toldAt: toldAt)
    }

    /// Read only where it is asked, and left open where nobody knows it.
    private mutating func careToldAt(_ trigger: PromiseTrigger?) -> Moment? {
        guard let trigger, desk.site.rules.promises.countsFromWitnessCare(trigger) else { return nil }
        let isOpen = ["care-at-day", "care-at-time"].allSatisfy { form[$0].allSatisfy(\.isWhitespace) }
        return isOpen ? nil : moment("care-at")
    }

    private mutating func contact() -> NewContact? {
        let direction = ContactDirection(
            rawValue: oneOf("direction", ContactDirection.allCases.map(\.rawValue)))
        let channel = NotedChannel(rawValue: oneOf("channel", NotedChannel.allCases.map(\.rawValue)))
        let at = moment("at"), with = words("with", limit: 200), summary = words("summary")
        guard let direction, let channel, let at else { return nil }
        return NewContact(
            direction: direction, channel: channel, at: at, detail: ContactDetail(with: with, summary: summary),
            told: Set(form.all("told")))
    }
}
