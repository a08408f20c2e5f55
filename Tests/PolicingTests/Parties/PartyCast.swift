import Policing

extension PartyID {
    static func numbered(_ number: UInt64) -> PartyID { PartyID(high: .max, low: number) }
}

extension PartyItemID {
    static func numbered(_ number: UInt64) -> PartyItemID { PartyItemID(high: .max, low: number) }
}

extension PartyTieID {
    static func numbered(_ number: UInt64) -> PartyTieID { PartyTieID(high: .max, low: number) }
}

extension NewAssertion {
    static let seen = NewAssertion(said: .officer, nature: .fact)
    static let told = NewAssertion(said: .reporter, nature: .opinion)
}

extension PartyDetails {
    static let daniel = PartyDetails(
        names: ["Daniel Price", "Danny"], born: CivilDate(iso: "1990-02-28"), phones: ["07700 900456"],
        emails: ["daniel.price@example.org"], address: "1 Kiln Hill", description: "Tall")
}

extension FileCommand {
    static func add(
        _ number: UInt64, _ details: PartyDetails = .daniel, as role: PartyRole = .suspect,
        kind: PartyKind = .person, source: NewAssertion = .told
    ) -> FileCommand {
        .parties(.add(NewParty(id: .numbered(number), kind: kind, role: role, details: details, source: source)))
    }

    static func item(_ number: UInt64, _ item: PartyItem) -> FileCommand {
        .parties(.addItem(.numbered(number), item, source: .seen))
    }

    static func tie(_ number: UInt64, _ party: UInt64, _ how: PartyTie, _ item: UInt64) -> FileCommand {
        .parties(
            .tie(
                NewTie(
                    id: .numbered(number), party: .numbered(party), item: .numbered(item), how: how, source: .seen)))
    }

    static let van = item(1, .object(ObjectDetails(kind: .vehicle, mark: "ab12 cde", description: "A white van")))
    static let home = item(
        2,
        .location(LocationDetails(place: Place(coordinate: nil, postcode: nil, words: "1 Kiln Hill"), description: nil))
    )
    static let row = item(3, .event(EventDetails(what: "They shouted", at: Station.friday)))
}
