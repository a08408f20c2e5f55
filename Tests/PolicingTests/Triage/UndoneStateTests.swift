import Policing
import Testing

/// To decide and to take it back leaves a file as it was, whatever had happened to it.
@Suite("A decision that is taken back, on any file")
struct UndoneStateTests {
    static let seeds: [UInt64] = Array(1...300)

    /// What goes on by itself: how many facts there are, when the last one was, and who has worked on the file.
    private static let own: Set<String> = ["version", "changedAt", "undoable"]

    /// Every part of a state by its name, so that a new part is held to the same.
    private static func parts(of state: FileState) -> [String: String] {
        var parts: [String: String] = [:]
        for child in Mirror(reflecting: state).children {
            guard let name = child.label, !own.contains(name), name != "supervision" else { continue }
            parts[name] = String(reflecting: child.value)
        }
        for child in Mirror(reflecting: state.supervision).children where child.label != "work" {
            parts["supervision.\(child.label ?? "")"] = String(reflecting: child.value)
        }
        return parts
    }

    private static func decision(using random: inout Numbers) -> FileCommand {
        let grade = ["P1", "P2", "P4", "P7"].randomElement(using: &random) ?? "P1"
        let officer = Bool.random(using: &random) ? InvestigationWishes.amara : nil
        let decisions: [FileCommand] = [
            .take, .grade(code: grade, reason: "Now"),
            .allocate(
                unit: Bool.random(using: &random) ? "roads" : "contact", officer: officer, because: .hand("Near")),
        ]
        return decisions.randomElement(using: &random) ?? .take
    }

    @Test("leaves it as it was", arguments: seeds)
    func asItWas(seed: UInt64) throws {
        var random = Numbers(seed: seed)
        var story = try Story(Wishes.sketch(using: &random), under: try Station().rules)
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            story.now = story.now.adding(seconds: Int64.random(in: 1...40_000, using: &random))
            let wish = Bool.random(using: &random) ? Self.decision(using: &random) : Wishes.command(using: &random)
            _ = try? story.adding(wish, by: Wishes.actor(of: wish, using: &random))
        }
        story.now = story.now.adding(seconds: 60)
        let before = story.state, decision = Self.decision(using: &random)
        guard let facts = try? story.adding(decision), !facts.isEmpty else { return }
        story.now = story.now.adding(seconds: Int64.random(in: 1...600, using: &random))
        try story.adding(.undo)
        let was = Self.parts(of: before), now = Self.parts(of: story.state)
        for (name, part) in was {
            #expect(now[name] == part, "seed \(seed), \(decision): \(name) is not as it was")
        }
        #expect(FileState.fold(story.state.id, story.history) == story.state, "seed \(seed)")
    }

    @Test("is done often enough to mean something")
    func isDone() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.grade(code: "P1", reason: "Now"))
        #expect(story.state.triage.clockDue != nil && story.state.supervision.marks.contains { $0.measure == .graded })
        story.now = story.now.adding(seconds: 60)
        try story.adding(.undo)
        #expect(story.state.triage.clockDue == nil && story.state.triage.gradedAt == nil)
        #expect(story.state.supervision.marks.isEmpty)
        story.now = story.now.adding(seconds: 60)
        try story.adding(.grade(code: "P2", reason: "Now"))
        #expect(story.state.supervision.marks.filter { $0.measure == .graded }.count == 1, "graded once, not twice")
    }

    @Test("what something else of the same moment told stays told")
    func notices() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        #expect(story.state.undoable?.isNoticed != true, "the recording gave cause for it")
        story.now = story.now.adding(seconds: 60)
        try story.adding(.toRoads)
        #expect(story.state.undoable?.isNoticed == true)
        story.now = story.now.adding(seconds: 60)
        try story.adding(.grade(code: "P1", reason: "Now"))
        #expect(story.state.undoable?.isNoticed == false, "nobody is told of a grade")
    }
}
