/// Everything that can happen to a file. A fact is never changed or taken back: what turns out
/// wrong is answered by another fact.
///
/// `kind` names are a storage format: past tense, never renamed.
public enum FileFact: Sendable, Equatable {
    case reported(Reported)
    case promised(Promised)
    case promiseKept(PromiseKept)
    case promiseShortened(PromiseShortened)
    case promiseEnded(PromiseEnded)
    case taken(Taken)
    case graded(Graded)
    case recorded(Recorded)
    case allocated(Allocated)
    case personWrote(PersonWrote)
    case staffWrote(StaffWrote)
    case propertyAdded(PropertyAdded)
    case evidenceAdded(EvidenceAdded)
    case contactChanged(ContactChanged)
    case outcomeDecided(OutcomeDecided)
    case supportReferred(SupportReferred)
    case reviewRequested(ReviewRequested)
    case reviewAnswered(ReviewAnswered)
    case reopened(Reopened)
    case feedbackGiven(FeedbackGiven)
    case messageReturned(MessageReturned)
    case personErased(PersonErased)
    case supervision(SupervisionFact)
    case access(AccessFact)
    case triage(TriageFact)
    case crimeRecord(CrimeRecordFact)
    case auditJudged(AuditJudged)
    case investigation(InvestigationFact)
    case parties(PartiesFact)
    case decisionUndone(DecisionUndone)
    case contract(ContractFact)

    /// The stored name.
    public var kind: Kind {
        switch self {
        case .reported: .reported
        case .promised: .promised
        case .promiseKept: .promiseKept
        case .promiseShortened: .promiseShortened
        case .promiseEnded: .promiseEnded
        case .taken: .taken
        case .graded: .graded
        case .recorded: .recorded
        case .allocated: .allocated
        case .personWrote: .personWrote
        case .staffWrote: .staffWrote
        case .propertyAdded: .propertyAdded
        case .evidenceAdded: .evidenceAdded
        case .contactChanged: .contactChanged
        case .outcomeDecided: .outcomeDecided
        case .supportReferred: .supportReferred
        case .reviewRequested: .reviewRequested
        case .reviewAnswered: .reviewAnswered
        case .reopened: .reopened
        case .feedbackGiven: .feedbackGiven
        case .messageReturned: .messageReturned
        case .personErased: .personErased
        case .supervision(let fact): fact.kind
        case .access(let fact): fact.kind
        case .triage(let fact): fact.kind
        case .crimeRecord(let fact): fact.kind
        case .auditJudged: .auditJudged
        case .investigation(let fact): fact.kind
        case .parties(let fact): fact.kind
        case .decisionUndone: .decisionUndone
        case .contract(let fact): fact.kind
        }
    }

