import Policing
import Testing

@Suite("Two parties that are the same")
struct PartyMergeTests {
    /// Files in which parties are merged, and what is merged in all of them.
    struct Town {
        var stories: [Story]

        init(_ count: Int) throws {
            let rules = try Station().rules
            var random = Numbers(seed: 11)
            stories = try (0..<count).map { _ in try Story(Sketch().report(using: &random), under: rules) }
        }

        var parties: [Parties.Party] { stories.flatMap(\.state.parties.all) }

        var forest: MergeForest {
            let pairs = parties.compactMap { party in party.mergedInto.map { (party.id, $0) } }
            return MergeForest(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }

        func story(of party: PartyID) -> Int {
            stories.firstIndex { $0.state.parties[party] != nil } ?? 0
        }

        func side(_ party: PartyID) throws -> PartyMerge.Side {
            let found = try #require(stories[story(of: party)].state.parties[party])
            let appearances = forest.members(with: party).map { member in
                let story = stories[story(of: member)]
                return PartyMerge.Appearance(
                    party: member, file: story.state.id, role: story.state.parties[member]?.role ?? .other)
            }
            return PartyMerge.Side(
                found, isErased: stories[story(of: party)].state.isErased, appearances: Set(appearances))
        }

        mutating func merge(_ one: PartyID, _ other: PartyID, by actor: Actor = Station.amara) throws {
            let merge = PartyMerge(try side(one), try side(other), reason: "The same phone")
            try stories[story(of: merge.party.party)].adding(.parties(.merge(merge)), by: actor)
        }

        mutating func undo(_ party: PartyID) throws {
            try stories[story(of: party)].adding(.parties(.undoMerge(party, reason: "Not the same")))
        }
    }

    @Test("stand for one person, and for two again when it is undone, with all that each file said")
    func mergedAndUndone() throws {
        var town = try Town(2)
        let grace = town.parties[0].id, other = town.parties[1].id
        let before = town.parties, facts = town.stories.map(\.history.count).reduce(0, +)
        try town.merge(grace, other)
        #expect(town.forest.members(with: grace) == [grace, other].sorted())
        #expect(town.forest.root(of: other) == min(grace, other))
        #expect(town.parties.map(\.details) == before.map(\.details))
        try town.undo(max(grace, other))
        #expect(town.parties == before, "the state before")
        let more = town.stories.map(\.history.count).reduce(0, +)
        #expect(more == facts + 2, "and two facts more")
    }

    static let seeds: [UInt64] = Array(1...60)

    @Test(
        "make trees, in whatever order they are merged and undone, and undoing the last gives what was",
        arguments: seeds)
    func forests(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        var town = try Town(3)
        for number in 1...4 {
            let story = Int.random(in: 0..<3, using: &random)
            try town.stories[story].adding(.add(UInt64(number), as: .witness))
        }
        let all = town.parties.map(\.id)
        for step in 0..<40 {
            let one = try #require(all.randomElement(using: &random))
            let other = try #require(all.randomElement(using: &random))
            let before = town.forest
            do {
                if Bool.random(using: &random) {
                    try town.merge(one, other)
                    let merged = town.forest
                    #expect(merged.root(of: one) == merged.root(of: other), "seed \(seed), step \(step)")
                    var undone = town
                    try undone.undo(max(one, other))
                    #expect(undone.forest == before, "seed \(seed), step \(step): undoing the last")
                } else {
                    try town.undo(one)
                    #expect(town.forest.root(of: one) == one)
                }
            } catch is FileRefusal {
                #expect(town.forest == before, "seed \(seed), step \(step): refused")
            }
            let people = Set(all.map { town.forest.root(of: $0) })
            let members = people.flatMap { town.forest.members(with: $0) }
            #expect(members.count == all.count && Set(members) == Set(all), "seed \(seed), step \(step): each once")
        }
    }

