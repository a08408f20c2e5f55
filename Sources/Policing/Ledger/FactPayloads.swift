// What each fact says. Personal details are `Sealed`; everything else may be read by anyone who
// may read the ledger, so nothing here that is not sealed names or describes a person of the public.

/// A report arrived: the first fact of every file.
public struct Reported: Codable, Sendable, Equatable {
    public let reference: Reference
    /// A keyed hash of the tracking secret, in hexadecimal.
    public let secretHash: String
    /// The kind of report: the identifier of its form.
    public let form: String
    /// The language the person read, as a tag such as `ur`.
    public let language: String
    public let channel: Channel
    /// Whether no message may leave unless the person asked for it, and then in neutral words.
    public let guarded: Bool
    /// Why the person has enhanced rights under the Victims' Code, if they do.
    public let enhancedGround: String?
    public let contents: Sealed<ReportContents>

    /// How a report reached the force.
    public enum Channel: String, Codable, Sendable {
        case web, api, phone, counter
    }

    public init(
        reference: Reference, secretHash: String, form: String, language: String, channel: Channel,
        guarded: Bool, enhancedGround: String?, contents: Sealed<ReportContents>
    ) {
        self.reference = reference
        self.secretHash = secretHash
        self.form = form
        self.language = language
        self.channel = channel
        self.guarded = guarded
        self.enhancedGround = enhancedGround
        self.contents = contents
    }
}

/// What a person told us.
public struct ReportContents: Codable, Sendable, Equatable {
    public let answers: Answers
    public let occurrence: Occurrence
    public let place: Place
    /// Nil when the person gave no name.
    public let reporter: ReporterDetails?

    public init(answers: Answers, occurrence: Occurrence, place: Place, reporter: ReporterDetails?) {
        self.answers = answers
        self.occurrence = occurrence
        self.place = place
        self.reporter = reporter
    }
}

/// The force said that it would do something, and by when.
public struct Promised: Codable, Sendable, Equatable {
    /// 1 for the file's first promise, then without a gap.
    public let number: Int
    /// The rule that it comes from, such as `VC06-NOINV`.
    public let rule: String
    /// Nil where the rule sets no limit.
    public let due: Moment?

    public init(number: Int, rule: String, due: Moment?) {
        self.number = number
        self.rule = rule
        self.due = due
    }
}

/// The force did what it said.
public struct PromiseKept: Codable, Sendable, Equatable {
    public let number: Int
    /// When, where that is not the moment of the fact: a call that was noted afterwards.
    public let at: Moment?

    public init(number: Int, at: Moment? = nil) {
        self.number = number
        self.at = at
    }
}

/// A member of staff read the report for the first time.
public struct Taken: Codable, Sendable, Equatable {
    public let by: String

    public init(by: String) {
        self.by = by
    }
}

/// A person decided how quickly the force should act.
public struct Graded: Codable, Sendable, Equatable {
    /// A code of the force's table of grades.
    public let grade: String
    public let reason: String
    public let by: String
    /// By when its target should be met; nil for a grade without one, and in facts of before.
    public let due: Moment?
    /// What stops the clock; nil in facts of before.
    public let clock: GradeClock?

    public init(grade: String, reason: String, by: String, due: Moment? = nil, clock: GradeClock? = nil) {
        self.grade = grade
        self.reason = reason
        self.by = by
        self.due = due
        self.clock = clock
    }
}

/// A person decided what the report is under the recording rules.
public struct Recorded: Codable, Sendable, Equatable {
    public let classification: Classification
    public let reason: String
    public let by: String
    /// What the counting rules were asked by; nil where they were not, as in facts of before.
    public let circumstances: ReportedCircumstances?
    /// How many crimes it makes; nil for what is no crime, and in facts of before.
    public let crimes: Int?
    /// The crime that it was recorded as until now, when that is cancelled.
    public let cancelled: CancelledCrime?
    /// Every offence of the report with the crimes it counts as; nil for what is no crime, and in facts of before.
    public let offences: [CountedOffence]?
    /// True when the registrar decided, whose word is the last.
    public let isFinal: Bool?
    /// The ground of enhanced rights that the offence gives by itself; nil for none, and in facts of before.
    public let enhancedGround: String?

