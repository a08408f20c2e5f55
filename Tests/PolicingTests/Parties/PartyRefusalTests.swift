import Policing
import Testing

@Suite("A change to the people of a file is refused")
struct PartyRefusalTests {
    struct Row: Sendable {
        var before: [FileCommand] = []
        let command: FileCommand
        let refusal: PartiesRefusal
    }

    static let many = (1...11).map { "0121 496 0\(100 + $0)" }
    static let soon = Station.friday.adding(hours: 1)
    static let elsewhere = FileID(high: 1, low: 1)
    static let link = FileCommand.parties(
        .linkFile(NewFileLink(file: elsewhere, reference: own, how: .series, reason: "Alike")))
    static let own: Reference = {
        var random = Numbers(seed: 3)
        return Reference.make(using: &random)
    }()

    static func named(_ change: PartyDetails, kind: PartyKind = .person) -> FileCommand { .add(9, change, kind: kind) }

    static func object(_ kind: ObjectDetails.Kind, _ mark: String) -> FileCommand {
        .item(9, .object(ObjectDetails(kind: kind, mark: mark, description: nil)))
    }

    static let rows: [Row] = people + items

    static let people: [Row] = [
        Row(command: named(PartyDetails(names: [" ", "\n"])), refusal: .nothingKnown),
        Row(command: named(PartyDetails(names: ["Daniel"], phones: many)), refusal: .tooManyDetails(limit: 10)),
        Row(command: named(PartyDetails(names: ["Daniel"], phones: ["12"])), refusal: .notAPhoneNumber),
        Row(command: named(PartyDetails(names: ["Daniel"], emails: ["daniel"])), refusal: .notAnEmailAddress),
        Row(
            command: named(PartyDetails(names: ["Daniel"], born: CivilDate(iso: "2026-08-29"))),
            refusal: .bornInTheFuture),
        Row(
            command: named(PartyDetails(names: ["A shop"], born: CivilDate(iso: "1990-01-01")), kind: .organisation),
            refusal: .organisationIsNotBorn),
        Row(command: named(PartyDetails(names: ["Dan\u{7}iel"])), refusal: .unreadable),
        Row(
            command: named(PartyDetails(names: [], description: String(repeating: "tall ", count: 1_000))),
            refusal: .wordsTooLong(limit: 4_000)),
        Row(before: [.add(9)], command: .add(9), refusal: .saysNothingNew),
        Row(
            before: [.add(9)],
            command: .parties(.correct(.numbered(9), .daniel, reason: "Because", source: .seen)),
            refusal: .saysNothingNew),
        Row(
            command: .parties(.correct(.numbered(9), .daniel, reason: "Because", source: .seen)),
            refusal: .noSuchParty),
        Row(
            before: [.add(9)], command: .parties(.assertRole(.numbered(9), .suspect, source: .seen)),
            refusal: .hasThatRole),
        Row(
            before: [.add(9), .parties(.remove(.numbered(9), reason: "Wrong"))],
            command: .parties(.remove(.numbered(9), reason: "Wrong")), refusal: .removed),
        Row(
            command: .add(9, source: NewAssertion(said: .party(.numbered(4)), nature: .fact)), refusal: .noSuchParty),
        Row(
            before: [.add(9)], command: .parties(.undoMerge(.numbered(9), reason: "Not the same")),
            refusal: .merge(.notMerged)),
    ]

