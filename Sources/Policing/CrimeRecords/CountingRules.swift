/// When a report must be recorded as a crime, and how many crimes it makes.
///
/// Source: Home Office Crime Recording Rules (general rules); National Crime Recording Standard.
public enum CountingRules {
    /// Hours from the report within which a crime must be recorded.
    ///
    /// Source: National Crime Recording Standard, at most 24 hours since April 2015.
    public static let recordingLimitHours: Int64 = 24

    /// The last moment at which a crime reported then may be recorded in time.
    public static func recordBy(reported: Moment) -> Moment {
        reported.adding(hours: recordingLimitHours)
    }

    /// Whether a report must be recorded as a crime.
    ///
    /// Source: National Crime Recording Standard: on the balance of probability the circumstances amount
    /// to a crime in law, and no credible evidence to the contrary is immediately available.
    public static func decide(_ report: ReportedCircumstances) -> RecordingDecision {
        guard report.probablyACrime else { return .keepAsIncident(.notACrimeInLaw) }
        if report.credibleEvidenceToContrary { return .keepAsIncident(.credibleEvidenceToContrary) }
        if report.isRecordedNationally ?? false { return .keepAsIncident(.recordedNationally) }
        switch report.basis {
        case .state:
            return report.pointsToProveMadeOut ? .record(.pointsToProveMadeOut) : .keepAsIncident(.pointsToProveMissing)
        case .victim: break
        }
        switch report.reporter {
        case .victim: return .record(.victimSaysSo)
        case .forTheVictim, .professional: return .record(.reportedForTheVictim)
        case .bystander:
            return report.victimConfirms ? .record(.victimSaysSo) : .keepAsIncident(.victimHasNotConfirmed)
        }
    }

    /// Why a report that is filed as no crime must be recorded as one; nil where it need not. What repeats another report
    /// is counted there: see ``refusal(of:repeating:)``.
    ///
    /// Source: National Crime Recording Standard: the test is of every report, whatever it is called.
    static func crime(
        _ report: ReportedCircumstances, filedAs classification: Classification
    ) -> RecordingReason? {
        if case .duplicate = classification { return nil }
        guard case .record(let reason) = decide(report) else { return nil }
        return reason
    }

    /// Why a report cannot stand as the repetition of another; nil when it can.
    ///
    /// - Parameters:
    ///   - report: by what it was tested; nil for a crime that is recorded already, and is to be cancelled.
    ///   - other: as what the other report is recorded; nil when it is not.
    ///
    /// Source: Home Office Crime Recording Rules, cancelled records: a duplicate is of a recorded crime.
    public static func refusal(of report: ReportedCircumstances?, repeating other: Recorded?) -> RecordingRefusal? {
        let isCrime = report.map { decide($0).shouldRecord } ?? true
        return isCrime && other?.classification.offence == nil ? .otherIsNoCrime : nil
    }

    /// The crimes that allegations make: one for each victim, offender and occasion, the most serious.
    ///
    /// Offenders who are not known count as one for the same victim on the same occasion. The order of the
    /// allegations is kept; of two that are equally serious the first stands.
    ///
    /// Source: Home Office Crime Recording Rules: one crime per victim, the principal crime, finished incident.
    public static func crimes(in allegations: [Allegation]) -> [Allegation] {
        var principal: [Allegation] = []
        for allegation in allegations {
            guard let place = principal.firstIndex(where: { $0.isSameCrime(as: allegation) }) else {
                principal.append(allegation)
                continue
            }
            if allegation.seriousness > principal[place].seriousness { principal[place] = allegation }
        }
        return principal
    }
}

/// What is known when it is decided whether a report is a crime.
public struct ReportedCircumstances: Hashable, Sendable, Codable {
    public let basis: OffenceBasis
    public let reporter: ReporterStanding
    /// Whether it is more likely than not that what is described amounts to a crime in law.
    public let probablyACrime: Bool
    /// Whether there is, at once, credible evidence that it did not happen or was no crime.
    public let credibleEvidenceToContrary: Bool
    /// For crimes against the state: whether what must be proved has been made out.
    public let pointsToProveMadeOut: Bool
    /// For a report by a bystander: whether the victim has confirmed it.
    public let victimConfirms: Bool
    /// How many people it was done to.
    public let victims: Int
    /// Other offences in the same report; nil for none, and in facts of before.
    public let further: [FurtherOffence]?
    /// Whether the national service records it, not a force; nil for no, and in facts of before.
    public let isRecordedNationally: Bool?

