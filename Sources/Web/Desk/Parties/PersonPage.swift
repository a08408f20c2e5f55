import HTML
import Policing
import Workflows

/// Everything that the files say of one person: what they are to each, by which names, with which things and places.
struct PersonPage: HTML, Sendable {
    let desk: DeskWords
    let person: PartyID
    let entries: [PersonEntry]
    /// The newest first; only so many as are read in full, and only those that the reader has cause to open.
    let files: [FileState]
    /// Whether two were merged just now.
    let isMerged: Bool
    let mayMerge: Bool

    private static let rowsLimit = 100

    var body: some HTML {
        if isMerged {
            NotificationBanner(
                title: desk.text("done.title"), heading: desk.text("done.merge"), isSuccess: true)
        }
        h1(.class("govuk-heading-l"), .dir(.auto)) { name.shortened(to: 160) }
        if isVictim, isAccused {
            WarningText(spokenPrefix: desk.text("warnings.spoken"), text: desk.text("person-page.both"))
        }
        if !files.isEmpty {
            h2(.class("govuk-heading-m")) { desk.text("person-page.files") }
            table
        }
        ForEach(files) { file in
            PersonOnFile(desk: desk, file: file, parties: parties(on: file))
        }
        if !others.isEmpty { more }
    }

    /// That there are other files, and how to come to see them; nothing of what they say.
    @HTMLBuilder private var more: some HTML {
        h2(.class("govuk-heading-m")) { desk.text("person-page.others.title") }
        p(.class("govuk-body")) { desk.text("person-page.others.text") }
        ul(.class("govuk-list govuk-list--bullet")) {
            for reference in others.prefix(Self.rowsLimit) {
                li {
                    TextLink(
                        text: reference.description,
                        href: "/desk/files/\(reference.text)/purpose?back=/desk/people/\(person.text)")
                }
            }
        }
    }

    private var shown: [PersonEntry] {
        let open = Set(files.map(\.id))
        return entries.filter { open.contains($0.file) }
    }

    private var others: [Reference] {
        let open = Set(files.map(\.id))
        return Set(entries.filter { !open.contains($0.file) }.map(\.reference)).sorted { $0.text < $1.text }
    }

    private var name: String { shown.lazy.compactMap(\.name).first ?? desk.text("parties.unnamed") }

    // Whoever works on one of the files must not let the other slip out, so this alone is told of all.
    private var isVictim: Bool { entries.contains { $0.role == .victim } }
    private var isAccused: Bool { entries.contains { $0.role.isAccused } }

    private func parties(on file: FileState) -> [Parties.Party] {
        let own = Set(entries.filter { $0.file == file.id }.map(\.party))
        return file.parties.all.filter { own.contains($0.id) }
    }

    private var table: DataTable {
        DataTable(
            title: desk.text("person-page.files"), titleIsHidden: true,
            columns: ["file", "role", "name", "merged"].map {
                DataTable.Column(text: desk.text("person-page.columns.\($0)"))
            },
            rows: shown.prefix(Self.rowsLimit).map(row))
    }

    private func row(_ entry: PersonEntry) -> DataTable.Row {
        let path = "/desk/files/\(entry.reference.text)"
        let isMerged = entry.mergedInto != nil
        let undo = TextLink(
            text: desk.text("person-page.undo"),
            href: "\(path)/undo-merge?about=\(PartySubject.party(entry.party).text)",
            hiddenText: entry.reference.description)
        return DataTable.Row(cells: [
            .link(TextLink(text: entry.reference.description, href: path)),
            .text(desk.text("parties.roles.\(entry.role.rawValue)")),
            .text(entry.name?.shortened(to: 160) ?? desk.text("none")),
            isMerged && mayMerge ? .link(undo) : .text(desk.text(isMerged ? "person-page.is-merged" : "none")),
        ])
    }
}

/// What one file says of the person.
private struct PersonOnFile: HTML, Sendable {
    let desk: DeskWords
    let file: FileState
    let parties: [Parties.Party]

    private var words: PartyWords { PartyWords(desk: desk, parties: file.parties) }

    var body: some HTML {
        h2(.class("govuk-heading-s")) {
            TextLink(text: file.reference.description, href: "/desk/files/\(file.reference.text)")
            " "
            desk.kind(file.report.form)
        }
        ForEach(parties) { party in
            lines(of: party)
        }
    }

    @HTMLBuilder private func lines(of party: Parties.Party) -> some HTML {
        div(.class("bl-party")) {
            p(.class("govuk-body bl-party__line")) {
                StatusTag(text: words.role(party), colour: party.role.isAccused ? .red : .grey)
            }
            ForEach(PartyDetailWords(desk: desk).lines(party.details, withName: true)) { line in
                p(.class("govuk-body bl-party__line"), .dir(.auto)) { line.shortened(to: 2_000) }
            }
            ForEach(file.parties.ties.filter { $0.party == party.id }) { tie in
                p(.class("govuk-body bl-party__line"), .dir(.auto)) { words.line(tie) }
            }
            ForEach(party.assertions.suffix(10)) { said in
                p(.class("govuk-body bl-quiet bl-party__line")) { line(said) }
            }
        }
    }

    private func line(_ said: Parties.Said) -> String {
        let source = words.source(said.source, at: said.at)
        guard case .role(let role) = said.what else { return source }
        return desk.text("person-page.role", ["role": words.role(role), "source": source])
    }
}
