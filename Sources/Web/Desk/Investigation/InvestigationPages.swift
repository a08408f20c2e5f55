import HTML
import Policing
import Workflows

/// Every exhibit with its chain, every statement with its versions, or the schedule of disclosure.
struct InvestigationPageView: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let page: InvestigationPage

    private var items: InvestigationItems {
        InvestigationItems(desk: desk, state: file.state, seesSensitive: file.seesSensitive)
    }

    private var isEmpty: Bool {
        switch page {
        case .exhibits: items.shownExhibits.isEmpty
        case .statements: items.shownStatements.isEmpty
        case .schedule: !file.state.disclosable.contains { items.isShown($0) && items.isDecided($0) }
        }
    }

    var body: some HTML {
        BackLink(text: desk.text("to-file"), href: file.path)
        h1(.class("govuk-heading-l")) {
            desk.text("investigation.pages.\(page.rawValue).title")
            " "
            span(.class("bl-quiet")) { file.reference.description }
        }
        if isEmpty {
            p(.class("govuk-body")) { desk.text("investigation.pages.\(page.rawValue).none") }
        }
        switch page {
        case .exhibits:
            ForEach(items.shownExhibits) { exhibit in
                ExhibitChain(desk: desk, exhibit: exhibit)
            }
        case .statements:
            ForEach(items.shownStatements) { statement in
                StatementVersions(desk: desk, heading: items.text(statement), statement: statement)
            }
        case .schedule:
            ForEach(DisclosureStanding.allCases) { standing in
                ScheduleList(items: items, standing: standing)
            }
        }
    }
}

/// Who had it, when, where and under which seal.
private struct ExhibitChain: HTML, Sendable {
    let desk: DeskWords
    let exhibit: Exhibit

    var body: some HTML {
        DataTable(
            title: title,
            columns: ["at", "what", "who", "place", "seal"].map {
                DataTable.Column(text: desk.text("investigation.chain.\($0)"))
            },
            rows: exhibit.chain.map(row))
        if let hash = exhibit.sha256 {
            p(.class("govuk-body bl-quiet")) { desk.text("evidence.hash", ["hash": hash]) }
        }
    }

    private var title: String {
        let description = exhibit.details?.description ?? desk.text("investigation.erased")
        return desk.text(
            "investigation.chain.title", ["reference": exhibit.reference, "description": description])
    }

    private func row(_ link: ExhibitLink) -> DataTable.Row {
        let erased = desk.text("investigation.erased")
        let who =
            link.kind == .moved
            ? desk.text("investigation.chain.hands", ["from": link.from ?? erased, "to": link.to ?? erased])
            : link.to ?? link.from ?? erased
        let what = desk.text("investigation.chain.kinds.\(link.kind.rawValue)")
        return DataTable.Row(cells: [
            .time(desk.times.text(link.at)), link.reason.map { TableCell.twoLines(what, $0) } ?? TableCell.text(what),
            .text(who),
            .text(link.place ?? desk.text("none")), .text(link.seal ?? desk.text("none")),
        ])
    }
}

/// The newest version, and every earlier one under it.
private struct StatementVersions: HTML, Sendable {
    let desk: DeskWords
    let heading: String
    let statement: Statement

    var body: some HTML {
        h2(.class("govuk-heading-m")) { heading }
        text(of: statement.latest)
        ForEach(statement.versions.dropLast().reversed()) { version in
            Details(summaryText: summary(of: version)) { text(of: version) }
        }
    }

    private func summary(_ key: String, _ version: StatementTaken) -> String {
        desk.text(
            "investigation.statement.\(key)",
            ["version": String(version.version), "time": desk.times.stamp(version.takenAt)])
    }

    private func summary(of version: StatementTaken) -> String {
        summary(version.isSigned ? "earlier-signed" : "earlier-unsigned", version)
    }

    private func text(of version: StatementTaken) -> some HTML {
        let words = version.contents.value?.text ?? desk.text("investigation.erased")
        return div(.class("govuk-inset-text"), .dir(.auto)) {
            ForEach(words.split(separator: "\n").map(String.init)) { line in
                p(.class("govuk-body")) { line }
            }
        }
    }
}

/// The material of one standing, with why; nothing where there is none that the reader may know of.
private struct ScheduleList: HTML, Sendable {
    let items: InvestigationItems
    let standing: DisclosureStanding

    private var rows: [DataTable.Row] {
        items.state.disclosable.compactMap { item in
            guard let decided = items.state.investigation.disclosure[item], decided.standing == standing,
                items.isShown(item)
            else { return nil }
            return DataTable.Row(cells: [
                .text(items.text(item)), .text(decided.reason.value ?? items.desk.text("investigation.erased")),
                .text(items.desk.who(decided.by)),
            ])
        }
    }

    var body: some HTML {
        if !rows.isEmpty {
            DataTable(
                title: items.desk.text("disclosure.standing.\(standing.rawValue)"),
                columns: ["item", "reason", "by"].map {
                    DataTable.Column(text: items.desk.text("investigation.schedule.\($0)"))
                },
                rows: rows)
        }
    }
}
