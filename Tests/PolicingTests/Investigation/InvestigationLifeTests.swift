import Policing
import Testing

@Suite("An investigation")
struct InvestigationLifeTests {
    typealias Wish = InvestigationWishes

    private static func story(_ commands: [InvestigationCommand], _ sketch: Sketch = Sketch()) throws -> Story {
        var story = try Story(sketch, under: try Station().rules)
        for command in commands { try story.adding(.investigation(command)) }
        return story
    }

    @Test("weighs what the facts show and what the officer adds, suggests, and leaves the decision to a person")
    func solvability() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(
            .addProperty(PropertyItem(description: "bicycle", serialNumber: "WTU123456", valuePence: nil)))
        #expect(story.rules.solvability.found(in: story.state) == ["things"])
        let weigh = { (added: Set<String>) in
            InvestigationCommand.decideSolvability(added: added, choice: .file, reason: "Nothing to follow")
        }
        try story.adding(.investigation(weigh(["long-ago"])))
        var decided = try #require(story.state.investigation.solvability)
        #expect((decided.factors, decided.fromFacts) == (["things", "long-ago"], ["things"]))
        #expect((decided.points, decided.suggestion, decided.choice) == (-1, .file, .file))
        try story.adding(.evidence(1))
        try story.adding(.investigation(weigh(["series"])))
        decided = try #require(story.state.investigation.solvability)
        #expect(decided.points == 12 && decided.suggestion == .investigate)
        #expect(
            decided.choice == .file && decided.reason.value == "Nothing to follow", "a person decides, with a reason")
    }

    static let signsInFacts: [(String, [FileCommand], Sketch)] = [
        ("upload", [.evidence(1)], Sketch()), ("enhanced", [], Sketch(ground: "domestic-abuse")),
        ("exhibit", [.investigation(.seize(Wish.exhibit()))], Sketch()),
        ("statement", [.investigation(.take(Wish.statement()))], Sketch()),
    ]

    @Test("finds each sign in the facts alone", arguments: signsInFacts)
    func signs(code: String, commands: [FileCommand], sketch: Sketch) throws {
        var story = try Story(sketch, under: try Station().rules)
        for command in commands { try story.adding(command) }
        #expect(story.rules.solvability.found(in: story.state) == [code])
    }

    @Test("finds a sign in the answers of the report")
    func answers() throws {
        var random = Numbers(seed: 3)
        let plain = Sketch().report(using: &random)
        let report = NewReport(
            file: plain.file, person: plain.person, reference: plain.reference, secretHash: "00", form: plain.form,
            language: "en", channel: .web,
            contents: ReportContents(
                answers: ["camera": .text("yes")], occurrence: .unknown, place: .unknown, reporter: Sketch.grace))
        let story = try Story(report, under: try Station().rules)
        #expect(story.rules.solvability.found(in: story.state) == ["camera"])
    }

    @Test("has a plan whose lines are open, done, or not pursued for a reason")
    func plan() throws {
        let story = try Self.story([
            .openLine("The shop's film"), .openLine("The neighbour"), .openLine("The market"),
            .settleLine(1, .done, reason: "It shows nobody"), .settleLine(2, .notPursued, reason: "Moved abroad"),
        ])
        let lines = story.state.investigation.lines
        #expect(lines.map(\.number) == [1, 2, 3])
        #expect(lines.map { $0.settled?.result } == [.done, .notPursued, nil])
        #expect(lines[1].settled?.reason.value == "Moved abroad")
    }

    @Test("has tasks with an owner and a time, overdue from the moment after")
    func tasks() throws {
        let story = try Self.story([.setTask(Wish.task()), .setTask(Wish.task()), .endTask(2, .done, words: "")])
        let tasks = story.state.investigation.tasks
        let due = tasks[0].fact.due
        #expect(tasks[0].fact.ownerName == "Amara Okafor" && tasks[0].fact.by == "tom.hale")
        #expect(!tasks[0].isOverdue(at: due))
        #expect(tasks[0].isOverdue(at: Moment(milliseconds: due.milliseconds + 1)))
        #expect(!tasks[1].isOverdue(at: due.adding(hours: 9)), "what is done is never overdue")
    }

    @Test("keeps the chain of an exhibit through hands, opening and a new seal")
    func chain() throws {
        let at = (0...3).map { Station.friday.adding(hours: Int64($0) - 4) }
        let story = try Self.story([
            .seize(Wish.exhibit(at: at[0])), .move(exhibit: 1, Wish.move("amara  okafor", at: at[1], seal: "s1")),
            .open(exhibit: 1, Wish.handling("The property store", at: at[2]), reason: "To copy the film"),
            .seal(exhibit: 1, Wish.handling("The property store", at: at[2]), seal: "s2"),
            .move(exhibit: 1, Wish.move("The property store", to: "Priya Nair", at: at[3], seal: "S2")),
        ])
        let exhibit = try #require(story.state.investigation.exhibit(1))
        #expect(exhibit.chain.map(\.kind) == [.seized, .moved, .opened, .sealed, .moved])
        #expect(exhibit.chain.map(\.seal) == ["S1", "S1", "S1", "S2", "S2"])
        #expect(exhibit.holder == "Priya Nair" && exhibit.seal == "S2" && !exhibit.isOpen)
        #expect(zip(exhibit.chain, exhibit.chain.dropFirst()).allSatisfy { $0.at <= $1.at })
    }

    @Test("keeps every version of a statement beside the others")
    func statements() throws {
        let story = try Self.story([
            .take(Wish.statement()), .take(Wish.statement(1, "I saw two men.")),
            .take(Wish.statement(name: "Nusrat Begum")),
        ])
        let statements = story.state.investigation.statements
        #expect(statements.map(\.number) == [1, 2])
        #expect(statements[0].versions.map(\.version) == [1, 2])
        #expect(statements[0].versions[0].contents.value?.text.contains("tall man") ?? false)
        #expect(statements[0].latest.contents.value?.text == "I saw two men.")
    }

    @Test("is reviewed by a supervisor, whose directions are tasks and who looks again on a day")
    func review() throws {
        let next = Station.friday.adding(hours: 200)
        let story = try Self.story([
            .setTask(Wish.task()),
            .review(
                NewSupervisorReview(
                    findings: "The film was never asked for",
                    directions: [Wish.task("Ask for the film"), Wish.task("Tell Grace")], nextReview: next)),
        ])
        let held = story.state.investigation
        #expect(held.tasks.map(\.number) == [1, 2, 3])
        #expect(held.tasks.map(\.fact.review) == [nil, 1, 1])
        #expect(held.nextReview == next && held.reviews.map(\.fact.number) == [1])
        #expect(throws: FileRefusal.notPermitted(.role)) {
            try story.deciding(
                .investigation(.review(NewSupervisorReview(findings: "?", directions: [], nextReview: nil))),
                by: Station.amara)
        }
    }

    @Test("is kept whole when the file ends and is opened again")
    func reopened() throws {
        var story = try Self.story([
            .openLine("Film"), .setTask(Wish.task()), .seize(Wish.exhibit()), .take(Wish.statement()),
            .decideDisclosure(.exhibit(1), .unused, reason: "Not his"),
            .decideSolvability(added: [], choice: .investigate, reason: "Worth it"),
            .settleLine(1, .done, reason: "It shows nobody"),
        ])
        let before = story.state.investigation
        for command in [FileCommand.crime, .noSuspect, .reopen(reason: "A witness")] { try story.adding(command) }
        #expect(story.state.investigation == before)
        #expect(FileState.fold(story.state.id, story.history) == story.state)
    }
}
