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
    /// What speaks for an investigation.
    public let solvability: SolvabilityTable

    public init(
        promises: PromiseTable, calendar: WorkingCalendar, grades: GradeTable, offences: OffenceTable,
        outcomes: OutcomeTable, asb: AntiSocialTable, units: Set<String>,
        solvability: SolvabilityTable = .none
    ) {
        self.promises = promises
        self.calendar = calendar
        self.grades = grades
        self.offences = offences
        self.outcomes = outcomes
        self.asb = asb
        self.units = units
        self.solvability = solvability
    }
}

/// Limits on what one file may hold, so that nobody can fill it with nonsense.
public enum FileLimits {
    public static let textCharacters = 10_000
    public static let evidenceFiles = 16
    /// Victims of one recorded offence.
    public static let victims = 999
    public static let evidenceBytes: Int64 = 1 << 30
}
