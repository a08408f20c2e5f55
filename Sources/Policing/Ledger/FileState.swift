/// What a file's facts add up to.
public struct FileState: Sendable, Equatable {
    public let id: FileID
    /// How many facts the file has.
    public internal(set) var version: Int
    public let report: Reported
    public let receivedAt: Moment
    public internal(set) var changedAt: Moment
    public internal(set) var status: Status = .received
    public internal(set) var takenBy: String?
    public internal(set) var grade: Graded?
    public internal(set) var triage: Triage
    public internal(set) var recorded: Recorded?
    public internal(set) var recordedAt: Moment?
    /// What another force was asked to take and has not answered yet.
    public internal(set) var transfer: TransferOffered?
    /// What audits found.
    public internal(set) var judgements: [AuditJudged] = []
    public internal(set) var allocation: Allocated?
    /// What can perhaps still be taken back.
    public internal(set) var undoable: UndoableDecision?
    public internal(set) var outcome: OutcomeDecided?
    public internal(set) var promises: [Promise] = []
    public internal(set) var reporter: ReporterDetails?
    public internal(set) var contactDeclined = false
    public internal(set) var property: [PropertyItem] = []
    public internal(set) var evidence: [EvidenceAdded] = []
    /// A request to look again that nobody has answered yet.
    public internal(set) var reviewOpen = false
    /// Messages of the person that nobody has answered yet.
    public internal(set) var unansweredMessages = 0
    public internal(set) var feedback: FeedbackGiven?
    /// Ways to reach the person that turned out not to work.
    public internal(set) var returnedChannels: Set<ContactChannel> = []
    public internal(set) var supervision = Supervision()
    /// What erasing the person took away.
    public internal(set) var erased: PersonErased?
    /// Who may know of it.
    public internal(set) var access = FileAccess()
    public internal(set) var investigation = Investigation()
    /// What the victim is owed, and what was said.
    public internal(set) var contract = Contract()
    /// The people, objects, locations and events of the file.
    public internal(set) var parties: Parties
    /// Since when the force knows of each victim, as promises name them.
    var victimsSince: [PartyID?: Moment] = [:]

    /// Whether what the person told us is gone.
    public var isErased: Bool { erased != nil || report.contents.value == nil }

    /// Whose details the file's facts hold.
    public var person: PersonID { report.contents.person }

    /// Where a file is in its life. Stored names: never renamed.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// Nobody has read it yet.
        case received
        /// Somebody is reading it.
        case taken
        /// Its urgency has been decided.
        case graded
        /// It has been recorded under the recording rules.
        case recorded
        /// It has an owner, who is working on it.
        case allocated
        /// The force has said how it ends.
        case decided
        /// It is being worked on again after a decision.
        case reopened
        /// It belongs to another body, and the person has been told which.
        case redirected
        /// Another file already holds it.
        case duplicate

        /// Whether the force still has work to do.
        public var isOpen: Bool {
            switch self {
            case .received, .taken, .graded, .recorded, .allocated, .reopened: true
            case .decided, .redirected, .duplicate: false
            }
        }
    }

    /// Something that the force said it would do.
    public struct Promise: Sendable, Equatable {
        /// Counted from 1 in each file.
        public let number: Int
        public let rule: String
        public let madeAt: Moment
        public internal(set) var due: Moment?
        public internal(set) var keptAt: Moment?
        /// To which victim; nil for whoever reported.
        public let victim: PartyID?
        /// Why it is owed no more, though it was not kept. It has no time then.
        public internal(set) var ending: PromiseEnding?

        public init(
            number: Int, rule: String, madeAt: Moment, due: Moment?, keptAt: Moment?, victim: PartyID? = nil,
            ending: PromiseEnding? = nil
        ) {
            self.number = number
            self.rule = rule
            self.madeAt = madeAt
            self.due = due
            self.keptAt = keptAt
            self.victim = victim
            self.ending = ending
        }

        /// Whether it is still to be kept.
        public var isOpen: Bool { keptAt == nil && ending == nil }

        /// Whether the time has passed and the thing is not done.
        public func isLate(at now: Moment) -> Bool {
            guard isOpen, let due else { return false }
            return due < now
        }
    }
}

extension FileState {
    /// The state that a whole history adds up to; nil when it does not begin with a report.
    public static func fold(_ id: FileID, _ history: some Sequence<RecordedFact>) -> FileState? {
        var state: FileState?
        for recorded in history {
            if var known = state {
                known.evolve(recorded)
                state = known
            } else if case .reported(let report) = recorded.fact {
                state = FileState(id: id, report: report, at: recorded)
            } else {
                return nil
            }
        }
        return state
    }

