import Policing
import Testing

/// Every reason why something about an investigation is not done, each with the shortest story that leads to it.
@Suite("A refusal about an investigation")
struct InvestigationRefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let command: InvestigationCommand
        let after: [InvestigationCommand]
        let refusal: InvestigationRefusal

        init(_ command: InvestigationCommand, after: [InvestigationCommand] = [], _ refusal: InvestigationRefusal) {
            (self.command, self.after, self.refusal) = (command, after, refusal)
        }

        var testDescription: String { "\(refusal)" }
    }

    typealias Wish = InvestigationWishes

    static let later = Station.friday.adding(hours: 1)
    static let earlier = Station.friday.adding(hours: -1)
    static let seized: [InvestigationCommand] = [.seize(Wish.exhibit())]
    static let opened: [InvestigationCommand] = seized + [.open(exhibit: 1, Wish.handling(), reason: "To copy it")]

    static let ofPlans: [Row] = [
        Row(.decideSolvability(added: ["luck"], choice: .file, reason: "?"), .unknownFactor("luck")),
        Row(.settleLine(1, .done, reason: "Asked"), .unknownLine(1)),
        Row(
            .settleLine(1, .done, reason: "Again"),
            after: [.openLine("Film"), .settleLine(1, .notPursued, reason: "Wiped")], .lineSettled(1)),
        Row(.endTask(1, .done, words: ""), .unknownTask(1)),
        Row(
            .endTask(1, .done, words: ""), after: [.setTask(Wish.task()), .endTask(1, .cancelled, words: "Moot")],
            .taskEnded(1)),
        Row(.reassignTask(1, to: Wish.priya, reason: "She is here"), .unknownTask(1)),
        Row(
            .reassignTask(1, to: Wish.priya, reason: "She is here"),
            after: [.setTask(Wish.task()), .endTask(1, .done, words: "")], .taskEnded(1)),
        Row(
            .reassignTask(1, to: Wish.amara, reason: "Again"), after: [.setTask(Wish.task())],
            .ownerAlready("Amara Okafor")),
        Row(
            .reassignTask(1, to: Wish.priya, reason: "Again"),
            after: [.setTask(Wish.task()), .reassignTask(1, to: Wish.priya, reason: "She is here")],
            .ownerAlready("Priya Nair")),
        Row(
            .reassignTask(1, to: Wish.auditor, reason: "He has time"), after: [.setTask(Wish.task())],
            .cannotOwn("Joe Marsh")),
        Row(.setTask(Wish.task(hours: 0)), .dueInThePast),
        Row(.review(NewSupervisorReview(findings: "?", directions: [], nextReview: earlier)), .dueInThePast),
        Row(
            .review(NewSupervisorReview(findings: "?", directions: [Wish.task(hours: -1)], nextReview: nil)),
            .dueInThePast),
        Row(.take(Wish.statement(1)), .unknownStatement(1)),
        Row(.take(Wish.statement(at: later)), .inTheFuture),
        Row(.decideDisclosure(.exhibit(1), .used, reason: "?"), .unknownItem(.exhibit(1))),
        Row(.decideDisclosure(.message(2), .used, reason: "?"), .unknownItem(.message(2))),
        Row(.openLine("One more"), after: (1...200).map { .openLine("Line \($0)") }, .tooMany(limit: 200)),
    ]

    static let ofExhibits: [Row] = [
        Row(.seize(Wish.exhibit("AO-1")), .exhibitReference("AO-1")),
        Row(.seize(Wish.exhibit("AO/0")), .exhibitReference("AO/0")),
        Row(.seize(Wish.exhibit("1/AO")), .exhibitReference("1/AO")),
        Row(.seize(Wish.exhibit("ao/1", seal: "S2")), after: seized, .exhibitExists("AO/1")),
        Row(.seize(Wish.exhibit(at: later)), .inTheFuture),
        Row(.seize(Wish.exhibit("AO/2")), after: seized, .sealUsed("S1")),
        Row(.seize(Wish.exhibit(upload: EvidenceID(high: 9, low: 9))), .unknownEvidence),
        Row(.move(exhibit: 2, Wish.move()), after: seized, .unknownExhibit(2)),
        Row(.move(exhibit: 0, Wish.move()), after: seized, .unknownExhibit(0)),
        Row(
            .move(exhibit: 1, Wish.move("Priya Nair")), after: seized,
            .wrongHolder(exhibit: "AO/1", holder: "Amara Okafor")),
        Row(
            .move(exhibit: 1, Wish.move(at: earlier)), after: seized,
            .beforeLast(exhibit: "AO/1", last: Station.friday)),
        Row(.move(exhibit: 1, Wish.move(at: later)), after: seized, .inTheFuture),
        Row(.move(exhibit: 1, Wish.move(seal: "S9")), after: seized, .wrongSeal(exhibit: "AO/1", seal: "S1")),
        Row(.move(exhibit: 1, Wish.move(seal: "")), after: seized, .wrongSeal(exhibit: "AO/1", seal: "S1")),
        Row(
            .move(exhibit: 1, Wish.move()), after: [.seize(Wish.exhibit(seal: ""))],
            .wrongSeal(exhibit: "AO/1", seal: nil)),
        Row(.move(exhibit: 1, Wish.move(seal: "")), after: opened, .needsSealing(exhibit: "AO/1")),
        Row(
            .seal(exhibit: 1, Wish.handling(), seal: "S2"), after: seized, .alreadySealed(exhibit: "AO/1", seal: "S1")),
        Row(.seal(exhibit: 1, Wish.handling(), seal: "s1"), after: opened, .sealUsed("S1")),
        Row(.seal(exhibit: 1, Wish.handling(), seal: "s-1"), after: opened, .sealUsed("S-1")),
        Row(.seal(exhibit: 1, Wish.handling(), seal: " "), after: opened, .sealMissing),
        Row(.seal(exhibit: 1, Wish.handling(), seal: "--"), after: opened, .sealMissing),
        Row(
            .seal(exhibit: 1, Wish.handling("Tom Hale"), seal: "S2"), after: opened,
            .wrongHolder(exhibit: "AO/1", holder: "Amara Okafor")),
        Row(.open(exhibit: 1, Wish.handling(), reason: "Again"), after: opened, .notSealed(exhibit: "AO/1")),
        Row(
            .open(exhibit: 1, Wish.handling(at: earlier), reason: "To look"), after: seized,
            .beforeLast(exhibit: "AO/1", last: Station.friday)),
    ]

    @Test("says exactly why, and leaves the file as it was", arguments: ofPlans + ofExhibits)
    func says(row: Row) throws {
        var story = try Story(under: try Station().rules)
        for command in row.after { try story.adding(.investigation(command)) }
        let before = story.state
        #expect(throws: FileRefusal.investigation(row.refusal)) { try story.adding(.investigation(row.command)) }
        #expect(story.state == before)
    }

    @Test("of an uploaded file that is an exhibit already names the exhibit; one that is new takes its hash along")
    func uploads() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.evidence(1))
        let upload = EvidenceID(high: 1, low: 1)
        try story.adding(.investigation(.seize(Wish.exhibit(seal: "", upload: upload))))
        let exhibit = try #require(story.state.investigation.exhibit(1))
        #expect(exhibit.sha256 == "aa" && exhibit.evidence == upload)
        #expect(throws: FileRefusal.investigation(.evidenceIsExhibit("AO/1"))) {
            try story.deciding(.investigation(.seize(Wish.exhibit("AO/2", seal: "", upload: upload))))
        }
    }

    @Test("of ending somebody else's task names its owner; the owner, who set it and a supervisor may")
    func othersTasks() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.investigation(.setTask(Wish.task())), by: Station.tom)
        let end = FileCommand.investigation(.endTask(1, .done, words: ""))
        #expect(throws: FileRefusal.investigation(.taskOfAnother(owner: "Amara Okafor"))) {
            try story.deciding(end, by: Station.priya)
        }
        #expect(try !story.deciding(end, by: Station.amara).isEmpty)
        #expect(try !story.deciding(end, by: Station.tom).isEmpty)
    }

    @Test(
        "of giving a task away: its owner and a supervisor may, whoever set it may not, and nobody gets what is hidden")
    func passedOn() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.investigation(.setTask(Wish.task())), by: Station.priya)
        let give = FileCommand.investigation(.reassignTask(1, to: Wish.tom, reason: "I am away"))
        #expect(throws: FileRefusal.investigation(.notToGiveAway(owner: "Amara Okafor"))) {
            try story.deciding(give, by: Station.priya)
        }
        #expect(try !story.deciding(give, by: Station.tom).isEmpty)
        let facts = try story.adding(give, by: Station.amara)
        #expect(facts.map(\.kind) == [.taskReassigned])
        let task = try #require(story.state.investigation.task(1))
        #expect(task.owner == "tom.hale" && task.ownerName == "Tom Hale" && task.fact.owner == "amara.okafor")
        #expect(task.reassigned?.reason.value == "I am away" && task.reassigned?.by == "amara.okafor")
        let end = FileCommand.investigation(.endTask(1, .done, words: ""))
        #expect(throws: FileRefusal.investigation(.taskOfAnother(owner: "Tom Hale"))) {
            try story.deciding(end, by: Station.amara)
        }
        let hidden = NewRestriction(
            people: ["tom.hale", "ruth.adeyemi"], units: [], reason: "Her brother works here",
            reviewBy: CivilDate(iso: "2026-12-24")!)
        try story.adding(.access(.restrict(hidden)), by: Station.tom)
        #expect(throws: FileRefusal.investigation(.cannotOwn("Amara Okafor"))) {
            try story.deciding(.investigation(.reassignTask(1, to: Wish.amara, reason: "Back")), by: Station.tom)
        }
    }

    static let wordless: [InvestigationCommand] = [
        .openLine(" "), .decideSolvability(added: [], choice: .file, reason: ""),
        .setTask(Wish.task("")), .decideDisclosure(.exhibit(1), .used, reason: "\n"),
        .review(NewSupervisorReview(findings: "", directions: [], nextReview: nil)),
        .reassignTask(1, to: Wish.priya, reason: "\n"), .settleLine(1, .notPursued, reason: ""),
        .endTask(1, .cancelled, words: " "),
        .open(exhibit: 1, Wish.handling(), reason: ""), .take(Wish.statement(nil, "")),
        .take(Wish.statement(name: " ")), .move(exhibit: 1, Wish.move(to: "")),
    ]

    @Test("of something without its words asks for them", arguments: wordless)
    func asksForWords(command: InvestigationCommand) throws {
        var story = try Story(under: try Station().rules)
        for before in Self.seized + [.openLine("Film"), .setTask(Wish.task())] {
            try story.adding(.investigation(before))
        }
        #expect(throws: FileRefusal.emptyText) { try story.deciding(.investigation(command)) }
    }

    @Test(
        "comes once the person is erased, for nothing could be kept sealed; and for new plans once the file has ended")
    func endings() throws {
        var story = try Story(under: try Station().rules)
        for command in [FileCommand.crime, .noSuspect] { try story.adding(command) }
        for command in [
            InvestigationCommand.openLine("Film"), .decideSolvability(added: [], choice: .file, reason: "?"),
        ] {
            #expect(throws: FileRefusal.finalised(.decided)) { try story.deciding(.investigation(command)) }
        }
        #expect(try !story.deciding(.investigation(.seize(Wish.exhibit()))).isEmpty, "things still come and go")
        var state = story.state
        let erased = try #require(state.erasing(by: .platform))
        state.evolve(RecordedFact(version: state.version + 1, at: story.now, actor: "platform", fact: erased))
        #expect(throws: FileRefusal.personErased) {
            try FileState.decide(
                .investigation(.seize(Wish.exhibit())), on: state, by: Station.tom, at: story.now, under: story.rules)
        }
    }
}
