import HTML
import Policing
import Workflows

extension DeskAction {
    /// What a victim's contract is changed by. Each stands beside what it changes.
    static let ofContract: [DeskAction] = [.needs, .preference, .codeEvent, .setAside, .contactNote]

    var isOfContract: Bool { Self.ofContract.contains(self) }
}

/// The forms about what a victim is owed.
struct ContractFields: HTML, Sendable {
    let sheet: ActionSheet

    @HTMLBuilder var body: some HTML {
        if [.needs, .preference, .contactNote, .setAside].contains(sheet.action) { VictimField(sheet: sheet) }
        switch sheet.action {
        case .needs: NeedsFields(sheet: sheet)
        case .preference: PreferenceFields(sheet: sheet)
        case .codeEvent: EventFields(sheet: sheet)
        case .contactNote: ContactNoteFields(sheet: sheet)
        default: SetAsideFields(sheet: sheet)
        }
    }
}

extension ActionSheet {
    /// Whom it can be about: the victims, and whoever reported as well where it is how they are reached.
    fileprivate var subjects: [FileVictim] {
        guard [.contactNote, .preference].contains(action), !file.victims.contains(where: { $0.party == nil }),
            let reporter = file.state.reporter
        else { return file.victims }
        return [FileVictim(party: nil, name: reporter.name)] + file.victims
    }

    /// Whether the person who reads the file's page may be told of it: what is another victim's, or of a crime that was
    /// not done to them, is not for them.
    var concernsReader: Bool {
        switch action {
        case .needs, .support, .preference: victim?.party == nil
        case .codeEvent: file.state.reporterIsVictim != false
        default: true
        }
    }

    /// Whom it is about: the one that was chosen, else the first; nil where there is none.
    var victim: FileVictim? {
        let chosen = PartyID(text: typed["victim"])
        return subjects.first { $0.party == chosen } ?? subjects.first
    }
}

/// Which victim it is about. It is asked only where there is more than one, and by a link to the other's form: what is
/// known of one is never kept for another.
struct VictimField: HTML, Sendable {
    let sheet: ActionSheet

    private var victim: FileVictim? { sheet.victim }
    private var others: [FileVictim] { sheet.subjects.filter { $0 != victim } }

    @HTMLBuilder var body: some HTML {
        if let victim {
            if let party = victim.party { HiddenField(name: "victim", value: party.text) }
            if victim.party != nil || !others.isEmpty {
                p(.class("govuk-body")) { sheet.desk.text("rights.about", ["who": sheet.desk.name(of: victim)]) }
            }
        }
        if !others.isEmpty {
            p(.class("govuk-body bl-quiet")) {
                sheet.desk.text("rights.about-other")
                for other in others {
                    " "
                    TextLink(
                        text: sheet.desk.name(of: other),
                        href: "\(sheet.path)?victim=\(other.party?.text ?? "reporter")")
                }
            }
        }
    }
}

extension DeskWords {
    /// What a victim is called; "the person who reported" where they gave no name.
    func name(of victim: FileVictim) -> String {
        victim.name ?? text(victim.party == nil ? "person.person" : "rights.nameless")
    }
}

/// What the victim needs. It begins with what was found last.
private struct NeedsFields: HTML, Sendable {
    let sheet: ActionSheet

    private var known: VictimNeeds? { sheet.file.state.contract.of(sheet.victim?.party).needs }

    var body: some HTML {
        p(.class("govuk-body bl-quiet")) { sheet.text("intro") }
        for ground in VictimNeeds.askedGrounds {
            line(ground.rawValue, known?.reason(for: ground))
        }
        line("interpreter", known?.interpreter)
        line("access", known?.access)
        line("safe", known?.safeContact)
        wishes("support", SupportConsent.allCases.map(\.rawValue), known?.support?.rawValue)
        wishes("statement", StatementWish.allCases.map(\.rawValue), known?.statement?.rawValue)
        wishes("restorative", RestorativeWish.allCases.map(\.rawValue), known?.restorative?.rawValue)
        wishes("compensation", CompensationWish.allCases.map(\.rawValue), known?.compensation?.rawValue)
    }

    /// Nothing is chosen before the victim was asked.
    private func wishes(_ name: String, _ values: [String], _ known: String?) -> Radios {
        let chosen = sheet.typed.names.contains(name) ? sheet.typed[name] : known
        return Radios(
            field: sheet.field(name),
            choices: values.map { Choice(value: $0, text: sheet.text("\(name).\($0)"), isChosen: $0 == chosen) },
            isInline: true, isSmall: true)
    }

    private func line(_ name: String, _ known: String?) -> TextInput { sheet.line(name, otherwise: known ?? "") }
}

/// How the victim wants to be reached, on their word.
private struct PreferenceFields: HTML, Sendable {
    let sheet: ActionSheet

    private var entry: ContactChange {
        guard !sheet.typed.names.contains("said") else { return ContactChange(sheet.typed) }
        return ContactChange(sheet.file.state.reporter?.contact)
    }

    var body: some HTML {
        if victim == nil {
            ways
        } else {
            p(.class("govuk-body bl-quiet")) { sheet.text("intro-other") }
        }
        Select(field: sheet.field("every"), choices: intervals)
        if victim == nil { Radios(field: sheet.field("declined"), choices: declined, isSmall: true) }
        sheet.line("said")
    }

    /// Whose it is, where that is not whoever reported: how they are reached stands with them among the people.
    private var victim: PartyID? { sheet.victim?.party }

