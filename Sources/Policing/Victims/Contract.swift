/// What a victim is owed, as a file's facts add up: what they need, what was agreed, what happened and what was said.
public struct Contract: Sendable, Equatable {
    /// The needs as they were found last; nil before anybody asked, and once the person is erased.
    public internal(set) var needs: VictimNeeds?
    public internal(set) var assessedAt: Moment?
    public internal(set) var assessedBy: String?
    /// Grounds for Enhanced Rights that an assessment found: stored names.
    public internal(set) var grounds: [String] = []
    /// Days between updates; nil where none were agreed.
    public internal(set) var updateDays: Int?
    public internal(set) var preferenceAt: Moment?
    /// On whose word it rests, if staff wrote it down.
    public internal(set) var preferenceSaidBy: String?
    public internal(set) var events: [CodeEventNoted] = []
    /// Why a rule does not apply, by its id; an empty text once the person is erased.
    public internal(set) var setAside: [String: String] = [:]
    /// Everything that was said between the person and the force, the oldest first.
    public internal(set) var letters: [Letter] = []
    /// When the person was first passed on to support.
    public internal(set) var referredAt: Moment?
    /// When the first and the last outcome were decided, and the last one's code.
    public internal(set) var decidedAt: Moment?

    /// The most days between updates that can be agreed.
    public static let mostUpdateDays = 90

    /// One thing that was said, either way.
    public struct Letter: Sendable, Equatable {
        /// The version of the file that it made.
        public let version: Int
        /// When it was said; for a note of a contact that is not when it was noted.
        public let at: Moment
        public let direction: ContactDirection
        public let medium: Medium
        /// With whom, or by whom, in words; nil for the person themselves.
        public let who: String?
        /// Nil once the person is erased.
        public let words: String?
        /// The same in English, where it is a reply in another language.
        public let english: String?
        /// What was done in the same moment, when the person was told of that.
        public let about: FileFact.Kind?
    }

    /// How it was said.
    public enum Medium: Hashable, Sendable {
        /// On the person's own page.
        case page
        case noted(NotedChannel)
    }

    /// When the person was last told something.
    public var lastTold: Moment? {
        letters.filter { $0.direction == .outgoing }.map(\.at).max()
    }

    /// Adds what a fact says of it.
    mutating func evolve(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .contract(let fact): evolve(fact, recorded)
        case .personWrote(let fact):
            add(recorded, .incoming, who: nil, words: fact.text.value)
        case .staffWrote(let fact):
            letters.append(
                Letter(
                    version: recorded.version, at: recorded.at, direction: .outgoing, medium: .page, who: fact.name,
                    words: fact.text.value, english: fact.english?.value, about: fact.about))
        case .outcomeDecided(let fact):
            decidedAt = recorded.at
            add(recorded, .outgoing, who: nil, words: fact.explanation.value, about: .outcomeDecided)
        case .reviewAnswered(let fact):
            add(recorded, .outgoing, who: nil, words: fact.explanation.value, about: .reviewAnswered)
        case .reviewRequested(let fact):
            add(recorded, .incoming, who: nil, words: fact.reason.value, about: .reviewRequested)
        case .supportReferred: referredAt = referredAt ?? recorded.at
        case .contactChanged:
            preferenceAt = recorded.at
            preferenceSaidBy = nil
        default: break
        }
    }

    private mutating func add(
        _ recorded: RecordedFact, _ direction: ContactDirection, who: String?, words: String?,
        about: FileFact.Kind? = nil
    ) {
        letters.append(
            Letter(
                version: recorded.version, at: recorded.at, direction: direction, medium: .page, who: who,
                words: words, english: nil, about: about))
    }

    private mutating func evolve(_ fact: ContractFact, _ recorded: RecordedFact) {
        switch fact {
        case .needsAssessed(let fact):
            needs = fact.needs.value
            grounds = fact.grounds
            assessedAt = recorded.at
            assessedBy = fact.by
        case .preferenceSaid(let fact):
            updateDays = fact.updateDays
            preferenceAt = recorded.at
            preferenceSaidBy = fact.saidBy.value
        case .eventNoted(let fact): events.append(fact)
        case .rightSetAside(let fact): setAside[fact.rule] = fact.reason.value ?? ""
        case .contactNoted(let fact):
            letters.append(
                Letter(
                    version: recorded.version, at: fact.at, direction: fact.direction, medium: .noted(fact.channel),
                    who: fact.details.value?.with, words: fact.details.value?.summary, english: nil, about: nil))
        }
    }
}

extension FileState {
    /// Why the shorter limits of the Code hold, by stored names, each once: what the report says, the offence that it is
    /// recorded as, and what an assessment found.
    public var enhancedGrounds: [String] {
        ([report.enhancedGround, recorded?.enhancedGround].compactMap { $0 } + contract.grounds)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whether the shorter limits of the Code hold.
    public var hasEnhancedRights: Bool { !enhancedGrounds.isEmpty }
}
