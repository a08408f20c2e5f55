import HTML
import Policing
import Workflows

/// Who is calling, whether it is safe to reach them, and only then how.
struct TakingContact: HTML, Sendable {
    let sheet: TakingSheet

    private var entry: ContactEntry { ContactEntry(sheet.body) }
    private var isGuarded: Bool { sheet.kind?.safety == .guarded }

    var body: some HTML {
        TakingSection(id: "contact", title: sheet.text("sections.contact")) {
            TextInput(
                field: sheet.field("name", label: sheet.text("contact.name")), value: entry.name, width: .twoThirds,
                autocomplete: "off")
            Radios(
                field: sheet.field(
                    "safe", label: sheet.text("contact.safe-label"),
                    hint: sheet.text(isGuarded ? "contact.safe-hint-guarded" : "contact.safe-hint")),
                choices: choices, isSmall: true)
            part(of: "no|email|letter") {
                WarningText(spokenPrefix: sheet.desk.text("warnings.spoken"), text: sheet.text("contact.never-back"))
            }
            part(of: "yes|call|text") { phone }
            part(of: "yes|email") { email }
            part(of: "letter") { address }
            part(of: "email|text|call|letter") { TakingTimes(sheet: sheet, entry: entry) }
            div(.data("part", "earlier"), .role("status")) {
                EarlierContactsPart(desk: sheet.desk, found: sheet.earlier)
            }
        }
    }

    /// Shown by a script only with its choice; without one, always.
    private func part<Content: HTML>(of values: String, @HTMLBuilder content: () -> Content) -> some HTML {
        div(.class("bl-part"), .data("shown-with", "safe=\(values)")) { content() }
    }

    private var choices: [Choice] {
        let offered = sheet.kind.map { SafeContact.offered(by: $0) } ?? SafeContact.allCases.filter { $0 != .anonymous }
        return offered.map { choice in
            Choice(
                value: choice.rawValue, text: sheet.text("contact.safe.\(choice.rawValue)"),
                isChosen: sheet.body["safe"] == choice.rawValue)
        }
    }

    private var phone: some HTML {
        TextInput(
            field: sheet.field("phone", label: sheet.text("contact.phone"), hint: sheet.text("contact.phone-hint")),
            value: entry.phone, purpose: .telephone, width: .characters20, autocomplete: "off")
    }

    private var email: some HTML {
        TextInput(
            field: sheet.field("email", label: sheet.text("contact.email")), value: entry.email, purpose: .email,
            width: .twoThirds, autocomplete: "off")
    }

    private var address: some HTML {
        Textarea(
            field: sheet.field("address", label: sheet.text("contact.address")), value: entry.address, rows: 3,
            autocomplete: "off")
    }
}

/// When it is safe to reach them.
private struct TakingTimes: HTML, Sendable {
    let sheet: TakingSheet
    let entry: ContactEntry

    var body: some HTML {
        Radios(
            field: sheet.field("times", label: sheet.words.text("reporting.contact.times")),
            choices: SafeWindow.choices(sheet.words, chosen: entry.window), isSmall: true)
        TextInput(
            field: sheet.field(
                "times-in-words", label: sheet.words.text("safe-times.in-words"), id: "timesInWords"),
            value: entry.timesInWords, autocomplete: "off")
    }
}

/// When it happened.
struct TakingWhen: HTML, Sendable {
    let sheet: TakingSheet

    private var exact: ExactEntry { ExactEntry(sheet.body) }
    private var between: BetweenEntry { BetweenEntry(sheet.body) }

    var body: some HTML {
        TakingSection(id: "when-section", title: sheet.words.text("reporting.when.title")) {
            Radios(
                field: sheet.field(TakingField.occurred, label: sheet.text("when.how")),
                choices: WhenChoice.allCases.map { choice in
                    Choice(
                        value: choice.rawValue, text: sheet.text("when.\(choice.rawValue)"),
                        isChosen: sheet.body[TakingField.occurred] == choice.rawValue)
                }, isInline: true, isSmall: true)
            part(of: "exact") { exactFields }
            part(of: "between") {
                TakingEndOfTime(sheet: sheet, name: "from", entry: between.from)
                TakingEndOfTime(sheet: sheet, name: "to", entry: between.to)
            }
        }
    }

    private func part<Content: HTML>(of value: String, @HTMLBuilder content: () -> Content) -> some HTML {
        div(.class("bl-part bl-taking__times"), .data("shown-with", "\(TakingField.occurred)=\(value)")) { content() }
    }

    @HTMLBuilder private var exactFields: some HTML {
        DateBoxes(
            field: sheet.field("when", label: sheet.words.text("reporting.when.date")), date: exact.date,
            words: sheet.words)
        TextInput(
            field: sheet.field("time", label: sheet.words.text("reporting.when.time")), value: exact.time,
            width: .characters10, autocomplete: "off")
        Select(
            field: sheet.field("part", label: sheet.words.text("reporting.when.part")),
            choices: [Choice(value: "", text: sheet.words.text("reporting.when.parts.none"))]
                + PartOfDay.allCases.map { part in
                    Choice(
                        value: part.rawValue, text: sheet.words.text("reporting.when.parts.\(part.rawValue)"),
                        isChosen: part == exact.part)
                })
    }
}

