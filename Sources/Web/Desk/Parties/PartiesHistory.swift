import Policing
import Workflows

/// What happened to the people, objects, locations and events of a file, in one sentence each.
struct PartiesHistory: Sendable {
    let desk: DeskWords

    func sentence(_ entry: Workflows.TimelineEntry) -> String {
        let key = "timeline.\(entry.kind.rawValue)"
        let code = entry.code ?? "", who = entry.who ?? ""
        switch entry.kind {
        case .partyAdded, .partyRoleAsserted: return desk.text(key, ["role": desk.text("parties.roles.\(code)")])
        case .itemAdded: return desk.text("\(key).\(code)")
        case .partyTied: return desk.text(key, ["how": desk.text("parties.ties.\(code)")])
        case .filesLinked:
            let reference = Reference(typed: who)?.description ?? who
            return desk.text(key, ["how": desk.text("parties.links.\(code)"), "reference": reference])
        default: return desk.text(key)
        }
    }
}
