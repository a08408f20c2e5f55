import Policing
import Testing

@Suite("An outcome")
struct OutcomeTableTests {
    static func outcome(
        _ code: String, _ suspect: SuspectRule, _ victim: VictimRule = .either, _ needs: OutcomeRequirement? = nil
    ) -> OutcomeType {
        OutcomeType(
            code: code, title: "", group: .charged, policeUKSlug: nil, suspect: suspect, victim: victim,
            needs: [needs].compactMap { $0 }, edition: "2024", status: .verify)
    }

    static let table: [OutcomeType] = [
        outcome("1", .named), outcome("8", .named), outcome("14", .notIdentified, .doesNotSupport),
        outcome("15", .named, .supports), outcome("16", .named, .doesNotSupport), outcome("18", .notIdentified),
        outcome("19", .either, .either, .nationalOnly), outcome("20", .either, .either, .namedBody),
        outcome("21", .named), outcome("22", .named),
    ]

    struct Row: Sendable {
        let code: String, suspect: Bool, victim: VictimWish, body: String?, refusal: OutcomeRefusal?

        init(_ code: String, _ suspect: Bool, _ victim: VictimWish, _ body: String?, _ refusal: OutcomeRefusal?) {
            (self.code, self.suspect, self.victim, self.body, self.refusal) = (code, suspect, victim, body, refusal)
        }
    }

    @Test(
        "fits its suspect, its victim and its body, or says why not",
        arguments: [
            Row("1", true, .supports, nil, nil),
            Row("1", false, .supports, nil, .needsNamedSuspect("1")),
            Row("8", false, .notKnown, nil, .needsNamedSuspect("8")),
            Row("14", false, .doesNotSupport, nil, nil),
            Row("14", true, .doesNotSupport, nil, .suspectIsNamed("14")),
            Row("14", false, .supports, nil, .needsVictimRefusal("14")),
            Row("14", false, .notKnown, nil, .needsVictimRefusal("14")),
            Row("15", true, .supports, nil, nil),
            Row("15", true, .notKnown, nil, nil),
            Row("15", true, .doesNotSupport, nil, .victimDoesNotSupport("15")),
            Row("15", false, .supports, nil, .needsNamedSuspect("15")),
            Row("16", true, .doesNotSupport, nil, nil),
            Row("16", true, .supports, nil, .needsVictimRefusal("16")),
            Row("18", false, .notKnown, nil, nil),
            Row("18", true, .notKnown, nil, .suspectIsNamed("18")),
            Row("19", false, .notKnown, nil, .nationalOnly("19")),
            Row("20", false, .notKnown, "Example Council", nil),
            Row("20", true, .notKnown, nil, .needsBody("20")),
            Row("20", true, .notKnown, " \n", .needsBody("20")),
            Row("21", false, .supports, nil, .needsNamedSuspect("21")),
            Row("22", false, .supports, nil, .needsNamedSuspect("22")),
            Row("23", true, .supports, nil, .unknownOutcome("23")),
            Row("", true, .supports, nil, .unknownOutcome("")),
        ])
    func fits(row: Row) throws {
        let table = try OutcomeTable(outcomes: Self.table)
        let decision = OutcomeDecision(
            code: row.code, suspectNamed: row.suspect, victim: row.victim, otherBody: row.body)
        if let refusal = row.refusal {
            #expect(throws: refusal) { try table.check(decision) }
        } else {
            #expect(try table.check(decision).code == row.code)
        }
    }

    @Test(
        "is offered only where it can fit",
        arguments: [
            (false, VictimWish.doesNotSupport, ["14", "18", "20"]),
            (false, .notKnown, ["18", "20"]),
            (true, .supports, ["1", "8", "15", "20", "21", "22"]),
            (true, .doesNotSupport, ["1", "8", "16", "20", "21", "22"]),
        ])
    func offered(suspectNamed: Bool, victim: VictimWish, codes: [String]) throws {
        let table = try OutcomeTable(outcomes: Self.table)
        #expect(table.open(suspectNamed: suspectNamed, victim: victim).map(\.code) == codes)
    }

    @Test("has a code of its own")
    func repeated() {
        #expect(throws: TableFault.repeated("1")) { try OutcomeTable(outcomes: Self.table + Self.table) }
    }
}
