import Policing
import Testing

@Suite("The counting rules")
struct CountingRulesTests {
    @Test(
        "want a crime recorded within 24 hours of the report, whatever the day",
        arguments: [
            ("2026-08-29T10:00:00Z", "2026-08-30T10:00:00Z", false),
            ("2026-08-29T10:00:00Z", "2026-08-30T10:00:00.001Z", true),
            ("2026-10-24T23:30:00Z", "2026-10-25T23:30:00Z", false),
        ])
    func limit(reported: String, recorded: String, isLate: Bool) throws {
        let reported = try #require(Moment(iso8601: reported)), recorded = try #require(Moment(iso8601: recorded))
        #expect((recorded > CountingRules.recordBy(reported: reported)) == isLate)
    }

    @Test(
        "record a crime that is likely, unless credible evidence says no",
        arguments: [
            (ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true), .record(.victimSaysSo)),
            (.init(basis: .victim, reporter: .victim, probablyACrime: false), .keepAsIncident(.notACrimeInLaw)),
            (
                .init(basis: .victim, reporter: .victim, probablyACrime: true, credibleEvidenceToContrary: true),
                .keepAsIncident(.credibleEvidenceToContrary)
            ),
            (.init(basis: .victim, reporter: .forTheVictim, probablyACrime: true), .record(.reportedForTheVictim)),
            (.init(basis: .victim, reporter: .professional, probablyACrime: true), .record(.reportedForTheVictim)),
            (
                .init(basis: .victim, reporter: .bystander, probablyACrime: true),
                .keepAsIncident(.victimHasNotConfirmed)
            ),
            (
                .init(basis: .victim, reporter: .bystander, probablyACrime: true, victimConfirms: true),
                .record(.victimSaysSo)
            ),
            (.init(basis: .state, reporter: .bystander, probablyACrime: true), .keepAsIncident(.pointsToProveMissing)),
            (
                .init(basis: .state, reporter: .bystander, probablyACrime: true, pointsToProveMadeOut: true),
                .record(.pointsToProveMadeOut)
            ),
            (
                .init(basis: .state, reporter: .bystander, probablyACrime: false, pointsToProveMadeOut: true),
                .keepAsIncident(.notACrimeInLaw)
            ),
        ] as [(ReportedCircumstances, RecordingDecision)])
    func recording(report: ReportedCircumstances, decision: RecordingDecision) {
        #expect(CountingRules.decide(report) == decision)
    }

    static func allegation(
        _ victim: String, by offender: String?, _ occasion: String, _ offence: String, _ seriousness: Int
    ) -> Allegation {
        Allegation(victim: victim, offender: offender, occasion: occasion, offence: offence, seriousness: seriousness)
    }

    @Test(
        "count one crime for each victim, offender and occasion, the most serious",
        arguments: [
            ([], []),
            ([allegation("Grace", by: nil, "report", "44", 1)], ["44"]),
            // Assault and damage by one offender against one victim: the assault.
            (
                [allegation("Grace", by: "A", "report", "58D", 1), allegation("Grace", by: "A", "report", "8N", 5)],
                ["8N"]
            ),
            // Two victims of one offender: two crimes.
            (
                [allegation("Grace", by: "A", "report", "8N", 5), allegation("Imran", by: "A", "report", "8N", 5)],
                ["8N", "8N"]
            ),
            // Two offenders, known apart: two crimes.
            (
                [allegation("Grace", by: "A", "report", "8N", 5), allegation("Grace", by: "B", "report", "44", 1)],
                ["8N", "44"]
            ),
            // Offenders not known, one occasion: one crime.
            (
                [allegation("Grace", by: nil, "report", "44", 1), allegation("Grace", by: nil, "report", "58D", 1)],
                ["44"]
            ),
            // Acts after the report are new.
            (
                [allegation("Grace", by: "A", "first", "8L", 3), allegation("Grace", by: "A", "later", "8L", 3)],
                ["8L", "8L"]
            ),
        ] as [([Allegation], [String])])
    func counted(allegations: [Allegation], offences: [String]) {
        #expect(CountingRules.crimes(in: allegations).map(\.offence) == offences)
    }
}