    static let items: [Row] = [
        Row(
            command: .item(9, .object(ObjectDetails(kind: .other, mark: "-", description: " "))), refusal: .nothingKnown
        ),
        Row(command: object(.vehicle, "ABCDEFGHIJK"), refusal: .notAMark(.vehicle)),
        Row(command: object(.phone, "490154203237517"), refusal: .notAMark(.phone)),
        Row(command: object(.phone, "49015420323751"), refusal: .notAMark(.phone)),
        Row(command: object(.bicycle, String(repeating: "1", count: 41)), refusal: .notAMark(.bicycle)),
        Row(
            command: .item(9, .location(LocationDetails(place: .unknown, description: "Home"))),
            refusal: .nothingKnown),
        Row(command: .item(9, .event(EventDetails(what: "They ran", at: soon))), refusal: .hasNotHappened),
        Row(before: [.van], command: .van, refusal: .saysNothingNew),
        Row(command: .parties(.removeItem(.numbered(1), reason: "Wrong")), refusal: .noSuchItem),
        Row(
            before: [.van, .parties(.removeItem(.numbered(1), reason: "Wrong"))],
            command: .parties(.removeItem(.numbered(1), reason: "Wrong")), refusal: .removed),
        Row(before: [.add(1), .van], command: .tie(1, 1, .livesAt, 1), refusal: .tieDoesNotFit),
        Row(
            before: [.add(1), .van, .tie(1, 1, .owns, 1)], command: .tie(2, 1, .owns, 1), refusal: .tiedAlready),
        Row(command: .parties(.untie(.numbered(1), reason: "Sold")), refusal: .noSuchTie),
        Row(before: [link], command: link, refusal: .linkedAlready),
        Row(command: .parties(.unlinkFile(elsewhere, reason: "Wrong")), refusal: .notLinked),
    ]

    @Test("for each reason that there is", arguments: rows)
    func refused(row: Row) throws {
        var story = try Story(under: try Station().rules)
        for command in row.before { try story.adding(command) }
        #expect(throws: FileRefusal.parties(row.refusal)) { try story.deciding(row.command) }
    }

    @Test("to take away whoever reported, and to link a file to itself")
    func own() throws {
        let story = try Story(under: try Station().rules)
        let reporter = Parties.reporterID(of: story.state.id)
        #expect(throws: FileRefusal.parties(.reporterStays)) {
            try story.deciding(.parties(.remove(reporter, reason: "Wrong")))
        }
        let link = NewFileLink(file: story.state.id, reference: Self.own, how: .series, reason: "Alike")
        #expect(throws: FileRefusal.parties(.linkToItself)) { try story.deciding(.parties(.linkFile(link))) }
    }

    @Test("past two hundred of a sort")
    func tooMany() throws {
        var story = try Story(under: try Station().rules)
        for number in 1...199 { try story.adding(.add(UInt64(number))) }
        #expect(throws: FileRefusal.parties(.tooMany(limit: 200))) { try story.deciding(.add(200)) }
    }

    @Test("without a reason, or with one that is too long")
    func reasons() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.add(1))
        #expect(throws: FileRefusal.emptyText) { try story.deciding(.parties(.remove(.numbered(1), reason: " "))) }
        let long = String(repeating: "a", count: 2_001)
        #expect(throws: FileRefusal.tooLong(limit: 2_000)) {
            try story.deciding(.parties(.remove(.numbered(1), reason: long)))
        }
    }

    @Test("once the person of the file is erased: nobody could ever read it")
    func erased() throws {
        var story = try Story(under: try Station().rules)
        let fact = try #require(story.state.erasing(by: .platform))
        var state = story.state
        state.evolve(RecordedFact(version: state.version + 1, at: story.now, actor: "platform", fact: fact))
        #expect(throws: FileRefusal.personErased) {
            try FileState.decide(.add(1), on: state, by: Station.tom, at: story.now, under: story.rules)
        }
        try story.adding(.add(1))
    }

    @Test("exists for no reason that is not tested here or with merges")
    func everyReason() {
        let elsewhere: [PartiesRefusal] = [
            .reporterStays, .linkToItself, .tooMany(limit: 0), .nameTooLong(limit: 0), .bothVictimAndAccused,
        ]
        #expect(Set((Self.rows.map(\.refusal) + elsewhere).map(Self.name)).count == 26)
    }

    private static func name(_ refusal: PartiesRefusal) -> String {
        switch refusal {
        case .noSuchParty, .noSuchItem, .noSuchTie, .nothingKnown, .unreadable, .notAPhoneNumber, .notAnEmailAddress,
            .bornInTheFuture, .organisationIsNotBorn, .hasNotHappened, .removed, .reporterStays, .hasThatRole,
            .bothVictimAndAccused, .saysNothingNew, .tieDoesNotFit, .tiedAlready, .linkToItself, .linkedAlready,
            .notLinked:
            "\(refusal)"
        case .nameTooLong: "nameTooLong"
        case .wordsTooLong: "wordsTooLong"
        case .tooManyDetails: "tooManyDetails"
        case .notAMark: "notAMark"
        case .tooMany: "tooMany"
        case .merge: "merge"
        }
    }
}
