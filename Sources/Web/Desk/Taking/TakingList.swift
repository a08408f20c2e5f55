import Foundation
import HTML
import NIOCore
import Policing
import Workflows

/// Where a report begins, and those that this member has not finished.
struct TakingList: HTML, Sendable {
    let desk: DeskWords
    let token: FormToken
    let takings: [Taking]

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("taking.list.title") }
        p(.class("govuk-body")) { desk.text("taking.list.intro") }
        PostForm(action: "/desk/take", token: token) {
            ButtonGroup {
                Button(text: desk.text("taking.list.phone"), name: "channel", value: "phone")
                Button(text: desk.text("taking.list.counter"), kind: .secondary, name: "channel", value: "counter")
            }
        }
        h2(.class("govuk-heading-m")) { desk.text("taking.list.unfinished") }
        if takings.isEmpty {
            p(.class("govuk-body")) { desk.text("taking.list.none") }
        } else {
            table
        }
    }

    private var table: DataTable {
        DataTable(
            title: desk.text("taking.list.unfinished"), titleIsHidden: true,
            columns: ["report", "begun", "saved", "ends"].map {
                DataTable.Column(text: desk.text("taking.list.\($0)"))
            },
            rows: takings.map(row))
    }

    private func row(_ taking: Taking) -> DataTable.Row {
        let kind = taking.body[TakingField.kind]
        let title = kind.isEmpty ? desk.text("taking.no-kind") : desk.kind(kind)
        let name = taking.body["name"].plainLine
        let channel = desk.text("channels.\(taking.channel.rawValue)")
        return DataTable.Row(cells: [
            .linkOver(TextLink(text: title, href: taking.path), name.isEmpty ? channel : "\(name), \(channel)"),
            .time(desk.times.text(taking.begunAt)), .time(desk.times.text(taking.savedAt)),
            .time(desk.times.text(taking.endsAt)),
        ])
    }
}

extension TakingAnswer {
    /// As it goes over the wire.
    var bytes: ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return ByteBuffer(bytes: (try? encoder.encode(self)) ?? Data())
    }
}
