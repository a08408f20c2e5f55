/// What a victim is owed, as a file's facts add up: what they need, what was agreed, what happened and what was said.
public struct Contract: Sendable, Equatable {
    /// What was found out and decided for each victim; nil is whoever reported.
    public internal(set) var byVictim: [PartyID?: Own] = [:]
    /// Grounds that the recorded crime gives: stored names.
    public internal(set) var crimeGrounds: [String] = []
    /// Whether messages wait because of what was noted of the danger in reaching them: until somebody, knowing that,
    /// says anew how they may be reached.
    public internal(set) var holdsNotices = false
    /// Whether something that they would have been told of happened while messages waited.
    private var owesNotice = false
    /// The version of the file at which that is told after all.
    public internal(set) var noticeReleasedAt: Int?
    public internal(set) var events: [CodeEventNoted] = []
    /// Everything that was said between the person and the force, the oldest first.
    public internal(set) var letters: [Letter] = []

    /// What one victim needs, and what was decided for them.
    public struct Own: Sendable, Equatable {
        /// The needs as they were found last; nil before anybody asked, and once the person is erased.
        public internal(set) var needs: VictimNeeds?
        public internal(set) var assessedAt: Moment?
        public internal(set) var assessedBy: String?
        /// Grounds for Enhanced Rights that an assessment found: stored names.
        public internal(set) var grounds: [String] = []
        /// Why a rule does not apply, by its id; an empty text once the person is erased.
        public internal(set) var setAside: [String: String] = [:]
        /// When a victim personal statement was first offered, and restorative justice first explained.
        public internal(set) var offeredStatementAt: Moment?
        public internal(set) var toldRestorativeAt: Moment?
        /// When they were first told how to ask for compensation.
        public internal(set) var toldCompensationAt: Moment?
        /// When they were first passed on to support.
        public internal(set) var referredAt: Moment?
        /// The rules whose help they said no to when they were asked last.
        public internal(set) var declined: Set<String> = []
        /// Days between updates; nil where none were agreed.
        public internal(set) var updateDays: Int?
        /// What came of it.
        public internal(set) var news = AgreedNews()
        /// On whose word it rests how they want to hear, if staff wrote it down.
        public internal(set) var preferenceSaidBy: String?
    }

    /// What was found out and decided for one victim; nil is whoever reported.
    public func of(_ victim: PartyID?) -> Own { byVictim[victim] ?? Own() }

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
        /// The log-in name of whoever wrote or noted it; nil for the person themselves.
        public let by: String?
        /// With which victim it was, where that is not whoever reported.
        public let victim: PartyID?
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

    /// Adds what a fact says of it.
    mutating func evolve(_ recorded: RecordedFact) {
        if holdsNotices, Notice.isNews(recorded.fact) { owesNotice = true }
        switch recorded.fact {
        case .contract(let fact): evolve(fact, recorded)
        case .personWrote(let fact):
            add(recorded, .incoming, by: nil, words: fact.text.value)
        case .staffWrote(let fact):
            letters.append(
                Letter(
                    version: recorded.version, at: recorded.at, direction: .outgoing, medium: .page, who: fact.name,
                    by: fact.by, victim: nil, words: fact.text.value, english: fact.english?.value, about: fact.about))
        case .outcomeDecided(let fact):
            add(recorded, .outgoing, by: fact.by, words: fact.explanation.value, about: .outcomeDecided)
        case .reviewAnswered(let fact):
            add(recorded, .outgoing, by: fact.by, words: fact.explanation.value, about: .reviewAnswered)
        case .reviewRequested(let fact):
            add(recorded, .incoming, by: nil, words: fact.reason.value, about: .reviewRequested)
        case .recorded(let fact): crimeGrounds = EnhancedRights.grounds(of: fact)
        case .supportReferred(let fact): own(fact.victim) { $0.referredAt = $0.referredAt ?? recorded.at }
        case .contactChanged:
            own(nil) { $0.preferenceSaidBy = nil }
            release(at: recorded.version)
        default: break
        }
    }

    mutating func agreeNews(with victim: PartyID?, every days: Int?, at moment: Moment) {
        own(victim) { $0.news.agree(every: days, at: moment) }
    }

    /// - Returns: what was kept by it.
    mutating func tellNews(to victim: PartyID?, at moment: Moment) -> [AgreedNews.Term] {
        byVictim[victim]?.news.tell(at: moment) ?? []
    }

    private mutating func own(_ victim: PartyID?, _ change: (inout Own) -> Void) {
        change(&byVictim[victim, default: Own()])
    }

    /// A danger that was not known when they said how to reach them.
    private mutating func hold(for found: VictimNeeds?, at version: Int) {
        guard let danger = found?.safeContact else { return release(at: version) }
        if danger != of(nil).needs?.safeContact { holdsNotices = true }
    }

    private mutating func release(at version: Int) {
        noticeReleasedAt = holdsNotices && owesNotice ? version : nil
        (holdsNotices, owesNotice) = (false, false)
    }

    private mutating func add(
        _ recorded: RecordedFact, _ direction: ContactDirection, by: String?, words: String?,
        about: FileFact.Kind? = nil
    ) {
        letters.append(
            Letter(
                version: recorded.version, at: recorded.at, direction: direction, medium: .page, who: nil,
                by: by, victim: nil, words: words, english: nil, about: about))
    }

    private mutating func evolve(_ fact: ContractFact, _ recorded: RecordedFact) {
        switch fact {
        case .needsAssessed(let fact):
            if fact.victim == nil { hold(for: fact.needs.value, at: recorded.version) }
            own(fact.victim) {
                $0.needs = fact.needs.value
                $0.grounds = fact.grounds
                $0.declined = fact.declinedRules
                $0.assessedAt = recorded.at
                $0.assessedBy = fact.by
                if $0.needs?.statement != nil { $0.offeredStatementAt = $0.offeredStatementAt ?? recorded.at }
                if $0.needs?.compensation == .told { $0.toldCompensationAt = $0.toldCompensationAt ?? recorded.at }
                if $0.needs?.restorative == .told { $0.toldRestorativeAt = $0.toldRestorativeAt ?? recorded.at }
            }
        case .preferenceSaid(let fact):
            own(fact.victim) {
                $0.updateDays = fact.updateDays
                $0.preferenceSaidBy = fact.saidBy.value
            }
        case .eventNoted(let fact): events.append(fact)
        case .rightSetAside(let fact): own(fact.victim) { $0.setAside[fact.rule] = fact.reason.value ?? "" }
        case .contactNoted(let fact):
            letters.append(
                Letter(
                    version: recorded.version, at: fact.at, direction: fact.direction, medium: .noted(fact.channel),
                    who: fact.details.value?.with, by: fact.by, victim: fact.victim,
                    words: fact.details.value?.summary, english: nil, about: nil))
        }
    }
}
