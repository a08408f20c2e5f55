extension Decision {
    /// Records what the report is. A second recording reclassifies it: the first one stays in the history. What
    /// is recorded as a crime stays one until it is cancelled.
    func record(
        _ classification: Classification, because reason: String, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        try requireNotFinal()
        let reason = try text(reason)
        try check(classification)
        if recordedOffence != nil, classification.offence == nil { throw .crimeNeedsCancelling }
        let counted = try counted(classification, circumstances)
        if let counted { try checkReclassification(to: counted.principal) }
        let recorded = Recorded(
            classification: counted.map { .crime(offence: $0.principal) } ?? classification, reason: reason, by: by,
            circumstances: circumstances, crimes: counted?.crimes, offences: counted?.offences,
            enhancedGround: enhancedGround(of: counted))
        return take() + [.recorded(recorded)] + endings(of: classification)
            + allocatedByRule(recordedAs: classification)
    }

    /// Cancels a recorded crime: the report is something else from then on, and the history keeps both.
    func cancel(_ cancellation: Cancellation) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        try requireNotFinal()
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
            cancelled: cancelled, isFinal: actor.recordingAuthority == .crimeRegistrar ? true : nil)
        return [.recorded(recorded)] + endings(of: cancellation.classification)
    }

    /// The ground of enhanced rights that one of its offences gives by itself; none where nobody is a victim.
    func enhancedGround(of counted: CountedReport?) -> String? {
        let offences = counted?.offences.compactMap { rules.offences[$0.offence] } ?? []
        return offences.lazy.filter { $0.basis == .victim }.compactMap(EnhancedRights.ground(offence:)).first?.rawValue
    }

    /// The offence that the report is recorded as now; nil when it is no crime.
    var recordedOffence: String? { state.recorded?.classification.offence }

    func check(_ classification: Classification) throws(FileRefusal) {
        do {
            try classification.check(
                offences: rules.offences, antiSocial: rules.asb, ownReference: state.report.reference.text)
        } catch {
            throw .classification(error)
        }
    }

    /// Its offences counted as the counting rules decide; nil for what is no crime.
    private func counted(
        _ classification: Classification, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> CountedReport? {
        guard let offence = classification.offence.flatMap({ rules.offences[$0] }) else {
            if classification == .nonCrimeIncident, let circumstances,
                case .record(let reason) = CountingRules.decide(circumstances)
            {
                throw .recording(.isCrime(reason))
            }
            return nil
        }
        guard let circumstances else { throw .recording(.testMissing) }
        let further = try self.further(circumstances)
        for basis in Set([offence.basis] + further.map(\.0.basis)) {
            if case .keepAsIncident(let reason) = CountingRules.decide(circumstances.of(basis)) {
                throw .recording(.staysIncident(reason))
            }
        }
        return try count(offence, circumstances)
    }

    /// Counts an offence and those named beside it.
    func count(_ offence: Offence, _ circumstances: ReportedCircumstances?) throws(FileRefusal) -> CountedReport {
        let victims = circumstances?.victims ?? 1
        guard (1...FileLimits.victims).contains(victims) else {
            throw .recording(.victimsOutOfRange(limit: FileLimits.victims))
        }
        return CountingRules.count(
            offence, victims: victims, further: try further(circumstances), by: rules.principalCrimes)
    }

    private func further(
        _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> [(Offence, FurtherOffence.Whom)] {
        let named = circumstances?.further ?? []
        guard named.count <= FileLimits.furtherOffences else {
            throw .crimeRecord(.tooManyOffences(limit: FileLimits.furtherOffences))
        }
        var found: [(Offence, FurtherOffence.Whom)] = []
        for item in named {
            try check(.crime(offence: item.offence))
            if let offence = rules.offences[item.offence] { found.append((offence, item.whom)) }
        }
        return found
    }

    private func checkReclassification(to code: String) throws(FileRefusal) {
        guard let old = recordedOffence.flatMap({ rules.offences[$0] }), let new = rules.offences[code] else { return }
        let need = Reclassification.need(from: old, to: new, by: rules.principalCrimes)
        guard !actor.recordingAuthority.satisfies(need) else { return }
        throw .crimeRecord(need == .registrar ? .reclassifyRegistrarOnly : .reclassifyNotDesignated)
    }

    /// A report that the force does not keep has been answered by saying so.
    func endings(of classification: Classification) -> [FileFact] {
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