    @HTMLBuilder private var ways: some HTML {
        p(.class("govuk-body bl-quiet")) { sheet.text("intro") }
        radios("safe", ["yes", "only", "no"], entry.safe)
        radios("way", ContactWay.allCases.map(\.rawValue), entry.way)
        Radios(
            field: sheet.field("times"), choices: SafeWindow.choices(sheet.desk.words, chosen: entry.window),
            isSmall: true)
        sheet.line("when", otherwise: entry.when)
        for name in ContactChange.details {
            sheet.line(name, otherwise: known(name) ?? "")
        }
    }

    private func radios(_ name: String, _ values: [String], _ chosen: String) -> Radios {
        Radios(
            field: sheet.field(name),
            choices: values.map { Choice(value: $0, text: sheet.text("\(name).\($0)"), isChosen: $0 == chosen) },
            isSmall: true)
    }

    private func known(_ name: String) -> String? {
        let reporter = sheet.file.state.reporter
        switch name {
        case "email": return reporter?.email
        case "phone": return reporter?.phone
        default: return reporter?.address
        }
    }

    private var declined: [Choice] {
        let isDeclined =
            sheet.typed["declined"].isEmpty
            ? sheet.file.state.contactDeclined : sheet.typed["declined"] == "yes"
        return ["no", "yes"].map {
            Choice(value: $0, text: sheet.text("declined.\($0)"), isChosen: ($0 == "yes") == isDeclined)
        }
    }

    static let days = [7, 14, 28]

    private var intervals: [Choice] {
        let chosen =
            sheet.typed.names.contains("every")
            ? sheet.typed["every"] : sheet.file.state.contract.of(victim).updateDays.map(String.init) ?? ""
        return [Choice(value: "", text: sheet.text("every.none"), isChosen: chosen.isEmpty)]
            + Self.days.map { days in
                Choice(
                    value: String(days), text: sheet.desk.words.count("desk.preference.every.days", days),
                    isChosen: chosen == String(days))
            }
    }
}

/// What happened that the victim has a right to be told, and whether they know already.
private struct EventFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Select(field: sheet.field("trigger"), choices: triggers)
        if let whose = sheet.victim, sheet.file.victims.count > 1 || whose.party != nil {
            if let party = whose.party { HiddenField(name: "victim", value: party.text) }
            p(.class("govuk-body bl-quiet")) { sheet.text("of-one", ["who": sheet.desk.name(of: whose)]) }
        }
        sheet.moment("at", otherwise: sheet.desk.now)
        div(.class("bl-part"), .data("shown-with", "trigger=\(triggersOfCare)")) {
            sheet.moment("care-at", otherwise: nil)
        }
        Radios(field: sheet.field("told"), choices: sheet.choices("told", of: ["no", "yes"]), isSmall: true)
        div(.class("bl-part"), .data("shown-with", "told=yes")) { sheet.moment("told-at", otherwise: nil) }
    }

    /// What the Witness Care Unit is told of, and has its time from then.
    private var triggersOfCare: String {
        PromiseTrigger.allCases.filter { $0.isNotedByStaff && sheet.desk.site.rules.promises.countsFromWitnessCare($0) }
            .map(\.rawValue).joined(separator: "|")
    }

    private var triggers: [Choice] {
        let chosen = sheet.typed["trigger"].isEmpty ? sheet.eventOccasion?.rawValue ?? "" : sheet.typed["trigger"]
        return [Choice(value: "", text: sheet.text("choose"))]
            + PromiseTrigger.allCases.filter(\.isNotedByStaff).map {
                Choice(
                    value: $0.rawValue, text: sheet.text("trigger.\($0.rawValue)"), isChosen: $0.rawValue == chosen)
            }
    }
}

/// A contact outside the platform, and what it told.
private struct ContactNoteFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Radios(
            field: sheet.field("direction"),
            choices: sheet.choices("direction", of: ContactDirection.allCases.map(\.rawValue)), isSmall: true)
        Radios(
            field: sheet.field("channel"), choices: sheet.choices("channel", of: NotedChannel.allCases.map(\.rawValue)),
            isSmall: true)
        sheet.moment("at", otherwise: sheet.desk.now)
        sheet.line("with", otherwise: sheet.victim?.name ?? "")
        sheet.textarea("summary", rows: 4)
        if !open.isEmpty {
            Checkboxes(field: sheet.field("told"), choices: open, isSmall: true)
        }
    }

    /// What the person still waits to be told.
    private var open: [Choice] {
        var seen: Set<String> = []
        let victim = sheet.victim?.party
        return sheet.file.state.promises.filter {
            $0.isOpen && $0.victim == victim && seen.insert($0.rule).inserted
        }.map {
            Choice(
                value: $0.rule, text: sheet.desk.promise($0.rule).capitalisedFirst,
                isChosen: sheet.typed.all("told").contains($0.rule))
        }
    }
}

/// Which rule does not apply, and why.
private struct SetAsideFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Select(field: sheet.field("rule"), choices: sheet.choices("rule", rules))
        sheet.textarea("reason")
    }

    private var rules: [(value: String, text: String, hint: String?)] {
        [("", sheet.text("choose"), nil)]
            + sheet.desk.site.rules.promises.rules.filter { $0.right != nil && $0.responsible != .court }.map {
                ($0.id, sheet.text("rule.named", ["right": "\($0.right ?? 0)", "what": $0.obligation]), nil)
            }
    }
}
