// What happens to a crime record beside its recording: it is offered to another force, and looked at by an auditor.

/// A fact about a crime record.
public enum CrimeRecordFact: Sendable, Equatable {
    case transferOffered(TransferOffered)
    case transferAnswered(TransferAnswered)

    /// The stored name.
    var kind: FileFact.Kind {
        switch self {
        case .transferOffered: .transferOffered
        case .transferAnswered: .transferAnswered
        }
    }

    var payload: any Codable & Sendable {
        switch self {
        case .transferOffered(let payload): payload
        case .transferAnswered(let payload): payload
        }
    }
}

/// The force asked another one to take a report that belongs to it. Until that one agrees, it stays here.
///
/// Source: Home Office Crime Recording Rules, transfer of records (Annex A).
public struct TransferOffered: Codable, Sendable, Equatable {
    /// The other force's name.
    public let force: String
    /// Why it is theirs: it may name people and places.
    public let reason: Sealed<String>
    public let by: String

    public init(force: String, reason: Sealed<String>, by: String) {
        self.force = force
        self.reason = reason
        self.by = by
    }
}

/// The other force answered.
public struct TransferAnswered: Codable, Sendable, Equatable {
    public let force: String
    public let accepted: Bool
    /// Who of the other force said so, and their record: it names a person.
    public let contact: Sealed<String>
    public let by: String

    public init(force: String, accepted: Bool, contact: Sealed<String>, by: String) {
        self.force = force
        self.accepted = accepted
        self.contact = contact
        self.by = by
    }
}

/// A wish about a crime record.
public enum CrimeRecordCommand: Sendable, Equatable {
    /// Ask another force to take the report.
    case offerTransfer(force: String, reason: String)
    /// Note what the other force answered, and tell the person when it takes the report.
    case answerTransfer(accepted: Bool, contact: String, told: PersonUpdate?)
    /// The registrar decides what it is, whatever the others decided, and that is the last word.
    case overrule(Classification, reason: String, circumstances: ReportedCircumstances?)

    /// What the permission table calls it.
    var action: Permission.Action {
        switch self {
        case .offerTransfer: .record
        case .answerTransfer: .cancelCrime
        case .overrule: .overruleRecord
        }
    }
}

/// Why something could not be done with a crime record.
public enum CrimeRecordRefusal: Error, Hashable, Sendable {
    /// The registrar has decided; nobody else may change it.
    case registrarHasDecided
    /// Only the registrar may make this crime another one.
    case reclassifyRegistrarOnly
    /// Only a supervisor or the registrar may make it a less serious crime.
    case reclassifyNotDesignated
    /// It would leave fewer crimes than are recorded: that is a cancellation, with all that one needs.
    case fewerCrimes(recorded: Int, left: Int)
    /// More crimes of an offence would stay than are recorded.
    case staysOutOfRange(offence: String, recorded: Int)
    /// Every crime would stay, so there is nothing to cancel.
    case everyCrimeStays
    case tooManyOffences(limit: Int)
    case transferOfferedAlready
    case noTransferOffered
    /// A person who can be written to must be told who takes their report.
    case personNotTold
}
