/// How quickly the force acts on a report. Grades are the force's own: `Force/<force>/grades.csv`.
public struct Grade: Hashable, Sendable, Codable {
    /// A code such as `P1`; stored in facts.
    public let code: String
    public let title: String
    /// Minutes from the start of the clock to its stop; nil when the grade sets no target.
    public let targetMinutes: Int?
    public let clock: GradeClock

    public init(code: String, title: String, targetMinutes: Int?, clock: GradeClock) {
        self.code = code
        self.title = title
        self.targetMinutes = targetMinutes
        self.clock = clock
    }

    /// By when the target should be met, for a report graded at that moment; nil without a target.
    public func target(gradedAt: Moment) -> Moment? {
        targetMinutes.map { gradedAt.adding(seconds: Int64($0) * 60) }
    }
}

/// What stops the clock of a grade. It starts when the report is graded.
public enum GradeClock: String, CaseIterable, Sendable, Codable {
    /// An officer arrives.
    case arrival
    /// The person is spoken to, by telephone or at an appointment.
    case contact
    /// The report is dealt with, with no visit.
    case resolution
}

extension RecordedFact {
    /// When it says that what a clock waits for happened; nil when it does not say so. An outcome reaches the person,
    /// and so does an end at another body; no decision brings an officer to them. Who was spoken to before the clock
    /// began waits as before.
    func stop(of clock: GradeClock, since start: Moment) -> Moment? {
        switch fact {
        case .triage(.clockStopped(let stopped)): stopped.at
        case .contract(.contactNoted(let noted))
        where clock == .contact && !noted.channel.isWriting && noted.victim == nil && noted.at >= start: noted.at
        default: clock != .arrival && fact.endsTheFile ? at : nil
        }
    }
}

extension FileFact {
    /// Whether nothing is waited for any more after it: the file has an outcome, or is another's.
    var endsTheFile: Bool {
        switch self {
        case .outcomeDecided: true
        case .recorded(let record): record.classification.endsTheFile
        default: false
        }
    }
}

/// The grades of a force, most urgent first.
public struct GradeTable: Sendable, Hashable {
    public let grades: [Grade]
    private let byCode: [String: Int]

    /// - Throws: `TableFault.repeated` when two grades have one code.
    public init(grades: [Grade]) throws(TableFault) {
        self.grades = grades
        byCode = try index(grades.map(\.code))
    }

    public subscript(code: String) -> Grade? {
        byCode[code].map { grades[$0] }
    }

    /// How urgent a grade is, 0 for the most urgent; nil for a code that is not in the table.
    public func urgency(of code: String) -> Int? { byCode[code] }
}
