extension Decision {
    /// Records what the report is. A second recording reclassifies it: the first one stays in the history. What
    /// is recorded as a crime stays one until it is cancelled.
    func record(
        _ classification: Classification, because reason: String, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        let reason = try text(reason)
        try check(classification)
        if recordedOffence != nil, classification.offence == nil { throw .crimeNeedsCancelling }
        let crimes = try count(classification, circumstances)
        let recorded = Recorded(
            classification: classification, reason: reason, by: by, circumstances: circumstances, crimes: crimes)
        return take() + [.recorded(recorded)] + endings(of: classification)
    }

    /// Cancels a recorded crime: the report is something else from then on, and the history keeps both.
    func cancel(_ cancellation: Cancellation) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard let code = recordedOffence else { throw .noCrimeToCancel }
        guard let offence = rules.offences[code] else { throw .classification(.unknownOffence(code)) }
        do {
            try cancellation.check(by: actor.recordingAuthority, offence: offence)
        } catch {
            throw .cancellation(error)
        }
        let evidence = try text(cancellation.evidence)
        try check(cancellation.classification)
        let cancelled = CancelledCrime(
            offence: code, ground: cancellation.ground, evidence: sealed(evidence),
            otherForceAgreed: cancellation.otherForceAgreed)
        let recorded = Recorded(
            classification: cancellation.classification, reason: cancellation.ground.rawValue, by: by,
            cancelled: cancelled)
        return [.recorded(recorded)] + endings(of: cancellation.classification)
    }

    /// The offence that the report is recorded as now; nil when it is no crime.
    private var recordedOffence: String? { state.recorded?.classification.offence }

    private func check(_ classification: Classification) throws(FileRefusal) {
        do {
            try classification.check(
                offences: rules.offences, antiSocial: rules.asb, ownReference: state.report.reference.text)
        } catch {
            throw .classification(error)
        }
    }

    /// How many crimes it makes, as the counting rules decide; nil for what is no crime.
    private func count(
        _ classification: Classification, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> Int? {
        guard let offence = classification.offence.flatMap({ rules.offences[$0] }) else {
            if classification == .nonCrimeIncident, let circumstances,
                case .record(let reason) = CountingRules.decide(circumstances)
            {
                throw .recording(.isCrime(reason))
            }
            return nil
        }
        guard let circumstances else { throw .recording(.testMissing) }
        guard (1...FileLimits.victims).contains(circumstances.victims) else {
            throw .recording(.victimsOutOfRange(limit: FileLimits.victims))
        }
        if case .keepAsIncident(let reason) = CountingRules.decide(circumstances.of(offence.basis)) {
            throw .recording(.staysIncident(reason))
        }
        return CountingRules.crimes(of: offence, victims: circumstances.victims)
    }

    /// A report that the force does not keep has been answered by saying so.
    private func endings(of classification: Classification) -> [FileFact] {
        switch classification {
        case .notOurs, .duplicate: keeping([Victims.Rules.reply])
        case .crime, .nonCrimeIncident, .antiSocialBehaviour: []
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
