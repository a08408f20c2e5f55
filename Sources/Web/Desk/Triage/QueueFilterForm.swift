import HTML
import Policing
import Workflows

/// What the queue can be narrowed by, as a form whose answer is a plain address.
struct QueueFilterForm: HTML, Sendable {
    let desk: DeskWords
    let address: QueueAddress
    let officers: [StaffMember]

    private static let ages = ["under-1", "under-3", "over-3", "over-7", "over-28"]
    private static let classifications = ["crime", "incident", "asb", Narrowing.none]

    var body: some HTML {
        Details(summaryText: desk.text("filter.title")) {
            form(.class("bl-filter-form"), .action("/desk"), .method(.get), .id("filter")) {
                if address.part != .everything {
                    HiddenField(name: "show", value: address.part.rawValue)
                }
                lists
                TextInput(
                    field: field("area", hint: desk.text("filter.area.hint")), value: address[.area].first ?? "",
                    purpose: .search, width: .characters20)
                Checkboxes(field: field("only"), choices: only, isSmall: true)
                Button(text: desk.text("filter.button"), kind: .secondary, sendsOnce: false)
            }
        }
    }

    @HTMLBuilder private var lists: some HTML {
        select(.unit, desk.site.force.units.map { ($0.code, $0.title) }, none: "unit.none")
        select(
            .officer, [(QueueAddress.me, desk.text("filter.officer.me"))] + officers.map { ($0.username, $0.name) },
            none: "officer.none")
        select(.kind, desk.site.forms.forms.map { ($0.id, desk.kind($0.id)) }, none: nil)
        select(.grade, desk.site.rules.grades.grades.map { ($0.code, desk.grade($0.code)) }, none: "grade.none")
        select(.status, statuses.map { ($0.rawValue, desk.text("status.\($0.rawValue)")) }, none: nil)
        select(.classification, Self.classifications.map { ($0, desk.text("filter.class.\($0)")) }, none: nil)
        select(.age, Self.ages.map { ($0, desk.text("filter.age.\($0)")) }, none: nil)
    }

    private var statuses: [FileState.Status] { FileState.Status.allCases.filter(\.isOpen) }

    private var only: [Choice] {
        ["guarded", "enhanced"].map { value in
            Choice(value: value, text: desk.text("filter.only.\(value)"), isChosen: address[.only].contains(value))
        }
    }

    private func select(_ key: QueueAddress.Key, _ options: [(String, String)], none: String?) -> Select {
        let chosen = address[key].first ?? ""
        let fixed =
            [("", desk.text("filter.any"))]
            + (none.map { [(Narrowing.none, desk.text("filter.\($0)"))] } ?? [])
        let all = fixed + options
        // What an address names and no list has is shown all the same.
        let known = chosen.isEmpty || all.contains { $0.0 == chosen } ? [] : [(chosen, chosen)]
        return Select(
            field: field(key.rawValue),
            choices: (all + known).map { Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen) })
    }

    private func field(_ name: String, hint: String? = nil) -> Field {
        Field(id: "filter-\(name)", name: name, label: desk.text("filter.\(name).label"), hint: hint)
    }
}

/// What a list is narrowed by, in words.
struct FilterWords: Sendable {
    let desk: DeskWords
    let address: QueueAddress
    let officers: [StaffMember]

    var lines: [String] {
        QueueAddress.Key.allCases.flatMap { key in
            address[key].isEmpty
                ? []
                : [
                    desk.text(
                        "filter.line",
                        [
                            "what": desk.text("filter.\(key.rawValue).label"),
                            "value": address[key].map { name(of: $0, key) }.joined(separator: ", "),
                        ])
                ]
        }
    }

    private func name(of value: String, _ key: QueueAddress.Key) -> String {
        let known = "filter.\(key.rawValue).\(value)"
        if desk.words.has("desk.\(known)") { return desk.text(known) }
        switch key {
        case .unit: return desk.unit(value)
        case .officer: return officers.first { $0.username == value }?.name ?? value
        case .kind: return desk.kind(value)
        case .grade: return desk.grade(value)
        case .status: return FileState.Status(rawValue: value).map { desk.text("status.\($0.rawValue)") } ?? value
        case .classification: return desk.classification(value)
        case .age, .area, .only: return value
        }
    }
}
