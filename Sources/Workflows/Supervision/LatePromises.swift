import Policing

/// Promises whose time has passed.
public protocol LatePromises: Sendable {
    /// The longest late first; `from` are skipped.
    func late(_ wanted: LateRequest, from: Int, limit: Int) async throws(StoreError) -> [LatePromise]
    /// How many are late now of files that the reader may open, by rule, at most 1,000 each.
    func lateByRule(for reader: StaffMember, at now: Moment) async throws(StoreError) -> [String: Int]
}

/// Which late promises to show. What is nil is any.
public struct LateRequest: Sendable, Equatable {
    public var unit: String?
    public var officer: String?
    public var rule: String?
    /// Due before this moment.
    public var dueBefore: Moment
    /// Whoever reads.
    public var reader: StaffMember

    public init(dueBefore: Moment, reader: StaffMember) {
        self.dueBefore = dueBefore
        self.reader = reader
    }
}

/// One promise that is late, and its file.
public struct LatePromise: Sendable, Equatable {
    public let rule: String
    public let due: Moment
    public let file: FileSummary

    public init(rule: String, due: Moment, file: FileSummary) {
        self.rule = rule
        self.due = due
        self.file = file
    }
}
