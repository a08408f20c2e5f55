import Policing
import Testing

/// An outcome rests on its evidence, and on somebody's authority where it takes one.
@Suite("An outcome of an investigation")
struct OutcomeEvidenceTests {
    static let admitted: [OutcomeRequirement: String] = [.admission: "In interview", .terms: "He pays for the lock"]

    static func outcome(
        _ code: String, victim: VictimWish = .supports,
        _ evidence: [OutcomeRequirement: String] = [:]
    ) -> FileCommand {
        .decideOutcome(
            NewOutcome(
                code: code, body: nil, victim: victim, explanation: "As you agreed.",
                evidence: evidence))
    }

    static func story(_ commands: [FileCommand] = [], suspect: Bool = true) throws -> Story {
        var story = try Story(under: try Station().rules)
        for command in (suspect ? [.crime, .suspect] : [.crime]) + commands { try story.adding(command) }
        return story
    }

    static let lacking: [(FileCommand, OutcomeRefusal)] = [
        (outcome("8"), .lacks("8", [.admission, .terms])),
        (outcome("8", [.terms: "He pays", .admission: " \n"]), .lacks("8", [.admission])),
        (outcome("8", victim: .notKnown, admitted), .lacks("8", [.victimView])),
        (outcome("8", victim: .notKnown), .lacks("8", [.admission, .victimView, .terms])),
        (outcome("10"), .lacks("10", [.publicInterest])),
    ]

    @Test("is refused with everything that it lacks by name", arguments: lacking)
    func lacks(command: FileCommand, refusal: OutcomeRefusal) throws {
        #expect(throws: FileRefusal.outcome(refusal)) { try Self.story().deciding(command) }
    }

