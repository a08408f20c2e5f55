import Policing

/// What supervisors look at and keep, besides the facts of files.
public typealias SupervisionStore = AbsenceRoll & DayNumbers & Handovers & LatePromises & QualityChecks & Workloads

/// Who has how much, as one reader may know: a restricted file that does not name them counts in none of it.
public protocol Workloads: Sendable {
    /// How many open files each officer owns, by log-in name. Whoever owns none is not there.
    func openFiles(for reader: StaffMember) async throws(StoreError) -> [String: Int]
    /// Open files and overdue tasks of one unit, by who owns them.
    func loads(of unit: String, for reader: StaffMember, at now: Moment) async throws(StoreError) -> [WorkLoad]
    /// Open files and overdue tasks of every unit, whoever owns them.
    func unitLoads(for reader: StaffMember, at now: Moment) async throws(StoreError) -> [WorkLoad]
    /// How many open files of a unit, or of the whole force, are left out of these numbers.
    func hiddenFiles(of unit: String?, from reader: StaffMember) async throws(StoreError) -> Int
    /// Tasks that are overdue, the longest first.
    func overdueTasks(_ wanted: OverdueRequest, after mark: OverdueMark?, limit: Int) async throws(StoreError)
        -> [OverdueTask]
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
    /// How many tasks on the unit's files are overdue, at most 1,000.
    public let overdueTasks: Int

    public var open: Int { byStatus.values.reduce(0, +) }

    public init(
        unit: String, officer: String?, byGrade: [String: Int], byStatus: [FileState.Status: Int], oldest: Moment?,
        late: Int, overdueTasks: Int
    ) {
        self.unit = unit
        self.officer = officer
        self.byGrade = byGrade
        self.byStatus = byStatus
        self.oldest = oldest
        self.late = late
        self.overdueTasks = overdueTasks
    }

    /// For a file that nobody graded.
    public static let ungraded = ""
    /// For a file that no unit has.
    public static let noUnit = ""
}

/// Whose overdue tasks to show.
public struct OverdueRequest: Sendable {
    /// The unit that has the files; `WorkLoad.noUnit` for files that no unit has.
    public let unit: String
    /// Nil for everybody's.
    public let owner: String?
    public let reader: StaffMember
    public let now: Moment

    public init(unit: String, owner: String?, reader: StaffMember, now: Moment) {
        self.unit = unit
        self.owner = owner
        self.reader = reader
        self.now = now
    }
}

/// A task that should have been done.
public struct OverdueTask: Sendable, Equatable {
    public let mark: OverdueMark
    public let file: FileSummary
    /// Nil once the person has been erased.
    public let words: String?
    /// The log-in name of who is to do it.
    public let owner: String

    public init(mark: OverdueMark, file: FileSummary, words: String?, owner: String) {
        self.mark = mark
        self.file = file
        self.words = words
        self.owner = owner
    }
}

/// Where a task stands in the list of those that are overdue.
public struct OverdueMark: Sendable, Equatable {
    public let due: Moment
    /// Of the file, in its store.
    public let file: Int64
    /// Of the task, in its file.
    public let number: Int

    public init(due: Moment, file: Int64, number: Int) {
        self.due = due
        self.file = file
        self.number = number
    }
}
