/// The news that was agreed with one victim: when it was owed, and what came of it.
///
/// It follows from what happened in the order in which it happened, and not in that in which it was noted: a call that is
/// noted a week later told the news when it was made.
///
/// Source: Victims' Code 2020, right 6 (updates as often as was agreed with the victim).
public struct AgreedNews: Sendable, Equatable {
    /// One time that ran, from an agreement or a word to the victim until the next.
    public struct Term: Sendable, Equatable {
        /// The end of the last day on which the news is in time, in London.
        public let due: Moment
        /// When they were told, or it was owed no more.
        public let endedAt: Moment
        public let isTold: Bool

        /// Whether the time ran out, whatever came later.
        public var isMissed: Bool { due < endedAt }
        public var isKept: Bool { isTold && !isMissed }
    }

    private struct Turn: Sendable, Equatable {
        let at: Moment
        let change: Change

        enum Change: Sendable, Equatable {
            /// From then on, every so many days; nil where it is owed no more.
            case owed(every: Int?)
            case told
        }
    }

    /// In the order in which it happened.
    private var turns: [Turn] = []
    /// What has ended, the oldest first.
    public private(set) var terms: [Term] = []
    /// By when they are to hear next; nil while nothing is owed.
    public private(set) var due: Moment?
    /// Days between news as it is owed now.
    private(set) var every: Int?

    public var missed: [Term] { terms.filter(\.isMissed) }

    /// From then on it is owed every so many days, counted from then; nil when it is owed no more.
    mutating func agree(every days: Int?, at moment: Moment) {
        every = days
        add(Turn(at: moment, change: .owed(every: days)))
    }

    /// They were told something then.
    ///
    /// - Returns: what was kept by it, also of what had seemed to be missed.
    mutating func tell(at moment: Moment) -> [Term] {
        guard !turns.isEmpty else { return [] }
        let before = terms
        add(Turn(at: moment, change: .told))
        return terms.filter { $0.isKept && !before.contains($0) }
    }

    private mutating func add(_ turn: Turn) {
        let place = turns.lastIndex { $0.at <= turn.at }.map { $0 + 1 } ?? 0
        turns.insert(turn, at: place)
        (terms, due) = Self.outcome(of: turns)
    }

    private static func outcome(of turns: [Turn]) -> (terms: [Term], due: Moment?) {
        var terms: [Term] = []
        var days: Int?
        var due: Moment?
        for turn in turns {
            if case .owed(let every) = turn.change { days = every }
            let next = days.map { Moment.endOfDay(london: turn.at.london.date.adding(days: $0)) }
            let isTold = turn.change == .told
            // A second word on the same day changes nothing, and what is agreed anew in time was neither kept nor missed.
            if let due, due != next, isTold || due < turn.at {
                terms.append(Term(due: due, endedAt: turn.at, isTold: isTold))
            }
            due = next
        }
        return (terms, due)
    }
}

extension FileState {
    /// By when a victim is next to hear, where it was agreed how often; nil is whoever reported. Whatever they are told
    /// meanwhile, by a message or by a contact that was noted, begins the time anew.
    public func nextUpdate(to victim: PartyID?) -> Moment? { contract.of(victim).news.due }

    /// What a fact changes of the news that was agreed, once it has changed everything else.
    mutating func followNews(_ recorded: RecordedFact) {
        if let letter = contract.letters.last, letter.version == recorded.version, letter.direction == .outgoing {
            for term in contract.tellNews(to: letter.victim, at: letter.at) {
                mark(.promisesKept, recorded, at: term.endedAt, code: Victims.Rules.update)
            }
        }
        for (victim, own) in contract.byVictim where own.updateDays != nil || own.news.every != nil {
            let every = isOwedNews(victim) ? own.updateDays : nil
            guard every != own.news.every || recorded.fact.agreesNews(with: victim) else { continue }
            contract.agreeNews(with: victim, every: every, at: recorded.at)
        }
    }

    /// Not to a victim who wants to hear no more, for whom somebody set it aside, or who is none any more; and not once
    /// the file has ended.
    private func isOwedNews(_ victim: PartyID?) -> Bool {
        status.isOpen && !(victim == nil && contactDeclined)
            && contract.of(victim).setAside[Victims.Rules.update] == nil && owed.contains(victim)
    }
}

extension FileFact {
    /// Whether it says with that victim how often they hear.
    fileprivate func agreesNews(with victim: PartyID?) -> Bool {
        guard case .contract(.preferenceSaid(let said)) = self else { return false }
        return said.victim == victim
    }
}
