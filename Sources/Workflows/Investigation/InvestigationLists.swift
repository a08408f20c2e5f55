import Policing

/// What is to be done in investigations, across the files that a member of staff may know of.
public protocol InvestigationLists: Sendable {
    /// The open tasks of a member of staff, the first due first.
    func tasks(of member: StaffMember, limit: Int) async throws(StoreError) -> [TaskRow]
    /// Files that a supervisor is to read again by then, the first due first.
    func reviews(
        dueBy moment: Moment, for member: StaffMember, limit: Int
    ) async throws(StoreError) -> [ReviewRow]
    /// Outcomes that wait for the authority of somebody else than that member of staff, the longest waiting first.
    func proposals(for member: StaffMember, limit: Int) async throws(StoreError) -> [ProposalRow]
}

/// One open task.
public struct TaskRow: Sendable, Equatable {
    public let reference: Reference
    /// The kind of report: the identifier of its form.
    public let form: String
    public let number: Int
    /// Nil once the person has been erased.
    public let words: String?
    public let due: Moment
    /// The log-in name of who set it.
    public let setBy: String

    public init(reference: Reference, form: String, number: Int, words: String?, due: Moment, setBy: String) {
        self.reference = reference
        self.form = form
        self.number = number
        self.words = words
        self.due = due
        self.setBy = setBy
    }
}

/// One file that waits for a supervisor.
public struct ReviewRow: Sendable, Equatable {
    public let reference: Reference
    public let form: String
    public let due: Moment
    /// The log-in name of who reviewed it last.
    public let reviewedBy: String

    public init(reference: Reference, form: String, due: Moment, reviewedBy: String) {
        self.reference = reference
        self.form = form
        self.due = due
        self.reviewedBy = reviewedBy
    }
}

/// One proposed outcome.
public struct ProposalRow: Sendable, Equatable {
    public let reference: Reference
    public let form: String
    /// The outcome's code.
    public let code: String
    /// The log-in name of who proposed it.
    public let proposedBy: String
    public let at: Moment

    public init(reference: Reference, form: String, code: String, proposedBy: String, at: Moment) {
        self.reference = reference
        self.form = form
        self.code = code
        self.proposedBy = proposedBy
        self.at = at
    }
}
