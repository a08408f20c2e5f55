import HTML
import Policing
import Workflows

/// One file on one page: what must be known, what to do next, what was said, and what has happened.
struct FilePageView: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let actions: ActionList
    /// The name of what was just done.
    let done: DeskAction?
    let showsAccesses: Bool

    private var told: FileTold { FileTold(desk: desk, file: file) }
    private var history: FileHistory { FileHistory(desk: desk) }
    private var summary: FileSummary { file.page.summary }

    var body: some HTML {
        if let done {
            NotificationBanner(
                title: desk.text("done.title"), heading: desk.text("done.\(done.rawValue)"), isSuccess: true)
        }
        heading
        for warning in told.warnings {
            WarningText(spokenPrefix: desk.text("warnings.spoken"), text: warning)
        }
        div(.class("bl-two-sides")) {
            div {
                story
                dealings
            }
            aside(.id("next"), .aria("label", desk.text("actions.label"))) { actions }
        }
    }

    private var heading: some HTML {
        div(.class("bl-file-heading"), .data("version", String(file.state.version))) {
            h1(.class("govuk-heading-l")) {
                span(.translate(false), .dir(.ltr)) { file.reference.description }
                " "
                span(.class("bl-quiet")) { desk.kind(summary.form) }
            }
            p(.class("bl-tags")) {
                for tag in tags {
                    tag
                    " "
                }
            }
            p(.class("govuk-body bl-quiet")) { received }
            if let next = actions.next {
                p(.class("govuk-body bl-to-next")) {
                    TextLink(
                        text: desk.text("actions.next", ["action": desk.text("\(next.rawValue).title")]), href: "#next")
                }
            }
        }
    }

    private var tags: [StatusTag] {
        var tags = [desk.status(summary.status)]
        if let grade = summary.grade { tags.append(StatusTag(text: desk.grade(grade), colour: .blue)) }
        if let code = summary.classification {
            tags.append(StatusTag(text: desk.classification(code), colour: .turquoise))
        }
        if let crimes = file.state.recorded?.crimes, crimes > 1 {
            tags.append(StatusTag(text: desk.words.count("desk.tags.crimes", crimes), colour: .turquoise))
        }
        if summary.guarded { tags.append(StatusTag(text: desk.text("tags.guarded"), colour: .red)) }
        if summary.enhanced { tags.append(StatusTag(text: desk.text("tags.enhanced"), colour: .purple)) }
        if summary.reviewOpen { tags.append(StatusTag(text: desk.text("tags.review"), colour: .orange)) }
        return tags
    }

    private var received: String {
        let values: SentenceValues = [
            "time": desk.times.stamp(summary.receivedAt), "ago": desk.times.ago(summary.receivedAt),
            "channel": desk.text("channels.\(file.state.report.channel.rawValue)"),
        ]
        guard let unit = summary.unit else { return desk.text("received.unowned", values) }
        return desk.text(
            "received.owned",
            values.adding(["owner": summary.officerName ?? desk.unit(unit), "unit": desk.unit(unit)]))
    }

    @HTMLBuilder private var story: some HTML {
        h2(.class("govuk-heading-m")) { desk.text("file.told") }
        if let rows = told.rows {
            SummaryList(rows: rows)
        } else {
            p(.class("govuk-body")) { desk.text("erased") }
        }
        h2(.class("govuk-heading-m")) { desk.text("file.person") }
        SummaryList(rows: FileReporter(desk: desk, state: file.state).rows)
        if !file.state.property.isEmpty {
            FileProperty(desk: desk, items: file.state.property).table
        }
        if !file.state.evidence.isEmpty {
            FileEvidence(desk: desk, file: file).table
        }
    }

    @HTMLBuilder private var dealings: some HTML {
        if !file.page.promises.isEmpty {
            h2(.class("govuk-heading-m")) { desk.text("file.promises") }
            history.promises(file.page.promises)
        }
        if !messages.isEmpty {
            h2(.class("govuk-heading-m")) { desk.text("file.messages") }
            Messages(messages: messages)
        }
        h2(.class("govuk-heading-m")) { desk.text("file.timeline") }
        history.timeline(file.page.timeline, quotesMessages: false)
        if showsAccesses {
            p(.class("govuk-body")) { TextLink(text: desk.text("accesses.link"), href: "\(file.path)/accesses") }
        }
    }

    private var messages: [Messages.Message] {
        history.messages(file.page.timeline, from: summary.reporterName ?? desk.text("person.person"))
    }
}

/// Things that were taken, lost or found.
struct FileProperty: Sendable {
    let desk: DeskWords
    let items: [PropertyItem]

    var table: DataTable {
        DataTable(
            title: desk.text("file.property"),
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
struct FileEvidence: Sendable {
    let desk: DeskWords
    let file: OpenedFile

    var table: DataTable {
        DataTable(
            title: desk.text("file.evidence"),
            columns: ["name", "type", "size", "view"].map { DataTable.Column(text: desk.text("evidence.\($0)")) },
            rows: file.state.evidence.map(row))
    }

    private func row(_ evidence: EvidenceAdded) -> DataTable.Row {
        let path = "\(file.path)/evidence/\(evidence.id.text)"
        let name = evidence.name.value ?? desk.text("erased-name")
        let hash = desk.text("evidence.hash", ["hash": evidence.sha256])
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
