import Policing
import Workflows

/// What parties, items and ties are called at the desk.
struct PartyWords: Sendable {
    let desk: DeskWords
    let parties: Parties

    /// The usual name, else how the party is described.
    func name(_ party: Parties.Party) -> String {
        guard let details = party.details else { return desk.text("parties.erased") }
        let name = details.names.first ?? details.description ?? desk.text("parties.unnamed")
        return name.shortened(to: 80)
    }

    func name(of id: PartyID) -> String {
        parties[id].map { name($0) } ?? desk.text("parties.gone")
    }

    /// A role, and whether the same person reported.
    func role(_ party: Parties.Party) -> String {
        let role = self.role(party.role)
        return party.isReporter && party.role != .reporter
            ? desk.text("parties.and-reported", ["role": role]) : role
    }

    func role(_ role: PartyRole) -> String { desk.text("parties.roles.\(role.rawValue)") }

    func line(_ item: Parties.Item) -> String {
        guard let details = item.details else { return desk.text("parties.erased") }
        switch details {
        case .object(let object): return line(object)
        case .location(let location):
            let place = [location.place.words, location.place.postcode?.text].compactMap { $0 }.joined(separator: ", ")
            return location.description.map { "\(place) (\($0.shortened(to: 80)))" } ?? place
        case .event(let event): return event.what.shortened(to: 120)
        }
    }

    private func line(_ object: ObjectDetails) -> String {
        let kind = desk.text("parties.objects.\(object.kind.rawValue)")
        return ([kind] + [object.mark, object.description?.shortened(to: 120)].compactMap { $0 })
            .joined(separator: ", ")
    }

    func line(_ tie: Parties.Tie) -> String {
        let item = parties.item(tie.item).map { line($0) } ?? desk.text("parties.gone")
        return desk.text(
            "parties.tie",
            ["party": name(of: tie.party), "how": desk.text("parties.ties.\(tie.how.rawValue)"), "item": item])
    }

    /// "Fact, said by the person who reported, noted by tom.hale on 3 June 10:00".
    func source(_ source: Assertion?, at moment: Moment) -> String {
        guard let source else { return desk.text("parties.source.report", ["time": desk.times.stamp(moment)]) }
        return desk.text(
            "parties.source.\(source.nature.rawValue)",
            ["who": speaker(source.said), "by": desk.who(source.by), "time": desk.times.stamp(moment)])
    }

    private func speaker(_ speaker: Assertion.Speaker) -> String {
        switch speaker {
        case .reporter: desk.text("parties.speakers.reporter")
        case .officer: desk.text("parties.speakers.officer")
        case .party(let id): name(of: id)
        case .other(let words): words.value ?? desk.text("parties.erased")
        }
    }
}
