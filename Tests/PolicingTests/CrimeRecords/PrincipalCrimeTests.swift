import Policing
import Testing

/// Source: Home Office Crime Recording Rules: one crime per victim, principal crime, finished incident.
@Suite("Several offences in one report")
struct PrincipalCrimeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let first: String
        let victims: Int
        let further: [FurtherOffence]
        let principal: String
        let counted: [String: Int]

        init(
            _ name: String, _ first: String, victims: Int = 1, _ further: [(String, FurtherOffence.Whom)] = [],
            principal: String, _ counted: [String: Int]
        ) {
            (self.name, self.first, self.victims, self.principal, self.counted) =
                (name, first, victims, principal, counted)
            self.further = further.map { FurtherOffence(offence: $0.0, whom: $0.1) }
        }

        var testDescription: String { name }
    }

    /// From the most serious: 19C, 8L, 44, 92D, the last against the state.
    static let rows: [Row] = [
        Row("one offence, one victim", "44", principal: "44", ["44": 1]),
        Row("one offence, three victims", "44", victims: 3, principal: "44", ["44": 3]),
        Row(
            "a more serious one against the same victim", "44", [("8L", .sameVictims)], principal: "8L",
            ["44": 0, "8L": 1]),
        Row(
            "a less serious one against the same victim", "8L", [("44", .sameVictims)], principal: "8L",
            ["8L": 1, "44": 0]),
        Row(
            "two against two victims", "44", victims: 2, [("8L", .sameVictims)], principal: "8L", ["44": 0, "8L": 2]),
        Row("another against another victim", "44", [("8L", .otherVictim)], principal: "8L", ["44": 1, "8L": 1]),
        Row(
            "two other victims", "44", [("44", .otherVictim), ("44", .otherVictim)], principal: "44", ["44": 3]),
        Row("again after the report", "44", [("44", .again)], principal: "44", ["44": 2]),
        Row("again and worse", "44", [("8L", .again)], principal: "8L", ["44": 1, "8L": 1]),
        Row("repeated acts told together", "44", [("44", .sameVictims)], principal: "44", ["44": 1]),
        Row("against the state, whatever the victims", "92D", victims: 9, principal: "92D", ["92D": 1]),
        Row(
            "against the state beside a victim's", "44", [("92D", .sameVictims)], principal: "44", ["44": 1, "92D": 1]),
        Row(
            "three against one victim", "44", [("8L", .sameVictims), ("19C", .sameVictims)], principal: "19C",
            ["44": 0, "8L": 0, "19C": 1]),
    ]

    static func record(_ row: Row, state: Bool = true) -> FileCommand {
        .record(
            .crime(offence: row.first), reason: "As told",
            circumstances: .init(
                basis: .victim, reporter: .victim, probablyACrime: true, pointsToProveMadeOut: state,
                victims: row.victims, further: row.further.isEmpty ? nil : row.further))
    }

    @Test("count as one crime a victim, the principal one", arguments: rows)
    func counted(row: Row) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.record(row))
        let recorded = try #require(story.state.recorded)
        #expect(recorded.classification == .crime(offence: row.principal))
        #expect(recorded.crimes == row.counted.values.reduce(0, +))
        let offences = try #require(recorded.offences)
        #expect(Dictionary(uniqueKeysWithValues: offences.map { ($0.offence, $0.crimes) }) == row.counted)
    }

    @Test("are each held to the test: one against the state needs its points to prove")
    func statePoints() throws {
        let row = try #require(Self.rows.first { $0.further.contains { $0.offence == "92D" } })
        let story = try Story(under: try Station().rules)
        #expect(throws: FileRefusal.recording(.staysIncident(.pointsToProveMissing))) {
            try story.deciding(Self.record(row, state: false))
        }
    }

    @Test("are as serious as their own row says, else that of their subgroup, else not at all")
    func seriousness() throws {
        let offences = try Station().rules.offences
        let bicycle = try #require(offences["44"]), harassment = try #require(offences["8L"])
        let table = PrincipalCrimeTable(rows: [.subgroup("Theft"), .offence("8L")])
        #expect(table.seriousness(of: bicycle) == 2)
        #expect(table.seriousness(of: harassment) == 1)
        #expect(PrincipalCrimeTable.none.seriousness(of: bicycle) == 0)
    }
}

/// Source: National Crime Recording Standard.
@Suite("The test by which a report is recorded, step by step")
struct RecordingStepTests {
    private static func told(
        _ basis: OffenceBasis = .victim, _ reporter: ReporterStanding = .victim, crime: Bool = true,
        doubt: Bool = false,
        points: Bool = false
    ) -> ReportedCircumstances {
        ReportedCircumstances(
            basis: basis, reporter: reporter, probablyACrime: crime, credibleEvidenceToContrary: doubt,
            pointsToProveMadeOut: points)
    }

    static let rows: [(ReportedCircumstances, [RecordingStep.Answer])] = [
        (told(), [.met, .met, .notAsked, .met]), (told(crime: false), [.failed, .notAsked, .notAsked, .notAsked]),
        (told(doubt: true), [.met, .failed, .notAsked, .notAsked]),
        (told(.victim, .bystander), [.met, .met, .notAsked, .failed]),
        (told(.state), [.met, .met, .failed, .notAsked]), (told(.state, points: true), [.met, .met, .met, .notAsked]),
    ]

    @Test("goes up to the first step that fails, and comes out as the decision does", arguments: rows)
    func steps(circumstances: ReportedCircumstances, answers: [RecordingStep.Answer]) {
        let steps = CountingRules.steps(circumstances)
        #expect(steps.map(\.rule) == [.amountsToCrime, .noEvidenceToContrary, .pointsToProve, .reporterStands])
        #expect(steps.map(\.answer) == answers)
        #expect(CountingRules.decide(circumstances).shouldRecord != answers.contains(.failed))
    }
}
