import Policing
import Testing

@Suite("The people of a file")
struct PartyStateTests {
    @Test("begin with whoever reported, without a word typed, and nobody where no name was given")
    func reporter() throws {
        let rules = try Station().rules
        let story = try Story(under: rules)
        let grace = try #require(story.state.parties.people.first)
        #expect(story.state.parties.people.count == 1)
        #expect(grace.isReporter && grace.role == .reporter && grace.kind == .person)
        #expect(grace.id == Parties.reporterID(of: story.state.id))
        #expect(grace.details?.names == ["Grace Lowe"] && grace.details?.phones == ["07700900123"])
        var sketch = Sketch()
        sketch.reporter = nil
        #expect(try Story(sketch, under: rules).state.parties.people.isEmpty)
    }

    @Test("have a victim as soon as a crime is recorded that its victim reported")
    func victim() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        #expect(story.state.parties.people.map(\.role) == [.victim])
        try story.adding(.parties(.assertRole(story.state.parties.people[0].id, .witness, source: .seen)))
        try story.adding(.crime)
        #expect(story.state.parties.people.map(\.role) == [.witness], "what somebody said goes before what is derived")
    }

    @Test("keep every role and every detail that was ever said of them, with who said it, when and of what nature")
    func assertions() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.add(1, as: .witness))
        story.now = story.now.adding(hours: 1)
        try story.adding(
            .parties(
                .assertRole(
                    .numbered(1), .suspect, source: NewAssertion(said: .other("The shop's camera"), nature: .fact))))
        let plain = PartyDetails(names: ["Daniel Price"])
        try story.adding(.parties(.correct(.numbered(1), plain, reason: "No such phone", source: .seen)))
        let party = try #require(story.state.parties[.numbered(1)])
        #expect(party.role == .suspect && party.details == plain)
        let said: [Parties.Said.What] = [.details(.daniel), .role(.witness), .role(.suspect), .details(plain)]
        #expect(party.assertions.map(\.what) == said)
        let later = Station.friday.adding(hours: 1)
        #expect(party.assertions.map(\.at) == [Station.friday, Station.friday, later, later])
        let natures: [Assertion.Nature?] = [.opinion, .opinion, .fact, .fact]
        #expect(party.assertions.map { $0.source?.nature } == natures)
        #expect(party.assertions[0].source?.said == .reporter)
        let camera = Sealed("The shop's camera", of: story.state.person)
        #expect(party.assertions[2].source?.said == .other(camera))
        #expect(party.assertions.allSatisfy { $0.source?.by == "tom.hale" })
        #expect(story.state.parties.hasNamedSuspect)
    }

    @Test("leave the view with a reason and their ties, and nothing is lost")
    func removed() throws {
        var story = try Story(under: try Station().rules)
        for command in [.add(1), .van, .tie(1, 1, .drives, 1)] as [FileCommand] { try story.adding(command) }
        #expect(story.state.parties.ties.map(\.how) == [.drives])
        try story.adding(.parties(.remove(.numbered(1), reason: "Named by mistake")))
        #expect(story.state.parties.people.map(\.isReporter) == [true])
        #expect(story.state.parties.ties.isEmpty)
        #expect(story.state.parties[.numbered(1)]?.details == .daniel)
        #expect(story.history.contains { $0.fact.kind == .partyAdded } && !story.state.parties.hasNamedSuspect)
    }

    @Test("are reached as the person says, and keep what else was found out of them")
    func contact() throws {
        var story = try Story(under: try Station().rules)
        let id = Parties.reporterID(of: story.state.id)
        let known = PartyDetails(
            names: ["Grace Lowe", "Gracie"], born: CivilDate(iso: "1980-01-01"), phones: ["07700 900123"])
        try story.adding(.parties(.correct(id, known, reason: "She told me", source: .told)))
        let moved = ReporterDetails(name: nil, email: "new@example.org", phone: nil, contact: .yes)
        try story.adding(.changeContact(moved, declined: false))
        let details = try #require(story.state.parties[id]?.details)
        #expect(details.names == ["Grace Lowe", "Gracie"] && details.born == known.born)
        #expect(details.emails == ["new@example.org"] && details.phones.isEmpty)
    }

    @Test("have objects, locations and events, other files, and ties to each of their own sort")
    func items() throws {
        var story = try Story(under: try Station().rules)
        let commands: [FileCommand] = [
            .add(1), .van, .home, .row, .tie(1, 1, .owns, 1), .tie(2, 1, .livesAt, 2), .tie(3, 1, .presentAt, 3),
        ]
        for command in commands { try story.adding(command) }
        #expect(story.state.parties.items.map(\.sort) == [.object, .location, .event])
        guard case .object(let van)? = story.state.parties.items[0].details else { throw Absent() }
        #expect(van.mark == "AB12CDE")
        try story.adding(.parties(.untie(.numbered(1), reason: "Sold")))
        try story.adding(.parties(.removeItem(.numbered(2), reason: "Another street")))
        #expect(story.state.parties.ties.map(\.how) == [.presentAt])
        #expect(story.state.parties.items.map(\.sort) == [.object, .event])
        #expect(story.state.parties.allItems.count == 3)
        let lock = PartyItem.object(ObjectDetails(kind: .other, mark: nil, description: "A cut lock"))
        let tie = NewTie(id: .numbered(9), party: .numbered(1), item: .numbered(9), how: .owns, source: .seen)
        try story.adding(.parties(.addItem(.numbered(9), lock, source: .seen, tie: tie)))
        #expect(story.state.parties.ties.map(\.item) == [.numbered(3), .numbered(9)])
        var random = Numbers(seed: 1)
        let other = FileID.make(at: story.now, using: &random), reference = Reference.make(using: &random)
        let link = NewFileLink(file: other, reference: reference, how: .sameOffender, reason: "The same van")
        try story.adding(.parties(.linkFile(link)))
        #expect(story.state.parties.links.map(\.reference) == [reference])
        try story.adding(.parties(.unlinkFile(other, reason: "Another van")))
        #expect(story.state.parties.links.isEmpty)
    }

    struct Absent: Error {}

    @Test(
        "have names of any script, of up to 500 letters each",
        arguments: ["é", "Ł", "ਗ", "য", "ي", "李", "👩‍👩‍👧", "ক্ষ", "g̃"])
    func names(letter: String) throws {
        var story = try Story(under: try Station().rules)
        let longest = String(repeating: letter, count: 500)
        try story.adding(.add(1, PartyDetails(names: [longest])))
        #expect(story.state.parties[.numbered(1)]?.details?.names == [longest])
        #expect(throws: FileRefusal.parties(.nameTooLong(limit: 500))) {
            try story.deciding(.add(2, PartyDetails(names: [longest + letter])))
        }
    }
}
