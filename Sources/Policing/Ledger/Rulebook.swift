/// The tables that decisions are taken by: the law's and the force's. All of it is data.
public struct Rulebook: Sendable {
    public let promises: PromiseTable
    public let calendar: WorkingCalendar
    public let grades: GradeTable
    public let offences: OffenceTable
    public let outcomes: OutcomeTable
    public let asb: AntiSocialTable
    /// The codes of the force's units.
    public let units: Set<String>
    /// What suggestions are made by.
    public let triage: TriageTables
    /// Which of several crimes is the principal one.
    public let principalCrimes: PrincipalCrimeTable
    /// The words that need care in what is written to people.
    public let words: WordTable
    /// What the force has ready to say.
    public let replies: ReplyTable
    /// What speaks for an investigation.
    public let solvability: SolvabilityTable

    /// Which unit a file goes to.
    public let allocation: AllocationTable
    /// The codes of the questions of a quality check, in their order.
    public let checks: [String]

    public init(
        promises: PromiseTable, calendar: WorkingCalendar, grades: GradeTable, offences: OffenceTable,
        outcomes: OutcomeTable, asb: AntiSocialTable, units: Set<String>, triage: TriageTables = .none,
        principalCrimes: PrincipalCrimeTable = .none, words: WordTable = .none, replies: ReplyTable = .none,
        solvability: SolvabilityTable = .none, allocation: AllocationTable = .none, checks: [String] = []
    ) {
        self.promises = promises
        self.calendar = calendar
        self.grades = grades
        self.offences = offences
        self.outcomes = outcomes
        self.asb = asb
        self.units = units
        self.triage = triage
        self.principalCrimes = principalCrimes
        self.words = words
        self.replies = replies
        self.solvability = solvability
        self.allocation = allocation
        self.checks = checks
    }
}

/// Limits on what one file may hold, so that nobody can fill it with nonsense.
public enum FileLimits {
    public static let textCharacters = 10_000
    /// Why somebody was given a file.
    public static let reasonCharacters = 1_000
    public static let evidenceFiles = 16
    /// Victims of one recorded offence.
    public static let victims = 999
    /// Offences of one report beside the first.
    public static let furtherOffences = 5
    /// How long ago something may have happened that is noted now: four weeks.
    public static let minutesAgo = 40_320
    public static let evidenceBytes: Int64 = 1 << 30
}
