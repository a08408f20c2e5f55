/// An outcome is given on its evidence. Where it takes a supervisor's or an inspector's authority, it is proposed first,
/// and somebody else authorises it or sends it back.
extension Decision {
    func decide(_ outcome: NewOutcome) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard let recorded = state.recorded else { throw .notRecorded }
        if let proposal = state.investigation.proposal { throw .investigation(.alreadyProposed(proposal.code)) }
        let explanation = try wordsForThePerson(outcome.explanation)
        let code = try outcomeCode(outcome, of: recorded)
        let evidence = OutcomeEvidence(try said(outcome.evidence, for: code))
        guard let type = rules.outcomes[code], type.authority != .none else {
            return end(
                OutcomeDecided(
                    code: code, body: outcome.body, explanation: sealed(explanation), by: by,
                    evidence: sealed(evidence)))
        }
        let proposed = OutcomeProposed(
            code: code, body: outcome.body, victim: outcome.victim,
            explanation: sealed(explanation), evidence: sealed(evidence), by: by)
        return [.investigation(.outcomeProposed(proposed))]
    }

    /// The proposal is checked again, its words too: the file may have changed since, and name somebody whom it did not.
    func authoriseOutcome() throws(FileRefusal) -> [FileFact] {
        let proposal = try proposalOfAnother()
        guard let recorded = state.recorded else { throw .notRecorded }
        let explanation = try wordsForThePerson(proposal.explanation.value ?? "")
        let outcome = NewOutcome(
            code: proposal.code, body: proposal.body, victim: proposal.victim,
            explanation: explanation, evidence: proposal.evidence.value?.byNeed ?? [:])
        let code = try outcomeCode(outcome, of: recorded)
        if rules.outcomes[code]?.authority == .inspector, actor.staff?.roles.contains(.inspector) != true {
            throw .investigation(.needsInspector(code))
        }
        return end(
            OutcomeDecided(
                code: code, body: proposal.body, explanation: proposal.explanation, by: proposal.by,
                evidence: proposal.evidence, authorisedBy: by))
    }

    func sendBackOutcome(because reason: String) throws(FileRefusal) -> [FileFact] {
        let proposal = try proposalOfAnother()
        let reason = try text(reason)
        return [.investigation(.outcomeReturned(OutcomeReturned(code: proposal.code, reason: sealed(reason), by: by)))]
    }

    private func proposalOfAnother() throws(FileRefusal) -> OutcomeProposed {
        guard let proposal = state.investigation.proposal else { throw .investigation(.noProposal) }
        guard proposal.by != by else { throw .investigation(.ownProposal) }
        return proposal
    }

    private func end(_ decided: OutcomeDecided) -> [FileFact] {
        [.outcomeDecided(decided)] + told(of: decided) + keeping([Victims.Rules.reply])
    }

    /// What was said of what the outcome needs, and nothing else.
    private func said(
        _ evidence: [OutcomeRequirement: String], for code: String
    ) throws(FileRefusal) -> [OutcomeRequirement: String] {
        var said: [OutcomeRequirement: String] = [:]
        for need in rules.outcomes[code]?.needs ?? [] where need.isSaid {
            said[need] = try text(evidence[need] ?? "", limit: InvestigationLimits.lineCharacters)
        }
        return said
    }

    private func outcomeCode(
        _ outcome: NewOutcome, of recorded: Recorded
    ) throws(FileRefusal) -> String {
        guard recorded.classification.offence != nil else {
            guard outcome.code == nil else { throw .outcomeNeedsCrime }
            return OutcomeDecided.noCrime
        }
        guard let code = outcome.code else { throw .crimeNeedsOutcome }
        let decision = OutcomeDecision(
            code: code, suspectNamed: state.parties.hasNamedSuspect, victim: outcome.victim, otherBody: outcome.body,
            evidence: outcome.evidence,
            isAgainstState: recorded.counted.allSatisfy { rules.offences[$0.offence]?.basis == .state },
            hasOpenLines: state.investigation.lines.contains { $0.settled == nil })
        do {
            return try rules.outcomes.check(decision).code
        } catch {
            throw .outcome(error)
        }
    }

    /// The explanation is on the person's page in the same moment, so what the Code asks (tell them of this
    /// decision) is promised and kept at once, and what was promised when it was decided not to investigate is kept now;
    /// to every other victim it is still to be told.
    private func told(of outcome: OutcomeDecided) -> [FileFact] {
        let kept = keeping([Victims.Rules.notInvestigated])
        guard let type = rules.outcomes[outcome.code] else { return kept }
        let rule = Victims.rule(toldOf: type, after: state.investigation.solvability?.choice)
        let waiting = state.owed.filter { rule != Victims.Rules.notInvestigated || !state.waits(rule, $0) }
        return kept
            + promises([rule], to: waiting).flatMap { fact -> [FileFact] in
                guard case .promised(let promise) = fact, promise.victim == nil else { return [fact] }
                return [fact, .promiseKept(PromiseKept(number: promise.number))]
            }
    }
}
