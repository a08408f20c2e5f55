import Foundation
import Policing
import Testing

/// What is decided, as the kinds of facts that follow.
@Suite("A decision")
struct DecisionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let before: [FileCommand]
        let command: FileCommand
        let facts: [FileFact.Kind]
        var sketch = Sketch()

        var testDescription: String { name }
    }

    static let victim = Sketch(wantsSupport: true)
    static let anonymous = Sketch(reporter: nil)
    static let review: [FileCommand] = [.crime, .noSuspect, .requestReview(reason: "There was a witness")]

    static let rows: [Row] = [
        Row(name: "reading first", before: [], command: .take, facts: [.taken, .promiseKept]),
        Row(name: "reading again changes nothing", before: [.take], command: .take, facts: []),
        Row(
            name: "grading an unread report reads it", before: [],
            command: .grade(code: "P2", reason: "At risk"), facts: [.taken, .promiseKept, .graded]),
        Row(
            name: "grading again", before: [.grade(code: "P2", reason: "At risk")],
            command: .grade(code: "P4", reason: "Safe now"), facts: [.graded]),
        Row(
            name: "recording an unread report reads it", before: [], command: .crime,
            facts: [.taken, .promiseKept, .recorded]),
        Row(name: "recording again", before: [.incident], command: .crime, facts: [.recorded]),
        Row(
            name: "another offence", before: [.crime],
            command: .record(.crime(offence: "8L"), reason: "He was hurt", circumstances: .victimSays),
            facts: [.recorded]),
        Row(
            name: "a cancelled crime", before: [.crime],
            command: RefusalTests.cancelTold(.noCrimeTookPlace), facts: [.recorded, .staffWrote, .promiseKept]),
        Row(
            name: "a cancelled crime of somebody without a name", before: [.crime],
            command: RefusalTests.cancel(.noCrimeTookPlace), facts: [.recorded], sketch: anonymous),
        Row(
            name: "a crime that another force takes is an answer", before: [.crime],
            command: RefusalTests.cancelTold(.recordedElsewhere, agreed: true, "Warwickshire Police"),
            facts: [.recorded, .promiseKept, .staffWrote]),
        Row(
            name: "a matter for others is an answer", before: [.take],
            command: .record(.notOurs(body: "the council"), reason: "Noise", circumstances: .noCrime),
            facts: [.recorded, .promiseKept]),
        Row(
            name: "a duplicate is an answer", before: [.take],
            command: .record(.duplicate(of: "7KDM2PX9A"), reason: "Same event", circumstances: .noCrime),
            facts: [.recorded, .promiseKept]),
        Row(name: "allocating", before: [.crime], command: .toRoads, facts: [.allocated]),
        Row(
            name: "writing reads the report and answers it", before: [], command: .write(text: "Thank you"),
            facts: [.taken, .promiseKept, .staffWrote, .promiseKept]),
        Row(
            name: "writing answers every message", before: [.take, .addMessage(text: "News?"), .addMessage(text: "?")],
            command: .write(text: "Not yet"), facts: [.staffWrote, .promiseKept, .promiseKept, .promiseKept]),
        Row(
            name: "writing again promises nothing", before: [.write(text: "Thank you")],
            command: .write(text: "More"), facts: [.staffWrote]),
        Row(
            name: "a message of the person", before: [], command: .addMessage(text: " News? "),
            facts: [.personWrote, .promised]),
        Row(
            name: "a thing", before: [],
            command: .addProperty(PropertyItem(description: "bicycle", serialNumber: "A1", valuePence: 9)),
            facts: [.propertyAdded]),
        Row(name: "evidence", before: [], command: .evidence(1), facts: [.evidenceAdded]),
        Row(
            name: "evidence that is there already", before: [.evidence(1), .evidence(2)], command: .evidence(1),
            facts: []),
        Row(
            name: "evidence that is there already, on a full file", before: (1...16).map { .evidence($0) },
            command: .evidence(16), facts: []),
        Row(
            name: "other details", before: [], command: .changeContact(Sketch.grace, declined: false),
            facts: [.contactChanged]),
        Row(
            name: "support keeps its promise", before: [], command: .referToSupport(service: "Victim support"),
            facts: [.supportReferred, .promiseKept], sketch: victim),
        Row(
            name: "support that was not asked for", before: [], command: .referToSupport(service: "Victim support"),
            facts: [.supportReferred]),
        Row(
            name: "an outcome is told at once", before: [.crime], command: .noSuspect,
            facts: [.outcomeDecided, .promised, .promiseKept, .promiseKept]),
        Row(
            name: "the end of what is no crime", before: [.incident], command: .noCrime,
            facts: [.outcomeDecided, .promiseKept]),
        Row(
            name: "the end for somebody without a name", before: [.incident], command: .noCrime,
            facts: [.outcomeDecided], sketch: anonymous),
        Row(
            name: "looking again", before: [.crime, .noSuspect], command: .requestReview(reason: "A witness"),
            facts: [.reviewRequested, .promised]),
        Row(
            name: "the decision stands", before: review, command: .answerReview(upheld: true, explanation: "Because"),
            facts: [.reviewAnswered, .promiseKept]),
        Row(
            name: "the decision falls", before: review, command: .answerReview(upheld: false, explanation: "Because"),
            facts: [.reviewAnswered, .reopened, .promiseKept]),
        Row(name: "reopening", before: [.crime, .noSuspect], command: .reopen(reason: "A film"), facts: [.reopened]),
        Row(
            name: "reopening answers a request to look again", before: review, command: .reopen(reason: "A film"),
            facts: [.reopened, .promiseKept]),
        Row(
            name: "feedback without words", before: [], command: .giveFeedback(score: 5, words: ""),
            facts: [.feedbackGiven]),
        Row(name: "a message that came back", before: [], command: .returnMessage(.email), facts: [.messageReturned]),
    ]

    @Test("adds these facts and no others", arguments: rows)
    func facts(row: Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.before { try story.adding(command) }
        #expect(try story.adding(row.command).map(\.kind) == row.facts)
    }

    @Test("has a row for every command but the report itself")
    func everyCommand() {
        let names = Set(Self.rows.map { Mirror(reflecting: $0.command).children.first?.label ?? "\($0.command)" })
        #expect(names.count == 18, "\(names.sorted())")
    }

    @Test("keeps what was typed without white space and control characters")
    func tidied() throws {
        var story = try Story(under: try Station().rules)
        let facts = try story.adding(.addMessage(text: "\n It \u{0}was red.\u{7} "))
        guard case .personWrote(let wrote) = facts[0] else { return #expect(Bool(false), "\(facts)") }
        #expect(wrote.text.value == "It was red.")
    }

    @Test("to record a crime says by what test, and counts one crime for each victim")
    func counted() throws {
        var story = try Story(under: try Station().rules)
        let circumstances = ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true, victims: 3)
        try story.adding(.record(.crime(offence: "44"), reason: "Three coats", circumstances: circumstances))
        #expect(story.state.recorded?.crimes == 3)
        #expect(story.state.recorded?.circumstances == circumstances)
        let state = ReportedCircumstances(
            basis: .victim, reporter: .bystander, probablyACrime: true, pointsToProveMadeOut: true, victims: 3)
        story = try Story(under: story.rules)
        try story.adding(.record(.crime(offence: "92D"), reason: "A knife", circumstances: state))
        #expect(story.state.recorded?.crimes == 1, "a crime against the state is one")
    }

    @Test("to cancel a crime keeps who, on what ground and evidence, and which crime it was")
    func cancelled() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(RefusalTests.record("19C"))
        try story.adding(RefusalTests.cancelTold(.recordedInError, " Typed twice "), by: Station.ruth)
        let recorded = try #require(story.state.recorded)
        #expect(recorded.classification == .nonCrimeIncident && recorded.by == "ruth.adeyemi")
        #expect(recorded.cancelled?.offence == "19C" && recorded.cancelled?.ground == .recordedInError)
        #expect(recorded.cancelled?.evidence.value == "Typed twice")
        #expect(story.state.status == .recorded)
        #expect(throws: FileRefusal.notPermitted(.role)) {
            try story.deciding(RefusalTests.cancel(.selfDefence), by: Station.priya)
        }
    }

    @Test("as it was stored before the counting rules were asked still reads")
    func earlierFacts() throws {
        let stored = #"{"classification": {"is": "crime", "offence": "44"}, "reason": "Cut", "by": "priya.nair"}"#
        let recorded = try JSONDecoder().decode(Recorded.self, from: Data(stored.utf8))
        #expect(recorded == Recorded(classification: .crime(offence: "44"), reason: "Cut", by: "priya.nair"))
    }

    @Test("names who took it, and the writer as the public knows them")
    func names() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.take, by: Station.priya)
        guard case .staffWrote(let letter) = try story.adding(.write(text: "Hello"), by: Station.amara)[0] else {
            return #expect(Bool(false))
        }
        #expect(story.state.takenBy == "priya.nair")
        #expect((letter.by, letter.name) == ("amara.okafor", "Amara Okafor"))
        #expect(story.history.last?.actor == "staff:amara.okafor")
    }
}
