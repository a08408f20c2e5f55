import HTML
import Policing
import Workflows

/// Things that were taken, lost or found.
struct FileProperty: Sendable {
    let desk: DeskWords
    let items: [PropertyItem]

    var table: DataTable {
        DataTable(
            title: desk.text("sections.property"), titleIsHidden: true,
            columns: ["thing", "serial", "value"].map { DataTable.Column(text: desk.text("property.\($0)")) },
            rows: items.map { item in
                DataTable.Row(cells: [
                    .text(item.description), .text(item.serialNumber ?? desk.text("none")),
                    .text(item.valuePence.map(pounds) ?? desk.text("none")),
                ])
            })
    }

    private func pounds(_ pence: Int) -> String {
        let rest = abs(pence) % 100
        return desk.text(
            "property.pounds", ["pounds": String(pence / 100), "pence": rest < 10 ? "0\(rest)" : "\(rest)"])
    }
}

/// Files of evidence, each with its hash and a way to see it.
struct FileEvidence: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile

    var body: some HTML {
        if !shown.isEmpty { table }
        if file.state.evidence.count > shown.count {
            p(.class("govuk-body")) {
                desk.words.count("desk.evidence.withheld", file.state.evidence.count - shown.count)
            }
        }
    }

    /// What is held to be sensitive is for those who may read that.
    private var shown: [EvidenceAdded] { file.state.evidence(for: .staff(file.reader)) }

    private var table: DataTable {
        DataTable(
            title: desk.text("sections.evidence"), titleIsHidden: true,
            columns: ["name", "type", "size", "view"].map { DataTable.Column(text: desk.text("evidence.\($0)")) },
            rows: shown.map(row))
    }

    private func row(_ evidence: EvidenceAdded) -> DataTable.Row {
        let path = "\(file.path)/evidence/\(evidence.id.text)"
        let name = evidence.name.value ?? desk.text("erased-name")
        let key = file.state.isSensitive(.upload(evidence.id)) ? "evidence.hash-sensitive" : "evidence.hash"
        let hash = desk.text(key, ["hash": evidence.sha256])
        guard !file.state.isErased else {
            return DataTable.Row(cells: [
                .twoLines(name, hash), .text(evidence.type), .text(Self.size(evidence.lengthBytes, desk)),
                .text(desk.text("evidence.erased")),
            ])
        }
        let isPicture = evidence.type.hasPrefix("image/")
        return DataTable.Row(cells: [
            .linkOver(TextLink(text: name, href: path), hash),
            .text(evidence.type), .text(Self.size(evidence.lengthBytes, desk)),
            isPicture
                ? .link(TextLink(text: desk.text("evidence.preview"), href: "\(path)/preview", hiddenText: name))
                : .text(desk.text("none")),
        ])
    }

    private static func size(_ bytes: Int64, _ desk: DeskWords) -> String {
        switch bytes {
        case ..<1_000: desk.words.count("desk.evidence.bytes", Int(bytes))
        case ..<1_000_000: desk.text("evidence.kilobytes", ["count": String(bytes / 1_000)])
        default: desk.text("evidence.megabytes", ["count": String(bytes / 1_000_000)])
        }
    }
}
