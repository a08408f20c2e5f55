// What each fact of an investigation says. Whatever a person wrote freely may name or describe people, so it is sealed.

/// A person decided whether the file is worth investigating, after reading what speaks for it.
public struct SolvabilityDecided: Codable, Sendable, Equatable {
    /// The codes of the factors that hold, in the order of the force's table.
    public let factors: [String]
    /// Those among them that the file's own facts showed.
    public let fromFacts: [String]
    public let points: Int
    public let suggestion: SolvabilityChoice
    public let choice: SolvabilityChoice
    public let reason: Sealed<String>
    public let by: String

    public init(
        factors: [String], fromFacts: [String], points: Int, suggestion: SolvabilityChoice, choice: SolvabilityChoice,
        reason: Sealed<String>, by: String
    ) {
        self.factors = factors
        self.fromFacts = fromFacts
        self.points = points
        self.suggestion = suggestion
        self.choice = choice
        self.reason = reason
        self.by = by
    }
}

/// Something to find out became part of the plan.
public struct LineOpened: Codable, Sendable, Equatable {
    /// 1 for the file's first line of enquiry, then without a gap.
    public let number: Int
    public let words: Sealed<String>
    public let by: String

    public init(number: Int, words: Sealed<String>, by: String) {
        self.number = number
        self.words = words
        self.by = by
    }
}

/// A line of enquiry came to an end, and why.
public struct LineSettled: Codable, Sendable, Equatable {
    public let number: Int
    public let result: Result
    public let reason: Sealed<String>
    public let by: String

    /// How it ended. Stored names: never renamed.
    public enum Result: String, Codable, Sendable, CaseIterable {
        case done
        case notPursued = "not-pursued"
    }

    public init(number: Int, result: Result, reason: Sealed<String>, by: String) {
        self.number = number
        self.result = result
        self.reason = reason
        self.by = by
    }
}

/// Somebody has something to do by a time.
public struct TaskSet: Codable, Sendable, Equatable {
    /// 1 for the file's first task, then without a gap.
    public let number: Int
    public let words: Sealed<String>
    /// The log-in name of who does it.
    public let owner: String
    public let ownerName: String
    public let due: Moment
    /// The supervisor's review that directed it; nil when none did.
    public let review: Int?
    public let by: String

    public init(
        number: Int, words: Sealed<String>, owner: String, ownerName: String, due: Moment, review: Int?, by: String
    ) {
        self.number = number
        self.words = words
        self.owner = owner
        self.ownerName = ownerName
        self.due = due
        self.review = review
        self.by = by
    }
}

/// Somebody else has the task from now on.
public struct TaskReassigned: Codable, Sendable, Equatable {
    public let number: Int
    /// The log-in name of who does it now.
    public let owner: String
    public let ownerName: String
    public let reason: Sealed<String>
    public let by: String

    public init(number: Int, owner: String, ownerName: String, reason: Sealed<String>, by: String) {
        self.number = number
        self.owner = owner
        self.ownerName = ownerName
        self.reason = reason
        self.by = by
    }
}

/// A task was done, or is not wanted any more.
public struct TaskEnded: Codable, Sendable, Equatable {
    public let number: Int
    public let result: Result
    /// What came of it; for a cancelled task, why.
    public let words: Sealed<String>
    public let by: String

    /// How it ended. Stored names: never renamed.
    public enum Result: String, Codable, Sendable, CaseIterable {
        case done, cancelled
    }

    public init(number: Int, result: Result, words: Sealed<String>, by: String) {
        self.number = number
        self.result = result
        self.words = words
        self.by = by
    }
}

/// A thing was taken as evidence: the first link of its chain.
public struct ExhibitSeized: Codable, Sendable, Equatable {
    /// 1 for the file's first exhibit, then without a gap.
    public let number: Int
    /// Whoever seized it, by initials, and their number: `AO/1`.
    public let reference: String
    public let at: Moment
    public let details: Sealed<ExhibitDetails>
    /// The number of the seal that closes it; nil when it is not sealed.
    public let seal: String?
    /// The uploaded file that it is, if it is one, with the SHA-256 of the original.
    public let evidence: EvidenceID?
    public let sha256: String?
    public let by: String

    public init(
        number: Int, reference: String, at: Moment, details: Sealed<ExhibitDetails>, seal: String?,
        evidence: EvidenceID?, sha256: String?, by: String
    ) {
        self.number = number
        self.reference = reference
        self.at = at
        self.details = details
        self.seal = seal
        self.evidence = evidence
        self.sha256 = sha256
        self.by = by
    }
}

