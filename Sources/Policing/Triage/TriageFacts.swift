// What happens while it is decided how much a report weighs and how quickly the force acts.

/// A fact about weighing a report and acting on it in time.
public enum TriageFact: Sendable, Equatable {
    case thriveAssessed(ThriveAssessed)
    case clockStopped(ClockStopped)

    /// The stored name.
    var kind: FileFact.Kind {
        switch self {
        case .thriveAssessed: .thriveAssessed
        case .clockStopped: .clockStopped
        }
    }

    var payload: any Codable & Sendable {
        switch self {
        case .thriveAssessed(let payload): payload
        case .clockStopped(let payload): payload
        }
    }
}

/// A person weighed the report letter by letter.
public struct ThriveAssessed: Codable, Sendable, Equatable {
    public let levels: ThriveLevels
    /// What was suggested to whoever decided; nil when nothing was.
    public let suggested: ThriveLevels?
    /// A reason for each letter: it may name people.
    public let notes: Sealed<[ThriveNote]>
    public let by: String

    public init(levels: ThriveLevels, suggested: ThriveLevels?, notes: Sealed<[ThriveNote]>, by: String) {
        self.levels = levels
        self.suggested = suggested
        self.notes = notes
        self.by = by
    }
}

/// What the clock of the grade waited for has happened: an officer is there, or the person was spoken to.
public struct ClockStopped: Codable, Sendable, Equatable {
    /// When it happened, which may be before it was written down.
    public let at: Moment
    public let by: String

    public init(at: Moment, by: String) {
        self.at = at
        self.by = by
    }
}

/// A wish about weighing a report and acting on it in time.
public enum TriageCommand: Sendable, Equatable {
    /// Weigh each letter, with a reason.
    case assess([ThriveNote], suggested: ThriveLevels?)
    /// Note that what the grade's clock waited for happened, so many minutes ago.
    case stopClock(minutesAgo: Int)
    /// Everything that a new report needs first, all or nothing.
    case decideFirst(FirstDecision)
}

/// Why a report could not be weighed, or its clock not be stopped.
public enum TriageRefusal: Error, Hashable, Sendable {
    /// A letter was left out, or has no reason.
    case letterMissing(ThriveElement)
    /// The file is not graded, or its grade sets no time.
    case noClock
    case clockStoppedAlready
    /// It cannot have happened before the file was graded, nor later than now.
    case outsideTheClock
    /// Somebody has graded or recorded it already.
    case firstDecisionMade
}
