import Policing
import Testing

extension FileCommand {
    static let offer = FileCommand.crimeRecord(.offerTransfer(force: "Warwickshire Police", reason: "It was in Rugby"))

    static func answer(_ accepted: Bool, told: String? = "They have it now") -> FileCommand {
        .crimeRecord(
            .answerTransfer(accepted: accepted, contact: "Their desk, log 7", told: told.map { PersonUpdate(text: $0) })
        )
    }

    static func overrule(_ classification: Classification) -> FileCommand {
        .crimeRecord(.overrule(classification, reason: "By the rules", circumstances: nil))
    }

    static func overruleTold(_ classification: Classification) -> FileCommand {
        .informing(.overrule(classification), PersonUpdate(text: "We looked again."))
    }
}

/// Source: Home Office Crime Recording Rules; who is designated is our choice.
@Suite("Who may make one crime another")
struct ReclassificationTests {
    /// From the most serious: 19C (rape), 8L, 44.
    static let rows: [(from: String, to: String, need: Reclassification.Need)] = [
        ("44", "44", .anybody), ("44", "8L", .anybody), ("44", "19C", .anybody), ("8L", "44", .designated),
        ("8L", "8L", .anybody), ("19C", "8L", .registrar), ("19C", "44", .registrar), ("19C", "19C", .anybody),
    ]

    @Test("depends on what it was and what it becomes", arguments: rows)
    func need(from: String, to: String, need: Reclassification.Need) throws {
        let rules = try Station().rules
        let old = try #require(rules.offences[from]), new = try #require(rules.offences[to])
        #expect(Reclassification.need(from: [old], to: [new], by: rules.principalCrimes) == need)
        for (actor, isEnough) in [
            (Station.priya, need == .anybody), (Station.tom, need != .registrar), (Station.ruth, true),
        ] {
            var story = try Story(under: rules)
            try story.adding(RefusalTests.record(from))
            let refusal: CrimeRecordRefusal = need == .registrar ? .reclassifyRegistrarOnly : .reclassifyNotDesignated
            if isEnough {
                try story.adding(RefusalTests.record(to), by: actor)
                #expect(story.state.recorded?.classification == .crime(offence: to))
            } else {
                #expect(throws: FileRefusal.crimeRecord(refusal)) {
                    try story.deciding(RefusalTests.record(to), by: actor)
                }
            }
        }
    }
}

/// Source: National Crime Recording Standard: the test is of every report.
@Suite("A report that is filed as no crime")
struct FiledAsNoCrimeTests {
    static let unconfirmed = ReportedCircumstances(basis: .victim, reporter: .bystander, probablyACrime: true)

    @Test(
        "may be so where the test says no, and keeps how it was tested",
        arguments: [
            (RefusalTests.behaviour, ReportedCircumstances.noCrime), (RefusalTests.behaviour, unconfirmed),
            (RefusalTests.council, .noCrime), (RefusalTests.council, RefusalTests.nationally),
            (.nonCrimeIncident, .noCrime), (RefusalTests.repeated, .noCrime), (RefusalTests.repeated, .victimSays),
        ])
    func tested(classification: Classification, circumstances: ReportedCircumstances) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.record(classification, reason: "By the rules", circumstances: circumstances))
        #expect(story.state.recorded?.classification == classification)
        #expect(story.state.recorded?.circumstances == circumstances && story.state.recorded?.crimes == nil)
        #expect(story.state.parties.people.map(\.role) == [.reporter], "of no crime nobody is the victim")
    }

    @Test(
        "for it repeats another needs that one recorded as a crime, if it is one",
        arguments: [
            (ReportedCircumstances.victimSays, nil, RecordingRefusal.otherIsNoCrime),
            (.victimSays, .nonCrimeIncident, .otherIsNoCrime), (.victimSays, .crime(offence: "44"), nil),
            (nil, .nonCrimeIncident, .otherIsNoCrime), (nil, .crime(offence: "44"), nil), (.noCrime, nil, nil),
            (.noCrime, .nonCrimeIncident, nil),
        ] as [(ReportedCircumstances?, Classification?, RecordingRefusal?)])
    func repeats(circumstances: ReportedCircumstances?, other: Classification?, refusal: RecordingRefusal?) {
        let recorded = other.map { Recorded(classification: $0, reason: "?", by: "tom.hale") }
        #expect(CountingRules.refusal(of: circumstances, repeating: recorded) == refusal)
    }
}