private struct TakingEndOfTime: HTML, Sendable {
    let sheet: TakingSheet
    let name: String
    let entry: TimeEntry

    var body: some HTML {
        DateBoxes(
            field: sheet.field(name, label: sheet.words.text("reporting.when.\(name)-date")), date: entry.date,
            words: sheet.words)
        TextInput(
            field: sheet.field("\(name)-time", label: sheet.words.text("reporting.when.\(name)-time")),
            value: entry.time, width: .characters10, autocomplete: "off")
    }
}

/// Where it happened.
struct TakingWhere: HTML, Sendable {
    let sheet: TakingSheet

    private var entry: WhereEntry { WhereEntry(sheet.body) }

    var body: some HTML {
        TakingSection(id: "where-section", title: sheet.words.text("reporting.where.title")) {
            TextInput(
                field: sheet.field(
                    "place", label: sheet.words.text("reporting.where.search"),
                    hint: sheet.words.text("reporting.where.search-hint")),
                value: entry.search, purpose: .search, width: .twoThirds, autocomplete: "off")
            div(.data("part", "where"), .role("status")) { TakingPlaceFound(sheet: sheet, entry: entry) }
            Textarea(
                field: sheet.field("words", label: sheet.text("where.words")), value: entry.words,
                rows: 2, autocomplete: "off")
            Checkboxes(
                field: sheet.field("unknown", label: sheet.text("where.unknown-legend")),
                choices: [
                    Choice(value: "yes", text: sheet.text("where.unknown"), isChosen: entry.isUnknown)
                ], isSmall: true)
        }
    }
}

/// What the place that was typed comes to: one of several, or another force's.
struct TakingPlaceFound: HTML, Sendable {
    let sheet: TakingSheet
    let entry: WhereEntry

    var body: some HTML {
        // As if nothing had been chosen yet, so that what was chosen can be seen and changed.
        switch undecided.reading(sheet.site.force) {
        case .several(let found): several(found)
        case .outside(let jurisdiction): outside(jurisdiction)
        default: EmptyHTML()
        }
    }

    private var undecided: WhereEntry {
        var entry = entry
        entry.pick = ""
        entry.isSure = false
        return entry
    }

    private func several(_ found: [GazetteerPlace]) -> some HTML {
        let pick = entry.settled(by: sheet.site.force.gazetteer).pick
        return Radios(
            field: sheet.field("pick", label: sheet.words.text("reporting.where.which")),
            choices: found.enumerated().map { number, place in
                Choice(
                    value: String(number), text: "\(place.name), \(place.council)",
                    isChosen: pick == String(number))
            } + [
                Choice(
                    value: "none",
                    text: sheet.words.text("reporting.where.none-of-these", ["place": entry.search.plainLine]),
                    isChosen: pick == "none")
            ], isSmall: true)
    }

    private func outside(_ jurisdiction: Jurisdiction) -> some HTML {
        div(.class("bl-say")) {
            p(.class("bl-say__title")) { sheet.text("say.stop") }
            if case .neighbour(let force) = jurisdiction {
                p(.class("govuk-body govuk-!-font-weight-bold")) {
                    sheet.words.text("reporting.where.outside", ["force": force.name])
                }
                p(.class("govuk-body")) { sheet.words.text("reporting.where.outside-text") }
                p(.class("govuk-body")) { sheet.words.text("reporting.where.outside-call") }
                p(.class("govuk-body"), .dir(.ltr)) { force.web }
            } else if let place = sheet.site.forms.destination("other-force") {
                p(.class("govuk-body govuk-!-font-weight-bold")) { sheet.words.text(place.titleKey) }
                WaysElsewhere(place: place, words: sheet.words)
            }
            Checkboxes(
                field: sheet.field("sure", label: sheet.text("where.sure-legend")),
                choices: [
                    Choice(
                        value: "yes", text: sheet.text("where.sure", ["ours": sheet.site.force.identity.name]),
                        isChosen: entry.isSure)
                ], isSmall: true)
        }
    }
}

/// What is read out before the report is sent, and the button that sends it.
struct TakingEnd: HTML, Sendable {
    let sheet: TakingSheet

    var body: some HTML {
        TakingSection(id: "end", title: sheet.text("sections.end")) {
            Select(
                field: sheet.field(
                    TakingField.language, label: sheet.text("language.label"), hint: sheet.text("language.hint")),
                choices: sheet.site.languages.catalogues.map { catalogue in
                    Choice(
                        value: catalogue.language.tag, text: catalogue.language.autonym,
                        isChosen: catalogue.language.tag == sheet.body[TakingField.language])
                })
            div(.class("bl-say")) {
                p(.class("bl-say__title")) { sheet.text("read-out.title") }
                p(.class("govuk-body")) { sheet.words.text("check.declaration") }
                ForEach(["kept", "shared", "next", "worse"]) { line in
                    p(.class("govuk-body")) { sheet.text("read-out.\(line)") }
                }
            }
            Checkboxes(
                field: sheet.field(TakingField.readOut, label: sheet.text("read-out.legend")),
                choices: [
                    Choice(
                        value: "yes", text: sheet.text("read-out.done"),
                        isChosen: sheet.body[TakingField.readOut] == "yes")
                ], isSmall: true)
            Button(
                text: sheet.text("send"), name: "send", value: "yes", action: "\(sheet.taking.path)/send")
        }
    }
}
