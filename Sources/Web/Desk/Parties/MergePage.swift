import HTML
import Policing
import Workflows

/// First whom, and with whom of which file; then both side by side, and why they are the same.
struct MergePage: HTML, Sendable {
    let sheet: ActionSheet
    /// The file of the other party; nil until it is named.
    let other: FileState?

    private var desk: DeskWords { sheet.desk }
    private var parties: Parties { sheet.file.state.parties }

    var body: some HTML {
        BackLink(text: desk.text("to-file"), href: sheet.file.path)
        if !sheet.faults.isEmpty {
            ErrorSummary(heading: desk.words.text("errors.title"), entries: sheet.summary)
        }
        h1(.class("govuk-heading-l")) {
            sheet.text("title")
            " "
            span(.class("bl-quiet")) { sheet.file.reference.description }
        }
        if let other {
            sides(other)
        } else {
            MergeQuestion(sheet: sheet)
        }
    }

    private var party: Parties.Party? {
        guard case .party(let id)? = PartySubject(sheet.typed["about"]) else { return nil }
        return parties[id]
    }

    @HTMLBuilder private func sides(_ other: FileState) -> some HTML {
        p(.class("govuk-body")) { sheet.text("intro") }
        if let party {
            h2(.class("govuk-heading-m")) { sheet.text("one") }
            MergeSide(desk: desk, parties: parties, party: party)
        }
        div(.class("bl-door bl-card")) {
            PostForm(action: sheet.path, token: sheet.token, draft: sheet.draft) {
                HiddenField(name: ActionSheet.commandField, value: sheet.command.text)
                HiddenField(name: ActionSheet.seenField, value: String(sheet.file.state.version))
                HiddenField(name: "about", value: sheet.typed["about"])
                HiddenField(name: "file", value: sheet.typed["file"])
                Radios(field: sheet.field("with"), choices: sheet.choices("with", candidates(other)), isSmall: true)
                sheet.textarea("reason")
                BothField(sheet: sheet)
                Button(text: sheet.text("button"))
            }
        }
    }

    private func candidates(_ other: FileState) -> [(value: String, text: String, hint: String?)] {
        let words = PartyWords(desk: desk, parties: other.parties)
        return other.parties.people.filter { $0.id != party?.id }.map { candidate in
            let text = desk.text(
                "parties.with-role", ["name": words.name(candidate), "role": words.role(candidate)])
            let details = PartyDetailWords(desk: desk).lines(candidate.details, withName: false)
            return (
                PartySubject.party(candidate.id).text, text, details.isEmpty ? nil : details.joined(separator: "; ")
            )
        }
    }
}

/// Whom, and on which file the other one stands.
private struct MergeQuestion: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        div(.class("bl-door bl-card")) {
            form(.action(sheet.path), .method(.get)) {
                Select(field: sheet.field("about"), choices: sheet.choices("about", people))
                TextInput(
                    field: sheet.field("file"), value: sheet.typed["file"], purpose: .code, width: .characters20)
                Button(text: sheet.text("find"), kind: .secondary)
            }
        }
    }

    private var people: [(value: String, text: String, hint: String?)] {
        let words = PartyWords(desk: sheet.desk, parties: sheet.file.state.parties)
        return sheet.file.state.parties.people.map { (PartySubject.party($0.id).text, words.name($0), nil) }
    }
}

/// What is known of one of the two.
private struct MergeSide: HTML, Sendable {
    let desk: DeskWords
    let parties: Parties
    let party: Parties.Party

    private var words: PartyWords { PartyWords(desk: desk, parties: parties) }

    var body: some HTML {
        div(.class("bl-party")) {
            p(.class("govuk-body")) {
                strong(.dir(.auto)) { words.name(party) }
                " "
                StatusTag(text: words.role(party), colour: party.role.isAccused ? .red : .grey)
            }
            ForEach(PartyDetailWords(desk: desk).lines(party.details, withName: false)) { line in
                p(.class("govuk-body bl-party__line"), .dir(.auto)) { line }
            }
        }
    }
}
