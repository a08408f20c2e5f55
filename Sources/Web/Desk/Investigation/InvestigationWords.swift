import Policing
import Workflows

/// The investigation's lines on the desk's timeline: that something was done. What it says stands in its section.
struct InvestigationHistory: Sendable {
    let desk: DeskWords

    func sentence(_ entry: Workflows.TimelineEntry) -> String {
        let code = entry.code ?? ""
        let parts = code.split(separator: ":").map(String.init)
        let first = parts.first ?? "", second = parts.last ?? ""
        let key = "timeline.\(entry.kind.rawValue)"
        switch entry.kind {
        case .solvabilityDecided: return desk.text("\(key).\(code)")
        case .lineSettled, .taskEnded: return desk.text("\(key).\(second)", ["number": first])
        case .taskSet, .taskReassigned: return desk.text(key, ["number": code, "who": entry.who ?? ""])
        case .statementTaken: return desk.text(key, ["number": first, "version": second])
        case .exhibitSeized, .exhibitMoved, .exhibitOpened, .exhibitSealed:
            return desk.text(key, ["exhibit": code])
        case .outcomeProposed, .outcomeReturned: return desk.text(key, ["outcome": desk.outcome(code)])
        default: return desk.text(key, ["number": code])
        }
    }
}

/// Why something about an investigation was not done, and what to do about it.
struct InvestigationRefusalWords: Sendable {
    let desk: DeskWords

    func sentence(_ refusal: InvestigationRefusal) -> String {
        switch refusal {
        case .unknownFactor(let code): say("unknown-factor", ["code": code])
        case .unknownLine(let number): say("unknown-line", ["number": String(number)])
        case .lineSettled(let number): say("line-settled", ["number": String(number)])
        case .unknownTask(let number): say("unknown-task", ["number": String(number)])
        case .taskEnded(let number): say("task-ended", ["number": String(number)])
        case .taskOfAnother(let owner): say("task-of-another", ["owner": owner])
        case .notToGiveAway(let owner): say("not-to-give-away", ["owner": owner])
        case .ownerAlready(let owner): say("owner-already", ["owner": owner])
        case .cannotOwn(let owner): say("cannot-own", ["owner": owner])
        case .dueInThePast: say("due-in-the-past")
        case .taskOwnerNotNamed(let name): say("task-owner-not-named", ["name": name])
        case .inTheFuture: say("in-the-future")
        case .unknownStatement(let number): say("unknown-statement", ["number": String(number)])
        case .unknownItem: say("unknown-item")
        case .tellsSensitive: say("tells-sensitive")
        case .tellsUndecided(let code): say("tells-undecided", ["outcome": desk.outcome(code)])
        case .tooMany(let limit): say("too-many", ["limit": String(limit)])
        case .alreadyProposed(let code): say("already-proposed", ["outcome": desk.outcome(code)])
        case .noProposal: say("no-proposal")
        case .ownProposal: say("own-proposal")
        case .needsInspector(let code): say("needs-inspector", ["outcome": desk.outcome(code)])
        default: aboutExhibit(refusal)
        }
    }

    private func aboutExhibit(_ refusal: InvestigationRefusal) -> String {
        switch refusal {
        case .exhibitReference(let typed): say("exhibit-reference", ["typed": typed])
        case .exhibitExists(let exhibit): say("exhibit-exists", ["exhibit": exhibit])
        case .unknownEvidence: say("unknown-evidence")
        case .evidenceIsExhibit(let exhibit): say("evidence-is-exhibit", ["exhibit": exhibit])
        case .wrongHolder(let exhibit, let holder): say("wrong-holder", ["exhibit": exhibit, "holder": holder])
        case .beforeLast(let exhibit, let last):
            say("before-last", ["exhibit": exhibit, "time": desk.times.stamp(last)])
        case .wrongSeal(let exhibit, nil): say("wrong-seal.none", ["exhibit": exhibit])
        case .wrongSeal(let exhibit, let seal?): say("wrong-seal.other", ["exhibit": exhibit, "seal": seal])
        case .alreadySealed(let exhibit, let seal): say("already-sealed", ["exhibit": exhibit, "seal": seal])
        case .notSealed(let exhibit): say("not-sealed", ["exhibit": exhibit])
        case .needsSealing(let exhibit): say("needs-sealing", ["exhibit": exhibit])
        case .sealMissing: say("seal-missing")
        case .sealUsed(let seal): say("seal-used", ["seal": seal])
        case .sealUsedElsewhere(let seal): say("seal-used-elsewhere", ["seal": seal])
        default: say("unknown-exhibit")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("refusals.investigation.\(key)", values)
    }
}
