extension FileState {
    /// Remembers since when the force knows of each victim. Who is none any more, and then is again, is known anew.
    mutating func knowVictims(after recorded: RecordedFact) {
        if recorded.fact.changesVictims { knowVictims(at: recorded.at) }
    }

    mutating func knowVictims(at moment: Moment) {
        let known = victimsSince
        victimsSince = Dictionary(owed.map { ($0, known[$0] ?? moment) }, uniquingKeysWith: { first, _ in first })
    }

    /// From when what happened is counted for a victim: no time runs out before the force knew whom to tell.
    ///
    /// Source: Victims' Code 2020, rights 6, 8 and 9 (the days are counted from the event); that they begin with the naming
    /// of a victim who is named later is our reading.
    func clockStart(of happened: Moment, for victim: PartyID?) -> Moment {
        max(happened, victimsSince[victim] ?? receivedAt)
    }

    /// Whether somebody can have been told something then: whoever reported was there before the report.
    func wasKnown(_ victim: PartyID?, at moment: Moment) -> Bool {
        victim == nil || clockStart(of: moment, for: victim) == moment
    }

    /// Whether a promise of that rule to that victim is open.
    func waits(_ rule: String, _ victim: PartyID?) -> Bool {
        promises.contains { $0.isOpen && $0.rule == rule && $0.victim == victim }
    }

    /// What a victim said no to is owed no more, and was not missed.
    mutating func endDeclined(by fact: NeedsAssessed) {
        let declined = fact.declinedRules
        for promise in promises where promise.victim == fact.victim && declined.contains(promise.rule) {
            end(promise.number, .declined)
        }
    }
}

extension FileFact {
    /// Whether somebody may have become a victim by it, or be none any more.
    var changesVictims: Bool {
        switch self {
        case .recorded, .parties(.partyAdded), .parties(.partyRoleAsserted), .parties(.partyRemoved): true
        default: false
        }
    }
}

extension Decision {
    /// What ends and what begins when somebody becomes a victim, or is none any more.
    ///
    /// Source: Victims' Code 2020, rights 6, 8, 9 and 11: each victim is to be told.
    func changesOfVictims(after facts: [FileFact]) -> [FileFact] {
        guard facts.contains(where: \.changesVictims) else { return [] }
        let after = Decision(
            state: state.adding(facts, by: actor, at: now), actor: actor, now: now, rules: rules)
        let before = state.owed, owed = after.state.owed
        let gone = before.filter { !owed.contains($0) }
        let ended = after.state.promises.filter { $0.isOpen && gone.contains($0.victim) && after.isOfVictims($0) }
            .map { FileFact.promiseEnded(PromiseEnded(number: $0.number, why: .noVictim)) }
        return ended + after.stillOwed(to: owed.filter { !before.contains($0) })
    }

    /// Whether nobody but a victim is owed it. Whoever reported and asked for support gets it, victim or not.
    private func isOfVictims(_ promise: FileState.Promise) -> Bool {
        rules.promises[promise.rule]?.right != nil
            && !(promise.victim == nil && promise.rule == Victims.Rules.supportReferral)
    }

    /// What those who are victims from now on are still to be told of what happened and was decided before; each counted
    /// from now, for before nobody knew whom to tell.
    ///
    /// What has no limit of its own (rights 2, 3, 4 and 7) needs no promise: the table of rights shows it as to be done. A
    /// referral and a statement follow from what the victim answers, updates from what they agree to.
    private func stillOwed(to victims: [PartyID?]) -> [FileFact] {
        victims.reduce(into: []) { facts, victim in
            let decision = Decision(
                state: state.adding(facts, by: actor, at: now), actor: actor, now: now, rules: rules)
            facts += decision.promises(untold(victim), to: [victim])
        }
    }

    private func untold(_ victim: PartyID?) -> [String] {
        let events = state.contract.eventsForAll.flatMap { event in
            rules.promises.rulesToKeep(for: event.trigger).filter { !isTold($0, victim, since: event.happenedAt) }
        }
        let decisions = [ruleOfTheDecision].compactMap { $0 }.filter { !isTold($0, victim, since: state.receivedAt) }
        return (events + decisions).uniqued.filter { state.contract.of(victim).setAside[$0] == nil }
    }

    /// The rule by which a victim is told of how the file ended, else of a decision not to investigate.
    private var ruleOfTheDecision: String? {
        let choice = state.investigation.solvability?.choice
        if let outcome = state.outcome {
            return rules.outcomes[outcome.code].map { Victims.rule(toldOf: $0, after: choice) }
        }
        let isNoCrime = state.recorded.map { $0.classification.offence == nil } ?? false
        return choice == .file && !isNoCrime ? Victims.Rules.notInvestigated : nil
    }

    /// Whether they were promised it already, as a victim before, or have been told.
    private func isTold(_ rule: String, _ victim: PartyID?, since moment: Moment) -> Bool {
        state.promises.contains {
            $0.rule == rule && $0.victim == victim && $0.ending == nil && $0.madeAt >= moment
        }
    }
}

extension Contract {
    /// What happened that every victim is to be told: not what is of one alone, nor a hearing of a case that is over.
    fileprivate var eventsForAll: [CodeEventNoted] {
        let over = events.filter { [.caseEnded, .sentencePassed].contains($0.trigger) }.map(\.happenedAt).max()
        return events.filter { event in
            guard event.trigger == .hearingFixed, let over else { return !event.trigger.isOfOneVictim }
            return event.happenedAt > over
        }
    }
}
