import HTML
import Policing
import Workflows

/// Who has read a file and why, the newest first, with the way to all of them; then the lists that showed it.
struct AccessesPage: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let title: String
    let entries: [AccessEntry]
    let lists: [AccessEntry]

    var body: some HTML {
        BackLink(text: desk.text("to-file"), href: file.path)
        h1(.class("govuk-heading-l")) { title }
        DataTable(
            title: title, titleIsHidden: true,
            columns: ["at", "who", "purpose", "why"].map { DataTable.Column(text: desk.text("accesses.\($0)")) },
            rows: entries.map(row))
        p(.class("govuk-body")) {
            TextLink(
                text: desk.text("accesses.all"), href: "/desk/access/readings?reference=\(file.reference.text)")
        }
        if !lists.isEmpty {
            DataTable(
                title: desk.text("accesses.lists"),
                columns: ["at", "who", "purpose"].map { DataTable.Column(text: desk.text("accesses.\($0)")) },
                rows: lists.map(line))
        }
    }

    private func row(_ entry: AccessEntry) -> DataTable.Row {
        DataTable.Row(cells: cells(entry) + [.text(ReadingTable(desk: desk).basis(entry))])
    }

    private func line(_ entry: AccessEntry) -> DataTable.Row { DataTable.Row(cells: cells(entry)) }

    private func cells(_ entry: AccessEntry) -> [TableCell] {
        [
            .time(desk.times.text(entry.at)), .text(desk.actor(entry.actor)),
            .text(ReadingTable(desk: desk).purpose(entry)),
        ]
    }
}
