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
        outcome("19", .notIdentified, .either, .nationalOnly), outcome("20", .named, .either, .namedBody),
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
            Row("15", true, .notKnown, nil, .needsVictimSupport("15")),
            Row("15", true, .doesNotSupport, nil, .victimDoesNotSupport("15")),
            Row("15", false, .supports, nil, .needsNamedSuspect("15")),
            Row("16", true, .doesNotSupport, nil, nil),
            Row("16", true, .supports, nil, .needsVictimRefusal("16")),
            Row("18", false, .notKnown, nil, nil),
            Row("18", true, .notKnown, nil, .suspectIsNamed("18")),
            Row("19", false, .notKnown, nil, .nationalOnly("19")),
            Row("20", true, .notKnown, "Example Council", nil),
            Row("20", false, .notKnown, "Example Council", .needsNamedSuspect("20")),
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

    /// Source: the titles of 14 to 16 speak of a victim; a crime against the state has none to ask.
    @Test(
        "against the state has no victim who could refuse, and nobody to ask for support",
        arguments: [
            ("14", false, OutcomeRefusal.hasNoVictim("14")), ("16", true, .hasNoVictim("16")), ("15", true, nil),
            ("18", false, nil),
        ])
    func stateBased(code: String, suspect: Bool, refusal: OutcomeRefusal?) throws {
        let table = try OutcomeTable(outcomes: Self.table)
        for wish in VictimWish.allCases {
            let decision = OutcomeDecision(code: code, suspectNamed: suspect, victim: wish, isAgainstState: true)
            if let refusal {
                #expect(throws: refusal) { try table.check(decision) }
            } else {
                #expect(try table.check(decision).code == code)
            }
        }
    }

    @Test("has a code of its own")
    func repeated() {
        #expect(throws: TableFault.repeated("1")) { try OutcomeTable(outcomes: Self.table + Self.table) }
    }
}