/// Source: Home Office Crime Recording Rules, cancelled records; one crime per victim.
@Suite("Crimes recorded anew")
struct FewerCrimesTests {
    private static func of(_ victims: Int, _ further: [(String, FurtherOffence.Whom)] = []) -> ReportedCircumstances {
        ReportedCircumstances(
            basis: .victim, reporter: .victim, probablyACrime: true, victims: victims,
            further: further.map { FurtherOffence(offence: $0.0, whom: $0.1) })
    }

    struct Row: Sendable {
        let before: FileCommand, after: FileCommand, refusal: CrimeRecordRefusal?
        var actor = Station.priya
    }

    static let rows: [Row] = [
        Row(
            before: RefusalTests.record("44", of(5)), after: RefusalTests.record("44", of(1)),
            refusal: .fewerCrimes(recorded: 5, left: 1)),
        Row(
            before: RefusalTests.record("44", of(5)), after: RefusalTests.record("44", of(4)),
            refusal: .fewerCrimes(recorded: 5, left: 4), actor: Station.tom),
        Row(
            before: RefusalTests.record("44", of(2)), after: RefusalTests.record("19C", of(1)),
            refusal: .fewerCrimes(recorded: 2, left: 1), actor: Station.ruth),
        Row(
            before: RefusalTests.record("8L", of(1, [("44", .otherVictim)])), after: RefusalTests.record("8L", of(1)),
            refusal: .fewerCrimes(recorded: 2, left: 1)),
        Row(
            before: RefusalTests.record("44", of(1, [("44", .again)])), after: RefusalTests.record("44", of(1)),
            refusal: .fewerCrimes(recorded: 2, left: 1)),
        // A less serious crime behind the principal one.
        Row(
            before: RefusalTests.record("8L", of(1, [("8L", .otherVictim)])),
            after: RefusalTests.record("8L", of(1, [("44", .otherVictim)])), refusal: .reclassifyNotDesignated),
        Row(
            before: RefusalTests.record("19C", of(2)),
            after: RefusalTests.record("19C", of(1, [("8L", .otherVictim)])), refusal: .reclassifyRegistrarOnly,
            actor: Station.tom),
        // As many or more, none less serious, and what counted as nothing.
        Row(before: RefusalTests.record("44", of(2)), after: RefusalTests.record("44", of(5)), refusal: nil),
        Row(before: RefusalTests.record("44", of(2)), after: RefusalTests.record("8L", of(2)), refusal: nil),
        Row(
            before: RefusalTests.record("8L", of(1, [("44", .sameVictims)])), after: RefusalTests.record("8L", of(1)),
            refusal: nil),
    ]

    @Test("never become fewer, and none less serious behind another, without what that needs", arguments: rows)
    func anew(row: Row) throws {
        var story = try Story(under: try Station().rules)
        try story.adding(row.before)
        if let refusal = row.refusal {
            #expect(throws: FileRefusal.crimeRecord(refusal)) { try story.deciding(row.after, by: row.actor) }
        } else {
            try story.adding(row.after, by: row.actor)
        }
    }

    @Test("become fewer by the registrar's word, which keeps how many went")
    func overruled() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(RefusalTests.record("44", Self.of(5)))
        try story.adding(
            .informing(
                .crimeRecord(.overrule(.crime(offence: "44"), reason: "One household", circumstances: Self.of(1))),
                PersonUpdate(text: "We counted again.")), by: Station.ruth)
        #expect(story.state.recorded?.crimes == 1 && story.state.recorded?.cancelled?.crimes == 4)
    }
}

@Suite("A report for another force")
struct TransferTests {
    @Test("stays until that force agrees, and then goes with its crime cancelled and its person told")
    func accepted() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        try story.adding(.offer, by: Station.priya)
        #expect(story.state.status == .recorded && story.state.transfer?.force == "Warwickshire Police")
        let facts = try story.adding(.answer(true))
        #expect(facts.prefix(3).map(\.kind) == [.transferAnswered, .recorded, .staffWrote])
        #expect(story.state.status == .redirected && story.state.transfer == nil)
        #expect(story.state.recorded?.classification == .notOurs(body: "Warwickshire Police"))
        #expect(story.state.recorded?.cancelled?.ground == .recordedElsewhere)
        #expect(story.state.recorded?.cancelled?.otherForceAgreed == true)
    }

    @Test("goes without a cancellation when it was no crime yet, and stays when that force says no")
    func others() throws {
        var early = try Story(under: try Station().rules)
        try early.adding(.offer)
        try early.adding(.answer(true))
        #expect(early.state.status == .redirected && early.state.recorded?.cancelled == nil)
        var refused = try Story(under: try Station().rules)
        try refused.adding(.crime)
        try refused.adding(.offer)
        #expect(try refused.adding(.answer(false, told: nil)).map(\.kind) == [.transferAnswered])
        #expect(refused.state.status == .recorded && refused.state.transfer == nil)
        try refused.adding(.offer)
        var nameless = try Story(Sketch(reporter: nil), under: try Station().rules)
        try nameless.adding(.offer)
        try nameless.adding(.answer(true, told: nil))
        #expect(nameless.state.status == .redirected)
    }
}

