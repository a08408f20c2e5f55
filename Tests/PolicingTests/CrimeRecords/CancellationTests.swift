import Policing
import Testing

@Suite("Cancelling a crime")
struct CancellationTests {
    struct Row: Sendable {
        let authority: RecordingAuthority, subgroup: String, cancellation: Cancellation, refusal: CancellationRefusal?

        init(
            _ authority: RecordingAuthority, _ subgroup: String, _ ground: CancellationGround,
            evidence: String = "CCTV",
            agreed: Bool = false, _ refusal: CancellationRefusal? = nil
        ) {
            self.authority = authority
            self.subgroup = subgroup
            cancellation = Cancellation(ground: ground, evidence: evidence, otherForceAgreed: agreed)
            self.refusal = refusal
        }
    }

    @Test(
        "is for those who may, on evidence",
        arguments: [
            Row(.designatedDecisionMaker, "Bicycle theft", .duplicate),
            Row(.crimeRegistrar, "Bicycle theft", .recordedInError),
            Row(.other, "Bicycle theft", .duplicate, .notDesignated),
            Row(.designatedDecisionMaker, "Rape", .noCrimeTookPlace, .registrarOnly),
            Row(.other, "Rape", .noCrimeTookPlace, .registrarOnly),
            Row(.crimeRegistrar, "Rape", .noCrimeTookPlace),
            Row(.crimeRegistrar, "Rape", .noCrimeTookPlace, evidence: " ", .evidenceMissing),
            Row(.designatedDecisionMaker, "Bicycle theft", .recordedElsewhere, .otherForceHasNotAgreed),
            Row(.designatedDecisionMaker, "Bicycle theft", .recordedElsewhere, agreed: true),
        ])
    func allowed(row: Row) {
        let offence = Offence(
            code: "44", title: "", group: "", subgroup: row.subgroup, policeUKSlug: "", basis: .victim,
            recorder: .force,
            edition: "2020", status: .sourced)
        let found: CancellationRefusal?
        do {
            try row.cancellation.check(by: row.authority, offences: [offence])
            found = nil
        } catch {
            found = error
        }
        #expect(found == row.refusal)
    }

    /// Five victims of a theft, and a rape and a robbery of two others.
    private static func several() throws -> Story {
        var story = try Story(under: try Station().rules)
        let further = [
            FurtherOffence(offence: "19C", whom: .otherVictim), FurtherOffence(offence: "8L", whom: .otherVictim),
        ]
        let circumstances = ReportedCircumstances(
            basis: .victim, reporter: .victim, probablyACrime: true, victims: 5, further: further)
        try story.adding(RefusalTests.record("44", circumstances), by: Station.priya)
        #expect(story.state.recorded?.crimes == 7 && story.state.recorded?.classification == .crime(offence: "19C"))
        return story
    }

    private static func leaving(_ staying: [String: Int]) -> FileCommand {
        .informing(
            .cancelCrime(
                Cancellation(
                    ground: .recordedInError, evidence: "They were counted twice",
                    staying: staying.sorted(by: <).map { CountedOffence(offence: $0.key, crimes: $0.value) })),
            PersonUpdate(text: "We counted again."))
    }

    @Test("of some crimes leaves the others recorded, and keeps how many went and on what")
    func some() throws {
        var story = try Self.several()
        try story.adding(Self.leaving(["44": 1, "19C": 1, "8L": 1]))
        let recorded = try #require(story.state.recorded)
        #expect(recorded.classification == .crime(offence: "19C") && recorded.crimes == 3)
        #expect(recorded.cancelled?.crimes == 4 && recorded.cancelled?.ground == .recordedInError)
        #expect(
            recorded.cancelled?.evidence.value == "They were counted twice" && recorded.reason == "recorded-in-error")
        #expect(story.state.status == .recorded)
        try story.adding(Self.leaving(["44": 1, "19C": 0, "8L": 1]), by: Station.ruth)
        #expect(story.state.recorded?.classification == .crime(offence: "8L"), "the most serious that stays")
        #expect(story.state.recorded?.cancelled?.offence == "19C")
        try story.adding(Self.leaving([:]), by: Station.ruth)
        #expect(story.state.recorded?.classification == .nonCrimeIncident && story.state.recorded?.crimes == nil)
        #expect(FileState.fold(story.state.id, story.history) == story.state)
    }

    static let refused: [([String: Int], Actor, FileRefusal)] = [
        (["44": 1, "19C": 0, "8L": 1], Station.tom, .cancellation(.registrarOnly)),
        (["44": 1, "19C": 1, "8L": 1], Station.priya, .notPermitted(.role)),
        (["44": 5, "19C": 1, "8L": 1], Station.tom, .crimeRecord(.everyCrimeStays)),
        (["44": 6, "19C": 0, "8L": 0], Station.tom, .crimeRecord(.staysOutOfRange(offence: "44", recorded: 5))),
        (["44": -1], Station.tom, .crimeRecord(.staysOutOfRange(offence: "44", recorded: 5))),
        (["92D": 1], Station.tom, .crimeRecord(.staysOutOfRange(offence: "92D", recorded: 0))),
    ]

    @Test("of some crimes is for those who may cancel what goes, and leaves fewer", arguments: refused)
    func someRefused(staying: [String: Int], actor: Actor, refusal: FileRefusal) throws {
        let story = try Self.several()
        #expect(throws: refusal) { try story.deciding(Self.leaving(staying), by: actor) }
    }
}
