import Policing
import Workflows

/// What things are called at the desk. Codes that a table no longer has are shown as they are.
struct DeskWords: Sendable {
    let site: Site
    let now: Moment

    var words: Catalogue { site.deskWords }
    var times: DeskTimes { DeskTimes(words: words, now: now) }

    func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("desk.\(key)", values)
    }

    /// The kind of a report, such as "Stolen bicycle".
    func kind(_ form: String) -> String {
        let key = "forms.\(form).title"
        return words.has(key) ? words.text(key) : form
    }

    func status(_ status: FileState.Status) -> StatusTag {
        StatusTag(text: text("status.\(status.rawValue)"), colour: Self.colour(of: status))
    }

    func grade(_ code: String) -> String {
        guard let grade = site.rules.grades[code] else { return code }
        return text("grade.named", ["code": code, "title": grade.title])
    }

    func unit(_ code: String) -> String {
        site.force.unit(code)?.title ?? code
    }

    func offence(_ code: String) -> String {
        guard let offence = site.rules.offences[code] else { return code }
        return text("offence", ["code": code, "title": offence.title])
    }

    /// How a file ended. What is no crime has no code of its own: then its classification says what it was.
    func outcome(_ code: String, of classification: String? = nil) -> String {
        if code == OutcomeDecided.noCrime { return classification.map(self.classification) ?? text("outcome.no-crime") }
        guard let outcome = site.rules.outcomes[code] else { return code }
        return text("outcome.named", ["code": code, "title": outcome.title])
    }

    /// What the force said it would do, in a few words.
    func promise(_ rule: String) -> String {
        let key = "promises.\(rule)"
        return words.has("desk.\(key)") ? text(key) : site.rules.promises[rule]?.obligation ?? rule
    }

    /// A classification by the short code of the views, such as `crime:44`.
    func classification(_ code: String) -> String {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "crime": return text("classification.crime", ["offence": offence(rest)])
        case "incident": return text("classification.incident")
        case "asb": return behaviour(rest)
        case "not-ours": return text("classification.not-ours", ["body": rest])
        case "duplicate": return text("classification.duplicate", ["reference": rest])
        default: return code
        }
    }

    private func behaviour(_ code: String) -> String {
        let parts = code.split(separator: ":").map(String.init)
        let type = parts.first.flatMap { site.rules.asb[$0]?.title } ?? code
        guard parts.count == 2 else { return type }
        return text("classification.asb", ["type": type, "qualifier": text("qualifier.\(parts[1])")])
    }

    private static func colour(of status: FileState.Status) -> StatusTag.Colour {
        switch status {
        case .received: .yellow
        case .taken: .lightBlue
        case .graded: .blue
        case .recorded: .turquoise
        case .allocated: .purple
        case .decided: .green
        case .reopened: .orange
        case .redirected, .duplicate: .grey
        }
    }
}

extension StaffVisit {
    func words(_ site: Site) -> DeskWords { DeskWords(site: site, now: now) }
}
