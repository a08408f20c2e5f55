import HTML
import Policing
import Workflows

/// Other offences in the same report, each with whom it was done to.
struct FurtherFields: HTML, Sendable {
    let sheet: ActionSheet
    let offences: [GroupedSelect.Group]

    static let places = ["further-1", "further-2"]

    static func whom(_ place: String) -> String { "\(place)-whom" }

    var body: some HTML {
        ForEach(Self.places) { place in
            div(.class("bl-letter")) {
                GroupedSelect(
                    field: field(place, "further.offence"),
                    first: Choice(value: "", text: sheet.desk.text("record.further.none")),
                    groups: offences, chosen: recorded(place)?.offence ?? sheet.typed[place])
                Select(field: field(Self.whom(place), "further.whom"), choices: choices(place))
            }
        }
    }

    private func field(_ name: String, _ label: String) -> Field {
        var field = sheet.field(name, label: sheet.desk.text("record.\(label)"))
        field.size = .plain
        return field
    }

    /// What is recorded there already, until something is typed: leaving it out would leave fewer crimes.
    private func recorded(_ place: String) -> FurtherOffence? {
        guard sheet.file.isCrime, !sheet.typed.names.contains(place) else { return nil }
        let further = sheet.file.state.recorded?.circumstances?.further ?? []
        return zip(Self.places, further).first { $0.0 == place }?.1
    }

    private func choices(_ place: String) -> [Choice] {
        let whom = recorded(place)?.whom.rawValue ?? sheet.typed[Self.whom(place)]
        return FurtherOffence.Whom.allCases.map { to in
            Choice(
                value: to.rawValue, text: sheet.desk.text("record.further.to.\(to.rawValue)"),
                isChosen: to.rawValue == whom)
        }
    }
}

/// Which force is asked to take the report, and why.
struct TransferFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        p(.class("govuk-body bl-quiet")) { sheet.text("stays") }
        Select(field: sheet.field("force"), choices: sheet.choices("force", forces))
        TextInput(field: sheet.field("other"), value: sheet.typed["other"])
        sheet.textarea("reason")
    }

    private var forces: [(value: String, text: String, hint: String?)] {
        [("", sheet.text("choose"), nil)] + sheet.desk.site.force.neighbours.map { ($0.name, $0.name, nil) }
    }
}

/// What the other force answered, and what the person is told.
struct TransferredFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if let transfer = sheet.file.state.transfer {
            p(.class("govuk-body")) { sheet.text("asked", ["force": transfer.force]) }
        }
        Radios(field: sheet.field("accepted"), choices: sheet.choices("accepted", of: ["yes", "no"]), isSmall: true)
        TextInput(field: sheet.field("contact"), value: sheet.typed["contact"])
        if sheet.file.state.reporter != nil {
            p(.class("govuk-body bl-quiet")) { FileReporter(desk: sheet.desk, state: sheet.file.state).notice }
        }
    }
}
