/// What is known of how much a report weighs, and how its grade's clock stands.
public struct Triage: Sendable, Equatable {
    /// The last assessment; nil before the first.
    public private(set) var assessed: Assessment?
    /// What has happened since the last assessment, each once, in order: it is to be done again.
    public private(set) var causesToRedo: [RedoCause] = []
    public private(set) var gradedAt: Moment?
    /// By when the grade's target should be met; nil without one.
    public private(set) var clockDue: Moment?
    public private(set) var clock: GradeClock?
    public private(set) var clockStoppedAt: Moment?

    init() {}

    /// An assessment, and when it was made.
    public struct Assessment: Sendable, Equatable {
        public let fact: ThriveAssessed
        public let at: Moment
    }

    /// Why an assessment is to be done again. Stored names: never renamed.
    ///
    /// Source: THRIVE is done again whenever the facts change.
    public enum RedoCause: String, Sendable, Codable, CaseIterable {
        case message, evidence, property, contact, returned, review, reopened

        /// The cause that a fact is; nil for a fact that changes nothing of what was weighed.
        init?(_ fact: FileFact) {
            switch fact {
            case .personWrote: self = .message
            case .evidenceAdded: self = .evidence
            case .propertyAdded: self = .property
            case .contactChanged: self = .contact
            case .messageReturned: self = .returned
            case .reviewRequested: self = .review
            case .reopened: self = .reopened
            default: return nil
            }
        }
    }

    /// Whether the facts have changed since somebody weighed them.
    public var isToBeRedone: Bool { !causesToRedo.isEmpty }

    mutating func evolve(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .triage(.thriveAssessed(let fact)):
            assessed = Assessment(fact: fact, at: recorded.at)
            causesToRedo = []
        case .triage(.clockStopped(let fact)): clockStoppedAt = fact.at
        case .graded(let grade): start(grade, at: recorded.at)
        case .outcomeDecided where clock == .resolution: clockStoppedAt = clockStoppedAt ?? recorded.at
        case .personErased: causesToRedo = []
        default: note(recorded.fact)
        }
    }

    /// The clock starts when the report is graded, and again when it is graded anew before it stopped.
    private mutating func start(_ grade: Graded, at moment: Moment) {
        guard clockStoppedAt == nil else { return }
        gradedAt = moment
        clockDue = grade.due
        clock = grade.clock
    }

    /// Takes a grade's clock back to where it stood.
    mutating func resumeClock(of before: Triage) {
        (gradedAt, clockDue, clock) = (before.gradedAt, before.clockDue, before.clock)
        clockStoppedAt = before.clockStoppedAt
    }

    private mutating func note(_ fact: FileFact) {
        guard assessed != nil, let cause = RedoCause(fact), !causesToRedo.contains(cause) else { return }
        causesToRedo.append(cause)
    }
}

extension Triage {
    /// How the clock of the grade stands.
    public enum ClockStanding: Sendable, Equatable {
        case none
        case running(due: Moment)
        case overdue(since: Moment)
        case kept(at: Moment, due: Moment)
        case missed(at: Moment, due: Moment)
    }

    /// - Parameter now: when it is asked.
    public func clockStanding(at now: Moment) -> ClockStanding {
        guard let due = clockDue else { return .none }
        if let stopped = clockStoppedAt {
            return stopped <= due ? .kept(at: stopped, due: due) : .missed(at: stopped, due: due)
        }
        return due < now ? .overdue(since: due) : .running(due: due)
    }

    /// By when the clock should stop, while it runs.
    public var runningClockDue: Moment? { clockStoppedAt == nil ? clockDue : nil }
}
