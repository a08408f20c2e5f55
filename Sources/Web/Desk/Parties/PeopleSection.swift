import HTML
import Policing
import Workflows

/// Who reported, everybody who has to do with the file, and who may be the same on other files.
struct PeopleSection: HTML, Sendable {
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var parties: Parties { shown.state.parties }
    private var words: PartyWords { PartyWords(desk: desk, parties: parties) }

    /// So many are shown in full, so that a long file stays quick to fetch; the rest are named, and shown on a page of
    /// their own.
    private static let cardsLimit = 5

    var body: some HTML {
        SummaryList(rows: FileReporter(desk: desk, state: shown.state).rows)
        for party in parties.people.prefix(Self.cardsLimit) {
            PartyCard(shown: shown, party: party)
        }
        if parties.people.count > Self.cardsLimit { rest }
        if !shown.parties.suggestions.isEmpty {
            h3(.class("govuk-heading-s")) { desk.text("parties.suggestions.title") }
            ul(.class("govuk-list govuk-list--bullet")) {
                ForEach(shown.parties.suggestions) { suggestion in
                    li { line(suggestion) }
                }
            }
        }
    }

    private var rest: some HTML {
        ul(.class("govuk-list govuk-list--bullet")) {
            for party in parties.people.dropFirst(Self.cardsLimit) {
                li {
                    span(.dir(.auto)) { words.name(party) }
                    ", \(words.role(party))"
                }
            }
            li { TextLink(text: desk.text("whole.all-people"), href: "\(shown.file.path)/people") }
        }
    }

    @HTMLBuilder private func line(_ suggestion: PartiesShown.Suggestion) -> some HTML {
        span(.dir(.auto)) { text(of: suggestion) }
        if shown.may(.mergeParties) {
            " "
            TextLink(
                text: desk.text("parties.suggestions.compare"),
                href: MergeAddress(
                    file: shown.file.reference, party: suggestion.party, otherFile: suggestion.other.reference,
                    other: suggestion.other.party
                ).path,
                hiddenText: words.name(of: suggestion.party))
        }
    }

    private func text(of suggestion: PartiesShown.Suggestion) -> String {
        let other = suggestion.other
        return desk.text(
            "parties.suggestions.line",
            [
                "name": words.name(of: suggestion.party),
                "other": other.name?.shortened(to: 80) ?? desk.text("parties.unnamed"),
                "role": words.role(other.role), "reference": other.reference.description,
                "reasons": suggestion.reasons.map { desk.text("parties.marks.\($0.rawValue)") }
                    .joined(separator: ", "),
            ])
    }
}

/// One party: what they are to the file, what is known of them, who said so, and what can be done.
struct PartyCard: HTML, Sendable {
    let shown: ShownFile
    let party: Parties.Party

    private var desk: DeskWords { shown.desk }
    private var words: PartyWords { PartyWords(desk: desk, parties: shown.state.parties) }
    private var elsewhere: [PersonEntry] { shown.parties.elsewhere[party.id] ?? [] }

    var body: some HTML {
        div(.class("bl-party"), .id("party-\(party.id.text)")) {
            h3(.class("govuk-heading-s bl-party__name")) {
                heading
                " "
                StatusTag(text: words.role(party), colour: party.role.isAccused ? .red : .grey)
            }
            if let warning {
                WarningText(spokenPrefix: desk.text("warnings.spoken"), text: warning)
            }
            details
            if shown.may(.nameParties), !shown.state.isErased { ways }
        }
    }

    @HTMLBuilder private var heading: some HTML {
        if shown.may(.readPeople), party.details != nil {
            TextLink(text: words.name(party), href: "/desk/people/\(party.id.text)")
        } else {
            span(.dir(.auto)) { words.name(party) }
        }
    }

    @HTMLBuilder private var details: some HTML {
        ForEach(lines) { line in
            p(.class("govuk-body bl-party__line"), .dir(.auto)) { line.shortened(to: 300) }
        }
        ForEach(ties.prefix(10)) { tie in
            p(.class("govuk-body bl-party__line"), .dir(.auto)) { words.line(tie) }
        }
        p(.class("govuk-body bl-quiet bl-party__line")) { source }
    }

    private var lines: [String] {
        PartyDetailWords(desk: desk).lines(party.details, withName: false)
            + [party.bothReason].compactMap { $0 }.map { desk.text("parties.both", ["reason": $0]) }
            + elsewhere.map { entry in
                desk.text(
                    "parties.elsewhere", ["reference": entry.reference.description, "role": words.role(entry.role)])
            }
    }

    private var ties: [Parties.Tie] { shown.state.parties.ties.filter { $0.party == party.id } }

    private var source: String {
        party.assertions.last.map { words.source($0.source, at: $0.at) } ?? ""
    }

    /// Who is hurt here may be suspected elsewhere, or the other way round: it must not slip out.
    private var warning: String? {
        let other = elsewhere.first { party.role.clashes(with: $0.role) }
        return other.map { entry in
            desk.text(
                "parties.warning.\(entry.role.isAccused ? "accused" : entry.role.rawValue)",
                ["name": words.name(party), "reference": entry.reference.description])
        }
    }

    private var ways: some HTML {
        p(.class("govuk-body bl-party__ways")) {
            for action in actions {
                TextLink(
                    text: desk.text("parties.ways.\(action.rawValue)"),
                    href: "\(shown.file.path)/\(action.rawValue)?about=\(PartySubject.party(party.id).text)",
                    hiddenText: words.name(party))
                " "
            }
        }
    }

    private var actions: [DeskAction] {
        var actions: [DeskAction] = [.partyCorrect, .partyRole]
        if !shown.state.parties.items.isEmpty { actions.append(.connect) }
        if shown.may(.mergeParties) { actions.append(party.mergedInto == nil ? .merge : .undoMerge) }
        return actions + (party.isReporter ? [] : [.remove])
    }
}

/// What is known of somebody, in lines.
struct PartyDetailWords: Sendable {
    let desk: DeskWords

    func lines(_ details: PartyDetails?, withName: Bool) -> [String] {
        guard let details else { return [] }
        let names = withName ? details.names : Array(details.names.dropFirst())
        let born = details.born.map { [day($0)] } ?? []
        let parts: [(String, [String])] = [
            ("names", names), ("born", born), ("phones", details.phones), ("emails", details.emails),
            ("address", [details.address].compactMap { $0 }),
            ("description", details.names.isEmpty && !withName ? [] : [details.description].compactMap { $0 }),
        ]
        return parts.filter { !$0.1.isEmpty }.map { key, values in
            desk.text("parties.details.\(key)", ["values": values.joined(separator: ", ")])
        }
    }

    private func day(_ date: CivilDate) -> String {
        desk.text(
            "parties.day",
            [
                "day": String(date.day), "month": desk.words.text("dates.months.m\(date.month)"),
                "year": String(date.year),
            ])
    }
}
