import Policing

/// What the tracker and the desk read: views that the store derives from facts as they are written.
public protocol FilePages: EarlierContacts {
    /// A file as its own page shows it, in at most three statements; nil when there is none.
    func page(of reference: Reference) async throws(StoreError) -> FilePage?
    /// As `page(of:)`, unless the file still stands as whoever asks has seen it: then in one statement.
    func page(of reference: Reference, ifNot seen: FilePage.Mark?) async throws(StoreError) -> FilePage.Reading
    /// How often something was written to the store so far: a page that was read when it stood as it stands now is still
    /// as it was. Nil where that is not known.
    var writings: Int? { get }
    /// A file's summary alone, in one statement; nil when there is none.
    func summary(of reference: Reference) async throws(StoreError) -> FileSummary?
    /// How many reports of the group came from around a place since a moment.
    func countNearby(_ cell: Cell, form: String, since: Moment) async throws(StoreError) -> Int
}

/// A file's summary, its history and its promises.
public struct FilePage: Sendable, Equatable {
    public let summary: FileSummary
    /// Oldest first.
    public let timeline: [TimelineEntry]
    public let promises: [FileState.Promise]

    /// What the person whose report it is may read of it.
    public var told: [TimelineEntry] { timeline.filter { !$0.kind.isForStaffAlone } }

    public init(summary: FileSummary, timeline: [TimelineEntry], promises: [FileState.Promise]) {
        self.summary = summary
        self.timeline = timeline
        self.promises = promises
    }

    /// What changes whenever anything on the page does.
    public struct Mark: Sendable, Hashable {
        public let version: Int
        /// Erasing somebody takes their details off the page.
        public let isErased: Bool

        public init(version: Int, isErased: Bool) {
            self.version = version
            self.isErased = isErased
        }
    }

    public enum Reading: Sendable, Equatable {
        case page(FilePage)
        /// The file stands as it was seen.
        case unchanged
        case missing
    }
}

/// One row a file: what lists and headings show.
public struct FileSummary: Sendable, Equatable {
    public let id: FileID
    public let reference: Reference
    public let version: Int
    /// A keyed hash of the tracking secret, in hexadecimal.
    public let secretHash: String
    public let form: String
    public let language: String
    public let guarded: Bool
    public let enhanced: Bool
    public let status: FileState.Status
    public let grade: String?
    /// The classification's short code: `crime:44`, `asb:noise:nuisance`, `incident`, `not-ours`, `duplicate`.
    public let classification: String?
    public let unit: String?
    public let officer: String?
    public let officerName: String?
    public let outcome: String?
    public let receivedAt: Moment
    public let changedAt: Moment
    public let recordedAt: Moment?
    /// The nearest time by which something promised is due; nil when nothing is open.
    public let nextDue: Moment?
    /// The rule of that promise.
    public let nextRule: String?
    /// The nearest time by which the force has to have done something, promised or not: the queue stands in its order.
    public let nextLimit: Moment?
    /// Nil when the person gave no name or has been erased.
    public let reporterName: String?
    /// The place in the person's words, or the postcode.
    public let placeText: String?
    public let contactDeclined: Bool
    public let messagesReturned: Bool
    public let reviewOpen: Bool
    public let feedbackGiven: Bool
    public let unansweredMessages: Int
    /// Whether the person's details can never be read again.
    public let isErased: Bool
    /// Whether whoever reported has the rights of a victim; nil where the kind of report decides.
    public let reporterIsVictim: Bool?
    /// What weighing it asks for now.
    public let triage: TriageMark

    /// What the page of the file shows now.
    public var mark: FilePage.Mark { FilePage.Mark(version: version, isErased: isErased) }

    public init(
        id: FileID, reference: Reference, version: Int, secretHash: String, form: String, language: String,
        guarded: Bool, enhanced: Bool, status: FileState.Status, grade: String?, classification: String?,
        unit: String?, officer: String?, officerName: String?, outcome: String?, receivedAt: Moment,
        changedAt: Moment, recordedAt: Moment?, nextDue: Moment?, nextRule: String?, nextLimit: Moment?,
        reporterName: String?, placeText: String?, contactDeclined: Bool, messagesReturned: Bool, reviewOpen: Bool,
        feedbackGiven: Bool,
        unansweredMessages: Int, isErased: Bool, reporterIsVictim: Bool? = nil, triage: TriageMark = .none
    ) {
        self.id = id
        self.reference = reference
        self.version = version
        self.secretHash = secretHash
        self.form = form
        self.language = language
        self.guarded = guarded
        self.enhanced = enhanced
        self.status = status
        self.grade = grade
        self.classification = classification
        self.unit = unit
        self.officer = officer
        self.officerName = officerName
        self.outcome = outcome
        self.receivedAt = receivedAt
        self.changedAt = changedAt
        self.recordedAt = recordedAt
        self.nextDue = nextDue
        self.nextRule = nextRule
        self.nextLimit = nextLimit
        self.reporterName = reporterName
        self.placeText = placeText
        self.contactDeclined = contactDeclined
        self.messagesReturned = messagesReturned
        self.reviewOpen = reviewOpen
        self.feedbackGiven = feedbackGiven
        self.unansweredMessages = unansweredMessages
        self.isErased = isErased
        self.reporterIsVictim = reporterIsVictim
        self.triage = triage
    }
}

/// One thing that happened, as the timeline shows it. The sentence is made from `kind`, `code` and
/// `who` in the reader's language; `words` are somebody's own.
public struct TimelineEntry: Sendable, Equatable {
    /// The version of the file that it made.
    public let version: Int
    public let at: Moment
    public let kind: FileFact.Kind
    /// A grade, a classification, an outcome, a unit, a rule: what `kind` needs to be told.
    public let code: String?
    /// The member of staff, as the public knows them.
    public let who: String?
    /// What somebody wrote; nil for none, and once the person has been erased.
    public let words: String?
    /// What only staff may read, such as the reason for a grade.
    public let note: String?

    public init(
        version: Int, at: Moment, kind: FileFact.Kind, code: String?, who: String?, words: String?, note: String?
    ) {
        self.version = version
        self.at = at
        self.kind = kind
        self.code = code
        self.who = who
        self.words = words
        self.note = note
    }
}

/// The nearest limit of a file, and what it limits.
public struct FileLimit: Sendable, Equatable {
    public let at: Moment
    public let cause: Cause

    public enum Cause: Sendable, Equatable {
        /// Something was promised, by that rule.
        case promise(String)
        /// What looks like a crime is to be recorded.
        case recording
        /// The clock of its grade runs.
        case gradeClock
    }
}

extension FileSummary {
    /// Nil when nothing is to be done by a time.
    public var limit: FileLimit? {
        guard let at = nextLimit else { return nil }
        if let rule = nextRule, nextDue == at { return FileLimit(at: at, cause: .promise(rule)) }
        return FileLimit(at: at, cause: triage.clockDue == at ? .gradeClock : .recording)
    }
}
