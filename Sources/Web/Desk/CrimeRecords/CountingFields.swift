import HTML
import Policing
import Workflows

/// What the counting rules ask before anything is recorded as a crime, or as none.
struct CircumstanceFields: HTML, Sendable {
    let sheet: ActionSheet

    /// `national` is a crime that no force records.
    static let tests = ["yes", "doubted", "no", "national"]
    /// `confirmed` is a bystander whose report the victim has confirmed.
    static let reporters = ["victim", "for-the-victim", "professional", "confirmed", "bystander"]
    static let points = ["none", "yes", "no"]

    var body: some HTML {
        radios("test", Self.tests)
        radios("reporter", Self.reporters)
        TextInput(
            field: sheet.field("victims"), value: victims, purpose: .digits, width: .characters3)
        radios("points", Self.points)
    }

    /// As many as are recorded: fewer would need a cancellation.
    private var victims: String {
        let recorded = sheet.file.isCrime ? sheet.file.state.recorded?.circumstances?.victims : nil
        return sheet.typed["victims"].isEmpty ? String(recorded ?? 1) : sheet.typed["victims"]
    }

    private func radios(_ name: String, _ values: [String]) -> Radios {
        Radios(field: sheet.field(name), choices: sheet.choices(name, of: values), isSmall: true)
    }
}

/// Why a recorded crime is none, and what that rests on.
struct CancelFields: HTML, Sendable {
    let sheet: ActionSheet

    static func stays(_ offence: String) -> String { "stays-\(offence)" }

    /// Of several crimes some may stay; a single one goes.
    static func counted(_ file: OpenedFile) -> [CountedOffence] {
        let counted = file.state.recorded?.counted ?? []
        return counted.crimes > 1 ? counted : []
    }

    var body: some HTML {
        ForEach(Self.counted(sheet.file)) { item in
            let typed = sheet.typed[Self.stays(item.offence)]
            TextInput(
                field: stays(item), value: typed.isEmpty ? "0" : typed, purpose: .digits, width: .characters3)
        }
        Radios(
            field: sheet.field("ground"),
            choices: sheet.choices("ground", of: CancellationGround.allCases.map(\.rawValue)), isSmall: true)
        part(of: .recordedElsewhere) {
            TextInput(field: sheet.field("body"), value: sheet.typed["body"])
            Radios(field: sheet.field("agreed"), choices: sheet.choices("agreed", of: ["yes", "no"]), isSmall: true)
        }
        part(of: .duplicate) {
            TextInput(
                field: sheet.field("duplicate"), value: sheet.typed["duplicate"], purpose: .search,
                width: .characters20)
        }
        sheet.textarea("evidence")
    }

    private func stays(_ item: CountedOffence) -> Field {
        sheet.field(
            Self.stays(item.offence), label: sheet.text("stays.label", ["offence": sheet.desk.offence(item.offence)]),
            hint: sheet.text("stays.hint", ["count": String(item.crimes)]))
    }

    private func part<Content: HTML>(
        of ground: CancellationGround, @HTMLBuilder content: () -> Content
    ) -> some HTML {
        div(.class("bl-part"), .data("shown-with", "ground=\(ground.rawValue)")) { content() }
    }
}
