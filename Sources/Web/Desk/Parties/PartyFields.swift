import HTML
import Policing
import Workflows

/// The fields of each form about people, objects, locations, events and links.
struct PartyActionFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        switch sheet.action {
        case .party:
            kinds
            PartyRoleField(sheet: sheet)
            PartyDetailFields(sheet: sheet)
            SourceFields(sheet: sheet)
        case .partyCorrect:
            SubjectField(sheet: sheet)
            PartyDetailFields(sheet: sheet)
            sheet.textarea("reason")
            SourceFields(sheet: sheet)
        case .partyRole:
            SubjectField(sheet: sheet)
            PartyRoleField(sheet: sheet)
            SourceFields(sheet: sheet)
        case .connect: ConnectFields(sheet: sheet)
        case .linkFile: LinkFileFields(sheet: sheet)
        case .remove, .undoMerge:
            SubjectField(sheet: sheet)
            sheet.textarea("reason")
        default: ItemFields(sheet: sheet)
        }
    }

    private var kinds: some HTML {
        Radios(
            field: sheet.field("kind"), choices: sheet.choices("kind", of: PartyKind.allCases.map(\.rawValue)),
            isInline: true, isSmall: true)
    }
}

/// What a party is to the file.
private struct PartyRoleField: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Radios(
            field: sheet.field("role"),
            choices: sheet.choices(
                "role", PartyRole.allCases.map { ($0.rawValue, sheet.desk.text("parties.roles.\($0.rawValue)"), nil) }),
            isSmall: true)
        BothField(sheet: sheet)
    }
}

/// Why somebody is both hurt and accused: asked once it is known that they would be.
struct BothField: HTML, Sendable {
    static let name = "both"

    let sheet: ActionSheet

    var body: some HTML {
        if !sheet.typed[Self.name].isEmpty || sheet.faults.contains(where: { $0.field == Self.name }) {
            sheet.textarea(Self.name)
        }
    }
}

/// Who a party is and how to reach them.
private struct PartyDetailFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        sheet.textarea("names", rows: 2)
        DateBoxes(field: sheet.field("born"), date: EnteredDate(sheet.typed, "born"), words: sheet.desk.words)
        sheet.textarea("phones", rows: 2)
        sheet.textarea("emails", rows: 2)
        sheet.textarea("address", rows: 2)
        sheet.textarea("description")
    }
}

/// Whose word it is, and of what nature.
private struct SourceFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Select(field: sheet.field("said"), choices: sheet.choices("said", speakers))
        TextInput(field: sheet.field("said-other"), value: sheet.typed["said-other"])
        Radios(
            field: sheet.field("nature"),
            choices: sheet.choices("nature", of: Assertion.Nature.allCases.map(\.rawValue)), isInline: true,
            isSmall: true)
    }

    private var speakers: [(value: String, text: String, hint: String?)] {
        let words = PartyWords(desk: sheet.desk, parties: sheet.file.state.parties)
        let others = sheet.file.state.parties.people.filter { !$0.isReporter }
        return [("reporter", sheet.text("said.reporter"), nil), ("officer", sheet.text("said.officer"), nil)]
            + others.map { (PartySubject.party($0.id).text, words.name($0), nil) }
            + [("other", sheet.text("said.other"), nil)]
    }
}

/// What the form is about.
private struct SubjectField: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Select(
            field: sheet.field("about"), choices: sheet.choices("about", [("", sheet.text("choose"), nil)] + subjects))
    }

    private var parties: Parties { sheet.file.state.parties }
    private var words: PartyWords { PartyWords(desk: sheet.desk, parties: parties) }

    private var subjects: [(value: String, text: String, hint: String?)] {
        switch sheet.action {
        case .remove:
            people(parties.people.filter { !$0.isReporter })
                + parties.items.map { (PartySubject.item($0.id).text, words.line($0), nil) }
                + parties.ties.map { (PartySubject.tie($0.id).text, words.line($0), nil) }
                + parties.links.map { (PartySubject.link($0.file).text, $0.reference.description, nil) }
        case .undoMerge: people(parties.all.filter { $0.mergedInto != nil })
        default: people(parties.people)
        }
    }

    private func people(_ people: [Parties.Party]) -> [(value: String, text: String, hint: String?)] {
        people.map { party in
            let text = sheet.desk.text(
                "parties.with-role", ["name": words.name(party), "role": words.role(party)])
            return (PartySubject.party(party.id).text, text, nil)
        }
    }
}

