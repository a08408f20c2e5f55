// What the force says that it will do, and what becomes of it.

/// The force said that it would do something, and by when.
public struct Promised: Codable, Sendable, Equatable {
    /// 1 for the file's first promise, then without a gap.
    public let number: Int
    /// The rule that it comes from, such as `VC06-NOINV`.
    public let rule: String
    /// Nil where the rule sets no limit.
    public let due: Moment?
    /// To which victim; nil for whoever reported, and in facts of before.
    public let victim: PartyID?

    public init(number: Int, rule: String, due: Moment?, victim: PartyID? = nil) {
        self.number = number
        self.rule = rule
        self.due = due
        self.victim = victim
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

/// Nothing is owed by it any more, and it was not missed.
public struct PromiseEnded: Codable, Sendable, Equatable {
    public let number: Int
    public let why: PromiseEnding

    public init(number: Int, why: PromiseEnding) {
        self.number = number
        self.why = why
    }
}

/// Why a promise is owed no more. Stored names.
public enum PromiseEnding: String, CaseIterable, Sendable, Codable {
    /// The victim said that they do not want it.
    case declined
    /// Whom it was made to turned out to be no victim.
    case noVictim = "no-victim"
}

/// The victim turned out to have Enhanced Rights: what is promised already is due sooner.
public struct PromiseShortened: Codable, Sendable, Equatable {
    public let number: Int
    public let due: Moment

    public init(number: Int, due: Moment) {
        self.number = number
        self.due = due
    }
}
