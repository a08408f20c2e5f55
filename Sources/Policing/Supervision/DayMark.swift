/// What a force counts of a day in London. Raw values stand in views and addresses.
public enum DayMeasure: String, Sendable, CaseIterable {
    case received
    /// For the first time: another recording of the same file is no other.
    case recorded
    /// Of those, within 24 hours of the report.
    ///
    /// Source: National Crime Recording Standard.
    case recordedInTime = "recorded-in-time"
    /// For the first time.
    case graded
    /// Of those, with a clock: it stops by a word to the person, by a decision, or by an officer who says when they came.
    case gradedOnClock = "graded-on-clock"
    /// Of those, stopped in time.
    case gradeKept = "grade-kept"
    case outcomes
    /// In time, by the day on which they were kept; with them the news that was agreed with a victim.
    case promisesKept = "promises-kept"
    /// Those whose time ran out on that day, whatever came later; with them that news.
    case promisesMissed = "promises-missed"
    /// Messages of people, by the day on which somebody answered.
    case messagesAnswered = "messages-answered"
}

/// Something that counts for a day, as one fact made it.
public struct DayMark: Sendable, Equatable {
    /// The version of the file that it came with.
    public let version: Int
    public let day: CivilDate
    public let measure: DayMeasure
    /// The grade, outcome or rule; empty where there is none.
    public let code: String
    public let amount: Int

    public init(version: Int, day: CivilDate, measure: DayMeasure, code: String = "", amount: Int = 1) {
        self.version = version
        self.day = day
        self.measure = measure
        self.code = code
        self.amount = amount
    }
}

/// What supervisors know of a file.
public struct Supervision: Sendable, Equatable {
    /// In the order of the facts.
    public internal(set) var marks: [DayMark] = []
    /// Who of the staff worked on it in which week.
    public internal(set) var work: [StaffWork] = []
    public internal(set) var checks: [QualityCheck] = []
    /// The clock of the first grade, until something stops it.
    var clock: RunningClock?

    struct RunningClock: Sendable, Equatable {
        let stops: GradeClock
        let due: Moment
        let since: Moment
        let grade: String
    }
}

extension FileState {
    /// Counts a fact, before it changes anything else.
    mutating func count(_ recorded: RecordedFact) {
        supervision.note(workOf: recorded)
        switch recorded.fact {
        case .graded(let graded): count(graded, recorded)
        case .recorded(let record): count(record, recorded)
        case .outcomeDecided(let outcome):
            mark(.outcomes, recorded, code: outcome.code)
        case .staffWrote:
            if unansweredMessages > 0 { mark(.messagesAnswered, recorded, amount: unansweredMessages) }
        case .promiseKept(let kept): count(kept, recorded)
        default: break
        }
        stopClock(by: recorded)
    }

    private mutating func count(_ graded: Graded, _ recorded: RecordedFact) {
        guard grade == nil else { return }
        mark(.graded, recorded, code: graded.grade)
        guard let clock = graded.clock, let due = graded.due else { return }
        mark(.gradedOnClock, recorded, code: graded.grade)
        supervision.clock = .init(stops: clock, due: due, since: recorded.at, grade: graded.grade)
    }

    private mutating func count(_ record: Recorded, _ recorded: RecordedFact) {
        if self.recorded == nil {
            mark(.recorded, recorded)
            if recorded.at <= CountingRules.recordBy(reported: receivedAt) { mark(.recordedInTime, recorded) }
        }
    }

    private mutating func count(_ kept: PromiseKept, _ recorded: RecordedFact) {
        let keptAt = kept.at ?? recorded.at
        guard let promise = promises.first(where: { $0.number == kept.number }), let due = promise.due, keptAt <= due
        else { return }
        mark(.promisesKept, recorded, at: keptAt, code: promise.rule)
    }

    /// Counts something for the day of a moment: that of the fact, where none is given.
    mutating func mark(
        _ measure: DayMeasure, _ recorded: RecordedFact, at moment: Moment? = nil, code: String = "", amount: Int = 1
    ) {
        supervision.marks.append(
            DayMark(
                version: recorded.version, day: (moment ?? recorded.at).london.date, measure: measure, code: code,
                amount: amount))
    }

    /// It counts for the day on which the file was graded.
    private mutating func stopClock(by recorded: RecordedFact) {
        guard let clock = supervision.clock, let moment = recorded.stop(of: clock.stops, since: clock.since) else {
            return
        }
        supervision.clock = nil
        guard moment <= clock.due else { return }
        mark(.gradeKept, recorded, at: clock.since, code: clock.grade)
    }
}
