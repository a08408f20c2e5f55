import Policing
import Testing

/// An outcome that takes somebody's authority is nobody's outcome before it has it.
@Suite("Nobody is told of an outcome before it stands")
struct UndecidedOutcomeTests {
    private static let explanation = "You agreed with the person who did it that he pays for the lock."
    private static let resolution = FileCommand.decideOutcome(
        NewOutcome(
            code: "8", body: nil, victim: .supports, explanation: explanation,
            evidence: [.admission: "He said so", .terms: "He pays"]))

    private static func story() throws -> Story {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        try story.adding(.suspect)
        return story
    }

    private static func telling(_ command: FileCommand, _ words: String = "There is an outcome.") -> FileCommand {
        .informing(command, PersonUpdate(text: words))
    }

    @Test("the update beside a proposal is refused, and nothing is proposed with it")
    func besideProposal() throws {
        let story = try Self.story()
        for command in [Self.resolution, Self.telling(Self.resolution)] {
            #expect(throws: FileRefusal.investigation(.tellsUndecided("8"))) {
                try story.deciding(Self.telling(command), by: Station.amara)
            }
        }
    }

    @Test("the words wait in the proposal, and reach the person with its authority alone")
    func wordsWait() throws {
        var story = try Self.story()
        let proposed = try story.adding(Self.resolution, by: Station.amara)
        #expect(proposed.map(\.kind) == [.outcomeProposed])
        #expect(story.state.contract.letters.isEmpty && story.state.outcome == nil)
        #expect(Notice.due(for: proposed, after: story.state).isEmpty)
        let decided = try story.adding(.investigation(.authoriseOutcome), by: Station.tom)
        #expect(decided.first?.kind == .outcomeDecided)
        #expect(story.state.contract.letters.map(\.words) == [Self.explanation])
        #expect(Notice.due(for: decided, after: story.state).count == 1)
    }

    @Test("the words are not said otherwise while they wait", arguments: [true, false])
    func otherwise(isLetter: Bool) throws {
        var story = try Self.story()
        try story.adding(Self.resolution, by: Station.amara)
        let words = "Good news! \(Self.explanation.uppercased()) Goodbye."
        let command = isLetter ? FileCommand.write(text: words) : Self.telling(.toRoads, words)
        #expect(throws: FileRefusal.investigation(.tellsUndecided("8"))) { try story.deciding(command) }
        #expect(try !story.deciding(.write(text: "We are still looking into it.")).isEmpty)
    }

    @Test("nothing is told beside sending it back")
    func besideSendingBack() throws {
        var story = try Self.story()
        try story.adding(Self.resolution, by: Station.amara)
        let back = FileCommand.investigation(.sendBackOutcome(reason: "Ask him again"))
        #expect(throws: FileRefusal.investigation(.tellsUndecided("8"))) {
            try story.deciding(Self.telling(back), by: Station.tom)
        }
        try story.adding(back, by: Station.tom)
        #expect(try !story.deciding(.write(text: Self.explanation)).isEmpty, "nothing waits any more")
    }

    @Test("something more may be told beside the authority itself, and beside an outcome that takes none")
    func besideAuthority() throws {
        var story = try Self.story()
        try story.adding(Self.resolution, by: Station.amara)
        let facts = try story.deciding(Self.telling(.investigation(.authoriseOutcome)), by: Station.tom)
        #expect(facts.map(\.kind).contains(.staffWrote))
        var other = try Story(under: try Station().rules)
        try other.adding(.crime)
        #expect(try other.deciding(Self.telling(.noSuspect)).map(\.kind).contains(.staffWrote))
    }

    @Test("words that became unsafe while they waited are refused when it is authorised")
    func unsafeMeanwhile() throws {
        var story = try Self.story()
        try story.adding(
            .decideOutcome(
                NewOutcome(
                    code: "8", body: nil, victim: .supports, explanation: "You agreed it with Vikram Bhatt.",
                    evidence: [.admission: "He said so", .terms: "He pays"])), by: Station.amara)
        try story.adding(.add(4, PartyDetails(names: ["Vikram Bhatt"]), as: .witness))
        #expect(throws: FileRefusal.wording(.namesSomebody("Vikram Bhatt"))) {
            try story.deciding(.investigation(.authoriseOutcome), by: Station.tom)
        }
    }
}
