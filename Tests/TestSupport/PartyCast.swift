import Policing
import Workflows

/// What can be said of people, objects, locations and events: one command of every kind, in an order in which each
/// is allowed.
public enum PartyCast {
    public static let everyCommand: [FileCommand] = [
        .add(
            NewParty(
                id: party(1), kind: .person, role: .other,
                details: PartyDetails(
                    names: ["Daniel Price"], born: CivilDate(iso: "1990-02-28"), phones: ["07700 900456"],
                    emails: ["daniel.price@example.org"]), source: camera)),
        .add(
            NewParty(
                id: party(2), kind: .person, role: .other, details: PartyDetails(names: ["Danny"]), source: camera)),
        .correct(
            party(2), PartyDetails(names: ["Danny Price"], address: "7 Cedar Row"), reason: "He gave his name",
            source: camera), .assertRole(party(1), .suspect, source: camera),
        .addItem(
            item(1), .object(ObjectDetails(kind: .vehicle, mark: "AB12 CDE", description: "White van")),
            source: camera),
        .addItem(
            item(2),
            .location(
                LocationDetails(place: Place(coordinate: nil, postcode: nil, words: "7 Cedar Row"), description: nil)),
            source: camera), .addItem(item(3), .event(EventDetails(what: "He drove off", at: nil)), source: camera),
        .tie(NewTie(id: tie(1), party: party(1), item: item(1), how: .drives, source: camera)),
        .tie(NewTie(id: tie(2), party: party(2), item: item(2), how: .livesAt, source: camera)),
        .untie(tie(2), reason: "He moved away"), .removeItem(item(2), reason: "He moved away"),
        .linkFile(link), .unlinkFile(link.file, reason: "Another van"), .linkFile(link),
        .merge(PartyMerge(side(1), side(2), reason: "Both call him Danny")),
        .undoMerge(party(2), reason: "Two brothers"), .remove(party(2), reason: "A brother who was not there"),
    ].map(FileCommand.parties)

    private static let camera = NewAssertion(said: .other("The shop's own film"), nature: .fact)
    private static let link = NewFileLink(
        file: FileID(high: 1, low: 1), reference: reference, how: .sameOffender, reason: "The same van")
    private static let reference: Reference = {
        var random = SplitMix64(seed: 3)
        return Reference.make(using: &random)
    }()

    public static func party(_ number: UInt64) -> PartyID { PartyID(high: .max, low: number) }
    public static func item(_ number: UInt64) -> PartyItemID { PartyItemID(high: .max, low: number) }
    public static func tie(_ number: UInt64) -> PartyTieID { PartyTieID(high: .max, low: number) }

    private static func side(_ number: UInt64) -> PartyMerge.Side {
        PartyMerge.Side(
            party: party(number), kind: .person, isErased: false, isRemoved: false, mergedInto: nil, appearances: [])
    }
}
