/// What happened in the investigation of a file. None of it is ever told to the public by itself.
public enum InvestigationFact: Sendable, Equatable {
    case solvabilityDecided(SolvabilityDecided)
    case lineOpened(LineOpened)
    case lineSettled(LineSettled)
    case taskSet(TaskSet)
    case taskReassigned(TaskReassigned)
    case taskEnded(TaskEnded)
    case exhibitSeized(ExhibitSeized)
    case exhibitMoved(ExhibitMoved)
    case exhibitOpened(ExhibitOpened)
    case exhibitSealed(ExhibitSealed)
    case statementTaken(StatementTaken)
    case disclosureDecided(DisclosureDecided)
    case investigationReviewed(InvestigationReviewed)
    case outcomeProposed(OutcomeProposed)
    case outcomeReturned(OutcomeReturned)

    /// The stored name.
    public var kind: FileFact.Kind {
        switch self {
        case .solvabilityDecided: .solvabilityDecided
        case .lineOpened: .lineOpened
        case .lineSettled: .lineSettled
        case .taskSet: .taskSet
        case .taskReassigned: .taskReassigned
        case .taskEnded: .taskEnded
        case .exhibitSeized: .exhibitSeized
        case .exhibitMoved: .exhibitMoved
        case .exhibitOpened: .exhibitOpened
        case .exhibitSealed: .exhibitSealed
        case .statementTaken: .statementTaken
        case .disclosureDecided: .disclosureDecided
        case .investigationReviewed: .investigationReviewed
        case .outcomeProposed: .outcomeProposed
        case .outcomeReturned: .outcomeReturned
        }
    }

    /// What the fact says, to be written as one value.
    public var payload: any Codable & Sendable {
        switch self {
        case .solvabilityDecided(let payload): payload
        case .lineOpened(let payload): payload
        case .lineSettled(let payload): payload
        case .taskSet(let payload): payload
        case .taskReassigned(let payload): payload
        case .taskEnded(let payload): payload
        case .exhibitSeized(let payload): payload
        case .exhibitMoved(let payload): payload
        case .exhibitOpened(let payload): payload
        case .exhibitSealed(let payload): payload
        case .statementTaken(let payload): payload
        case .disclosureDecided(let payload): payload
        case .investigationReviewed(let payload): payload
        case .outcomeProposed(let payload): payload
        case .outcomeReturned(let payload): payload
        }
    }

    /// A fact of a kind read back by `read`; nil for a kind that is no investigation's.
    init?(_ kind: FileFact.Kind, from read: any PayloadReader) throws {
        switch kind {
        case .solvabilityDecided: self = .solvabilityDecided(try read(SolvabilityDecided.self))
        case .lineOpened: self = .lineOpened(try read(LineOpened.self))
        case .lineSettled: self = .lineSettled(try read(LineSettled.self))
        case .taskSet: self = .taskSet(try read(TaskSet.self))
        case .taskReassigned: self = .taskReassigned(try read(TaskReassigned.self))
        case .taskEnded: self = .taskEnded(try read(TaskEnded.self))
        case .exhibitSeized: self = .exhibitSeized(try read(ExhibitSeized.self))
        case .exhibitMoved: self = .exhibitMoved(try read(ExhibitMoved.self))
        case .exhibitOpened: self = .exhibitOpened(try read(ExhibitOpened.self))
        case .exhibitSealed: self = .exhibitSealed(try read(ExhibitSealed.self))
        case .statementTaken: self = .statementTaken(try read(StatementTaken.self))
        case .disclosureDecided: self = .disclosureDecided(try read(DisclosureDecided.self))
        case .investigationReviewed: self = .investigationReviewed(try read(InvestigationReviewed.self))
        case .outcomeProposed: self = .outcomeProposed(try read(OutcomeProposed.self))
        case .outcomeReturned: self = .outcomeReturned(try read(OutcomeReturned.self))
        default: return nil
        }
    }
}

extension InvestigationFact {
    /// The material that it is about; nil for none.
    var item: DisclosureItem? {
        switch self {
        case .exhibitSeized(let fact): .exhibit(fact.number)
        case .exhibitMoved(let fact): .exhibit(fact.number)
        case .exhibitOpened(let fact): .exhibit(fact.number)
        case .exhibitSealed(let fact): .exhibit(fact.number)
        case .statementTaken(let fact): .statement(fact.number)
        case .disclosureDecided(let fact): fact.item
        default: nil
        }
    }
}

extension FileFact.Kind {
    /// Whether it belongs to the investigation, of which the person sees nothing but how it ends.
    public var isInvestigation: Bool {
        switch self {
        case .solvabilityDecided, .lineOpened, .lineSettled, .taskSet, .taskReassigned, .taskEnded, .exhibitSeized,
            .exhibitMoved, .exhibitOpened, .exhibitSealed, .statementTaken, .disclosureDecided, .investigationReviewed,
            .outcomeProposed, .outcomeReturned:
            true
        default: false
        }
    }
}
