import HTML
import Policing
import Workflows

/// Everybody who has read a file, the newest first.
struct AccessesPage: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let title: String
    let entries: [AccessEntry]

    var body: some HTML {
        BackLink(text: desk.text("to-file"), href: file.path)
        h1(.class("govuk-heading-l")) { title }
        DataTable(
            title: title, titleIsHidden: true,
            columns: ["at", "who", "purpose"].map { DataTable.Column(text: desk.text("accesses.\($0)")) },
            rows: entries.map(row))
    }

    private func row(_ entry: AccessEntry) -> DataTable.Row {
        let key = "accesses.purposes.\(entry.purpose)"
        return DataTable.Row(cells: [
            .time(desk.times.text(entry.at)), .text(who(entry.actor)),
            .text(desk.words.has("desk.\(key)") ? desk.text(key) : entry.purpose),
        ])
    }

    private func who(_ actor: String) -> String {
        switch actor {
        case Policing.Actor.person.text: desk.text("person.person")
        case Policing.Actor.platform.text: desk.text("accesses.platform")
        default: String(actor.drop { $0 != ":" }.dropFirst())
        }
    }
}
