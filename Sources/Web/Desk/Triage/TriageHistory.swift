import Policing
import Workflows

/// What happened while a report was weighed, in one sentence each.
extension FileHistory {
    func triage(_ entry: Workflows.TimelineEntry) -> String {
        let code = entry.code ?? ""
        if entry.kind == .clockStopped {
            let at = Int64(code).map { desk.times.stamp(Moment(milliseconds: $0)) } ?? code
            return desk.text("timeline.clockStopped", ["time": at])
        }
        let levels = ThriveFields.levels(of: code) ?? ThriveLevels()
        return desk.text("timeline.thriveAssessed", ["summary": ThriveWords(desk: desk).summary(levels)])
    }
}

extension RefusalWords {
    func sentence(_ refusal: TriageRefusal) -> String {
        switch refusal {
        case .letterMissing(let element):
            desk.text("refusals.letter-missing", ["letter": ThriveWords(desk: desk).letter(element)])
        case .noClock: desk.text("refusals.no-clock")
        case .clockStoppedAlready: desk.text("refusals.clock-stopped-already")
        case .outsideTheClock: desk.text("refusals.outside-the-clock")
        case .firstDecisionMade: desk.text("refusals.first-decision-made")
        }
    }
}
