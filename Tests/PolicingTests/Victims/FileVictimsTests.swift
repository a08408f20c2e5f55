import Foundation
import Policing
import Testing

/// Whose rights a file has, by roles and by who reported.
@Suite("The victims of a file")
struct FileVictimsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var isVictimBased = true
        var says: String?
        var reporter: ReporterDetails? = Sketch.grace
        let after: [FileCommand]
        /// Whose they are: "reporter" or the name of somebody else.
        let victims: [String]

        var testDescription: String { name }

        var report: Sketch {
            Sketch(isVictimBased: isVictimBased, reporter: reporter, reportingFor: says)
        }
    }

    static func crime(by standing: ReporterStanding) -> FileCommand {
        .record(
            .crime(offence: "44"), reason: "The lock was cut",
            circumstances: ReportedCircumstances(
                basis: .victim, reporter: standing, probablyACrime: true, victimConfirms: true))
    }

    static let daniel = FileCommand.add(1, as: .victim)

    static let rows = [
        Row(name: "a kind with a victim", after: [], victims: ["reporter"]),
        Row(name: "a kind without", isVictimBased: false, after: [], victims: []),
        Row(name: "says that it happened to them", says: "me", after: [], victims: ["reporter"]),
        Row(name: "says that they saw it", says: "saw", after: [], victims: []),
        Row(name: "saw it, without a name", says: "saw", reporter: nil, after: [], victims: []),
        Row(name: "acts for somebody", says: "other", after: [], victims: ["reporter"]),
        Row(name: "acts for somebody who is named", says: "other", after: [daniel], victims: ["Daniel Price"]),
        Row(name: "recorded, by a bystander", after: [crime(by: .bystander)], victims: []),
        Row(
            name: "recorded, by a bystander, and named", after: [crime(by: .bystander), daniel],
            victims: ["Daniel Price"]),
        Row(name: "recorded, by a doctor", after: [crime(by: .professional)], victims: []),
        Row(
            name: "information recorded as a crime of its sender", isVictimBased: false, after: [crime(by: .victim)],
            victims: ["reporter"]),
        Row(
            name: "information without a name, recorded as a crime of its sender", isVictimBased: false, reporter: nil,
            after: [crime(by: .victim)], victims: ["reporter"]),
        Row(name: "both", after: [crime(by: .victim), daniel], victims: ["reporter", "Daniel Price"]),
        Row(
            name: "somebody says that whoever reported is a witness",
            after: [.parties(.assertRole(Parties.reporterID(of: file), .witness, source: .told))], victims: []),
        Row(
            name: "a suspect is none", after: [crime(by: .victim), .add(1, as: .suspect)], victims: ["reporter"]),
        Row(name: "an incident names nobody", isVictimBased: false, after: [.incident], victims: []),
    ]

    /// Every story has the same file.
    static let file: FileID = {
        var random = Numbers(seed: 7)
        return FileID.make(at: Station.friday, using: &random)
    }()

    @Test("are those whom the report, the record and the roles say", arguments: rows)
    func victims(row: Row) throws {
        var story = try Story(row.report, under: try ContractTests.rules())
        for command in row.after { try story.adding(command) }
        let found = story.state.victims(isVictimBased: row.isVictimBased)
        #expect(found.map { $0.party == nil ? "reporter" : $0.name ?? "?" } == row.victims)
    }

    private static func story(_ standing: ReporterStanding) throws -> Story {
        var story = try Story(under: try VictimRightsTests.rightRules())
        for command in [crime(by: standing), daniel] { try story.adding(command) }
        return story
    }

    private static func standing(_ rule: String, of victim: PartyID?, in story: Story) -> VictimRight.Standing? {
        VictimRights.rows(of: story.state, for: victim, at: story.now, under: story.rules).first { $0.rule == rule }?
            .standing
    }

    @Test("are each told of what happens: a word on the page tells whoever reported, a call whom it was with")
    func told() throws {
        var story = try Self.story(.victim)
        let daniel = PartyID.numbered(1)
        try story.adding(.informing(ContractTests.event(), PersonUpdate(text: "We arrested somebody.")))
        #expect(Self.standing("VC06-ARREST", of: nil, in: story) == .kept(story.now))
        #expect(Self.standing("VC06-ARREST", of: daniel, in: story) == .due(VictimRightsTests.fiveDays))
        let call = NewContact(
            direction: .outgoing, channel: .letter, at: story.now, detail: ContractTests.detail, told: ["VC06-ARREST"])
        #expect(throws: FileRefusal.contract(.nothingToTell("VC06-ARREST"))) {
            try story.deciding(.contract(.noteContact(call)))
        }
        try story.adding(.contract(.of(daniel, .noteContact(call))))
        #expect(Self.standing("VC06-ARREST", of: daniel, in: story) == .kept(story.now))
        #expect(Self.standing("VC03-CONF", of: daniel, in: story) == .kept(story.now))
    }

    @Test("hear nothing by the page of a bystander, who hears nothing that is theirs")
    func bystander() throws {
        var story = try Self.story(.bystander)
        #expect(throws: FileRefusal.contract(.readerIsNoVictim)) {
            try story.deciding(.informing(ContractTests.event(), PersonUpdate(text: "We arrested somebody.")))
        }
        try story.adding(ContractTests.event())
        try story.adding(.noSuspect)
        let promised = story.state.promises.filter { $0.rule == "VC06-ARREST" || $0.rule == "VC06-NFA" }
        #expect(promised.map(\.victim) == [.numbered(1), .numbered(1)] && promised.allSatisfy { $0.keptAt == nil })
        let nobody = try Story(Sketch(reportingFor: "saw"), under: story.rules)
        #expect(try nobody.deciding(ContractTests.event()).map(\.kind) == [.codeEventNoted], "nobody is owed it yet")
    }

    @Test("have needs and Enhanced Rights of their own, and shorter limits by them")
    func own() throws {
        var story = try Self.story(.victim)
        let daniel = PartyID.numbered(1)
        try story.adding(ContractTests.event())
        try story.adding(.contract(.of(daniel, .assessNeeds(ContractTests.needs))))
        #expect(
            story.state.contract.of(daniel).needs?.interpreter == "Urdu" && story.state.contract.of(nil).needs == nil)
        #expect(story.state.hasEnhancedRights && !story.state.hasEnhancedRights(of: nil))
        #expect(Self.standing("VC06-ARREST", of: nil, in: story) == .due(VictimRightsTests.fiveDays))
        #expect(Self.standing("VC06-ARREST", of: daniel, in: story) == .due(VictimRightsTests.oneDay))
        #expect(Self.standing("VC04-ASSESS", of: daniel, in: story) == .kept(story.now))
        #expect(Self.standing("VC04-ASSESS", of: nil, in: story) == .due(nil))
        try story.adding(.contract(.of(daniel, .setAside(rule: "VC06-ARREST", reason: "He asked not to know"))))
        #expect(Self.standing("VC06-ARREST", of: nil, in: story) == .due(VictimRightsTests.fiveDays))
        try story.adding(.referToSupport(service: "Help", of: daniel))
        #expect(Self.standing("VC04-REFER", of: nil, in: story) == .notApplicable(.notAsked))
        #expect(throws: FileRefusal.supportAlreadyReferred) {
            try story.deciding(.referToSupport(service: "Help", of: daniel))
        }
    }

    @Test("are nobody who has another role, or none on this file")
    func refused() throws {
        var story = try Self.story(.victim)
        try story.adding(.add(2, as: .witness))
        for party in [PartyID.numbered(2), .numbered(9)] {
            #expect(throws: FileRefusal.contract(.notAVictim)) {
                try story.deciding(.contract(.of(party, .assessNeeds(VictimNeeds()))))
            }
        }
        let own = Parties.reporterID(of: story.state.id)
        try story.adding(.contract(.of(own, .assessNeeds(ContractTests.needs))))
        #expect(story.state.contract.of(nil).needs == ContractTests.needs, "whoever reported is named in one way")
    }

    @Test("are not named by facts that were written before: those are about whoever reported")
    func before() throws {
        let referred = #"{"by":"tom.hale","service":"Help"}"#, promised = #"{"due":1,"number":1,"rule":"VC06-ARREST"}"#
        #expect(try JSONDecoder().decode(SupportReferred.self, from: Data(referred.utf8)).victim == nil)
        #expect(
            try JSONDecoder().decode(Promised.self, from: Data(promised.utf8))
                == Promised(number: 1, rule: "VC06-ARREST", due: Moment(milliseconds: 1)))
    }
}
