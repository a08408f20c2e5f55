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
            try row.cancellation.check(by: row.authority, offence: offence)
            found = nil
        } catch {
            found = error
        }
        #expect(found == row.refusal)
    }
}
