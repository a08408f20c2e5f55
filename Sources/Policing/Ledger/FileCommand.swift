/// A wish to change a file. `decide` answers it with facts, or with a refusal that says why not.
public indirect enum FileCommand: Sendable, Equatable {
    /// Send a report in.
    case report(NewReport)
    /// Read a report as its first reader.
    case take
    case grade(code: String, reason: String)
    /// Weigh it, or act on it in time.
    case triage(TriageCommand)
    /// A crime needs the circumstances that the counting rules ask for.
    case record(Classification, reason: String, circumstances: ReportedCircumstances? = nil)
    case cancelCrime(Cancellation)
    case crimeRecord(CrimeRecordCommand)
    /// Say what an audit found.
    case judge(NewAuditJudgement)
    case allocate(unit: String, officer: StaffMember?, because: AllocationReason)
    /// Write to the person; in English too, for colleagues, where the text is a reply in another language.
    case write(text: String, english: String? = nil)
    /// Do something and tell the person of it in the same moment: both, or neither.
    case informing(FileCommand, PersonUpdate)
    /// Write to the force, as the person.
    case addMessage(text: String)
    case addProperty(PropertyItem)
    case addEvidence(NewEvidence)
    case changeContact(ReporterDetails, declined: Bool)
    /// Pass a victim on to a service; nil is whoever reported.
    case referToSupport(service: String, of: PartyID? = nil)
    case decideOutcome(NewOutcome)
    case requestReview(reason: String)
    case answerReview(upheld: Bool, explanation: String)
    case reopen(reason: String)
    case giveFeedback(score: Int, words: String)
    /// Note that a message came back undelivered.
    case returnMessage(ContactChannel)
    case supervision(SupervisionCommand)
    /// Say who may see the file.
    case access(AccessCommand)
    case investigation(InvestigationCommand)
    /// People, objects, locations, events and their ties.
    case parties(PartiesCommand)
    /// What a victim is owed, and every contact outside the platform.
    case contract(ContractCommand)
    case undo
}

/// A report as it is sent in, its answers checked against its form already.
public struct NewReport: Sendable, Equatable {
    public let file: FileID
    public let person: PersonID
    public let reference: Reference
    /// A keyed hash of the tracking secret, in hexadecimal.
    public let secretHash: String
    public let form: Form
    public let language: String
    public let channel: Reported.Channel
    public let contents: ReportContents

    public init(
        file: FileID, person: PersonID, reference: Reference, secretHash: String, form: Form,
        language: String, channel: Reported.Channel, contents: ReportContents
    ) {
        self.file = file
        self.person = person
        self.reference = reference
        self.secretHash = secretHash
        self.form = form
        self.language = language
        self.channel = channel
        self.contents = contents
    }
}

/// A file of evidence that has arrived whole.
public struct NewEvidence: Sendable, Equatable {
    public let id: EvidenceID
    public let name: String
    public let type: String
    public let lengthBytes: Int64
    public let sha256: String

    public init(id: EvidenceID, name: String, type: String, lengthBytes: Int64, sha256: String) {
        self.id = id
        self.name = name
        self.type = type
        self.lengthBytes = lengthBytes
        self.sha256 = sha256
    }
}

/// How a file is to end.
public struct NewOutcome: Sendable, Equatable {
    /// A Home Office outcome code, or nil for a file that is no crime.
    public let code: String?
    /// The other body, where the outcome is that it acts.
    public let body: String?
    public let victim: VictimWish
    /// What the person will read.
    public let explanation: String
    /// What is said of what the outcome needs.
    public let evidence: [OutcomeRequirement: String]

    public init(
        code: String?, body: String?, victim: VictimWish, explanation: String,
        evidence: [OutcomeRequirement: String] = [:]
    ) {
        self.code = code
        self.body = body
        self.victim = victim
        self.explanation = explanation
        self.evidence = evidence
    }
}

/// Why a command was not carried out. Each has one sentence for the person who tried.
public enum FileRefusal: Error, Sendable, Equatable {
    case noSuchFile
    case alreadyReported
    /// Nobody has recorded what this is, and that comes first.
    case notRecorded
    /// The file has ended; reopen it first.
    case finalised(FileState.Status)
    case notFinalised
    case noReviewAsked
    case reviewAlreadyAsked
    case feedbackAlreadyGiven
    case supportAlreadyReferred
    case unknownGrade(String)
    case triage(TriageRefusal)
    case unknownUnit(String)
    case classification(ClassificationRefusal)
    case recording(RecordingRefusal)
    /// It is recorded as a crime, and only a cancellation can change that.
    case crimeNeedsCancelling
    case noCrimeToCancel
    case cancellation(CancellationRefusal)
    case crimeRecord(CrimeRecordRefusal)
    case audit(AuditRefusal)
    case outcome(OutcomeRefusal)
    case outcomeNeedsCrime
    case crimeNeedsOutcome
    /// The person reported without a name, so nothing can be written to them.
    case nobodyToWriteTo
    case contract(ContractRefusal)
    /// The words may not go to the person as they are.
    case wording(WordingRefusal)
    case contactDetails([ReporterDetails.Problem])
    case emptyText
    /// At most this many characters.
    case tooLong(limit: Int)
    case tooManyEvidenceFiles(limit: Int)
    /// The person has been erased: nothing more of theirs is kept.
    case personErased
    case scoreOutOfRange
    case undo(UndoRefusal)
    case supervision(SupervisionRefusal)
    case notPermitted(Permission.Denial)
    case access(AccessRefusal)
    case investigation(InvestigationRefusal)
    case parties(PartiesRefusal)
}
