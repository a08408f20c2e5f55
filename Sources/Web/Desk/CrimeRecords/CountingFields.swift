import HTML
import Policing

/// What the counting rules ask before anything is recorded as a crime, or as none.
struct CircumstanceFields: HTML, Sendable {
    let sheet: ActionSheet

    static let tests = ["yes", "doubted", "no"]
    /// `confirmed` is a bystander whose report the victim has confirmed.
    static let reporters = ["victim", "for-the-victim", "professional", "confirmed", "bystander"]
    static let points = ["none", "yes", "no"]

    var body: some HTML {
        radios("test", Self.tests)
        radios("reporter", Self.reporters)
        TextInput(
            field: sheet.field("victims"), value: sheet.typed["victims"].isEmpty ? "1" : sheet.typed["victims"],
            purpose: .digits, width: .characters3)
        radios("points", Self.points)
    }

    private func radios(_ name: String, _ values: [String]) -> Radios {
        Radios(field: sheet.field(name), choices: sheet.choices(name, of: values), isSmall: true)
    }
}

/// Why a recorded crime is none, and what that rests on.
struct CancelFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
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

    private func part<Content: HTML>(
        of ground: CancellationGround, @HTMLBuilder content: () -> Content
    ) -> some HTML {
        div(.class("bl-part"), .data("shown-with", "ground=\(ground.rawValue)")) { content() }
    }
}