    @Test("asks the people of the file whether a suspect is named, and nobody else")
    func suspects() throws {
        let nobody = try Self.story(suspect: false), known = try Self.story()
        #expect(throws: FileRefusal.outcome(.needsNamedSuspect("8"))) {
            try nobody.deciding(Self.outcome("8", Self.admitted))
        }
        #expect(throws: FileRefusal.outcome(.suspectIsNamed("18"))) { try known.deciding(.noSuspect) }
        #expect(try !nobody.deciding(.noSuspect).isEmpty)
    }

    @Test("that says that all was looked into waits until every line of enquiry is settled")
    func openLines() throws {
        var story = try Self.story([.investigation(.openLine("The shop's film"))], suspect: false)
        let nobody = Self.outcome("14")
        #expect(throws: FileRefusal.outcome(.lacks("14", [.linesSettled]))) { try story.deciding(nobody) }
        try story.adding(.investigation(.settleLine(1, .notPursued, reason: "It was wiped")))
        try story.adding(nobody)
        #expect(story.state.outcome?.code == "14")
    }

    @Test("asks for nobody's view where the crime is against the state")
    func state() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(
            .record(
                .crime(offence: "92D"), reason: "Found on him",
                circumstances: ReportedCircumstances(
                    basis: .state, reporter: .professional, probablyACrime: true, pointsToProveMadeOut: true)))
        try story.adding(.suspect)
        #expect(try !story.deciding(Self.outcome("8", victim: .notKnown, Self.admitted)).isEmpty)
    }

    @Test("knows a crime against the state by every offence that counts: one with a victim has somebody to ask")
    func mixed() throws {
        func story(_ further: [FurtherOffence]?) throws -> Story {
            var story = try Story(under: try OutcomesOfVictims.rules())
            try story.adding(
                .record(
                    .crime(offence: "92D"), reason: "Found on him",
                    circumstances: ReportedCircumstances(
                        basis: .state, reporter: .victim, probablyACrime: true, pointsToProveMadeOut: true,
                        further: further)))
            try story.adding(.suspect)
            return story
        }
        let refused = Self.outcome("16", victim: .doesNotSupport)
        #expect(throws: FileRefusal.outcome(.hasNoVictim("16"))) { try story(nil).deciding(refused) }
        let also = FurtherOffence(offence: "44", whom: .otherVictim)
        #expect(try story([also]).deciding(refused).map(\.kind).first == .outcomeDecided)
    }

    @Test("that takes authority is proposed by one and authorised by another, and only then is it the outcome")
    func authorised() throws {
        var story = try Self.story()
        let proposed = try story.adding(Self.outcome("8", Self.admitted), by: Station.tom)
        #expect(proposed.map(\.kind) == [.outcomeProposed], "whoever proposes it")
        #expect(story.state.status.isOpen && story.state.outcome == nil)
        #expect(throws: FileRefusal.investigation(.alreadyProposed("8"))) {
            try story.deciding(Self.outcome("8", Self.admitted))
        }
        #expect(throws: FileRefusal.investigation(.ownProposal)) {
            try story.deciding(.investigation(.authoriseOutcome), by: Station.tom)
        }
        #expect(throws: FileRefusal.investigation(.ownProposal)) {
            try story.deciding(.investigation(.sendBackOutcome(reason: "No")), by: Station.tom)
        }
        #expect(throws: FileRefusal.notPermitted(.role)) {
            try story.deciding(.investigation(.authoriseOutcome), by: Station.amara)
        }
        try story.adding(.investigation(.authoriseOutcome), by: Self.inspector)
        let outcome = try #require(story.state.outcome)
        #expect((outcome.code, outcome.by, outcome.authorisedBy) == ("8", "tom.hale", "ruth.adeyemi"))
        #expect(outcome.evidence?.value?.byNeed == Self.admitted)
        #expect(story.state.status == .decided && story.state.investigation.proposal == nil)
        #expect(FileState.fold(story.state.id, story.history) == story.state)
    }

    static let inspector = Actor.staff(
        StaffMember(username: "ruth.adeyemi", name: "Ruth Adeyemi", roles: [.inspector]))

    @Test("that takes an inspector's authority is not a supervisor's to authorise")
    func inspectors() throws {
        var story = try Self.story()
        try story.adding(Self.outcome("10", [.publicInterest: "He is 84"]), by: Station.amara)
        #expect(throws: FileRefusal.investigation(.needsInspector("10"))) {
            try story.deciding(.investigation(.authoriseOutcome), by: Station.tom)
        }
        try story.adding(.investigation(.authoriseOutcome), by: Self.inspector)
        #expect(story.state.outcome?.authorisedBy == "ruth.adeyemi")
    }

    @Test("is sent back with a reason, and can be proposed again")
    func sentBack() throws {
        var story = try Self.story()
        #expect(throws: FileRefusal.investigation(.noProposal)) {
            try story.deciding(.investigation(.authoriseOutcome))
        }
        try story.adding(Self.outcome("8", Self.admitted), by: Station.amara)
        #expect(throws: FileRefusal.emptyText) { try story.deciding(.investigation(.sendBackOutcome(reason: " "))) }
        try story.adding(.investigation(.sendBackOutcome(reason: "Ask Grace first")))
        #expect(story.state.investigation.proposal == nil && story.state.status.isOpen)
        #expect(story.state.investigation.sentBack?.reason.value == "Ask Grace first")
        try story.adding(Self.outcome("8", Self.admitted), by: Station.amara)
        #expect(story.state.investigation.proposal?.code == "8" && story.state.investigation.sentBack == nil)
    }

    @Test("is looked at again when it is authorised: what came between is refused then, and a new record makes it moot")
    func between() throws {
        var story = try Self.story()
        try story.adding(Self.outcome("8", Self.admitted), by: Station.amara)
        let record = FileCommand.record(.crime(offence: "8L"), reason: "Worse", circumstances: .victimSays)
        try story.adding(record)
        #expect(story.state.investigation.proposal == nil)
        try story.adding(Self.outcome("8", Self.admitted), by: Station.amara)
        try story.adding(.investigation(.take(InvestigationWishes.statement(nil, "As you agreed it was so, sir."))))
        try story.adding(.investigation(.decideDisclosure(.statement(1), .sensitive, reason: "How we work")))
        try story.adding(.investigation(.sendBackOutcome(reason: "Say it otherwise")))
        #expect(throws: FileRefusal.investigation(.tellsSensitive(.statement(1)))) {
            try story.deciding(
                .decideOutcome(
                    NewOutcome(
                        code: "8", body: nil, victim: .supports,
                        explanation: "Imran Sadiq was right.", evidence: Self.admitted)))
        }
    }

    @Test("does not go out with the name of somebody who came to the file after it was proposed")
    func namedSince() throws {
        var story = try Self.story()
        let proposal = NewOutcome(
            code: "8", body: nil, victim: .supports, explanation: "As Wanda Moss saw, he paid.", evidence: Self.admitted
        )
        try story.adding(.decideOutcome(proposal), by: Station.amara)
        try story.adding(.witness)
        let before = story.state
        #expect(throws: FileRefusal.wording(.namesSomebody("Wanda Moss"))) {
            try story.adding(.investigation(.authoriseOutcome), by: Self.inspector)
        }
        #expect(story.state == before)
        try story.adding(.investigation(.sendBackOutcome(reason: "Name nobody")))
        #expect(story.state.investigation.proposal == nil)
    }

    @Test("keeps no more of what was said than its outcome needs")
    func onlyNeeds() throws {
        var story = try Self.story()
        try story.adding(Self.outcome("8", Self.admitted.merging([.age: "9"]) { one, _ in one }))
        #expect(story.state.investigation.proposal?.evidence.value?.byNeed == Self.admitted)
        #expect(OutcomeRequirement.allCases.filter { !$0.isSaid }.count == 4)
    }
}

/// The tables of the tests, with an outcome that speaks of a victim's wish.
private enum OutcomesOfVictims {
    static func rules() throws -> Rulebook {
        let rules = try Station().rules
        let refused = OutcomeType(
            code: "16", title: "16", group: .difficultyVictimDoesNotSupport, policeUKSlug: nil, suspect: .named,
            victim: .doesNotSupport, edition: "2026", status: .verify)
        return Rulebook(
            promises: rules.promises, calendar: rules.calendar, grades: rules.grades, offences: rules.offences,
            outcomes: try OutcomeTable(outcomes: [refused]), asb: rules.asb, units: rules.units,
            principalCrimes: rules.principalCrimes)
    }
}
