import Policing
import Testing

/// Every reason why not, each with the shortest story that leads to it.
@Suite("A refusal")
struct RefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let command: FileCommand
        let after: [FileCommand]
        let refusal: FileRefusal
        var sketch = Sketch()

        init(_ command: FileCommand, after: [FileCommand] = [], _ refusal: FileRefusal, sketch: Sketch = Sketch()) {
            (self.command, self.after, self.refusal, self.sketch) = (command, after, refusal, sketch)
        }

        var testDescription: String { "\(refusal)" }
    }

    static let closed: [FileCommand] = [.crime, .noSuspect]
    static let long = String(repeating: "a", count: 10_001)
    static let nameless = ReporterDetails(name: nil, email: "no address", phone: nil, contact: .yes)

    static func outcome(_ code: String?, _ body: String? = nil, _ text: String = "Because") -> FileCommand {
        .decideOutcome(
            NewOutcome(code: code, body: body, suspectNamed: false, victim: .supports, explanation: text))
    }

    static let rows: [Row] = [
        Row(outcome("18"), .notRecorded),
        Row(.allocate(unit: "roads", officer: nil), .notRecorded),
        Row(.grade(code: "P1", reason: "Now"), after: closed, .finalised(.decided)),
        Row(.crime, after: closed, .finalised(.decided)),
        Row(.allocate(unit: "roads", officer: nil), after: closed, .finalised(.decided)),
        Row(.noSuspect, after: closed, .finalised(.decided)),
        Row(.crime, after: [.record(.notOurs(body: "the council"), reason: "Noise")], .finalised(.redirected)),
        Row(.noCrime, after: [.record(.duplicate(of: "7KDM2PX9A"), reason: "Same")], .finalised(.duplicate)),
        Row(.reopen(reason: "A film"), .notFinalised),
        Row(.requestReview(reason: "A witness"), .notFinalised),
        Row(.answerReview(upheld: true, explanation: "Because"), after: closed, .noReviewAsked),
        Row(.requestReview(reason: "Again"), after: closed + [.requestReview(reason: "Once")], .reviewAlreadyAsked),
        Row(.giveFeedback(score: 1, words: ""), after: [.giveFeedback(score: 5, words: "")], .feedbackAlreadyGiven),
        Row(.referToSupport(service: "Other"), after: [.referToSupport(service: "One")], .supportAlreadyReferred),
        Row(.grade(code: "P9", reason: "Now"), .unknownGrade("P9")),
        Row(.allocate(unit: "moon", officer: nil), after: [.crime], .unknownUnit("moon")),
        Row(.record(.crime(offence: "999"), reason: "?"), .classification(.unknownOffence("999"))),
        Row(.record(.crime(offence: "FRAUD"), reason: "?"), .classification(.recordedNationally("FRAUD"))),
        Row(
            .record(.antiSocialBehaviour(type: "odd", qualifier: .personal), reason: "?"),
            .classification(.unknownBehaviour("odd"))),
        Row(.record(.notOurs(body: " "), reason: "?"), .classification(.bodyMissing)),
        Row(.record(.duplicate(of: ""), reason: "?"), .classification(.referenceMissing)),
        Row(outcome("2"), after: [.crime], .outcome(.unknownOutcome("2"))),
        Row(outcome("1"), after: [.crime], .outcome(.needsNamedSuspect("1"))),
        Row(outcome("20", " "), after: [.crime], .outcome(.needsBody("20"))),
        Row(outcome("18"), after: [.incident], .outcomeNeedsCrime),
        Row(outcome(nil), after: [.crime], .crimeNeedsOutcome),
        Row(.write(text: "Hello"), .nobodyToWriteTo, sketch: Sketch(reporter: nil)),
        Row(.changeContact(nameless, declined: false), .contactDetails(nameless.problems)),
        Row(.write(text: " \n"), .emptyText),
        Row(.addMessage(text: "\u{0}"), .emptyText),
        Row(.grade(code: "P1", reason: ""), .emptyText),
        Row(.record(.nonCrimeIncident, reason: ""), .emptyText),
        Row(outcome("18", nil, ""), after: [.crime], .emptyText),
        Row(.addMessage(text: long), .tooLong(limit: 10_000)),
        Row(.giveFeedback(score: 3, words: long), .tooLong(limit: 10_000)),
        Row(.addProperty(PropertyItem(description: long, serialNumber: nil, valuePence: nil)), .tooLong(limit: 1_000)),
        Row(
            .addProperty(PropertyItem(description: "bicycle", serialNumber: long, valuePence: nil)),
            .tooLong(limit: 100)),
        Row(.referToSupport(service: long), .tooLong(limit: 200)),
        Row(.evidence(17), after: (1...16).map { .evidence($0) }, .tooManyEvidenceFiles(limit: 16)),
        Row(.giveFeedback(score: 0, words: ""), .scoreOutOfRange),
        Row(.giveFeedback(score: 6, words: ""), .scoreOutOfRange),
    ]

    @Test("says exactly why, and leaves the file as it was", arguments: rows)
    func says(row: Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.after { try story.adding(command) }
        let before = story.state
        #expect(throws: row.refusal) { try story.adding(row.command) }
        #expect(story.state == before)
    }

    @Test("of a report says that it is there already")
    func alreadyReported() throws {
        var random = Numbers(seed: 1)
        let report = Sketch().report(using: &random)
        let story = try Story(report, under: try Station().rules)
        #expect(throws: FileRefusal.alreadyReported) { try story.deciding(.report(report), by: .person) }
    }

    @Test("of anything on a file that does not exist says so")
    func noSuchFile() throws {
        let rules = try Station().rules
        #expect(throws: FileRefusal.noSuchFile) {
            try FileState.decide(.take, on: nil, by: Station.priya, at: Station.friday, under: rules)
        }
    }

    @Test("of a report as a duplicate of itself names it")
    func duplicateOfItself() throws {
        let story = try Story(under: try Station().rules)
        let own = story.state.report.reference.text
        #expect(throws: FileRefusal.classification(.duplicateOfItself)) {
            try story.deciding(.record(.duplicate(of: own), reason: "Same"))
        }
    }

    @Test("exists for no reason that is not tested here")
    func everyReason() {
        let elsewhere: [FileRefusal] = [.noSuchFile, .alreadyReported, .notPermitted(.role)]
        let tested = Set((Self.rows.map(\.refusal) + elsewhere).map(Self.name))
        #expect(tested.count == 22, "\(tested.sorted())")
    }

    /// A new reason does not compile until it has a name, and the count above fails until it has a row.
    private static func name(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .noSuchFile, .alreadyReported, .notRecorded, .notFinalised, .noReviewAsked, .reviewAlreadyAsked,
            .feedbackAlreadyGiven, .supportAlreadyReferred, .outcomeNeedsCrime, .crimeNeedsOutcome,
            .nobodyToWriteTo, .emptyText, .scoreOutOfRange:
            "\(refusal)"
        case .finalised: "finalised"
        case .unknownGrade: "unknownGrade"
        case .unknownUnit: "unknownUnit"
        case .classification: "classification"
        case .outcome: "outcome"
        case .contactDetails: "contactDetails"
        case .tooLong: "tooLong"
        case .tooManyEvidenceFiles: "tooManyEvidenceFiles"
        case .notPermitted: "notPermitted"
        }
    }
}
