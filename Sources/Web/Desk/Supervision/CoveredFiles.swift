import HTML
import Policing
import Workflows

extension Site {
    /// One page of what somebody's own list holds: their files, and those of whoever they stand in for now.
    func ownRows(
        _ visit: StaffVisit, limit: Int,
        _ rows: @Sendable (_ username: String) async throws -> [QueueRow]
    ) async throws -> [QueueRow] {
        var found = try await rows(visit.member.username)
        for absence in try await covered(visit) { found += try await rows(absence.username) }
        let sorted = found.sorted { one, other in
            (one.mark.rank, one.mark.due, one.mark.number) < (other.mark.rank, other.mark.due, other.mark.number)
        }
        return Array(sorted.prefix(limit))
    }

    /// For whom a reader stands in now.
    func covered(_ visit: StaffVisit) async throws -> [Absence] {
        try await absences(at: visit.now).covered(by: visit.member.username, at: visit.now)
    }
}

/// Says whose files stand among one's own, and until when.
struct CoverNotice: HTML, Sendable {
    let desk: DeskWords
    let covered: [Absence]
    let staff: [StaffMember]

    var body: some HTML {
        ForEach(covered) { absence in
            InsetText(text: text(absence))
        }
    }

    private func text(_ absence: Absence) -> String {
        let name = staff.first { $0.username == absence.username }?.name ?? absence.username
        return desk.text("cover.text", ["name": name, "until": desk.times.stamp(absence.until)])
    }
}
