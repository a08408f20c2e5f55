import Policing
import Testing

/// Who is named as a victim after something happened is owed it from the naming on; who turns out to be none is owed
/// nothing more.
///
/// Source: Victims' Code 2020, rights 6, 8, 9 and 11; the clock of a victim who is named later is our reading.
@Suite("A victim who is named later")
struct KnownVictimsTests {
    static let daniel = PartyID.numbered(1)
    static let named = Station.friday.adding(hours: 24 * 11)
    static let reporter = Parties.reporterID(of: FileVictimsTests.file)
    static let bystander = FileVictimsTests.crime(by: .bystander)
    static let saw = Sketch(reportingFor: "saw")

    /// A rule for every event that staff note.
    static func rules() throws -> Rulebook {
        let rules = try VictimRightsTests.rightRules()
        let more = PromiseTrigger.allCases.filter { $0.isNotedByStaff && $0 != .suspectArrested }.map { trigger in
            PromiseRule(
                id: "T-\(trigger.rawValue)", edition: "2020", right: 6, trigger: trigger, obligation: "Tell",
                responsible: .police, standard: .workingDays(5), enhanced: .workingDays(1), clock: .happened,
                status: .sourced)
        }
        return Rulebook(
            promises: try rules.promises.adding(more), calendar: rules.calendar, grades: rules.grades,
            offences: rules.offences, outcomes: rules.outcomes, asb: rules.asb, units: rules.units,
            solvability: rules.solvability)
    }

    private static func due(_ rule: String, from start: Moment, under rules: Rulebook) -> Moment? {
        rules.promises[rule].flatMap {
            rules.promises.due($0, from: start, enhanced: false, calendar: rules.calendar)
        }
    }

    private static func open(_ story: Story, _ victim: PartyID?) -> [String] {
        story.state.promises.filter { $0.isOpen && $0.victim == victim && $0.rule.hasPrefix("VC") }.map(\.rule)
    }

    /// Every way in which somebody becomes a victim, on a file that had none, and who it is.
    static let ways: [(name: String, commands: [FileCommand], victim: PartyID?)] = [
        ("added as one", [.add(1, as: .victim)], daniel),
        (
            "a witness at first", [.add(1, as: .witness), .parties(.assertRole(daniel, .victim, source: .told))], daniel
        ),
        ("whoever reported, by their role", [.parties(.assertRole(reporter, .victim, source: .told))], nil),
        ("whoever reported, by the record", [FileVictimsTests.crime(by: .victim)], nil),
    ]

    @Test("is owed what happened before, from the naming", arguments: ways.indices)
    func becomes(index: Int) throws {
        let way = Self.ways[index]
        var story = try Story(Self.saw, under: try Self.rules())
        let triggers = PromiseTrigger.allCases.filter(\.isNotedByStaff)
        for trigger in triggers { try story.adding(.contract(.noteEvent(trigger, happenedAt: story.now, toldAt: nil))) }
        #expect(story.state.promises.allSatisfy { $0.rule.hasPrefix("FORCE") }, "nobody is owed it yet")
        story.now = Self.named
        for command in way.commands { try story.adding(command) }
        let owed = story.state.promises.filter { $0.victim == way.victim && !$0.rule.hasPrefix("FORCE") }
        // The hearing of a case that is over is told no more; what is of one victim alone was of nobody here.
        let expected = triggers.filter { !$0.isOfOneVictim && $0 != .hearingFixed }
            .map { $0 == .suspectArrested ? "VC06-ARREST" : "T-\($0.rawValue)" }
        #expect(Set(owed.map(\.rule)).isSuperset(of: expected), "\(way.name)")
        #expect(!owed.contains { rule in ["T-hearing-fixed", "T-complaint-received"].contains(rule.rule) })
        for promise in owed {
            #expect(promise.madeAt == Self.named && (promise.due ?? Self.named) >= Self.named, "\(promise.rule)")
            #expect(promise.due == Self.due(promise.rule, from: Self.named, under: story.rules), "\(promise.rule)")
        }
        #expect(owed.count == Set(owed.map(\.rule)).count, "each once")
        #expect(story.state.promises.map(\.number) == Array(1...story.state.promises.count))
    }

