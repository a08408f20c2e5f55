import Policing

/// Checks of the staff's work.
public protocol QualityChecks: Sendable {
    /// The files that a member of staff worked on in a week and that a reader may know of, by their places in the store.
    func work(of username: String, in week: WorkWeek, for reader: StaffMember) async throws(StoreError) -> [Int64]
    /// Checks of work of a week, of files that a reader may know of.
    func checks(of week: WorkWeek, for reader: StaffMember) async throws(StoreError) -> [KnownCheck]
    /// Checks of one's own work, of files that one may know of, the newest first.
    func checks(about member: StaffMember, limit: Int) async throws(StoreError) -> [KnownCheck]
    /// How often each question was answered how, since a moment, of files that a reader may know of; about everybody,
    /// or about one.
    func answers(about username: String?, for reader: StaffMember, since: Moment) async throws(StoreError)
        -> [CheckTally]
    /// The summaries of files that a reader may see.
    func summaries(_ files: [Int64], for reader: StaffMember) async throws(StoreError) -> [FileSummary]
}

/// A check as lists show it: without its words.
public struct KnownCheck: Sendable, Equatable {
    public let reference: Reference
    public let number: Int
    public let about: String
    public let by: String
    public let at: Moment
    /// Nil where nothing applied.
    public let scorePercent: Int?
    public let heardAt: Moment?

    public init(
        reference: Reference, number: Int, about: String, by: String, at: Moment, scorePercent: Int?, heardAt: Moment?
    ) {
        self.reference = reference
        self.number = number
        self.about = about
        self.by = by
        self.at = at
        self.scorePercent = scorePercent
        self.heardAt = heardAt
    }
}

/// How often a question had an answer.
public struct CheckTally: Sendable, Equatable {
    public let question: String
    public let answer: CheckMark.Answer
    public let count: Int

    public init(question: String, answer: CheckMark.Answer, count: Int) {
        self.question = question
        self.answer = answer
        self.count = count
    }
}