    public init(
        basis: OffenceBasis, reporter: ReporterStanding, probablyACrime: Bool,
        credibleEvidenceToContrary: Bool = false, pointsToProveMadeOut: Bool = false, victimConfirms: Bool = false,
        victims: Int = 1, further: [FurtherOffence]? = nil, isRecordedNationally: Bool? = nil
    ) {
        self.basis = basis
        self.reporter = reporter
        self.probablyACrime = probablyACrime
        self.credibleEvidenceToContrary = credibleEvidenceToContrary
        self.pointsToProveMadeOut = pointsToProveMadeOut
        self.victimConfirms = victimConfirms
        self.victims = victims
        self.further = further
        self.isRecordedNationally = isRecordedNationally
    }

    /// The same, of an offence of this basis.
    public func of(_ basis: OffenceBasis) -> ReportedCircumstances {
        ReportedCircumstances(
            basis: basis, reporter: reporter, probablyACrime: probablyACrime,
            credibleEvidenceToContrary: credibleEvidenceToContrary, pointsToProveMadeOut: pointsToProveMadeOut,
            victimConfirms: victimConfirms, victims: victims, further: further,
            isRecordedNationally: isRecordedNationally)
    }
}

/// Who reports.
public enum ReporterStanding: String, CaseIterable, Sendable, Codable {
    case victim
    /// A parent, carer, friend or other person who acts for the victim.
    case forTheVictim = "for-the-victim"
    /// Somebody who reports in the course of their work, such as a doctor, teacher or social worker.
    case professional
    case bystander
}

/// Whether to record a crime, and the reason.
public enum RecordingDecision: Hashable, Sendable {
    case record(RecordingReason)
    case keepAsIncident(IncidentReason)

    public var shouldRecord: Bool {
        if case .record = self { true } else { false }
    }
}

/// Why a report is recorded as a crime.
public enum RecordingReason: String, CaseIterable, Sendable, Codable {
    /// The victim's belief is enough.
    case victimSaysSo = "victim-says-so"
    /// Somebody acts for the victim, or reports as a professional: the victim need not confirm it.
    case reportedForTheVictim = "reported-for-the-victim"
    /// A crime against the state of which every point is made out.
    case pointsToProveMadeOut = "points-to-prove-made-out"
}

/// Why a report stays an incident, for now.
public enum IncidentReason: String, CaseIterable, Sendable, Codable {
    case notACrimeInLaw = "not-a-crime-in-law"
    case credibleEvidenceToContrary = "credible-evidence-to-contrary"
    case pointsToProveMissing = "points-to-prove-missing"
    case victimHasNotConfirmed = "victim-has-not-confirmed"
    /// Fraud or computer misuse: the national service records it.
    case recordedNationally = "recorded-nationally"
}

/// Why the counting rules do not let a report be recorded like this.
public enum RecordingRefusal: Error, Hashable, Sendable {
    /// Nobody has said whether it is more likely than not that it was a crime.
    case testMissing
    case victimsOutOfRange(limit: Int)
    /// It is not to be recorded as a crime, for now.
    case staysIncident(IncidentReason)
    /// It must be recorded as a crime.
    case isCrime(RecordingReason)
    /// It is a crime, and the report that it is said to repeat is not recorded as one.
    case otherIsNoCrime
}

/// One crime that one person says was done to one victim.
public struct Allegation: Hashable, Sendable {
    /// Whatever tells the victims of a report apart.
    public let victim: String
    /// Whatever tells the offenders apart; nil when not known.
    public let offender: String?
    /// Whatever tells apart the times at which it was reported: repeated acts reported together are one occasion.
    public let occasion: String
    /// The code of the offence.
    public let offence: String
    /// The greater, the more serious. Who is to judge it is not said here.
    public let seriousness: Int

    public init(victim: String, offender: String?, occasion: String, offence: String, seriousness: Int) {
        self.victim = victim
        self.offender = offender
        self.occasion = occasion
        self.offence = offence
        self.seriousness = seriousness
    }

    func isSameCrime(as other: Allegation) -> Bool {
        victim == other.victim && offender == other.offender && occasion == other.occasion
    }
}
