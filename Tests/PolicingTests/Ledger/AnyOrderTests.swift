import Policing
import Testing

/// Whatever is asked of a file, in whatever order: it stays a valid file.
@Suite("A file, whatever is asked of it")
struct AnyOrderTests {
    static let seeds: [UInt64] = Array(1...200)

    @Test("stays valid", arguments: seeds)
    func staysValid(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        var story = try Story(Wishes.sketch(using: &random), under: try Station().rules)
        for step in 0..<50 {
            let before = (story.state, story.history.count)
            let wish = Wishes.command(using: &random)
            story.now = story.now.adding(seconds: Int64.random(in: 0...90_000, using: &random))
            do {
                let facts = try story.adding(wish, by: Wishes.actor(of: wish, using: &random))
                try checkClosed(before.0, wish, facts, "seed \(seed), step \(step)")
            } catch is FileRefusal {
                #expect(
                    story.state == before.0 && story.history.count == before.1, "seed \(seed), step \(step): refused")
            }
            try checkValid(story, "seed \(seed), step \(step), \(wish)")
        }
    }

    private func checkValid(_ story: Story, _ place: String) throws {
        let folded = try #require(FileState.fold(story.state.id, story.history))
        #expect(folded == story.state, "\(place): folded differs from grown")
        #expect(story.history.map(\.version) == Array(1...story.history.count), "\(place): a gap in the versions")
        let numbers = story.state.promises.map(\.number)
        #expect(numbers == numbers.indices.map { $0 + 1 }, "\(place): promise numbers")
        let evidence = story.state.evidence.map(\.id)
        #expect(Set(evidence).count == evidence.count, "\(place): evidence that is there twice")
        #expect(crimesEndByCancelling(story.history), "\(place): a crime went without being cancelled, or uncounted")
        #expect(keptOnce(story.history), "\(place): a promise was kept twice, or was never made")
        #expect(reviews(story.history).allSatisfy { $0 == 0 || $0 == 1 }, "\(place): two requests to look again")
        #expect(story.state.promises.allSatisfy { ($0.keptAt ?? $0.madeAt) >= $0.madeAt }, "\(place): kept before made")
    }

    private func checkClosed(_ state: FileState, _ wish: FileCommand, _ facts: [FileFact], _ place: String) throws {
        guard !state.status.isOpen else { return }
        let changing: Set<FileFact.Kind> = [.graded, .recorded, .allocated, .outcomeDecided]
        #expect(changing.isDisjoint(with: facts.map(\.kind)), "\(place): \(wish) changed a file that had ended")
    }

    private func keptOnce(_ history: [RecordedFact]) -> Bool {
        var open: Set<Int> = []
        for recorded in history {
            switch recorded.fact {
            case .promised(let promise): open.insert(promise.number)
            case .promiseKept(let kept): if open.remove(kept.number) == nil { return false }
            case .decisionUndone(let undone): open.formUnion(undone.promises)
            default: break
            }
        }
        return true
    }

    /// Every crime was counted by the rules, and they become fewer only by a cancellation.
    private func crimesEndByCancelling(_ history: [RecordedFact]) -> Bool {
        var offence: String?
        var crimes = 0
        for case .recorded(let recorded) in history.map(\.fact) {
            let isCrime = recorded.classification.offence != nil
            if isCrime != (recorded.crimes != nil) { return false }
            let gone = crimes - (recorded.crimes ?? 0)
            if recorded.cancelled?.offence != (gone > 0 ? offence : nil) { return false }
            if recorded.cancelled?.crimes != (gone > 0 ? gone : nil) { return false }
            crimes = recorded.crimes ?? 0
            offence = recorded.classification.offence
        }
        return true
    }

    /// How many requests to look again are open after each fact.
    private func reviews(_ history: [RecordedFact]) -> [Int] {
        var open = 0
        return history.map { recorded in
            switch recorded.fact {
            case .reviewRequested: open += 1
            case .reviewAnswered: open -= 1
            case .reopened: open = 0
            default: break
            }
            return open
        }
    }
}

