import Policing
import Workflows

/// Tasks and reviews across files, each from an index of its own.
public struct SQLInvestigationLists: InvestigationLists {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let tasks = SQL(
        """
        SELECT file.reference, file.form, task.number, task.words, task.due, task.set_by
        FROM file_task AS task JOIN file ON file.number = task.file
        WHERE task.owner = $1 AND task.ended IS NULL AND \(Visible.condition("$3"))
        ORDER BY task.due, task.file, task.number LIMIT $2
        """)
    private static let reviews = SQL(
        """
        SELECT file.reference, file.form, review.due, review.reviewed_by
        FROM supervisor_review AS review JOIN file ON file.number = review.file
        WHERE review.due <= $1 AND \(Visible.condition("$3")) ORDER BY review.due, review.file LIMIT $2
        """)

    public func tasks(of member: StaffMember, limit: Int) async throws(StoreError) -> [TaskRow] {
        try await engine.reading { session in
            try session.query(Self.tasks, [.text(member.username), .int(Int64(limit)), Visible.keys(of: member)]) {
                row in
                TaskRow(
                    reference: try Self.reference(row), form: row.text(1), number: Int(row.int(2)),
                    words: row.optionalText(3), due: Moment(milliseconds: row.int(4)), setBy: row.text(5))
            }
        }
    }

    public func reviews(dueBy moment: Moment, for member: StaffMember, limit: Int) async throws(StoreError)
        -> [ReviewRow]
    {
        try await engine.reading { session in
            try session.query(Self.reviews, [.int(moment.milliseconds), .int(Int64(limit)), Visible.keys(of: member)]) {
                row in
                ReviewRow(
                    reference: try Self.reference(row), form: row.text(1), due: Moment(milliseconds: row.int(2)),
                    reviewedBy: row.text(3))
            }
        }
    }

    private static let proposals = SQL(
        """
        SELECT file.reference, file.form, proposal.code, proposal.proposed_by, proposal.at
        FROM proposed_outcome AS proposal JOIN file ON file.number = proposal.file
        WHERE proposal.proposed_by <> $1 AND \(Visible.condition("$3"))
        ORDER BY proposal.at, proposal.file LIMIT $2
        """)

    public func proposals(for member: StaffMember, limit: Int) async throws(StoreError) -> [ProposalRow] {
        try await engine.reading { session in
            try session.query(Self.proposals, [.text(member.username), .int(Int64(limit)), Visible.keys(of: member)]) {
                row in
                ProposalRow(
                    reference: try Self.reference(row), form: row.text(1), code: row.text(2), proposedBy: row.text(3),
                    at: Moment(milliseconds: row.int(4)))
            }
        }
    }

    private static func reference(_ row: any Row) throws -> Reference {
        guard let reference = Reference(typed: row.text(0)) else { throw EngineError.corrupt("a file row") }
        return reference
    }
}