    struct Decided: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let before: [FileCommand]
        let rule: String?
    }

    static let decisions = [
        Decided(
            testDescription: "not to investigate", before: [bystander, VictimRightsTests.filed], rule: "VC06-NOINV"),
        Decided(testDescription: "an outcome without a suspect", before: [bystander, .noSuspect], rule: "VC06-NFA"),
        Decided(
            testDescription: "an outcome with a suspect",
            before: [bystander, .suspect, VictimRightsTests.noEvidence], rule: "VC06-CHARGE"),
        Decided(
            testDescription: "an outcome after a decision not to investigate",
            before: [bystander, VictimRightsTests.filed, .noSuspect], rule: "VC06-NOINV"),
        Decided(testDescription: "to investigate", before: [bystander, VictimRightsTests.solvable], rule: nil),
        Decided(testDescription: "no crime", before: [.incident, VictimRightsTests.filed], rule: nil),
        Decided(testDescription: "nothing", before: [bystander], rule: nil),
    ]

    @Test("is owed to hear of what was decided, once, from the naming", arguments: decisions)
    func decided(row: Decided) throws {
        var story = try Story(Self.saw, under: try VictimRightsTests.rightRules())
        for command in row.before { try story.adding(command) }
        story.now = Self.named
        try story.adding(.add(2, PartyDetails(names: ["Ruth Webb"]), as: .victim))
        let owed = story.state.promises.filter { $0.victim == .numbered(2) }
        #expect(owed.map(\.rule) == [row.rule].compactMap { $0 })
        #expect(owed.allSatisfy { $0.due == Self.due($0.rule, from: Self.named, under: story.rules) })
    }

    @Test("is not late by what is noted afterwards of the time before, and cannot have been told then")
    func notedAfterwards() throws {
        var story = try Story(under: try VictimRightsTests.rightRules())
        try story.adding(FileVictimsTests.crime(by: .victim))
        story.now = Self.named
        try story.adding(.add(1, as: .victim))
        story.now = Self.named.adding(hours: 1)
        try story.adding(ContractTests.event(Station.friday, told: Station.friday.adding(hours: 2)))
        let promises = story.state.promises.filter { $0.rule == "VC06-ARREST" }
        #expect(promises.map(\.victim) == [nil, Self.daniel])
        #expect(promises.map(\.keptAt) == [Station.friday.adding(hours: 2), nil])
        #expect(promises.last?.due == Self.due("VC06-ARREST", from: Self.named, under: story.rules))
        // Enhanced Rights found later shorten it from the same moment.
        try story.adding(.contract(.of(Self.daniel, .assessNeeds(ContractTests.needs))))
        let rule = try #require(story.rules.promises["VC06-ARREST"])
        #expect(
            story.state.promises.last { $0.rule == "VC06-ARREST" }?.due
                == story.rules.promises.due(rule, from: Self.named, enhanced: true, calendar: story.rules.calendar))
    }

    /// Every way in which somebody is a victim no more.
    static let endings: [(name: String, commands: [FileCommand], victim: PartyID?)] = [
        ("another role", [.parties(.assertRole(daniel, .witness, source: .told))], daniel),
        ("taken from the file", [.parties(.remove(daniel, reason: "Another Daniel"))], daniel),
        ("whoever reported, by their role", [.parties(.assertRole(reporter, .witness, source: .told))], nil),
    ]

    @Test("is owed nothing more once they turn out to be none, and all of it when they are one again", arguments: 0..<3)
    func stops(index: Int) throws {
        let way = Self.endings[index]
        var story = try Story(Sketch(wantsSupport: true), under: try VictimRightsTests.rightRules())
        for command in [FileVictimsTests.crime(by: .victim), .add(1, as: .victim), ContractTests.event()] {
            try story.adding(command)
        }
        #expect(Self.open(story, way.victim).contains("VC06-ARREST"))
        let other = way.victim == nil ? Self.daniel : nil
        let others = Self.open(story, other)
        story.now = Self.named
        for command in way.commands { try story.adding(command) }
        // Help that whoever reported asked for is theirs, victim or not.
        #expect(Self.open(story, way.victim) == (way.victim == nil ? ["VC04-REFER"] : []), "\(way.name)")
        let ended = story.state.promises.filter { $0.ending != nil }
        #expect(ended.map(\.rule) == ["VC06-ARREST"] && ended.allSatisfy { $0.ending == .noVictim && $0.due == nil })
        #expect(Self.open(story, other) == others, "nobody else's")
        guard index != 1 else { return }
        let party = way.victim ?? Self.reporter
        story.now = Self.named.adding(hours: 24)
        try story.adding(.parties(.assertRole(party, .victim, source: .told)))
        let again = story.state.promises.filter { $0.rule == "VC06-ARREST" && $0.victim == way.victim && $0.isOpen }
        #expect(again.map(\.due) == [Self.due("VC06-ARREST", from: story.now, under: story.rules)])
    }

    @Test("takes over from whoever stood for them, who is owed it no more; what was told is promised nobody again")
    func standIn() throws {
        var story = try Story(Sketch(reportingFor: "other"), under: try VictimRightsTests.rightRules())
        try story.adding(ContractTests.event())
        #expect(Self.open(story, nil) == ["VC06-ARREST"])
        story.now = Self.named
        try story.adding(.add(1, as: .victim))
        #expect(Self.open(story, nil).isEmpty && Self.open(story, Self.daniel) == ["VC06-ARREST"])
        try story.adding(.add(2, PartyDetails(names: ["Ruth Webb"]), as: .witness))
        #expect(Self.open(story, Self.daniel) == ["VC06-ARREST"], "nobody else's role changes it")
    }

    @Test("hears alone of what is of one victim alone, and nobody reads it on the page of another")
    func ofOne() throws {
        var story = try Story(under: try Self.rules())
        for command in [FileVictimsTests.crime(by: .victim), .add(1, as: .victim)] { try story.adding(command) }
        let complaint = ContractCommand.noteEvent(.complaintReceived, happenedAt: story.now, toldAt: nil)
        try story.adding(.contract(.of(Self.daniel, complaint)))
        #expect(story.state.promises.filter { $0.rule == "T-complaint-received" }.map(\.victim) == [Self.daniel])
        try story.adding(.contract(complaint))
        #expect(story.state.promises.filter { $0.rule == "T-complaint-received" }.map(\.victim) == [Self.daniel, nil])
        #expect(throws: FileRefusal.contract(.readerIsNoVictim)) {
            try story.deciding(
                .informing(.contract(.of(Self.daniel, complaint)), PersonUpdate(text: "We got the complaint.")))
        }
    }
}