    public init(
        classification: Classification, reason: String, by: String, circumstances: ReportedCircumstances? = nil,
        crimes: Int? = nil, cancelled: CancelledCrime? = nil, offences: [CountedOffence]? = nil, isFinal: Bool? = nil,
        enhancedGround: String? = nil
    ) {
        self.classification = classification
        self.reason = reason
        self.by = by
        self.circumstances = circumstances
        self.crimes = crimes
        self.cancelled = cancelled
        self.offences = offences
        self.isFinal = isFinal
        self.enhancedGround = enhancedGround
    }
}

/// A recorded crime that is none any more, and what that rests on.
public struct CancelledCrime: Codable, Sendable, Equatable {
    /// The offence it was recorded as.
    public let offence: String
    public let ground: CancellationGround
    /// It may name people.
    public let evidence: Sealed<String>
    public let otherForceAgreed: Bool

    public init(offence: String, ground: CancellationGround, evidence: Sealed<String>, otherForceAgreed: Bool) {
        self.offence = offence
        self.ground = ground
        self.evidence = evidence
        self.otherForceAgreed = otherForceAgreed
    }
}

/// The file has an owner.
public struct Allocated: Codable, Sendable, Equatable {
    /// A code of the force's table of units.
    public let unit: String
    /// The log-in name of the owner, if it is one person.
    public let officer: String?
    /// The owner as the public knows them.
    public let officerName: String?
    public let by: String
    /// Whether a rule of the force chose the owner, or a person; nil in facts of before.
    public let way: AllocationWay?
    /// The code of the rule, where it was one.
    public let rule: String?
    /// Why, in words. They may name people.
    public let reason: Sealed<String>?

    public init(
        unit: String, officer: String?, officerName: String?, by: String, way: AllocationWay? = nil,
        rule: String? = nil, reason: Sealed<String>? = nil
    ) {
        self.unit = unit
        self.officer = officer
        self.officerName = officerName
        self.by = by
        self.way = way
        self.rule = rule
        self.reason = reason
    }
}

/// The person wrote to the force.
public struct PersonWrote: Codable, Sendable, Equatable {
    public let text: Sealed<String>

    public init(text: Sealed<String>) {
        self.text = text
    }
}

/// The force wrote to the person.
public struct StaffWrote: Codable, Sendable, Equatable {
    public let text: Sealed<String>
    /// Whom the person should think of as the writer.
    public let name: String
    public let by: String
    /// What was done in the same moment, if the person is told of that; nil for a message for its own sake.
    public let about: FileFact.Kind?
    /// The same in English, for colleagues, where the text is a reply of the force in another language.
    public let english: Sealed<String>?

    public init(
        text: Sealed<String>, name: String, by: String, about: FileFact.Kind? = nil, english: Sealed<String>? = nil
    ) {
        self.text = text
        self.name = name
        self.by = by
        self.about = about
        self.english = english
    }
}

/// The person told us of a thing that was taken, lost or found.
public struct PropertyAdded: Codable, Sendable, Equatable {
    public let item: Sealed<PropertyItem>

    public init(item: Sealed<PropertyItem>) {
        self.item = item
    }
}

/// One thing, with what would tell it from another.
public struct PropertyItem: Codable, Sendable, Equatable {
    public let description: String
    /// A serial, frame or registration number.
    public let serialNumber: String?
    public let valuePence: Int?

    public init(description: String, serialNumber: String?, valuePence: Int?) {
        self.description = description
        self.serialNumber = serialNumber
        self.valuePence = valuePence
    }
}

