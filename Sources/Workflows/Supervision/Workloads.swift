import Policing

/// What supervisors look at and keep, besides the facts of files.
public typealias SupervisionStore = AbsenceRoll & DayNumbers & Handovers & LatePromises & QualityChecks & Workloads

/// Who has how much.
public protocol Workloads: Sendable {
    /// How many open files each officer owns, by log-in name. Whoever owns none is not there.
    func openFiles() async throws(StoreError) -> [String: Int]
    /// Open files of one unit, by who owns them.
    func loads(of unit: String, at now: Moment) async throws(StoreError) -> [WorkLoad]
    /// Open files of every unit, whoever owns them.
    func unitLoads(at now: Moment) async throws(StoreError) -> [WorkLoad]
    /// Open files that are recorded and nobody's, the most urgent first.
    func unallocated(for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary]
}

/// What one officer of a unit has, or the unit as a whole.
public struct WorkLoad: Sendable, Equatable {
    /// The code of the unit.
    public let unit: String
    /// Nil for what is the unit's as a whole, and for everything that a unit has.
    public let officer: String?
    public let byGrade: [String: Int]
    public let byStatus: [FileState.Status: Int]
    /// When the oldest was received.
    public let oldest: Moment?
    /// How many files owe a promise whose time has passed, at most 1,000.
    public let late: Int

    public var open: Int { byStatus.values.reduce(0, +) }

    public init(
        unit: String, officer: String?, byGrade: [String: Int], byStatus: [FileState.Status: Int], oldest: Moment?,
        late: Int
    ) {
        self.unit = unit
        self.officer = officer
        self.byGrade = byGrade
        self.byStatus = byStatus
        self.oldest = oldest
        self.late = late
    }

    /// For a file that nobody graded.
    public static let ungraded = ""
}