/// What an exhibit is, where it was seized and by whom.
public struct ExhibitDetails: Codable, Sendable, Equatable {
    public let description: String
    public let place: String
    /// Its first holder.
    public let seizedBy: String

    public init(description: String, place: String, seizedBy: String) {
        self.description = description
        self.place = place
        self.seizedBy = seizedBy
    }
}

/// An exhibit went from hand to hand.
public struct ExhibitMoved: Codable, Sendable, Equatable {
    public let number: Int
    public let reference: String
    public let at: Moment
    public let hands: Sealed<ExhibitHands>
    /// The seal that it had, as whoever took it read it.
    public let seal: String?
    public let by: String

    public init(
        number: Int, reference: String, at: Moment, hands: Sealed<ExhibitHands>, seal: String?, by: String
    ) {
        self.number = number
        self.reference = reference
        self.at = at
        self.hands = hands
        self.seal = seal
        self.by = by
    }
}

/// Who handed something to whom, and where.
public struct ExhibitHands: Codable, Sendable, Equatable {
    public let from: String
    public let to: String
    public let place: String

    public init(from: String, to: String, place: String) {
        self.from = from
        self.to = to
        self.place = place
    }
}

/// The seal of an exhibit was broken, and why.
public struct ExhibitOpened: Codable, Sendable, Equatable {
    public let number: Int
    public let reference: String
    public let at: Moment
    /// The holder, and why it was opened.
    public let holder: Sealed<String>
    public let reason: Sealed<String>
    public let by: String

    public init(
        number: Int, reference: String, at: Moment, holder: Sealed<String>, reason: Sealed<String>, by: String
    ) {
        self.number = number
        self.reference = reference
        self.at = at
        self.holder = holder
        self.reason = reason
        self.by = by
    }
}

/// An exhibit was closed with a new seal.
public struct ExhibitSealed: Codable, Sendable, Equatable {
    public let number: Int
    public let reference: String
    public let at: Moment
    public let holder: Sealed<String>
    public let seal: String
    public let by: String

    public init(number: Int, reference: String, at: Moment, holder: Sealed<String>, seal: String, by: String) {
        self.number = number
        self.reference = reference
        self.at = at
        self.holder = holder
        self.seal = seal
        self.by = by
    }
}

/// Somebody's account was taken down. Another version is another fact: the first stays.
public struct StatementTaken: Codable, Sendable, Equatable {
    /// 1 for the file's first statement, then without a gap; the same for each version of it.
    public let number: Int
    /// 1 for the first version.
    public let version: Int
    public let kind: StatementKind
    public let takenAt: Moment
    public let isSigned: Bool
    public let contents: Sealed<StatementContents>
    public let by: String

    public init(
        number: Int, version: Int, kind: StatementKind, takenAt: Moment, isSigned: Bool,
        contents: Sealed<StatementContents>, by: String
    ) {
        self.number = number
        self.version = version
        self.kind = kind
        self.takenAt = takenAt
        self.isSigned = isSigned
        self.contents = contents
        self.by = by
    }
}

/// Whose words, and the words.
public struct StatementContents: Codable, Sendable, Equatable {
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// What somebody's statement is. Stored names: never renamed.
public enum StatementKind: String, Codable, Sendable, CaseIterable {
    case victim
    /// How the crime has affected the victim.
    ///
    /// Source: Victims' Code 2020, right 7 (victim personal statement).
    case victimPersonal = "victim-personal"
    case witness
    case professional
    case suspect
}

/// A person decided what a piece of material is for the schedule of disclosure.
public struct DisclosureDecided: Codable, Sendable, Equatable {
    public let item: DisclosureItem
    public let standing: DisclosureStanding
    public let reason: Sealed<String>
    public let by: String

    public init(item: DisclosureItem, standing: DisclosureStanding, reason: Sealed<String>, by: String) {
        self.item = item
        self.standing = standing
        self.reason = reason
        self.by = by
    }
}

/// A supervisor read the file and said what they found. What they directed are tasks that name the review.
public struct InvestigationReviewed: Codable, Sendable, Equatable {
    /// 1 for the file's first review by a supervisor, then without a gap.
    public let number: Int
    public let findings: Sealed<String>
    /// By when the next review is due; nil when none is wanted.
    public let nextReview: Moment?
    public let by: String

    public init(number: Int, findings: Sealed<String>, nextReview: Moment?, by: String) {
        self.number = number
        self.findings = findings
        self.nextReview = nextReview
        self.by = by
    }
}