    @Test("are never a ring, even of merges that were never decided")
    func rings() {
        let one = PartyID.numbered(1), two = PartyID.numbered(2), three = PartyID.numbered(3)
        let forest = MergeForest([one: two, two: three, three: one])
        #expect(forest.members(with: two) == [two])
        #expect(forest.root(of: three) == one)
    }

    struct Row: Sendable {
        let name: String
        let refusal: MergeRefusal
        let act: @Sendable (inout Town, _ one: PartyID, _ two: PartyID, _ three: PartyID) throws -> Void
    }

    static let rows: [Row] = [
        Row(name: "themselves", refusal: .withThemselves) { town, one, _, _ in try town.merge(one, one) },
        Row(name: "a merged one", refusal: .mergedAlready) { town, one, two, three in
            try town.merge(one, two)
            try town.merge(max(one, two), three)
        },
        Row(name: "the same twice", refusal: .mergedAlready) { town, one, two, _ in
            try town.merge(one, two)
            try town.merge(two, one)
        },
        Row(name: "one taken from view", refusal: .removed) { town, one, _, _ in
            try town.stories[1].adding(.add(1))
            try town.stories[1].adding(.parties(.remove(.numbered(1), reason: "Wrong")))
            try town.merge(one, .numbered(1))
        },
        Row(name: "a person with an organisation", refusal: .personWithOrganisation) { town, one, _, _ in
            try town.stories[1].adding(.add(1, PartyDetails(names: ["A shop"]), kind: .organisation))
            try town.merge(one, .numbered(1))
        },
        Row(name: "victim and suspect of one file", refusal: .victimAndSuspect) { town, one, _, _ in
            let story = town.story(of: one)
            try town.stories[story].adding(.crime)
            try town.stories[story].adding(.add(1))
            try town.merge(one, .numbered(1))
        },
        Row(name: "victim and convicted of one file, by way of another", refusal: .victimAndSuspect) {
            town, one, two, _ in
            let story = town.story(of: one)
            try town.stories[story].adding(.crime)
            try town.stories[story].adding(.add(1, as: .convicted))
            try town.merge(one, two)
            try town.merge(min(one, two), .numbered(1))
        },
        Row(name: "undone without being merged", refusal: .notMerged) { town, one, _, _ in try town.undo(one) },
    ]

    @Test("are refused with a reason", arguments: rows)
    func refused(row: Row) throws {
        var town = try Town(3)
        let ids = town.parties.map(\.id)
        #expect(throws: FileRefusal.parties(.merge(row.refusal)), "\(row.name)") {
            try row.act(&town, ids[0], ids[1], ids[2])
        }
    }

    @Test("are refused when one of them is erased, and every other reason has its row")
    func erased() throws {
        var town = try Town(2)
        let one = try town.side(town.parties[0].id), party = town.parties[1]
        let two = PartyMerge.Side(party, isErased: true, appearances: [])
        #expect(PartyMerge(one, two, reason: "").refusal == .erased)
        #expect(Set(Self.rows.map(\.refusal)).union([.erased]) == Set(MergeRefusal.allCases))
        try town.merge(one.party, two.party)
    }

    @Test("may be a victim on one file and a suspect on another")
    func victimElsewhere() throws {
        var town = try Town(2)
        let grace = town.parties[0].id
        try town.stories[town.story(of: grace)].adding(.crime)
        let other = 1 - town.story(of: grace)
        try town.stories[other].adding(.add(1))
        try town.merge(grace, .numbered(1))
        #expect(town.forest.members(with: grace).count == 2)
    }

    @Test("are for those who investigate and supervise to merge")
    func permitted() throws {
        for actor in [Station.priya, Station.ruth, Station.sam] {
            var town = try Town(2)
            let ids = town.parties.map(\.id)
            #expect(throws: FileRefusal.notPermitted(.role)) { try town.merge(ids[0], ids[1], by: actor) }
        }
    }
}
