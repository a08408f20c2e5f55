extension Decision {
    /// The first reading of a report keeps the promise that somebody reads it.
    func take() -> [FileFact] {
        guard state.takenBy == nil else { return [] }
        return [.taken(Taken(by: by))] + keeping([Victims.Rules.read])
    }

    func grade(_ code: String, because reason: String) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard let grade = rules.grades[code] else { throw .unknownGrade(code) }
        let reason = try text(reason)
        let graded = Graded(
            grade: code, reason: reason, by: by, due: grade.target(gradedAt: now), clock: grade.clock)
        return take() + [.graded(graded)]
    }

    func triage(_ command: TriageCommand) throws(FileRefusal) -> [FileFact] {
        switch command {
        case .assess(let notes, let suggested): try assess(notes, suggested)
        case .stopClock(let minutesAgo): try stopClock(minutesAgo)
        case .decideFirst(let first): try decideFirst(first)
        }
    }

    /// Each letter is weighed once, with a reason.
    private func assess(_ notes: [ThriveNote], _ suggested: ThriveLevels?) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard !state.isErased else { throw .personErased }
        var levels = ThriveLevels(), kept: [ThriveNote] = []
        for element in ThriveElement.allCases {
            guard let note = notes.first(where: { $0.element == element }), !note.text.readable.isEmpty else {
                throw .triage(.letterMissing(element))
            }
            levels[element] = note.level
            kept.append(ThriveNote(element: element, level: note.level, text: try text(note.text, limit: 2_000)))
        }
        let assessed = ThriveAssessed(levels: levels, suggested: suggested, notes: sealed(kept), by: by)
        return take() + [.triage(.thriveAssessed(assessed))]
    }

    private func stopClock(_ minutesAgo: Int) throws(FileRefusal) -> [FileFact] {
        guard state.triage.clockDue != nil, let start = state.triage.gradedAt else { throw .triage(.noClock) }
        guard state.triage.runningClockDue != nil else { throw .triage(.clockStoppedAlready) }
        guard (0...FileLimits.minutesAgo).contains(minutesAgo) else { throw .triage(.outsideTheClock) }
        let at = now.adding(seconds: -Int64(minutesAgo) * 60)
        // Whole minutes were asked for, so the first of them counts.
        guard at.adding(seconds: 60) > start else { throw .triage(.outsideTheClock) }
        return [.triage(.clockStopped(ClockStopped(at: max(at, start), by: by)))]
    }

    /// Each part is decided as if it came alone, on the file as the parts before it have left it.
    private func decideFirst(_ first: FirstDecision) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard state.grade == nil, state.recorded == nil else { throw .triage(.firstDecisionMade) }
        var state = state
        var facts: [FileFact] = []
        for command in first.commands {
            // A rule may have given it to that unit already, as soon as it was recorded.
            if case .allocate(let unit, nil, _) = command, state.allocation?.unit == unit { continue }
            if let denial = Permission.denial(actor, command.action, ownedBy: self.state.allocation?.unit) {
                throw .notPermitted(denial)
            }
            let part = try Decision(state: state, actor: actor, now: now, rules: rules).answer(command)
            for fact in part {
                state.evolve(RecordedFact(version: state.version + 1, at: now, actor: actor.text, fact: fact))
            }
            facts += part
        }
        return facts
    }

    func requireOpen() throws(FileRefusal) {
        guard state.status.isOpen else { throw .finalised(state.status) }
    }
}
