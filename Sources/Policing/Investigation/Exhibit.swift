/// A thing held as evidence, and every hand it has gone through.
public struct Exhibit: Sendable, Equatable {
    public let number: Int
    public let reference: String
    /// Nil once the person has been erased.
    public let details: ExhibitDetails?
    public let evidence: EvidenceID?
    public let sha256: String?
    /// From its seizure on, without a gap.
    public internal(set) var chain: [ExhibitLink]
    /// The seal that closes it now; nil when none does.
    public internal(set) var seal: String?
    /// Whether its seal was broken and it waits for a new one.
    public internal(set) var isOpen = false
    /// Every seal that it ever had.
    public internal(set) var seals: [String]
    /// Who has it now; nil once the person has been erased.
    public internal(set) var holder: String?

    /// When its last link was made.
    public var lastAt: Moment { chain.last?.at ?? Moment(milliseconds: 0) }

    init(_ fact: ExhibitSeized) {
        number = fact.number
        reference = fact.reference
        details = fact.details.value
        evidence = fact.evidence
        sha256 = fact.sha256
        seal = fact.seal
        seals = [fact.seal].compactMap { $0 }
        holder = fact.details.value?.seizedBy
        chain = [
            ExhibitLink(
                kind: .seized, at: fact.at, from: nil, to: fact.details.value?.seizedBy,
                place: fact.details.value?.place, seal: fact.seal, reason: nil)
        ]
    }

    mutating func receive(_ fact: ExhibitMoved) {
        let hands = fact.hands.value
        holder = hands?.to
        chain.append(
            ExhibitLink(
                kind: .moved, at: fact.at, from: hands?.from, to: hands?.to, place: hands?.place, seal: fact.seal,
                reason: nil))
    }

    mutating func receive(_ fact: ExhibitOpened) {
        chain.append(
            ExhibitLink(
                kind: .opened, at: fact.at, from: fact.holder.value, to: nil, place: nil, seal: seal,
                reason: fact.reason.value))
        seal = nil
        isOpen = true
    }

    mutating func receive(_ fact: ExhibitSealed) {
        seal = fact.seal
        seals.append(fact.seal)
        isOpen = false
        chain.append(
            ExhibitLink(
                kind: .sealed, at: fact.at, from: fact.holder.value, to: nil, place: nil, seal: fact.seal,
                reason: nil))
    }
}

/// One link of the chain of an exhibit.
public struct ExhibitLink: Sendable, Equatable {
    public let kind: Kind
    public let at: Moment
    /// Who handed it over, opened it or sealed it.
    public let from: String?
    /// Who has it from then on.
    public let to: String?
    public let place: String?
    /// The seal that it had, or got.
    public let seal: String?
    public let reason: String?

    public enum Kind: String, Sendable, CaseIterable {
        case seized, moved, opened, sealed
    }

    public init(
        kind: Kind, at: Moment, from: String?, to: String?, place: String?, seal: String?, reason: String?
    ) {
        self.kind = kind
        self.at = at
        self.from = from
        self.to = to
        self.place = place
        self.seal = seal
        self.reason = reason
    }
}