/// An object, a location or an event.
private struct ItemFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        switch sheet.action {
        case .object:
            Radios(
                field: sheet.field("kind"), choices: sheet.choices("kind", kinds), isInline: true, isSmall: true)
            TextInput(field: sheet.field("mark"), value: sheet.typed["mark"], purpose: .code, width: .characters20)
            sheet.textarea("description")
        case .location:
            TextInput(field: sheet.field("words"), value: sheet.typed["words"])
            TextInput(
                field: sheet.field("postcode"), value: sheet.typed["postcode"], purpose: .code, width: .characters10)
            sheet.textarea("description", rows: 2)
        default:
            sheet.textarea("what")
            DateBoxes(field: sheet.field("when"), date: EnteredDate(sheet.typed, "when"), words: sheet.desk.words)
            TextInput(field: sheet.field("time"), value: sheet.typed["time"], width: .characters10)
        }
        TieFields(sheet: sheet)
        SourceFields(sheet: sheet)
    }

    private var kinds: [(value: String, text: String, hint: String?)] {
        ObjectDetails.Kind.allCases.map { ($0.rawValue, sheet.desk.text("parties.objects.\($0.rawValue)"), nil) }
    }
}

/// Who has to do with a new item, if somebody is known.
private struct TieFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if !parties.people.isEmpty {
            Select(field: sheet.field("who"), choices: sheet.choices("who", people))
            Select(field: sheet.field("how"), choices: sheet.choices("how", ties))
        }
    }

    private var parties: Parties { sheet.file.state.parties }

    private var people: [(value: String, text: String, hint: String?)] {
        let words = PartyWords(desk: sheet.desk, parties: parties)
        return [("", sheet.text("nobody"), nil)] + parties.people.map { ($0.id.text, words.name($0), nil) }
    }

    private var ties: [(value: String, text: String, hint: String?)] {
        PartyTie.allCases.filter { $0.sort.rawValue == sheet.action.rawValue }
            .map { ($0.rawValue, sheet.desk.text("parties.ties.\($0.rawValue)"), nil) }
    }
}

/// A party, how, and an item.
private struct ConnectFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        SubjectField(sheet: sheet)
        GroupedSelect(
            field: sheet.field("how"), first: Choice(value: "", text: sheet.text("choose")), groups: ties,
            chosen: sheet.typed["how"])
        Select(field: sheet.field("item"), choices: sheet.choices("item", items))
        SourceFields(sheet: sheet)
    }

    private var items: [(value: String, text: String, hint: String?)] {
        let words = PartyWords(desk: sheet.desk, parties: sheet.file.state.parties)
        return [("", sheet.text("choose"), nil)]
            + sheet.file.state.parties.items.map { ($0.id.text, words.line($0), nil) }
    }

    private var ties: [GroupedSelect.Group] {
        PartyItem.Sort.allCases.map { sort in
            GroupedSelect.Group(
                label: sheet.desk.text("parties.sorts.\(sort.rawValue)"),
                choices: PartyTie.allCases.filter { $0.sort == sort }.map {
                    Choice(value: $0.rawValue, text: sheet.desk.text("parties.ties.\($0.rawValue)"))
                })
        }
    }
}

/// Another file, and how it has to do with this one.
private struct LinkFileFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        TextInput(
            field: sheet.field("reference"), value: sheet.typed["reference"], purpose: .code, width: .characters20)
        Radios(
            field: sheet.field("how"),
            choices: sheet.choices(
                "how", FileTie.allCases.map { ($0.rawValue, sheet.desk.text("parties.links.\($0.rawValue)"), nil) }),
            isSmall: true)
        sheet.textarea("reason")
    }
}
