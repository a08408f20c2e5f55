/// An exhibit's chain has no gap: each link follows from the one before.
///
/// Source: Criminal Procedure and Investigations Act 1996 and its Code of Practice (material is recorded and retained);
/// that a movement names both hands, the place, the time and the seal is the practice of continuity of evidence.
extension Decision {
    func exhibits(_ command: InvestigationCommand) throws(FileRefusal) -> [InvestigationFact] {
        switch command {
        case .seize(let exhibit): [.exhibitSeized(try seize(exhibit))]
        case .move(let number, let move): [.exhibitMoved(try hand(try exhibit(number), move))]
        case .open(let number, let handling, let reason):
            [.exhibitOpened(try open(try exhibit(number), handling, because: reason))]
        case .seal(let number, let handling, let seal):
            [.exhibitSealed(try close(try exhibit(number), handling, with: seal))]
        default: []
        }
    }

    private func exhibit(_ number: Int) throws(FileRefusal) -> Exhibit {
        guard let exhibit = state.investigation.exhibit(number) else { throw .investigation(.unknownExhibit(number)) }
        return exhibit
    }

    private func seize(_ exhibit: NewExhibit) throws(FileRefusal) -> ExhibitSeized {
        let held = state.investigation.exhibits
        try requireRoom(after: held.count)
        guard let reference = ExhibitReference.text(exhibit.reference) else {
            throw .investigation(.exhibitReference(exhibit.reference.readable))
        }
        guard !held.contains(where: { $0.reference == reference }) else {
            throw .investigation(.exhibitExists(reference))
        }
        try requirePast(exhibit.at)
        let details = ExhibitDetails(
            description: try text(exhibit.details.description, limit: InvestigationLimits.lineCharacters),
            place: try name(exhibit.details.place), seizedBy: try name(exhibit.details.seizedBy))
        let seal = exhibit.seal.readable.isEmpty ? nil : try unused(exhibit.seal)
        let upload = try upload(exhibit.evidence)
        return ExhibitSeized(
            number: held.count + 1, reference: reference, at: exhibit.at, details: sealed(details), seal: seal,
            evidence: upload?.id, sha256: upload?.sha256, by: by)
    }

    /// The uploaded file that is to be an exhibit, with its hash.
    private func upload(_ id: EvidenceID?) throws(FileRefusal) -> EvidenceAdded? {
        guard let id else { return nil }
        guard let upload = state.evidence.first(where: { $0.id == id }) else { throw .investigation(.unknownEvidence) }
        if let exhibit = state.investigation.exhibits.first(where: { $0.evidence == id }) {
            throw .investigation(.evidenceIsExhibit(exhibit.reference))
        }
        return upload
    }

    private func hand(_ exhibit: Exhibit, _ move: ExhibitMove) throws(FileRefusal) -> ExhibitMoved {
        try requireNext(exhibit, at: move.at, from: move.hands.from)
        if exhibit.isOpen { throw .investigation(.needsSealing(exhibit: exhibit.reference)) }
        let seal = move.seal.readable
        guard Self.isSame(seal, exhibit.seal ?? "") else {
            throw .investigation(.wrongSeal(exhibit: exhibit.reference, seal: exhibit.seal))
        }
        let hands = ExhibitHands(
            from: exhibit.holder ?? move.hands.from.readable, to: try name(move.hands.to),
            place: try name(move.hands.place))
        return ExhibitMoved(
            number: exhibit.number, reference: exhibit.reference, at: move.at, hands: sealed(hands), seal: exhibit.seal,
            by: by)
    }

    private func open(
        _ exhibit: Exhibit, _ handling: ExhibitHandling, because reason: String
    ) throws(FileRefusal) -> ExhibitOpened {
        try requireNext(exhibit, at: handling.at, from: handling.holder)
        guard exhibit.seal != nil else { throw .investigation(.notSealed(exhibit: exhibit.reference)) }
        return ExhibitOpened(
            number: exhibit.number, reference: exhibit.reference, at: handling.at,
            holder: sealed(exhibit.holder ?? handling.holder.readable),
            reason: sealed(try text(reason, limit: InvestigationLimits.lineCharacters)), by: by)
    }

    private func close(
        _ exhibit: Exhibit, _ handling: ExhibitHandling, with seal: String
    ) throws(FileRefusal) -> ExhibitSealed {
        try requireNext(exhibit, at: handling.at, from: handling.holder)
        if let seal = exhibit.seal {
            throw .investigation(.alreadySealed(exhibit: exhibit.reference, seal: seal))
        }
        return ExhibitSealed(
            number: exhibit.number, reference: exhibit.reference, at: handling.at,
            holder: sealed(exhibit.holder ?? handling.holder.readable),
            seal: try unused(seal), by: by)
    }

    /// The next link begins with whoever has it, and not before the last link ended.
    private func requireNext(_ exhibit: Exhibit, at moment: Moment, from holder: String) throws(FileRefusal) {
        let holder = try name(holder)
        if let known = exhibit.holder, !Self.isSame(known, holder) {
            throw .investigation(.wrongHolder(exhibit: exhibit.reference, holder: known))
        }
        guard moment >= exhibit.lastAt else {
            throw .investigation(.beforeLast(exhibit: exhibit.reference, last: exhibit.lastAt))
        }
        try requirePast(moment)
    }

    /// A seal's number, which no seal of the file had before. Whether another file's had, the ledger asks as it writes.
    private func unused(_ typed: String) throws(FileRefusal) -> String {
        let seal = typed.readable.uppercased()
        guard !SealNumber.key(seal).isEmpty else { throw .investigation(.sealMissing) }
        guard seal.count <= InvestigationLimits.sealCharacters else {
            throw .tooLong(limit: InvestigationLimits.sealCharacters)
        }
        let used = state.investigation.exhibits.flatMap(\.seals).map(SealNumber.key)
        guard !used.contains(SealNumber.key(seal)) else { throw .investigation(.sealUsed(seal)) }
        return seal
    }

    private func name(_ typed: String) throws(FileRefusal) -> String {
        try text(typed, limit: InvestigationLimits.nameCharacters)
    }

    /// Whether two names or numbers are one, however they were typed.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.lowercased().split(whereSeparator: \.isWhitespace)
            == other.lowercased().split(whereSeparator: \.isWhitespace)
    }
}

/// The number of a seal.
public enum SealNumber {
    /// What tells one seal from another: its letters and digits, however they were typed.
    public static func key(_ number: String) -> String {
        String(number.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension FileFact {
    /// The seal that closes an exhibit for the first time with this fact.
    public var newSeal: String? {
        switch self {
        case .investigation(.exhibitSeized(let fact)): fact.seal
        case .investigation(.exhibitSealed(let fact)): fact.seal
        default: nil
        }
    }
}

/// The reference of an exhibit: the initials of whoever seized it, and their number.
enum ExhibitReference {
    /// As it is kept, `AO/1`; nil for what is no reference.
    static func text(_ typed: String) -> String? {
        let parts = typed.readable.uppercased().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...6).contains(parts[0].count), (1...4).contains(parts[1].count),
            parts[0].allSatisfy(\.isLetter), let number = Int(parts[1]), number > 0
        else { return nil }
        return "\(parts[0])/\(number)"
    }
}