/// Wishes as people might have them, sensible and not.
enum Wishes {
    static func sketch(using random: inout Numbers) -> Sketch {
        Sketch(
            isVictimBased: .random(using: &random), safety: Bool.random(using: &random) ? .guarded : .ordinary,
            ground: Bool.random(using: &random) ? "domestic-abuse" : nil, wantsSupport: .random(using: &random),
            reporter: Int.random(in: 0...3, using: &random) == 0 ? nil : Sketch.grace)
    }

    /// Mostly whoever may; now and then somebody else.
    static func actor(of command: FileCommand, using random: inout Numbers) -> Actor {
        let others: [Actor] = [.person, .platform, Station.priya, Station.amara, Station.ruth, Station.sam]
        let isStranger = Int.random(in: 0...9, using: &random) == 0
        return isStranger ? others.randomElement(using: &random) ?? .person : Story.usualActor(of: command)
    }

    static func command(using random: inout Numbers) -> FileCommand {
        let text = ["Words", "Words", "Words", " ", "\u{0}"].randomElement(using: &random) ?? ""
        let wishes: [FileCommand] =
            [
                .take, .grade(code: ["P1", "P2", "P7", "X"].randomElement(using: &random) ?? "", reason: text),
                record(text, using: &random), record(text, using: &random), cancel(text, using: &random),
                .allocate(
                    unit: ["contact", "roads", "moon"].randomElement(using: &random) ?? "", officer: nil,
                    because: .hand(text)),
                .write(text: text), .addMessage(text: text), .evidence(.random(in: 1...20, using: &random)),
                .addProperty(PropertyItem(description: text, serialNumber: text, valuePence: nil)),
                .changeContact(Sketch.grace, declined: .random(using: &random)), .referToSupport(service: text),
                .decideOutcome(outcome(text, using: &random)), .decideOutcome(outcome(text, using: &random)),
                .requestReview(reason: text), .answerReview(upheld: .random(using: &random), explanation: text),
                .reopen(reason: text), .giveFeedback(score: Int.random(in: 0...6, using: &random), words: text),
                .returnMessage(.text), .undo,
            ] + InvestigationWishes.commands(text, using: &random)
        return wishes.randomElement(using: &random) ?? .take
    }

    private static func record(_ text: String, using random: inout Numbers) -> FileCommand {
        let circumstances = ReportedCircumstances(
            basis: Bool.random(using: &random) ? .victim : .state,
            reporter: Bool.random(using: &random) ? .victim : .bystander,
            probablyACrime: Int.random(in: 0...3, using: &random) > 0, pointsToProveMadeOut: .random(using: &random),
            victimConfirms: .random(using: &random), victims: .random(in: 0...3, using: &random))
        let isAsked = Int.random(in: 0...4, using: &random) > 0
        return .record(classification(using: &random), reason: text, circumstances: isAsked ? circumstances : nil)
    }

    private static func cancel(_ text: String, using random: inout Numbers) -> FileCommand {
        let cancel = FileCommand.cancelCrime(
            Cancellation(
                ground: CancellationGround.allCases.randomElement(using: &random) ?? .duplicate, evidence: text,
                otherForceAgreed: .random(using: &random), other: "7KDM2PX9A",
                staying: Bool.random(using: &random) ? [] : [CountedOffence(offence: "44", crimes: 1)]))
        return Bool.random(using: &random) ? cancel : .informing(cancel, PersonUpdate(text: text))
    }

    private static func classification(using random: inout Numbers) -> Classification {
        let all: [Classification] = [
            .crime(offence: "44"), .crime(offence: "92D"), .crime(offence: "FRAUD"), .nonCrimeIncident,
            .antiSocialBehaviour(type: "noise", qualifier: .nuisance), .notOurs(body: "the council"),
            .duplicate(of: "7KDM2PX9A"),
        ]
        return all.randomElement(using: &random) ?? .nonCrimeIncident
    }

    private static func outcome(_ text: String, using random: inout Numbers) -> NewOutcome {
        NewOutcome(
            code: [nil, "18", "1", "20", "8"].randomElement(using: &random) ?? nil, body: nil,
            victim: .supports, explanation: text,
            evidence: [.admission: text, .terms: text])
    }
}