    private init(id: FileID, report: Reported, at recorded: RecordedFact) {
        self.id = id
        self.report = report
        version = recorded.version
        receivedAt = recorded.at
        changedAt = recorded.at
        reporter = report.contents.value?.reporter
        triage = Triage(report)
        parties = Parties(report, of: id, at: recorded.at)
        knowVictims(at: recorded.at)
    }

    /// Adds one fact. Every fact is taken as it stands: whether it was allowed was decided before.
    public mutating func evolve(_ recorded: RecordedFact) {
        // First of all, for it remembers how the file stood before the fact.
        remember(recorded)
        count(recorded)
        version = recorded.version
        changedAt = recorded.at
        triage.evolve(recorded, recordedAs: self.recorded?.classification)
        investigation.note(recorded)
        parties.evolve(recorded)
        contract.evolve(recorded)
        switch recorded.fact {
        case .reported: break
        case .promised(let promise): make(promise, at: recorded.at)
        case .promiseKept(let kept): keep(kept.number, at: kept.at ?? recorded.at)
        case .promiseShortened(let shortened): shorten(shortened)
        case .promiseEnded(let ended): end(ended.number, ended.why)
        case .taken(let taken): take(taken)
        case .graded(let grade): receive(grade)
        case .recorded(let record): receive(record, at: recorded.at)
        case .crimeRecord(.transferOffered(let offered)): transfer = offered
        case .crimeRecord(.transferAnswered): transfer = nil
        case .auditJudged(let judged): judgements.append(judged)
        case .allocated(let allocation): receive(allocation)
        case .outcomeDecided(let outcome): receive(outcome)
        case .reopened: reopen()
        case .decisionUndone(let undone): evolve(undone)
        default: evolveContact(recorded)
        }
        knowVictims(after: recorded)
        followNews(recorded)
    }

    private mutating func evolveContact(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .personWrote: unansweredMessages += 1
        case .staffWrote(let letter): if letter.about == nil { unansweredMessages = 0 }
        case .propertyAdded(let added): if let item = added.item.value { property.append(item) }
        case .evidenceAdded(let added): evidence.append(added)
        case .contactChanged(let changed): receive(changed)
        case .reviewRequested: reviewOpen = true
        case .reviewAnswered: reviewOpen = false
        case .feedbackGiven(let given): feedback = given
        case .messageReturned(let returned): returnedChannels.insert(returned.channel)
        case .personErased(let fact): erased = fact
        case .contract(.needsAssessed(let fact)): endDeclined(by: fact)
        case .supervision(let fact): evolveSupervision(fact, recorded)
        case .access(let fact): access.evolve(fact, at: recorded.at)
        case .investigation(let fact): investigation.evolve(fact, at: recorded.at)
        default: break
        }
    }

    private mutating func make(_ promise: Promised, at moment: Moment) {
        promises.append(
            Promise(
                number: promise.number, rule: promise.rule, madeAt: moment, due: promise.due, keptAt: nil,
                victim: promise.victim))
    }

    private mutating func keep(_ number: Int, at moment: Moment) {
        guard let index = promises.firstIndex(where: { $0.number == number }) else { return }
        promises[index].keptAt = moment
    }

    private mutating func shorten(_ shortened: PromiseShortened) {
        guard let index = promises.firstIndex(where: { $0.number == shortened.number }) else { return }
        promises[index].due = shortened.due
    }

    mutating func end(_ number: Int, _ why: PromiseEnding) {
        guard let index = promises.firstIndex(where: { $0.number == number && $0.isOpen }) else { return }
        promises[index].ending = why
        promises[index].due = nil
    }

    mutating func reopenPromise(_ number: Int) {
        guard let index = promises.firstIndex(where: { $0.number == number }) else { return }
        promises[index].keptAt = nil
    }

    private mutating func take(_ taken: Taken) {
        takenBy = taken.by
        if status == .received { status = .taken }
    }

    private mutating func receive(_ grade: Graded) {
        self.grade = grade
        if status == .received || status == .taken { status = .graded }
    }

    private mutating func receive(_ record: Recorded, at moment: Moment) {
        recorded = record
        recordedAt = recordedAt ?? moment
        switch record.classification {
        case .notOurs: status = .redirected
        case .duplicate: status = .duplicate
        case .crime, .nonCrimeIncident, .antiSocialBehaviour: status = allocation == nil ? .recorded : .allocated
        }
    }

    private mutating func receive(_ allocation: Allocated) {
        self.allocation = allocation
        if recorded != nil { status = .allocated }
    }

    private mutating func receive(_ outcome: OutcomeDecided) {
        self.outcome = outcome
        status = .decided
    }

    private mutating func reopen() {
        outcome = nil
        reviewOpen = false
        status = .reopened
    }

    private mutating func receive(_ changed: ContactChanged) {
        reporter = changed.reporter.value
        contactDeclined = changed.declined
        returnedChannels = []
    }
}
