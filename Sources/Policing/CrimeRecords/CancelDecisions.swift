extension Decision {
    /// Cancels a recorded crime, or some of several: the report is something else from then on, or fewer crimes, and the
    /// history keeps both.
    func cancel(_ cancellation: Cancellation) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        try requireNotFinal()
        guard let recorded = state.recorded, let code = recordedOffence else { throw .noCrimeToCancel }
        guard rules.offences[code] != nil else { throw .classification(.unknownOffence(code)) }
        let staying = try self.staying(cancellation.staying, of: recorded.counted)
        let gone = recorded.counted.map { item in
            CountedOffence(offence: item.offence, crimes: item.crimes - (staying.crimes(of: item.offence) ?? 0))
        }
        do {
            try cancellation.check(by: actor.recordingAuthority, offences: offences(of: gone))
        } catch {
            throw .cancellation(error)
        }
        let evidence = try text(cancellation.evidence)
        let classification = principal(of: staying).map { .crime(offence: $0) } ?? cancellation.classification
        try check(classification)
        let cancelled = CancelledCrime(
            offence: code, ground: cancellation.ground, evidence: sealed(evidence),
            otherForceAgreed: cancellation.otherForceAgreed, crimes: gone.crimes)
        let isStillCrime = !staying.isEmpty
        let fact = Recorded(
            classification: classification, reason: cancellation.ground.rawValue, by: by,
            circumstances: isStillCrime ? recorded.circumstances : nil, crimes: isStillCrime ? staying.crimes : nil,
            cancelled: cancelled, offences: isStillCrime ? staying : nil,
            isFinal: actor.recordingAuthority == .crimeRegistrar ? true : nil)
        return [.recorded(fact)] + endings(of: classification)
    }

    /// Whoever can be written to reads of it in the same moment, whichever way it was done.
    ///
    /// Source: Home Office Crime Recording Rules, cancelled records: the victim is told.
    func requireTold(_ facts: [FileFact]) throws(FileRefusal) {
        let isCancelled = facts.contains { if case .recorded(let fact) = $0 { fact.cancelled != nil } else { false } }
        let isTold = facts.contains { if case .staffWrote = $0 { true } else { false } }
        guard isCancelled, !isTold, state.reporter != nil, !state.isErased else { return }
        throw .cancellation(.personNotTold)
    }

    /// Those that stay, in their order: fewer than there are, and of no offence more.
    private func staying(
        _ wanted: [CountedOffence], of recorded: [CountedOffence]
    ) throws(FileRefusal) -> [CountedOffence] {
        for item in wanted {
            let most = recorded.crimes(of: item.offence) ?? 0
            guard (0...most).contains(item.crimes) else {
                throw .crimeRecord(.staysOutOfRange(offence: item.offence, recorded: most))
            }
        }
        let staying = recorded.compactMap { item in
            wanted.crimes(of: item.offence).flatMap {
                $0 > 0 ? CountedOffence(offence: item.offence, crimes: $0) : nil
            }
        }
        guard staying.crimes < recorded.crimes else { throw .crimeRecord(.everyCrimeStays) }
        return staying
    }

    /// The most serious, the first of equals; nil of none.
    private func principal(of counted: [CountedOffence]) -> String? {
        let serious = { (item: CountedOffence) in
            rules.offences[item.offence].map { rules.principalCrimes.seriousness(of: $0) } ?? 0
        }
        return counted.dropFirst().reduce(counted.first) { best, next in
            best.map { serious(next) > serious($0) ? next : $0 }
        }?.offence
    }
}

extension [CountedOffence] {
    fileprivate func crimes(of offence: String) -> Int? {
        first { $0.offence == offence }?.crimes
    }
}
