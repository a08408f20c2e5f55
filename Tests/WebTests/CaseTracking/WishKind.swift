import Policing

/// Every kind of command that a file knows. A new case of a command has no kind until it gets one here, and whoever gives
/// it one is asked for a wish of it too, by the test that every kind was carried out.
enum WishKind: String, CaseIterable {
    case report, take, grade, assess, stopClock, decideFirst, record, cancelCrime, offerTransfer, answerTransfer,
        overrule
    case judge, allocate, write, informing, addMessage, addProperty, addEvidence, changeContact, referToSupport
    case decideOutcome, requestReview, answerReview, reopen, giveFeedback, returnMessage, check, hear, restrict, lift
    case breakGlass, reviewGlass, decideSolvability, openLine, settleLine, setTask, reassignTask, endTask, seize, move,
        open, seal
    case takeStatement, decideDisclosure, review, authoriseOutcome, sendBackOutcome, addParty, correct, assertRole,
        remove
    case addItem, removeItem, tie, untie, linkFile, unlinkFile, merge, undoMerge, assessNeeds, sayPreference, noteEvent
    case setAside, noteContact, undo

    init(_ command: FileCommand) {
        switch command {
        case .report: self = .report
        case .take: self = .take
        case .grade: self = .grade
        case .triage(let command): self.init(command)
        case .record: self = .record
        case .cancelCrime: self = .cancelCrime
        case .crimeRecord(let command): self.init(command)
        case .judge: self = .judge
        case .allocate: self = .allocate
        case .write: self = .write
        case .informing: self = .informing
        case .addMessage: self = .addMessage
        case .addProperty: self = .addProperty
        case .addEvidence: self = .addEvidence
        case .changeContact: self = .changeContact
        case .referToSupport: self = .referToSupport
        case .decideOutcome: self = .decideOutcome
        case .requestReview: self = .requestReview
        case .answerReview: self = .answerReview
        case .reopen: self = .reopen
        case .giveFeedback: self = .giveFeedback
        case .returnMessage: self = .returnMessage
        case .supervision(let command): self.init(command)
        case .access(let command): self.init(command)
        case .investigation(let command): self.init(command)
        case .parties(let command): self.init(command)
        case .contract(let command): self.init(command)
        case .undo: self = .undo
        }
    }

    private init(_ command: TriageCommand) {
        switch command {
        case .assess: self = .assess
        case .stopClock: self = .stopClock
        case .decideFirst: self = .decideFirst
        }
    }

    private init(_ command: CrimeRecordCommand) {
        switch command {
        case .offerTransfer: self = .offerTransfer
        case .answerTransfer: self = .answerTransfer
        case .overrule: self = .overrule
        }
    }

    private init(_ command: SupervisionCommand) {
        switch command {
        case .check: self = .check
        case .hear: self = .hear
        }
    }

    private init(_ command: AccessCommand) {
        switch command {
        case .restrict: self = .restrict
        case .lift: self = .lift
        case .breakGlass: self = .breakGlass
        case .reviewGlass: self = .reviewGlass
        }
    }

    private init(_ command: InvestigationCommand) {
        switch command {
        case .decideSolvability: self = .decideSolvability
        case .openLine: self = .openLine
        case .settleLine: self = .settleLine
        case .setTask: self = .setTask
        case .reassignTask: self = .reassignTask
        case .endTask: self = .endTask
        case .seize: self = .seize
        case .move: self = .move
        case .open: self = .open
        case .seal: self = .seal
        case .take: self = .takeStatement
        case .decideDisclosure: self = .decideDisclosure
        case .review: self = .review
        case .authoriseOutcome: self = .authoriseOutcome
        case .sendBackOutcome: self = .sendBackOutcome
        }
    }

    private init(_ command: PartiesCommand) {
        switch command {
        case .add: self = .addParty
        case .correct: self = .correct
        case .assertRole: self = .assertRole
        case .remove: self = .remove
        case .addItem: self = .addItem
        case .removeItem: self = .removeItem
        case .tie: self = .tie
        case .untie: self = .untie
        case .linkFile: self = .linkFile
        case .unlinkFile: self = .unlinkFile
        case .merge: self = .merge
        case .undoMerge: self = .undoMerge
        }
    }

    private init(_ command: ContractCommand) {
        switch command {
        case .assessNeeds: self = .assessNeeds
        case .sayPreference: self = .sayPreference
        case .noteEvent: self = .noteEvent
        case .setAside: self = .setAside
        case .noteContact: self = .noteContact
        case .of(_, let command): self.init(command)
        }
    }
}
