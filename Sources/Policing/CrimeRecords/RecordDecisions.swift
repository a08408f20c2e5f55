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
        if let counted { try checkReclassification(to: counted) }
        let recorded = Recorded(
            classification: counted.map { .crime(offence: $0.principal) } ?? classification, reason: reason, by: by,
            circumstances: circumstances, crimes: counted?.crimes, offences: counted?.offences,
            grounds: counted.map(grounds))
        return take() + [.recorded(recorded)] + endings(of: classification) + allocatedByRule(after: recorded)
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

    /// Its offences counted as the counting rules decide; nil for what is no crime. Whatever it is to be, the test comes
    /// before it.
    private func counted(
        _ classification: Classification, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> CountedReport? {
        guard let circumstances else { throw .recording(.testMissing) }
        guard let offence = classification.offence.flatMap({ rules.offences[$0] }) else {
            if let reason = CountingRules.crime(circumstances, filedAs: classification) {
                throw .recording(.isCrime(reason))
            }
            return nil
        }
        let further = try self.further(circumstances)
        for basis in Set([offence.basis] + further.map(\.0.basis)) {
            if case .keepAsIncident(let reason) = CountingRules.decide(circumstances.of(basis)) {
                throw .recording(.staysIncident(reason))
            }
        }
        return try count(offence, circumstances)
    }

    /// The grounds for Enhanced Rights that counted offences give.
    func grounds(of counted: CountedReport) -> [String] {
        EnhancedRights.grounds(of: counted.offences.compactMap { rules.offences[$0.offence] })
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

    /// Crimes that go are cancelled, never recorded away.
    private func checkReclassification(to counted: CountedReport) throws(FileRefusal) {
        guard let old = state.recorded?.counted, !old.isEmpty else { return }
        guard counted.crimes >= old.crimes else {
            throw .crimeRecord(.fewerCrimes(recorded: old.crimes, left: counted.crimes))
        }
        let need = Reclassification.need(
            from: offences(of: old), to: offences(of: counted.offences), by: rules.principalCrimes)
        guard !actor.recordingAuthority.satisfies(need) else { return }
        throw .crimeRecord(need == .registrar ? .reclassifyRegistrarOnly : .reclassifyNotDesignated)
    }

    /// The offence of each crime.
    func offences(of counted: [CountedOffence]) -> [Offence] {
        counted.flatMap { item in
            rules.offences[item.offence].map { Array(repeating: $0, count: item.crimes) } ?? []
        }
    }

    /// A report that the force does not keep has been answered by saying so.
    func endings(of classification: Classification) -> [FileFact] {
        classification.endsTheFile ? keeping([Victims.Rules.reply]) : []
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
