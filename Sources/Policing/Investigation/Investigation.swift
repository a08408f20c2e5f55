/// What the facts of a file's investigation add up to. Reopening a file keeps all of it.
public struct Investigation: Sendable, Equatable {
    public internal(set) var solvability: SolvabilityDecided?
    public internal(set) var lines: [LineOfEnquiry] = []
    public internal(set) var tasks: [FileTask] = []
    public internal(set) var exhibits: [Exhibit] = []
    public internal(set) var statements: [Statement] = []
    public internal(set) var disclosure: [DisclosureItem: DisclosureDecided] = [:]
    public internal(set) var reviews: [SupervisorReview] = []
    /// An outcome that waits for authority.
    public internal(set) var proposal: OutcomeProposed?
    /// The last proposal that was sent back, until there is another.
    public internal(set) var sentBack: OutcomeReturned?
    /// The versions of the file at which somebody wrote to somebody, or a contact outside the platform was noted.
    ///
    /// Source: Criminal Procedure and Investigations Act 1996 Code of Practice (a record of every communication).
    public internal(set) var messages: [Int] = []

    /// Whether nobody has investigated anything yet.
    public var isEmpty: Bool {
        var bare = Investigation()
        bare.messages = messages
        return self == bare
    }

    /// By when a supervisor is to read the file again; nil when no review is due.
    public var nextReview: Moment? { reviews.last?.fact.nextReview }

    public func exhibit(_ number: Int) -> Exhibit? {
        exhibits.indices.contains(number - 1) ? exhibits[number - 1] : nil
    }

    public func statement(_ number: Int) -> Statement? {
        statements.indices.contains(number - 1) ? statements[number - 1] : nil
    }

    public func line(_ number: Int) -> LineOfEnquiry? {
        lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    public func task(_ number: Int) -> FileTask? {
        tasks.indices.contains(number - 1) ? tasks[number - 1] : nil
    }
}

/// Something to find out.
public struct LineOfEnquiry: Sendable, Equatable {
    public let opened: LineOpened
    /// Nil while it is followed.
    public internal(set) var settled: LineSettled?

    public var number: Int { opened.number }
    /// Nil once the person has been erased.
    public var words: String? { opened.words.value }
}

/// Something that somebody has to do by a time.
public struct FileTask: Sendable, Equatable {
    public let fact: TaskSet
    /// How somebody else got it, the last time; nil while it is with whom it was set for.
    public internal(set) var reassigned: TaskReassigned?
    /// Nil while it is to be done.
    public internal(set) var ended: TaskEnded?

    public var number: Int { fact.number }
    /// Nil once the person has been erased.
    public var words: String? { fact.words.value }
    /// The log-in name of who has it now.
    public var owner: String { reassigned?.owner ?? fact.owner }
    public var ownerName: String { reassigned?.ownerName ?? fact.ownerName }

    /// Whether its time has passed and it is not done.
    public func isOverdue(at now: Moment) -> Bool {
        ended == nil && fact.due < now
    }
}

/// Somebody's account in all its versions.
public struct Statement: Sendable, Equatable {
    /// The first first; never empty.
    public internal(set) var versions: [StatementTaken]

    public var number: Int { latest.number }
    public var latest: StatementTaken { versions[versions.count - 1] }
}

/// What a supervisor said about the file, and when.
public struct SupervisorReview: Sendable, Equatable {
    public let fact: InvestigationReviewed
    public let at: Moment
}

extension Investigation {
    /// Adds one fact of the investigation.
    mutating func evolve(_ fact: InvestigationFact, at moment: Moment) {
        switch fact {
        case .solvabilityDecided(let fact): solvability = fact
        case .lineOpened(let fact): lines.append(LineOfEnquiry(opened: fact))
        case .lineSettled(let fact): Self.change(&lines, fact.number) { $0.settled = fact }
        case .taskSet(let fact): tasks.append(FileTask(fact: fact))
        case .taskReassigned(let fact): Self.change(&tasks, fact.number) { $0.reassigned = fact }
        case .taskEnded(let fact): Self.change(&tasks, fact.number) { $0.ended = fact }
        case .exhibitSeized(let fact): exhibits.append(Exhibit(fact))
        case .exhibitMoved(let fact): Self.change(&exhibits, fact.number) { $0.receive(fact) }
        case .exhibitOpened(let fact): Self.change(&exhibits, fact.number) { $0.receive(fact) }
        case .exhibitSealed(let fact): Self.change(&exhibits, fact.number) { $0.receive(fact) }
        case .statementTaken(let fact): receive(fact)
        case .disclosureDecided(let fact): disclosure[fact.item] = fact
        case .outcomeProposed(let fact): (proposal, sentBack) = (fact, nil)
        case .outcomeReturned(let fact): (proposal, sentBack) = (nil, fact)
        case .investigationReviewed(let fact): reviews.append(SupervisorReview(fact: fact, at: moment))
        }
    }

    /// Notes what else on the file concerns the investigation.
    mutating func note(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .personWrote, .staffWrote, .contract(.contactNoted): messages.append(recorded.version)
        // What is recorded anew, ended or erased makes a proposal moot.
        case .recorded, .outcomeDecided, .personErased: (proposal, sentBack) = (nil, nil)
        default: break
        }
    }

    private mutating func receive(_ fact: StatementTaken) {
        if fact.version == 1 {
            statements.append(Statement(versions: [fact]))
        } else {
            Self.change(&statements, fact.number) { $0.versions.append(fact) }
        }
    }

    private static func change<Part>(_ parts: inout [Part], _ number: Int, _ change: (inout Part) -> Void) {
        guard parts.indices.contains(number - 1) else { return }
        change(&parts[number - 1])
    }
}
