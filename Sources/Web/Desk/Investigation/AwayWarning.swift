import Policing
import Workflows

extension Site {
    /// What to say once before a task goes to somebody who is away; nil when there is nothing to say, or it was said.
    func warning(of command: FileCommand, _ sheet: ActionSheet, at now: Moment) async throws -> String? {
        guard case .investigation(.reassignTask(_, let owner, _)) = command,
            sheet.typed[ActionSheet.warnedField] != owner.username
        else { return nil }
        let away = try await absences(at: now).absences.first { $0.username == owner.username && $0.holds(at: now) }
        guard let away else { return nil }
        let until = sheet.desk.times.stamp(away.until)
        guard let cover = away.cover else { return sheet.text("away", ["name": owner.name, "until": until]) }
        return sheet.text("covered", ["name": owner.name, "until": until, "cover": sheet.desk.who(cover)])
    }
}
