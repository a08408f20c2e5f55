import Policing

/// What one shift leaves to the next.
public protocol Handovers: Sendable {
    func handover(_ wanted: HandoverRequest) async throws(StoreError) -> Handover
    /// Notes of a unit since a moment, and those that nobody has taken over, newest first.
    func notes(of unit: String, since: Moment) async throws(StoreError) -> [HandoverNote]
    func write(_ text: String, to unit: String, by member: StaffMember, at now: Moment) async throws(StoreError)
    /// False when there is no such note, or somebody took it over already.
    func takeOver(_ note: Int64, by member: StaffMember, at now: Moment) async throws(StoreError) -> Bool
    /// Deletes what was written before a moment, and says how much.
    func deleteNotes(before: Moment) async throws(StoreError) -> Int
}

/// Whose shift, and when.
public struct HandoverRequest: Sendable {
    /// The code of the unit.
    public let unit: String
    /// Whether what is nobody's yet is this unit's: the unit that takes reports in.
    public let takesReports: Bool
    public let now: Moment
    public let shiftHours: Int
    /// Codes of grades that must not be left lying.
    public let urgentGrades: [String]
    /// Whoever reads.
    public let reader: StaffMember
    /// Rows of each part, at most.
    public let limit: Int

    public init(
        unit: String, takesReports: Bool, now: Moment, shiftHours: Int, urgentGrades: [String], reader: StaffMember,
        limit: Int
    ) {
        self.unit = unit
        self.takesReports = takesReports
        self.now = now
        self.shiftHours = shiftHours
        self.urgentGrades = urgentGrades
        self.reader = reader
        self.limit = limit
    }

    public var since: Moment { now.adding(hours: Int64(-shiftHours)) }
    public var until: Moment { now.adding(hours: Int64(shiftHours)) }
}

/// Everything that the next shift of a unit should know, from the views alone.
public struct Handover: Sendable, Equatable {
    /// Changed in the last shift, newest first, each with what happened last.
    public let changed: [ChangedFile]
    /// Somebody may be in danger: guarded, or with enhanced rights, and open.
    public let atRisk: [FileSummary]
    /// Of an urgent grade, and open.
    public let urgent: [FileSummary]
    /// With a promise that is due before the next shift ends, or is late.
    public let due: [FileSummary]

    public init(changed: [ChangedFile], atRisk: [FileSummary], urgent: [FileSummary], due: [FileSummary]) {
        self.changed = changed
        self.atRisk = atRisk
        self.urgent = urgent
        self.due = due
    }
}

/// A file, and what happened to it last.
public struct ChangedFile: Sendable, Equatable {
    public let file: FileSummary
    public let last: TimelineEntry?

    public init(file: FileSummary, last: TimelineEntry?) {
        self.file = file
        self.last = last
    }
}

/// A few words for whoever comes next.
public struct HandoverNote: Sendable, Equatable {
    public let number: Int64
    public let text: String
    public let byName: String
    public let at: Moment
    /// Who took it over, and when; nil as long as nobody has.
    public let taken: Taken?

    public struct Taken: Sendable, Equatable {
        public let byName: String
        public let at: Moment

        public init(byName: String, at: Moment) {
            self.byName = byName
            self.at = at
        }
    }

    public init(number: Int64, text: String, byName: String, at: Moment, taken: Taken?) {
        self.number = number
        self.text = text
        self.byName = byName
        self.at = at
        self.taken = taken
    }

    public static let mostCharacters = 2_000
}
