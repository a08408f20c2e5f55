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
            NewOutcome(code: code, body: body, victim: .supports, explanation: text))
    }

    static func record(
        _ offence: String, _ circumstances: ReportedCircumstances? = .victimSays
    ) -> FileCommand {
        .record(.crime(offence: offence), reason: "?", circumstances: circumstances)
    }

    static func cancel(
        _ ground: CancellationGround, _ evidence: String = "A film", agreed: Bool = false, _ other: String? = nil
    ) -> FileCommand {
        .cancelCrime(Cancellation(ground: ground, evidence: evidence, otherForceAgreed: agreed, other: other))
    }

    /// As `cancel`, with what the person reads of it.
    static func cancelTold(
        _ ground: CancellationGround, _ evidence: String = "A film", agreed: Bool = false, _ other: String? = nil
    ) -> FileCommand {
        .informing(cancel(ground, evidence, agreed: agreed, other), PersonUpdate(text: "It is no crime of ours."))
    }

    static func victims(_ count: Int) -> ReportedCircumstances {
        ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true, victims: count)
    }

    /// What the counting rules say no to.
    static let counting: [Row] = [
        Row(record("44", nil), .recording(.testMissing)),
        Row(record("44", victims(0)), .recording(.victimsOutOfRange(limit: 999))),
        Row(record("44", victims(1_000)), .recording(.victimsOutOfRange(limit: 999))),
        Row(
            record("44", .init(basis: .victim, reporter: .victim, probablyACrime: false)),
            .recording(.staysIncident(.notACrimeInLaw))),
        Row(
            record(
                "44",
                .init(basis: .victim, reporter: .victim, probablyACrime: true, credibleEvidenceToContrary: true)),
            .recording(.staysIncident(.credibleEvidenceToContrary))),
        Row(
            record("44", .init(basis: .victim, reporter: .bystander, probablyACrime: true)),
            .recording(.staysIncident(.victimHasNotConfirmed))),
        // Whether a crime is against the state is the offence's to say, not whoever records it.
        Row(record("92D"), .recording(.staysIncident(.pointsToProveMissing))),
        Row(.incident, after: [.crime], .crimeNeedsCancelling),
        Row(record("44", nationally), .recording(.staysIncident(.recordedNationally))),
        Row(
            .record(.notOurs(body: "the council"), reason: "?", circumstances: .noCrime), after: [.crime],
            .crimeNeedsCancelling),
        Row(.incident, after: [.crime, .noSuspect, .reopen(reason: "A film")], .crimeNeedsCancelling),
        Row(cancel(.selfDefence), .noCrimeToCancel),
        Row(cancel(.selfDefence), after: [.incident], .noCrimeToCancel),
        Row(cancel(.selfDefence), after: closed, .finalised(.decided)),
        Row(cancel(.selfDefence), after: [.crime, cancelTold(.selfDefence)], .noCrimeToCancel),
        Row(cancel(.selfDefence), after: [.crime], .cancellation(.personNotTold)),
        Row(cancel(.duplicate, "Log 7", "7KDM2PX9A"), after: [.crime], .cancellation(.personNotTold)),
        Row(
            cancel(.recordedElsewhere, "Log 7", agreed: true, "Warwickshire"), after: [.crime],
            .cancellation(.personNotTold)),
        Row(
            cancel(.selfDefence), after: [.crime], .cancellation(.personNotTold),
            sketch: Sketch(safety: .guarded, ground: "domestic-abuse")),
        Row(
            .informing(cancel(.selfDefence), PersonUpdate(text: "Ask at B1 1AA")), after: [.crime],
            .wording(.address("B1 1AA")), sketch: Sketch(safety: .guarded)),
        Row(cancel(.noCrimeTookPlace), after: [record("19C")], .cancellation(.registrarOnly)),
        Row(cancel(.selfDefence, " "), after: [.crime], .cancellation(.evidenceMissing)),
        Row(cancel(.selfDefence, long), after: [.crime], .tooLong(limit: 10_000)),
        Row(
            cancel(.recordedElsewhere, "Log 7", "Warwickshire"), after: [.crime],
            .cancellation(.otherForceHasNotAgreed)),
        Row(cancel(.recordedElsewhere, agreed: true), after: [.crime], .classification(.bodyMissing)),
        Row(cancel(.duplicate), after: [.crime], .classification(.referenceMissing)),
    ]

    static let nationally = ReportedCircumstances(
        basis: .victim, reporter: .victim, probablyACrime: true, isRecordedNationally: true)
    static let behaviour = Classification.antiSocialBehaviour(type: "noise", qualifier: .nuisance)
    static let council = Classification.notOurs(body: "the council")
    static let repeated = Classification.duplicate(of: "7KDM2PX9A")
    static let pointsMade = ReportedCircumstances(
        basis: .state, reporter: .bystander, probablyACrime: true, pointsToProveMadeOut: true)

    /// Nothing is filed away untested, and no crime as anything else.
    static let filedAway: [Row] =
        [.nonCrimeIncident, behaviour, council, repeated].map {
            Row(.record($0, reason: "?"), .recording(.testMissing))
        }
        + [.nonCrimeIncident, behaviour, council].flatMap {
            [
                Row(.record($0, reason: "?", circumstances: .victimSays), .recording(.isCrime(.victimSaysSo))),
                Row(.record($0, reason: "?", circumstances: pointsMade), .recording(.isCrime(.pointsToProveMadeOut))),
            ]
        }

    static let rows: [Row] =
        counting + filedAway + [
            Row(outcome("18"), .notRecorded),
            Row(.toRoads, .notRecorded),
            Row(.grade(code: "P1", reason: "Now"), after: closed, .finalised(.decided)),
            Row(.crime, after: closed, .finalised(.decided)),
            Row(.toRoads, after: closed, .finalised(.decided)),
            Row(.noSuspect, after: closed, .finalised(.decided)),
            Row(
                .crime, after: [.record(.notOurs(body: "the council"), reason: "Noise", circumstances: .noCrime)],
                .finalised(.redirected)),
            Row(
                .noCrime, after: [.record(.duplicate(of: "7KDM2PX9A"), reason: "Same", circumstances: .noCrime)],
                .finalised(.duplicate)),
            Row(.reopen(reason: "A film"), .notFinalised),
            Row(.requestReview(reason: "A witness"), .notFinalised),
            Row(.answerReview(upheld: true, explanation: "Because"), after: closed, .noReviewAsked),
            Row(.requestReview(reason: "Again"), after: closed + [.requestReview(reason: "Once")], .reviewAlreadyAsked),
            Row(.giveFeedback(score: 1, words: ""), after: [.giveFeedback(score: 5, words: "")], .feedbackAlreadyGiven),
            Row(.referToSupport(service: "Other"), after: [.referToSupport(service: "One")], .supportAlreadyReferred),
            Row(.grade(code: "P9", reason: "Now"), .unknownGrade("P9")),
            Row(
                .allocate(unit: "moon", officer: nil, because: .hand("Why")), after: [.crime], .unknownUnit("moon")),
            Row(.allocate(unit: "roads", officer: nil, because: .hand(" ")), after: [.crime], .emptyText),
            Row(
                .allocate(unit: "roads", officer: nil, because: .rule("gone", "Why")), after: [.crime],
                .supervision(.unknownRule("gone"))),
            Row(record("999"), .classification(.unknownOffence("999"))),
            Row(record("FRAUD"), .classification(.recordedNationally("FRAUD"))),
            Row(
                .record(.antiSocialBehaviour(type: "odd", qualifier: .personal), reason: "?", circumstances: .noCrime),
                .classification(.unknownBehaviour("odd"))),
            Row(.record(.notOurs(body: " "), reason: "?", circumstances: .noCrime), .classification(.bodyMissing)),
            Row(.record(.duplicate(of: ""), reason: "?", circumstances: .noCrime), .classification(.referenceMissing)),
            Row(outcome("2"), after: [.crime], .outcome(.unknownOutcome("2"))),
            Row(outcome("1"), after: [.crime], .outcome(.needsNamedSuspect("1"))),
            Row(outcome("20", " "), after: [.crime], .outcome(.needsBody("20"))),
            Row(outcome("18"), after: [.incident], .outcomeNeedsCrime),
            Row(outcome(nil), after: [.crime], .crimeNeedsOutcome),
            Row(.write(text: "{reason}"), .wording(.placeholderEmpty(.reason))),
            Row(.write(text: "Hello"), .nobodyToWriteTo, sketch: Sketch(reporter: nil)),
            Row(.changeContact(nameless, declined: false), .contactDetails(nameless.problems)),
            Row(.write(text: " \n"), .emptyText),
            Row(.addMessage(text: "\u{0}"), .emptyText),
            Row(.grade(code: "P1", reason: ""), .emptyText),
            Row(.record(.nonCrimeIncident, reason: "", circumstances: .noCrime), .emptyText),
            Row(outcome("18", nil, ""), after: [.crime], .emptyText),
            Row(.addMessage(text: long), .tooLong(limit: 10_000)),
            Row(.giveFeedback(score: 3, words: long), .tooLong(limit: 10_000)),
            Row(
                .addProperty(PropertyItem(description: long, serialNumber: nil, valuePence: nil)),
                .tooLong(limit: 1_000)),
            Row(
                .addProperty(PropertyItem(description: "bicycle", serialNumber: long, valuePence: nil)),
                .tooLong(limit: 100)),
            Row(.referToSupport(service: long), .tooLong(limit: 200)),
            Row(.evidence(17), after: (1...16).map { .evidence($0) }, .tooManyEvidenceFiles(limit: 16)),
            Row(.giveFeedback(score: 0, words: ""), .scoreOutOfRange),
            Row(.giveFeedback(score: 6, words: ""), .scoreOutOfRange),
            Row(.undo, .undo(.nothingToUndo)),
            Row(.undo, after: [.take, .undo], .undo(.nothingToUndo)),
            Row(.undo, after: [.take, .incident], .undo(.changedSince)),
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

    @Test("of evidence from somebody who has been erased says so; the erasure itself is noted once")
    func erased() throws {
        let story = try Story(under: try Station().rules)
        var state = story.state
        let fact = try #require(state.erasing(by: .platform))
        #expect(fact == .personErased(PersonErased(evidence: [], by: "platform")))
        state.evolve(RecordedFact(version: state.version + 1, at: story.now, actor: "platform", fact: fact))
        #expect(state.isErased && state.erasing(by: .platform) == nil)
        #expect(throws: FileRefusal.personErased) {
            try FileState.decide(.evidence(1), on: state, by: .person, at: story.now, under: story.rules)
        }
    }

    @Test("of a report as a duplicate of itself names it")
    func duplicateOfItself() throws {
        let story = try Story(under: try Station().rules)
        let own = story.state.report.reference.text
        #expect(throws: FileRefusal.classification(.duplicateOfItself)) {
            try story.deciding(.record(.duplicate(of: own), reason: "Same", circumstances: .noCrime))
        }
    }

    @Test("exists for no reason that is not tested here")
    func everyReason() {
        let elsewhere: [FileRefusal] = [
            .noSuchFile, .alreadyReported, .notPermitted(.role), .personErased, .access(.nobodyNamed),
            .contract(.notYetHappened),
            .audit(.noteMissing), .investigation(.sealMissing), .parties(.noSuchParty), .undo(.changedSince),
        ]
        let others = TriageRefusalTests.rows.map(\.refusal) + CrimeRecordRefusalTests.rows.map(\.refusal)
        let tested = Set((Self.rows.map(\.refusal) + others + elsewhere).map(Self.name))
        #expect(tested.count == 37, "\(tested.sorted())")
    }

    /// A new reason does not compile until it has a name, and the count above fails until it has a row.
    private static func name(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .noSuchFile, .alreadyReported, .notRecorded, .notFinalised, .noReviewAsked, .reviewAlreadyAsked,
            .feedbackAlreadyGiven, .supportAlreadyReferred, .outcomeNeedsCrime, .crimeNeedsOutcome,
            .nobodyToWriteTo, .emptyText, .scoreOutOfRange, .crimeNeedsCancelling, .noCrimeToCancel,
            .personErased:
            "\(refusal)"
        case .finalised: "finalised"
        case .unknownGrade: "unknownGrade"
        case .unknownUnit: "unknownUnit"
        case .triage: "triage"
        case .crimeRecord: "crimeRecord"
        case .audit: "audit"
        case .classification: "classification"
        case .recording: "recording"
        case .cancellation: "cancellation"
        case .outcome: "outcome"
        case .contactDetails: "contactDetails"
        case .wording: "wording"
        case .contract: "contract"
        case .tooLong: "tooLong"
        case .tooManyEvidenceFiles: "tooManyEvidenceFiles"
        case .undo: "undo"
        case .supervision: "supervision"
        case .notPermitted: "notPermitted"
        case .access: "access"
        case .investigation: "investigation"
        case .parties: "parties"
        }
    }
}
