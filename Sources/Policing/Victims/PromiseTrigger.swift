/// What happened that makes a promise fall due. The raw values are storage: never rename one.
public enum PromiseTrigger: String, CaseIterable, Sendable, Codable {
    /// A report of any kind reached the force.
    case reportReceived = "report-received"
    /// The person of a report wrote to the force about it.
    case messageReceived = "message-received"
    /// The person of a report asked for a decision to be looked at again.
    case reviewRequested = "review-requested"
    /// A report that has a victim of a crime reached the force.
    case crimeReported = "crime-reported"
    case investigationDeclined = "investigation-declined"
    /// An investigation ended, and nobody is charged.
    case investigationConcluded = "investigation-concluded"
    case suspectArrested = "suspect-arrested"
    case suspectInterviewed = "suspect-interviewed"
    case suspectReleased = "suspect-released"
    /// Released on bail or under investigation, or the conditions changed or were cancelled.
    case bailChanged = "bail-changed"
    case chargeDecided = "charge-decided"
    case disposalDecided = "disposal-decided"
    case updateAgreed = "update-agreed"
    case statementTaken = "statement-taken"
    /// The victim wants to make a victim personal statement.
    case statementWished = "statement-wished"
    case hearingFixed = "hearing-fixed"
    case hearingHeld = "hearing-held"
    case bailHearingHeld = "bail-hearing-held"
    case warrantIssued = "warrant-issued"
    case evidenceRequired = "evidence-required"
    case caseEnded = "case-ended"
    case sentencePassed = "sentence-passed"
    case appealLodged = "appeal-lodged"
    case expensesClaimed = "expenses-claimed"
    case propertyReleased = "property-released"
    case offenderSentenced = "offender-sentenced"
    case complaintReceived = "complaint-received"
}

extension PromiseTrigger {
    /// Whether it is of one victim alone, such as their complaint: no other victim has a right to hear of it.
    public var isOfOneVictim: Bool {
        switch self {
        case .statementTaken, .evidenceRequired, .expensesClaimed, .propertyReleased, .complaintReceived: true
        default: false
        }
    }
}

/// The moment from which a promise is counted. Both it and the moment of telling are kept, so that
/// compliance can be measured.
public enum PromiseClock: String, CaseIterable, Sendable, Codable {
    /// When the force received the report, message or request.
    case received
    /// When the crime was recorded.
    case recorded
    /// When the decision was made.
    case decided
    /// When the event happened.
    case happened
    /// When the victim was last told something.
    case lastUpdate = "last-update"
    /// When the Witness Care Unit was told.
    case witnessCareTold = "witness-care-told"
}

/// Who must keep a promise.
public enum Responsible: String, CaseIterable, Sendable, Codable {
    case police
    case policeOrProsecutor = "police-or-prosecutor"
    case witnessCareUnit = "witness-care-unit"
    case court
    case prosecutor
    case probation
    /// Whichever body received the complaint.
    case anyBody = "any-body"

    /// Whether the force itself must keep it, alone or with the prosecutor.
    public var isForce: Bool { self == .police || self == .policeOrProsecutor || self == .anyBody }
}
