extension Decision {
    func crimeRecord(_ command: CrimeRecordCommand) throws(FileRefusal) -> [FileFact] {
        switch command {
        case .offerTransfer(let force, let reason): try offerTransfer(to: force, because: reason)
        case .answerTransfer(let accepted, let contact, let told): try answerTransfer(accepted, contact, told)
        case .overrule(let classification, let reason, let circumstances):
            try overrule(classification, because: reason, circumstances)
        }
    }

    private func offerTransfer(to force: String, because reason: String) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        try requireNotFinal()
        guard state.transfer == nil else { throw .crimeRecord(.transferOfferedAlready) }
        let force = try text(force, limit: 200)
        guard !state.isErased else { throw .personErased }
        let offered = TransferOffered(force: force, reason: sealed(try text(reason)), by: by)
        return take() + [.crimeRecord(.transferOffered(offered))]
    }

    /// A crime that another force takes is cancelled here, on that ground and with its agreement.
    private func answerTransfer(
        _ accepted: Bool, _ contact: String, _ told: PersonUpdate?
    ) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard let offered = state.transfer else { throw .crimeRecord(.noTransferOffered) }
        let contact = try text(contact, limit: 1_000)
        let answered = TransferAnswered(
            force: offered.force, accepted: accepted, contact: sealed(contact), by: by)
        guard accepted else { return [.crimeRecord(.transferAnswered(answered))] }
        let letter = try tell(told)
        return [.crimeRecord(.transferAnswered(answered))] + (try leave(to: offered.force, contact)) + letter
    }

    private func tell(_ told: PersonUpdate?) throws(FileRefusal) -> [FileFact] {
        guard state.reporter != nil else { return [] }
        guard let told, !told.text.readable.isEmpty else { throw .crimeRecord(.personNotTold) }
        return try write(told.text, english: told.english)
    }

    private func leave(to force: String, _ contact: String) throws(FileRefusal) -> [FileFact] {
        let classification = Classification.notOurs(body: force)
        if recordedOffence != nil {
            return try cancel(
                Cancellation(ground: .recordedElsewhere, evidence: contact, otherForceAgreed: true, other: force)
            ).filter { !isReplyKept($0) }
        }
        return [.recorded(Recorded(classification: classification, reason: "transfer", by: by))]
    }

    /// The letter to the person keeps the promise of a reply, where they can be written to.
    private func isReplyKept(_ fact: FileFact) -> Bool {
        if case .promiseKept = fact { state.reporter != nil } else { false }
    }

    // MARK: The registrar

    /// What the registrar has decided, the registrar alone may change.
    func requireNotFinal() throws(FileRefusal) {
        guard state.recorded?.isFinal ?? false, actor.recordingAuthority != .crimeRegistrar else { return }
        throw .crimeRecord(.registrarHasDecided)
    }

    /// Source: Home Office Crime Recording Rules: the force crime registrar is the final arbiter.
    private func overrule(
        _ classification: Classification, because reason: String, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        let reason = try text(reason)
        let counted = try countedByRegistrar(classification, circumstances)
        let cancelled = classification.offence == nil ? recordedOffence : nil
        let recorded = Recorded(
            classification: counted.map { .crime(offence: $0.principal) } ?? classification, reason: reason, by: by,
            circumstances: circumstances, crimes: counted?.crimes,
            cancelled: cancelled.map {
                CancelledCrime(
                    offence: $0, ground: .recordedInError, evidence: sealed(reason), otherForceAgreed: false)
            }, offences: counted?.offences, isFinal: true, enhancedGround: enhancedGround(of: counted))
        return [.recorded(recorded)] + endings(of: classification)
    }

    /// The offences counted, whatever the test says: nil for what is no crime.
    private func countedByRegistrar(
        _ classification: Classification, _ circumstances: ReportedCircumstances?
    ) throws(FileRefusal) -> CountedReport? {
        try check(classification)
        guard let code = classification.offence, let offence = rules.offences[code] else { return nil }
        return try count(offence, circumstances)
    }
}
