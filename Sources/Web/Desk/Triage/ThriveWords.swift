import Policing
import Workflows

/// The letters of an assessment, their levels, and what was found, in words for staff.
struct ThriveWords: Sendable {
    let desk: DeskWords

    func letter(_ element: ThriveElement) -> String { desk.text("thrive.letters.\(element.rawValue)") }

    func level(_ level: ThriveLevel) -> String { desk.text("thrive.levels.\(level.rawValue)") }

    func tag(_ level: ThriveLevel) -> StatusTag {
        switch level {
        case .none: StatusTag(text: self.level(level), colour: .grey)
        case .low: StatusTag(text: self.level(level), colour: .blue)
        case .medium: StatusTag(text: self.level(level), colour: .yellow)
        case .high: StatusTag(text: self.level(level), colour: .red)
        }
    }

    /// Why a level is suggested, what weighs most first.
    func reason(for element: ThriveElement, in suggestion: ThriveSuggestion) -> String {
        let signs = suggestion.signs(of: element).prefix(4)
        return signs.isEmpty ? desk.text("thrive.signs.nothing") : signs.map(sign).joined(separator: " ")
    }

    /// The letters that weigh more than low: "Threat high, risk medium".
    func summary(_ levels: ThriveLevels) -> String {
        let heavy = ThriveElement.allCases.filter { levels[$0] > .low }.map { element in
            desk.text("thrive.weighs", ["letter": letter(element), "level": level(levels[element])])
        }
        return heavy.isEmpty ? desk.text("thrive.light") : heavy.joined(separator: ", ")
    }

    private func sign(_ sign: ThriveSign) -> String {
        switch sign {
        case .danger(let reason): say("danger", ["reason": reason])
        case .despair(let reason): say("danger", ["reason": reason])
        case .dangerWord(let phrase): say("danger-word", ["phrase": phrase.text])
        case .guarded: say("guarded")
        case .notSafeToContact: say("not-safe")
        case .enhanced(let ground): say("enhanced", ["ground": desk.text("grounds.\(ground)")])
        case .earlierReports(let count): desk.words.count("desk.thrive.signs.earlier", count)
        case .happensOften: say("often")
        case .justHappened: say("just-happened")
        case .happenedToday: say("today")
        case .suspectNamed: say("suspect-named")
        case .suspectSeen: say("suspect-seen")
        default: smallSign(sign)
        }
    }

    private func smallSign(_ sign: ThriveSign) -> String {
        switch sign {
        case .camera: say("camera")
        case .witness: say("witness")
        case .traces: say("traces")
        case .evidenceGiven: say("evidence")
        case .otherLanguage: say("language")
        case .interpreterWanted: say("interpreter")
        case .supportWanted: say("support")
        default: say("nameless")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("thrive.signs.\(key)", values)
    }
}
