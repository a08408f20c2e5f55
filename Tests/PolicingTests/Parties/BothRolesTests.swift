import Policing
import Testing

/// One person can be hurt and accused on one file, as where two accuse each other: never by oversight.
@Suite("Nobody is victim and suspect of one file unless somebody says why")
struct BothRolesTests {
    typealias Town = PartyMergeTests.Town

    /// One file whose reporter is the victim, and with somebody else on it.
    private static func town(as role: PartyRole = .witness) throws -> (town: Town, victim: PartyID) {
        var town = try Town(2)
        try town.stories[0].adding(.crime)
        try town.stories[0].adding(.add(1, as: role))
        return (town, Parties.reporterID(of: town.stories[0].state.id))
    }

    private static func role(
        _ role: PartyRole, others: Set<PartyID> = [], because reason: String = ""
    ) -> FileCommand {
        .parties(
            .assertRole(
                .numbered(1), role, source: .seen, person: WholePerson(others: others, bothReason: reason)))
    }

    static let accused: [PartyRole] = [.suspect, .convicted]

    @Test("a role after a merge is refused, and kept with the reason where there is one", arguments: accused)
    func roleAfterMerge(role: PartyRole) throws {
        var (town, victim) = try Self.town()
        try town.merge(victim, .numbered(1))
        #expect(throws: FileRefusal.parties(.bothVictimAndAccused)) {
            try town.stories[0].deciding(Self.role(role))
        }
        #expect(throws: FileRefusal.parties(.bothVictimAndAccused), "white space is no reason") {
            try town.stories[0].deciding(Self.role(role, because: " \n"))
        }
        try town.stories[0].adding(Self.role(role, because: "Each says that the other struck first"))
        let party = try #require(town.stories[0].state.parties[.numbered(1)])
        #expect(party.role == role && party.bothReason == "Each says that the other struck first")
        try town.stories[0].adding(Self.role(.witness))
        #expect(town.stories[0].state.parties[.numbered(1)]?.bothReason == nil, "and is no more than a witness again")
    }

    @Test("a role is refused where another file says that they are one")
    func roleByAnotherFile() throws {
        let (town, victim) = try Self.town()
        #expect(try town.stories[0].deciding(Self.role(.suspect)).count == 1)
        #expect(throws: FileRefusal.parties(.bothVictimAndAccused)) {
            try town.stories[0].deciding(Self.role(.suspect, others: [victim]))
        }
    }

    @Test("the victim's role after a merge is refused as well")
    func victimAfterMerge() throws {
        var (town, reporter) = try Self.town(as: .suspect)
        try town.stories[0].adding(.parties(.assertRole(reporter, .witness, source: .seen)))
        try town.merge(reporter, .numbered(1))
        #expect(throws: FileRefusal.parties(.bothVictimAndAccused)) {
            try town.stories[0].deciding(.parties(.assertRole(reporter, .victim, source: .seen)))
        }
    }

    @Test("whoever reported and is accused is asked about before a recording makes a victim of them")
    func recorded() throws {
        var town = try Town(1)
        let reporter = Parties.reporterID(of: town.stories[0].state.id)
        try town.stories[0].adding(.add(1))
        #expect(throws: FileRefusal.parties(.merge(.victimAndSuspect))) { try town.merge(reporter, .numbered(1)) }
        try town.stories[0].adding(try Self.merge(town, reporter, because: "They accuse each other"))
        try town.stories[0].adding(.crime)
        #expect(town.stories[0].state.parties[reporter]?.role == .victim)
        #expect(town.stories[0].state.parties[.numbered(1)]?.bothReason == "They accuse each other")
    }

    @Test("somebody new of the same name is refused, however it is written, and kept with the reason")
    func sameName() throws {
        var (town, _) = try Self.town()
        for name in ["Grace Lowe", "LOWE, grace", "  grace   lowe "] {
            #expect(throws: FileRefusal.parties(.bothVictimAndAccused), "\(name)") {
                try town.stories[0].deciding(.add(2, PartyDetails(names: [name])))
            }
        }
        #expect(try town.stories[0].deciding(.add(2, PartyDetails(names: ["Grace Low"]))).count == 1)
        #expect(try town.stories[0].deciding(.add(2, PartyDetails(names: ["Grace Lowe"]), as: .other)).count == 1)
        let shop = PartyDetails(names: ["Grace Lowe"])
        #expect(try town.stories[0].deciding(.add(2, shop, kind: .organisation)).count == 1)
        try town.stories[0].adding(
            .parties(
                .add(
                    NewParty(
                        id: .numbered(2), kind: .person, role: .suspect, details: PartyDetails(names: ["Grace Lowe"]),
                        source: .told, bothReason: "Her aunt has the same name"))))
        #expect(town.stories[0].state.parties[.numbered(2)]?.bothReason == "Her aunt has the same name")
    }

    private static func merge(_ town: Town, _ victim: PartyID, because reason: String) throws -> FileCommand {
        .parties(
            .merge(
                PartyMerge(
                    try town.side(victim), try town.side(.numbered(1)), reason: "The same face", bothReason: reason)))
    }

    @Test("a merge is refused, is kept with the reason, and asks again once it was undone")
    func mergedAndUndone() throws {
        var (town, victim) = try Self.town(as: .suspect)
        let silent = try Self.merge(town, victim, because: "")
        #expect(throws: FileRefusal.parties(.merge(.victimAndSuspect))) { try town.stories[0].deciding(silent) }
        try town.stories[0].adding(try Self.merge(town, victim, because: "They accuse each other"))
        #expect(town.stories[0].state.parties[.numbered(1)]?.bothReason == "They accuse each other")
        try town.undo(.numbered(1))
        #expect(town.stories[0].state.parties.all.allSatisfy { $0.bothReason == nil })
        let again = try Self.merge(town, victim, because: "")
        #expect(throws: FileRefusal.parties(.merge(.victimAndSuspect))) { try town.stories[0].deciding(again) }
    }

    @Test("what was said once is not asked again when somebody else turns out to be the same")
    func askedOnce() throws {
        var (town, victim) = try Self.town(as: .suspect)
        try town.stories[0].adding(try Self.merge(town, victim, because: "They accuse each other"))
        let other = Parties.reporterID(of: town.stories[1].state.id)
        let root = town.forest.root(of: victim)
        try town.merge(root, other)
        #expect(town.forest.members(with: victim).count == 3)
    }

    @Test("undoing the merge after a role was confirmed forgets the reason and keeps the role")
    func roleThenUndone() throws {
        var (town, victim) = try Self.town()
        try town.merge(victim, .numbered(1))
        try town.stories[0].adding(Self.role(.suspect, because: "They accuse each other"))
        try town.undo(.numbered(1))
        let party = try #require(town.stories[0].state.parties[.numbered(1)])
        #expect(party.role == .suspect && party.bothReason == nil && party.mergedInto == nil)
    }

    static let seeds: [UInt64] = Array(1...100)

    @Test("whatever is said, merged and undone, in whatever order", arguments: seeds)
    func anyOrder(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        var town = try Town(2)
        for number: UInt64 in 1...3 {
            try town.stories[0].adding(.add(number, PartyDetails(names: ["P\(number)"]), as: .other))
        }
        for step in 0..<60 {
            let ids = town.parties.map(\.id)
            let one = try #require(ids.randomElement(using: &random)),
                other = try #require(ids.randomElement(using: &random))
            do {
                switch Int.random(in: 0...3, using: &random) {
                case 0: try town.merge(one, other)
                case 1: try town.undo(one)
                case 2: try town.stories[town.story(of: one)].adding(.crime)
                default:
                    let role = try #require(PartyRole.allCases.randomElement(using: &random))
                    let person = WholePerson(others: Set(town.forest.members(with: one)))
                    try town.stories[town.story(of: one)].adding(
                        .parties(.assertRole(one, role, source: .seen, person: person)))
                }
            } catch is FileRefusal {}
            for story in town.stories {
                let roots = { (fits: (PartyRole) -> Bool) in
                    Set(story.state.parties.people.filter { fits($0.role) }.map { town.forest.root(of: $0.id) })
                }
                let victims = roots { $0 == .victim || $0 == .reporter }
                #expect(victims.isDisjoint(with: roots(\.isAccused)), "seed \(seed), step \(step)")
            }
        }
    }
}