@Suite("What the registrar decides")
struct OverruleTests {
    @Test("is the last word: nobody else records, cancels or passes it on; the registrar may")
    func final() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.incident)
        try story.adding(.overrule(.crime(offence: "44")), by: Station.ruth)
        #expect(story.state.recorded?.isFinal == true && story.state.recorded?.crimes == 1)
        let cancel = RefusalTests.cancel(.selfDefence)
        for command in [FileCommand.crime, RefusalTests.record("8L"), cancel, .offer] {
            #expect(throws: FileRefusal.crimeRecord(.registrarHasDecided)) { try story.deciding(command) }
        }
        try story.adding(RefusalTests.cancelTold(.selfDefence), by: Station.ruth)
        #expect(story.state.recorded?.classification == .nonCrimeIncident && story.state.recorded?.isFinal == true)
    }

    @Test("needs no leave of the test, and keeps what it takes a crime back from")
    func whateverTheTest() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(RefusalTests.record("19C"))
        #expect(throws: FileRefusal.cancellation(.personNotTold)) {
            try story.deciding(.overrule(.nonCrimeIncident), by: Station.ruth)
        }
        try story.adding(.overruleTold(.nonCrimeIncident), by: Station.ruth)
        #expect(story.state.recorded?.cancelled?.offence == "19C")
        try story.adding(
            .crimeRecord(
                .overrule(
                    .crime(offence: "92D"), reason: "Made out after all",
                    circumstances: .init(basis: .state, reporter: .bystander, probablyACrime: false))),
            by: Station.ruth)
        #expect(story.state.recorded?.classification == .crime(offence: "92D"))
    }

    @Test("is the registrar's alone to decide", arguments: [Station.priya, Station.tom, Station.amara, Station.sam])
    func alone(actor: Actor) throws {
        let story = try Story(under: try Station().rules)
        #expect(throws: FileRefusal.notPermitted(.role)) {
            try story.deciding(.overrule(.nonCrimeIncident), by: actor)
        }
    }
}

@Suite("A refusal about a crime record")
struct CrimeRecordRefusalTests {
    private static let many = ReportedCircumstances(
        basis: .victim, reporter: .victim, probablyACrime: true,
        further: (0...5).map { _ in FurtherOffence(offence: "8L", whom: .sameVictims) })
    private static let unknown = ReportedCircumstances(
        basis: .victim, reporter: .victim, probablyACrime: true,
        further: [FurtherOffence(offence: "999", whom: .again)])

    static let rows: [RefusalTests.Row] = [
        .init(RefusalTests.record("44", many), .crimeRecord(.tooManyOffences(limit: 5))),
        .init(RefusalTests.record("44", unknown), .classification(.unknownOffence("999"))),
        .init(.offer, after: [.offer], .crimeRecord(.transferOfferedAlready)),
        .init(.offer, after: RefusalTests.closed, .finalised(.decided)),
        .init(.crimeRecord(.offerTransfer(force: " ", reason: "?")), .emptyText),
        .init(.crimeRecord(.offerTransfer(force: "Kent Police", reason: "")), .emptyText),
        .init(.answer(true), .crimeRecord(.noTransferOffered)),
        .init(.answer(true, told: " "), after: [.offer], .crimeRecord(.personNotTold)),
        .init(
            .crimeRecord(.answerTransfer(accepted: false, contact: "", told: nil)), after: [.offer], .emptyText),
        .init(.answer(true), after: [RefusalTests.record("19C"), .offer], .cancellation(.registrarOnly)),
    ]

    @Test("says exactly why, and leaves the file as it was", arguments: rows)
    func says(row: RefusalTests.Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.after { try story.adding(command) }
        let before = story.state
        #expect(throws: row.refusal) { try story.adding(row.command) }
        #expect(story.state == before)
    }
}