/// A photograph, film or document arrived whole and was hashed.
public struct EvidenceAdded: Codable, Sendable, Equatable {
    public let id: EvidenceID
    public let name: Sealed<String>
    /// The type found in the content, such as `image/jpeg`.
    public let type: String
    public let lengthBytes: Int64
    /// SHA-256 of the original, in hexadecimal.
    public let sha256: String

    public init(id: EvidenceID, name: Sealed<String>, type: String, lengthBytes: Int64, sha256: String) {
        self.id = id
        self.name = name
        self.type = type
        self.lengthBytes = lengthBytes
        self.sha256 = sha256
    }
}

/// The person changed how, or whether, the force may reach them.
public struct ContactChanged: Codable, Sendable, Equatable {
    public let reporter: Sealed<ReporterDetails>
    /// True when the person wants to hear no more.
    public let declined: Bool

    public init(reporter: Sealed<ReporterDetails>, declined: Bool) {
        self.reporter = reporter
        self.declined = declined
    }
}

/// A person decided how the file ends.
public struct OutcomeDecided: Codable, Sendable, Equatable {
    /// A Home Office outcome code for a crime; `none` for a file that is no crime.
    public let code: String
    /// The other body, where the outcome is that it acts.
    public let body: String?
    /// What the person is told, in plain words.
    public let explanation: Sealed<String>
    public let by: String
    /// What was said of what the outcome needs; nil in facts of before.
    public let evidence: Sealed<OutcomeEvidence>?
    /// Who authorised it; nil where it took nobody's authority.
    public let authorisedBy: String?

    public init(
        code: String, body: String?, explanation: Sealed<String>, by: String,
        evidence: Sealed<OutcomeEvidence>? = nil, authorisedBy: String? = nil
    ) {
        self.code = code
        self.body = body
        self.explanation = explanation
        self.by = by
        self.evidence = evidence
        self.authorisedBy = authorisedBy
    }
}

/// The force passed the person on to a victim support service, as they wished.
public struct SupportReferred: Codable, Sendable, Equatable {
    public let service: String
    public let by: String

    public init(service: String, by: String) {
        self.service = service
        self.by = by
    }
}

/// The person asked for the force to look again.
public struct ReviewRequested: Codable, Sendable, Equatable {
    public let reason: Sealed<String>

    public init(reason: Sealed<String>) {
        self.reason = reason
    }
}

/// A person looked again, and said what they found.
public struct ReviewAnswered: Codable, Sendable, Equatable {
    /// Whether the decision stands.
    public let upheld: Bool
    public let explanation: Sealed<String>
    public let by: String

    public init(upheld: Bool, explanation: Sealed<String>, by: String) {
        self.upheld = upheld
        self.explanation = explanation
        self.by = by
    }
}

/// A decided file is being worked on again.
public struct Reopened: Codable, Sendable, Equatable {
    public let reason: String
    public let by: String

    public init(reason: String, by: String) {
        self.reason = reason
        self.by = by
    }
}

/// The person said how they were treated.
public struct FeedbackGiven: Codable, Sendable, Equatable {
    /// 1 (very dissatisfied) to 5 (very satisfied).
    public let score: Int
    public let words: Sealed<String>

    public init(score: Int, words: Sealed<String>) {
        self.score = score
        self.words = words
    }
}

/// A message could not be delivered: the address does not work.
public struct MessageReturned: Codable, Sendable, Equatable {
    public let channel: ContactChannel

    public init(channel: ContactChannel) {
        self.channel = channel
    }
}

/// The person's key was destroyed and their files of evidence deleted: who they were and what they said is gone.
///
/// Source: Data Protection Act 2018 s.62 (erasure is logged: who, when and what record, never the content).
public struct PersonErased: Codable, Sendable, Equatable {
    /// The files of evidence that were deleted; their hashes stay in the facts of their arrival.
    public let evidence: [EvidenceID]
    public let by: String

    public init(evidence: [EvidenceID], by: String) {
        self.evidence = evidence
        self.by = by
    }
}

/// Ways in which the platform can send a message.
public enum ContactChannel: String, Codable, Sendable, CaseIterable {
    case email, text
}
