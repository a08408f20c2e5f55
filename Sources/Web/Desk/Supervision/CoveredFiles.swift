import HTML
import Policing
import Workflows

extension Site {
    /// For whom a reader stands in now.
    func covered(_ visit: StaffVisit) async throws -> [Absence] {
        try await absences(at: visit.now).covered(by: visit.member.username, at: visit.now)
    }
}

extension QueueRequest {
    /// One for the reader's own files, and one for those of each whom they stand in for.
    func alsoOwned(by others: [String]) -> [QueueRequest] {
        [self] + others.map { QueueRequest(.owned(by: $0), narrowing, reader: reader) }
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