    /// The stored names of facts.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case reported, promised, promiseKept, promiseShortened, promiseEnded
        case taken, graded, recorded, allocated, personWrote, staffWrote
        case propertyAdded, evidenceAdded, contactChanged, outcomeDecided, reviewRequested, reviewAnswered
        case reopened, feedbackGiven, messageReturned, supportReferred, personErased
        case fileChecked, checkHeard
        case fileRestricted, restrictionLifted, glassBroken, glassReviewed
        case thriveAssessed, clockStopped
        case transferOffered, transferAnswered, auditJudged
        case solvabilityDecided, lineOpened, lineSettled, taskSet, taskEnded, exhibitSeized, exhibitMoved
        case exhibitOpened, exhibitSealed, statementTaken, disclosureDecided, investigationReviewed
        case outcomeProposed, outcomeReturned, taskReassigned
        case partyAdded, partyCorrected, partyRoleAsserted, partyRemoved, itemAdded, itemRemoved, partyTied, partyUntied
        case filesLinked, filesUnlinked, partiesMerged, mergeUndone
        case decisionUndone
        case needsAssessed, contactPreferenceSaid, codeEventNoted, codeRightSetAside, contactNoted
    }

    /// What the fact says, to be written as one value.
    public var payload: any Codable & Sendable {
        switch self {
        case .reported(let payload): payload
        case .promised(let payload): payload
        case .promiseKept(let payload): payload
        case .promiseShortened(let payload): payload
        case .promiseEnded(let payload): payload
        case .taken(let payload): payload
        case .graded(let payload): payload
        case .recorded(let payload): payload
        case .allocated(let payload): payload
        case .personWrote(let payload): payload
        case .staffWrote(let payload): payload
        case .propertyAdded(let payload): payload
        case .evidenceAdded(let payload): payload
        case .contactChanged(let payload): payload
        case .outcomeDecided(let payload): payload
        case .supportReferred(let payload): payload
        case .reviewRequested(let payload): payload
        case .reviewAnswered(let payload): payload
        case .reopened(let payload): payload
        case .feedbackGiven(let payload): payload
        case .messageReturned(let payload): payload
        case .personErased(let payload): payload
        case .supervision(let fact): fact.payload
        case .access(let fact): fact.payload
        case .triage(let fact): fact.payload
        case .crimeRecord(let fact): fact.payload
        case .auditJudged(let payload): payload
        case .investigation(let fact): fact.payload
        case .parties(let fact): fact.payload
        case .decisionUndone(let payload): payload
        case .contract(let fact): fact.payload
        }
    }

    /// A fact of a kind read back by `read`, which decodes the stored payload.
    public init(_ kind: Kind, from read: any PayloadReader) throws {
        switch kind {
        case .reported: self = .reported(try read(Reported.self))
        case .promised: self = .promised(try read(Promised.self))
        case .promiseKept: self = .promiseKept(try read(PromiseKept.self))
        case .promiseShortened: self = .promiseShortened(try read(PromiseShortened.self))
        case .promiseEnded: self = .promiseEnded(try read(PromiseEnded.self))
        case .taken: self = .taken(try read(Taken.self))
        case .graded: self = .graded(try read(Graded.self))
        case .recorded: self = .recorded(try read(Recorded.self))
        case .allocated: self = .allocated(try read(Allocated.self))
        case .personWrote: self = .personWrote(try read(PersonWrote.self))
        case .staffWrote: self = .staffWrote(try read(StaffWrote.self))
        case .propertyAdded: self = .propertyAdded(try read(PropertyAdded.self))
        case .evidenceAdded: self = .evidenceAdded(try read(EvidenceAdded.self))
        case .contactChanged: self = .contactChanged(try read(ContactChanged.self))
        case .outcomeDecided: self = .outcomeDecided(try read(OutcomeDecided.self))
        case .supportReferred: self = .supportReferred(try read(SupportReferred.self))
        case .reviewRequested: self = .reviewRequested(try read(ReviewRequested.self))
        case .reviewAnswered: self = .reviewAnswered(try read(ReviewAnswered.self))
        case .reopened: self = .reopened(try read(Reopened.self))
        case .feedbackGiven: self = .feedbackGiven(try read(FeedbackGiven.self))
        case .messageReturned: self = .messageReturned(try read(MessageReturned.self))
        case .personErased: self = .personErased(try read(PersonErased.self))
        case .fileChecked: self = .supervision(.fileChecked(try read(FileChecked.self)))
        case .checkHeard: self = .supervision(.checkHeard(try read(CheckHeard.self)))
        case .fileRestricted, .restrictionLifted, .glassBroken, .glassReviewed:
            self = .access(try AccessFact(kind, from: read))
        case .thriveAssessed: self = .triage(.thriveAssessed(try read(ThriveAssessed.self)))
        case .clockStopped: self = .triage(.clockStopped(try read(ClockStopped.self)))
        case .auditJudged: self = .auditJudged(try read(AuditJudged.self))
        case .transferOffered: self = .crimeRecord(.transferOffered(try read(TransferOffered.self)))
        case .transferAnswered: self = .crimeRecord(.transferAnswered(try read(TransferAnswered.self)))
        case .partyAdded, .partyCorrected, .partyRoleAsserted, .partyRemoved, .itemAdded, .itemRemoved, .partyTied,
            .partyUntied, .filesLinked, .filesUnlinked, .partiesMerged, .mergeUndone:
            self = .parties(try PartiesFact(kind, from: read))
        case .decisionUndone: self = .decisionUndone(try read(DecisionUndone.self))
        default: self = try Self.feature(kind, from: read)
        }
    }

    /// A fact that a feature keeps in an enum of its own.
    private static func feature(_ kind: Kind, from read: any PayloadReader) throws -> FileFact {
        if let fact = try InvestigationFact(kind, from: read) { return .investigation(fact) }
        if let fact = try ContractFact(kind, from: read) { return .contract(fact) }
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nobody reads \(kind.rawValue)"))
    }
}

/// Decodes one stored payload.
public protocol PayloadReader {
    func callAsFunction<Payload: Decodable>(_ type: Payload.Type) throws -> Payload
}

/// A fact where it stands in a file's history.
public struct RecordedFact: Sendable, Equatable {
    /// 1 for the first fact of the file, then without a gap.
    public let version: Int
    public let at: Moment
    /// As `Actor.text` writes it.
    public let actor: String
    public let fact: FileFact

    public init(version: Int, at: Moment, actor: String, fact: FileFact) {
        self.version = version
        self.at = at
        self.actor = actor
        self.fact = fact
    }
}
