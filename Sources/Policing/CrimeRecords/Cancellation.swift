/// A request to cancel a recorded crime, with all that must be kept about it.
public struct Cancellation: Hashable, Sendable, Codable {
    public let ground: CancellationGround
    /// The verifiable information that it rests on, in words.
    public let evidence: String
    /// For a transfer: whether the other force has agreed to take the crime.
    public let otherForceAgreed: Bool
    /// For a transfer the other force's name, for a duplicate the other report's reference.
    public let other: String?
    /// How many crimes of each recorded offence stay, where not every one is cancelled.
    public let staying: [CountedOffence]

    public init(
        ground: CancellationGround, evidence: String, otherForceAgreed: Bool = false, other: String? = nil,
        staying: [CountedOffence] = []
    ) {
        self.ground = ground
        self.evidence = evidence
        self.otherForceAgreed = otherForceAgreed
        self.other = other
        self.staying = staying
    }

    /// What the report is from then on, when no crime of it stays.
    public var classification: Classification {
        switch ground {
        case .recordedElsewhere: .notOurs(body: other ?? "")
        case .duplicate: .duplicate(of: other ?? "")
        case .noCrimeTookPlace, .recordedInError, .selfDefence: .nonCrimeIncident
        }
    }

    /// Checks that this person may cancel crimes of these offences on this ground.
    ///
    /// - Throws: the first reason against it, in the order of ``CancellationRefusal``.
    ///
    /// Source: Home Office Crime Recording Rules, cancelled records: a designated decision maker; for rape
    /// the Force Crime Registrar only; a transfer only once the receiving force has accepted.
    public func check(by authority: RecordingAuthority, offences: [Offence]) throws(CancellationRefusal) {
        if offences.contains(where: \.isRape), authority != .crimeRegistrar { throw .registrarOnly }
        if authority == .other { throw .notDesignated }
        if evidence.allSatisfy(\.isWhitespace) { throw .evidenceMissing }
        if ground == .recordedElsewhere, !otherForceAgreed { throw .otherForceHasNotAgreed }
    }
}

/// Why a crime may be cancelled. The letters and numbers of these grounds vary by edition, so names are stored.
public enum CancellationGround: String, CaseIterable, Sendable, Codable {
    /// Committed in another force's area and recorded there.
    case recordedElsewhere = "recorded-elsewhere"
    /// Additional verifiable information shows that no notifiable crime took place.
    case noCrimeTookPlace = "no-crime-took-place"
    case duplicate
    case recordedInError = "recorded-in-error"
    case selfDefence = "self-defence"
}

/// What a member of staff may decide about crime records.
public enum RecordingAuthority: String, CaseIterable, Sendable, Codable {
    /// The force's accredited registrar, the last to decide on any record.
    case crimeRegistrar = "crime-registrar"
    /// Designated by the force to decide on records.
    case designatedDecisionMaker = "designated-decision-maker"
    case other
}

extension Actor {
    /// What this person may decide about crime records.
    ///
    /// Source: Home Office Crime Recording Rules name a designated decision maker; that supervisors are
    /// designated is our choice.
    var recordingAuthority: RecordingAuthority {
        guard let roles = staff?.roles else { return .other }
        if roles.contains(.registrar) { return .crimeRegistrar }
        return !roles.isDisjoint(with: [.supervisor, .inspector]) ? .designatedDecisionMaker : .other
    }
}

/// Why a crime may not be cancelled.
public enum CancellationRefusal: Error, Hashable, Sendable, CaseIterable {
    /// Only the crime registrar may cancel this offence.
    case registrarOnly
    /// The person is not designated to decide on records.
    case notDesignated
    /// Nothing says what the cancellation rests on.
    case evidenceMissing
    /// The other force has not agreed to take the crime.
    case otherForceHasNotAgreed
    /// A person who can be written to must read that their crime is cancelled.
    case personNotTold
}
