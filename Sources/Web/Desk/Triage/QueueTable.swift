import HTML
import Policing
import Workflows

/// Files in rows, with why each stands where it stands.
struct QueueTable: Sendable {
    let desk: DeskWords
    let title: String

    func table(_ files: [FileSummary]) -> DataTable {
        DataTable(title: title, titleIsHidden: true, columns: columns, rows: files.map(row))
    }

    private var columns: [DataTable.Column] {
        ["reference", "why", "received", "place", "status", "grade", "owner", "due"].map { name in
            DataTable.Column(text: desk.text("queue.columns.\(name)"))
        }
    }

    private func row(_ file: FileSummary) -> DataTable.Row {
        let reasons = QueueReasons(desk: desk)
        let link = TextLink(text: file.reference.description, href: "/desk/files/\(file.reference.text)")
        let times = desk.times
        return DataTable.Row(
            cells: [
                .linkOver(link, desk.kind(file.form)), Self.lines(reasons.reasons(for: file)),
                .time(TimeText(iso: file.receivedAt.iso8601, text: times.ago(file.receivedAt))),
                .text(file.placeText.map(Self.short) ?? desk.text("not-known")), .tag(desk.status(file.status)),
                .text(file.grade ?? desk.text("none")), owner(of: file), due(file),
            ],
            isLate: reasons.isLate(file))
    }

    /// When the next promise is due, and which it is.
    private func due(_ file: FileSummary) -> TableCell {
        guard let due = file.nextDue else { return .text(desk.text("none")) }
        let time = TimeText(iso: due.iso8601, text: desk.times.due(due))
        return file.nextRule.map { .timeOver(time, desk.promise($0)) } ?? .time(time)
    }

    private func owner(of file: FileSummary) -> TableCell {
        guard let unit = file.unit.map(desk.unit) else { return .text(desk.text("none")) }
        return file.officerName.map { .twoLines($0, unit) } ?? .text(unit)
    }

    /// What weighs most, and the next two under it.
    private static func lines(_ reasons: [String]) -> TableCell {
        let rest = reasons.dropFirst().prefix(2)
        return rest.isEmpty ? .text(reasons[0]) : .twoLines(reasons[0], rest.joined(separator: " · "))
    }

    private static func short(_ place: String) -> String {
        place.count > 60 ? place.prefix(59) + "…" : place
    }
}
