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
    /// When what it waited for happened.
    public private(set) var clockStoppedAt: Moment?
    /// When the file ended before that: nothing is waited for any more, unless it is graded anew.
    public private(set) var clockEndedAt: Moment?
    /// Whether something shows that somebody may be in danger which nobody has weighed; nil when nothing ever did.
    public private(set) var dangerUnweighed: Bool?

    /// - Parameter report: what the file begins with.
    init(_ report: Reported) {
        dangerUnweighed = report.showsDanger
    }

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
        case needs, suspect, link, reclassified, noted

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
            case .contract(.needsAssessed): self = .needs
            case .contract(.contactNoted(let contact)) where contact.direction == .incoming: self = .noted
            case .parties(.filesLinked): self = .link
            case .parties(let fact) where fact.namesAccused: self = .suspect
            default: return nil
            }
        }
    }

    /// Whether the facts have changed since somebody weighed them.
    public var isToBeRedone: Bool { !causesToRedo.isEmpty }

    /// - Parameter before: what the file was recorded as before the fact; nil for nothing.
    mutating func evolve(_ recorded: RecordedFact, recordedAs before: Classification?) {
        switch recorded.fact {
        case .triage(.thriveAssessed(let fact)):
            assessed = Assessment(fact: fact, at: recorded.at)
            causesToRedo = []
            weighDanger()
        case .graded(let grade): start(grade, at: recorded.at)
        case .personErased: causesToRedo = []
        case .recorded(let record):
            // What it is recorded as for the first time is the answer to what was weighed; as something else, it is not.
            if let before, before != record.classification { add(.reclassified) }
        default: note(recorded.fact)
        }
        stopClock(by: recorded)
    }

    /// The clock starts when the report is graded, and again when it is graded anew before it stopped.
    private mutating func start(_ grade: Graded, at moment: Moment) {
        weighDanger()
        guard clockStoppedAt == nil else { return }
        clockEndedAt = nil
        gradedAt = moment
        clockDue = grade.due
        clock = grade.clock
    }

    /// Reopened, the file has no clock until somebody grades it again.
    private mutating func stopClock(by recorded: RecordedFact) {
        guard let clock, let gradedAt, runningClockDue != nil else { return }
        if let moment = recorded.stop(of: clock, since: gradedAt) {
            clockStoppedAt = moment
        } else if recorded.fact.endsTheFile {
            clockEndedAt = recorded.at
        }
    }

    private mutating func weighDanger() {
        if dangerUnweighed != nil { dangerUnweighed = false }
    }

    /// Takes a grade's clock back to where it stood, and what the grade had weighed.
    mutating func resumeClock(of before: Triage) {
        (gradedAt, clockDue, clock) = (before.gradedAt, before.clockDue, before.clock)
        (clockStoppedAt, clockEndedAt) = (before.clockStoppedAt, before.clockEndedAt)
        dangerUnweighed = before.dangerUnweighed
    }

    private mutating func note(_ fact: FileFact) {
        if case .personWrote(let wrote) = fact, wrote.showsDanger == true { dangerUnweighed = true }
        if let cause = RedoCause(fact) { add(cause) }
    }

    private mutating func add(_ cause: RedoCause) {
        guard assessed != nil, !causesToRedo.contains(cause) else { return }
        causesToRedo.append(cause)
    }
}

extension PartiesFact {
    /// Whether it puts somebody on the file who did it, or may have.
    fileprivate var namesAccused: Bool {
        switch self {
        case .partyAdded(let fact): fact.role.isAccused
        case .partyRoleAsserted(let fact): fact.role.isAccused
        default: false
        }
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
        /// The file ended before what it waited for came.
        case ended(at: Moment, due: Moment)
    }

    /// - Parameter now: when it is asked.
    public func clockStanding(at now: Moment) -> ClockStanding {
        guard let due = clockDue else { return .none }
        if let stopped = clockStoppedAt {
            return stopped <= due ? .kept(at: stopped, due: due) : .missed(at: stopped, due: due)
        }
        if let ended = clockEndedAt { return .ended(at: ended, due: due) }
        return due < now ? .overdue(since: due) : .running(due: due)
    }

    /// By when the clock should stop, while it runs: not once it was stopped, nor once the file has an outcome or is
    /// another's. Whatever shows or orders by a grade's clock asks here.
    public var runningClockDue: Moment? { clockStoppedAt == nil && clockEndedAt == nil ? clockDue : nil }
}
