/// A wish to change the investigation of a file.
public enum InvestigationCommand: Sendable, Equatable {
    /// Decide whether to look further. `added` are the factors that an officer knows of, beside those of the facts.
    case decideSolvability(added: Set<String>, choice: SolvabilityChoice, reason: String)
    case openLine(String)
    case settleLine(Int, LineSettled.Result, reason: String)
    case setTask(NewTask)
    case reassignTask(Int, to: StaffMember, reason: String)
    /// What came of it need not be said when it is done; why it is cancelled must be.
    case endTask(Int, TaskEnded.Result, words: String)
    case seize(NewExhibit)
    case move(exhibit: Int, ExhibitMove)
    case open(exhibit: Int, ExhibitHandling, reason: String)
    case seal(exhibit: Int, ExhibitHandling, seal: String)
    case take(NewStatement)
    case decideDisclosure(DisclosureItem, DisclosureStanding, reason: String)
    case review(NewSupervisorReview)
    /// Give the authority that a proposed outcome takes.
    case authoriseOutcome
    case sendBackOutcome(reason: String)
}

/// Something that somebody is to do by a time.
public struct NewTask: Sendable, Equatable {
    public let words: String
    public let owner: StaffMember
    public let due: Moment

    public init(words: String, owner: StaffMember, due: Moment) {
        self.words = words
        self.owner = owner
        self.due = due
    }
}

/// A thing that was taken as evidence.
public struct NewExhibit: Sendable, Equatable {
    /// Initials and a number, such as `AO/1`.
    public let reference: String
    public let details: ExhibitDetails
    public let at: Moment
    /// Empty when it is not sealed.
    public let seal: String
    /// The uploaded file that it is, if it is one.
    public let evidence: EvidenceID?

    public init(reference: String, details: ExhibitDetails, at: Moment, seal: String, evidence: EvidenceID? = nil) {
        self.reference = reference
        self.details = details
        self.at = at
        self.seal = seal
        self.evidence = evidence
    }
}

/// A handing over of an exhibit.
public struct ExhibitMove: Sendable, Equatable {
    public let hands: ExhibitHands
    public let at: Moment
    /// The seal as whoever takes it reads it; empty when there is none.
    public let seal: String

    public init(hands: ExhibitHands, at: Moment, seal: String) {
        self.hands = hands
        self.at = at
        self.seal = seal
    }
}

/// Who opens or seals an exhibit, and when.
public struct ExhibitHandling: Sendable, Equatable {
    public let holder: String
    public let at: Moment

    public init(holder: String, at: Moment) {
        self.holder = holder
        self.at = at
    }
}

/// Somebody's account, or a new version of it.
public struct NewStatement: Sendable, Equatable {
    /// The statement of which this is a new version; nil for another statement.
    public let number: Int?
    public let kind: StatementKind
    public let contents: StatementContents
    public let takenAt: Moment
    public let isSigned: Bool

    public init(number: Int?, kind: StatementKind, contents: StatementContents, takenAt: Moment, isSigned: Bool) {
        self.number = number
        self.kind = kind
        self.contents = contents
        self.takenAt = takenAt
        self.isSigned = isSigned
    }
}

/// What a supervisor found, what they want done, and when they look again.
public struct NewSupervisorReview: Sendable, Equatable {
    public let findings: String
    public let directions: [NewTask]
    /// Nil when no further review is wanted.
    public let nextReview: Moment?

    public init(findings: String, directions: [NewTask], nextReview: Moment?) {
        self.findings = findings
        self.directions = directions
        self.nextReview = nextReview
    }
}

extension InvestigationCommand {
    /// What the permission table calls it.
    var action: Permission.Action {
        switch self {
        case .decideSolvability, .openLine, .settleLine, .setTask, .reassignTask, .endTask, .seize, .move, .open, .seal,
            .take:
            .investigate
        case .decideDisclosure: .decideDisclosure
        case .review: .reviewInvestigation
        case .authoriseOutcome, .sendBackOutcome: .authoriseOutcome
        }
    }
}

/// Why a command on an investigation was not carried out.
public enum InvestigationRefusal: Error, Sendable, Equatable {
    case unknownFactor(String)
    case unknownLine(Int)
    case lineSettled(Int)
    case unknownTask(Int)
    case taskEnded(Int)
    /// Only its owner, whoever set it and a supervisor may end it.
    case taskOfAnother(owner: String)
    /// The file is restricted, and whoever is to do it could not see it.
    case taskOwnerNotNamed(String)
    /// Only its owner and a supervisor may give it to somebody else.
    case notToGiveAway(owner: String)
    /// They have the task already.
    case ownerAlready(String)
    /// They may not work on investigations, or the file is restricted and does not name them.
    case cannotOwn(String)
    /// The time is in the past already.
    case dueInThePast
    /// Something cannot have happened yet.
    case inTheFuture
    /// Not initials, a stroke and a number.
    case exhibitReference(String)
    case exhibitExists(String)
    case unknownExhibit(Int)
    case unknownEvidence
    /// The uploaded file is this exhibit already.
    case evidenceIsExhibit(String)
    /// The chain says that somebody else has it.
    case wrongHolder(exhibit: String, holder: String)
    /// The chain goes on from this moment only.
    case beforeLast(exhibit: String, last: Moment)
    /// The seal read is not the one that the chain says; nil where it says none.
    case wrongSeal(exhibit: String, seal: String?)
    case alreadySealed(exhibit: String, seal: String)
    /// There is no seal to break.
    case notSealed(exhibit: String)
    /// It was opened, and must be sealed before it goes on.
    case needsSealing(exhibit: String)
    case sealMissing
    /// That number closed this or another exhibit of the file before.
    case sealUsed(String)
    /// That number closed an exhibit of another file before. Nothing more is said of that file, which whoever asks may
    /// not be allowed to know.
    case sealUsedElsewhere(String)
    case unknownStatement(Int)
    case unknownItem(DisclosureItem)
    /// The words would tell the person of something held to be sensitive.
    case tellsSensitive(DisclosureItem)
    /// An outcome waits for authority already.
    case alreadyProposed(String)
    case noProposal
    /// It would tell the person of an outcome that waits for authority, or got none.
    case tellsUndecided(String)
    /// Another person than the proposer authorises it or sends it back.
    case ownProposal
    case needsInspector(String)
    /// At most this many of a kind on one file.
    case tooMany(limit: Int)
}
