import Policing

/// The whole life of one file so far, made in memory by the same rules that live commands are decided by.
/// A ledger can take it in at once, where command by command would be too slow.
public struct FileHistory: Sendable {
    /// One command and the facts it came to.
    public struct Step: Sendable {
        public let command: CommandID
        public let actor: Actor
        public let at: Moment
        /// Never none.
        public let facts: [RecordedFact]
    }

    public private(set) var steps: [Step]
    public private(set) var state: FileState

    /// Every fact, in order.
    public var facts: [RecordedFact] { steps.flatMap(\.facts) }

    /// A file begins with its report.
    public init(
        _ report: NewReport, command: CommandID, at now: Moment, under rules: Rulebook
    ) throws(FileRefusal) {
        let facts = try FileState.decide(.report(report), on: nil, by: .person, at: now, under: rules)
        let step = Step(command: command, actor: .person, at: now, facts: Self.recorded(facts, after: 0, .person, now))
        guard let state = FileState.fold(report.file, step.facts) else { throw .noSuchFile }
        self.state = state
        steps = [step]
    }

    /// Adds what a command comes to; one that changes nothing leaves no step.
    public mutating func carryOut(
        _ command: FileCommand, id: CommandID, by actor: Actor, at now: Moment, under rules: Rulebook
    ) throws(FileRefusal) {
        let decided = try FileState.decide(command, on: state, by: actor, at: now, under: rules)
        guard !decided.isEmpty else { return }
        let facts = Self.recorded(decided, after: state.version, actor, now)
        for fact in facts { state.evolve(fact) }
        steps.append(Step(command: id, actor: actor, at: now, facts: facts))
    }

    private static func recorded(
        _ facts: [FileFact], after version: Int, _ actor: Actor, _ now: Moment
    ) -> [RecordedFact] {
        facts.enumerated().map { index, fact in
            RecordedFact(version: version + index + 1, at: now, actor: actor.text, fact: fact)
        }
    }
}
