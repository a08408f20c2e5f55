extension Decision {
    /// Records what the report is. A second recording reclassifies it: the first one stays in the history.
    func record(_ classification: Classification, because reason: String) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        let reason = try text(reason)
        do {
            try classification.check(
                offences: rules.offences, antiSocial: rules.asb, ownReference: state.report.reference.text)
        } catch {
            throw .classification(error)
        }
        return take()
            + [.recorded(Recorded(classification: classification, reason: reason, by: by))]
            + endings(of: classification)
    }

    /// A report that the force does not keep has been answered by saying so.
    private func endings(of classification: Classification) -> [FileFact] {
        switch classification {
        case .notOurs, .duplicate: keeping([Victims.Rules.reply])
        case .crime, .nonCrimeIncident, .antiSocialBehaviour: []
        }
    }

    func decide(_ outcome: NewOutcome) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard let recorded = state.recorded else { throw .notRecorded }
        let explanation = try text(outcome.explanation)
        let code = try outcomeCode(outcome, of: recorded.classification)
        let decided = OutcomeDecided(code: code, body: outcome.body, explanation: sealed(explanation), by: by)
        return [.outcomeDecided(decided)] + told(of: decided) + keeping([Victims.Rules.reply])
    }

    private func outcomeCode(
        _ outcome: NewOutcome, of classification: Classification
    ) throws(FileRefusal) -> String {
        guard case .crime = classification else {
            guard outcome.code == nil else { throw .outcomeNeedsCrime }
            return OutcomeDecided.noCrime
        }
        guard let code = outcome.code else { throw .crimeNeedsOutcome }
        let decision = OutcomeDecision(
            code: code, suspectNamed: outcome.suspectNamed, victim: outcome.victim, otherBody: outcome.body)
        do {
            return try rules.outcomes.check(decision).code
        } catch {
            throw .outcome(error)
        }
    }

    /// The explanation is on the person's page in the same moment, so what the Code asks (tell them of this
    /// decision) is promised and kept at once.
    private func told(of outcome: OutcomeDecided) -> [FileFact] {
        guard let group = rules.outcomes[outcome.code]?.group else { return [] }
        return promising(Victims.rule(toldOf: group)).flatMap { promised in
            [promised, .promiseKept(PromiseKept(number: state.promises.count + 1))]
        }
    }

    func reopen(because reason: String) throws(FileRefusal) -> [FileFact] {
        guard !state.status.isOpen else { throw .notFinalised }
        let reason = try text(reason)
        return [.reopened(Reopened(reason: reason, by: by))] + keeping([Victims.Rules.review])
    }
}

extension OutcomeDecided {
    /// The code of the end of a file that was no crime.
    public static let noCrime = "none"
}
