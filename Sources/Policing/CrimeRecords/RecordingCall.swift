extension CountingRules {
    /// How many hours before the recording limit a report that looks like a crime is called out: our choice.
    public static let calledOutHours: Int64 = 6

    /// How a report that may be a crime stands towards the limit within which it must be recorded.
    public enum RecordingCall: Sendable, Equatable {
        /// It is recorded, it has ended, or nothing in it looks like a crime.
        case none
        case waiting(until: Moment)
        /// Few hours are left.
        case near(limit: Moment)
        case passed(limit: Moment)
    }

    /// Whether what is reported with a form is a crime, as far as its kind says.
    public static func looksLikeCrime(_ form: Form) -> Bool {
        form.isVictimBased || form.suggestedOffence != nil
    }

    /// Whether a report is to be called out, for it looks like a crime and nobody has recorded it.
    ///
    /// - Parameters:
    ///   - form: its kind; nil for one that the force no longer has, which is taken to look like a crime.
    ///   - isWaiting: whether the file is open and not recorded.
    ///
    /// Source: National Crime Recording Standard, at most 24 hours from the report; the force inspections of 2017 and
    /// 2018 found crimes lost between incident and crime systems.
    public static func call(form: Form?, isWaiting: Bool, reported: Moment, at now: Moment) -> RecordingCall {
        guard isWaiting, form.map(looksLikeCrime) ?? true else { return .none }
        let limit = recordBy(reported: reported)
        if limit < now { return .passed(limit: limit) }
        return limit <= now.adding(hours: calledOutHours) ? .near(limit: limit) : .waiting(until: limit)
    }
}
