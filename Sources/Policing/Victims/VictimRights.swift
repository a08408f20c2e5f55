/// Where one rule of the Victims' Code stands for one victim.
public struct VictimRight: Sendable, Equatable {
    /// Which of the twelve rights.
    public let right: Int
    /// The rule; nil for the first right, for which the table has none.
    public let rule: String?
    /// What is to be done.
    public let obligation: String
    public let responsible: Responsible
    public let standing: Standing

    /// How it stands.
    public enum Standing: Sendable, Hashable {
        case kept(Moment)
        case keptLate(Moment, due: Moment)
        /// To be done; nil where the Code sets no time.
        case due(Moment?)
        case late(due: Moment)
        case notApplicable(Reason)
    }

    /// Why a rule does not apply, as far as the facts say.
    public enum Reason: Hashable, Sendable {
        /// Nothing has happened that this rule is about.
        case nothingHappened
        /// It is not recorded as a crime.
        case noCrime
        /// The victim did not ask for it.
        case notAsked
        /// The victim said that they do not want it, perhaps after they had wanted it.
        case refused
        /// The victim wants to hear only when something happens.
        case noInterval
        /// The victim wants to hear no more.
        case declined
        /// Nobody gave a name, so nobody can be told.
        case nobody
        /// A person decided so, for this reason.
        case setAside(String)
    }
}

/// The twelve rights of each victim, drawn from the facts of their file alone.
///
/// Source: Code of Practice for Victims of Crime in England and Wales (2020); limits by its table.
public enum VictimRights {
    /// Every rule of the Code that has a right, in the order of the rights and of the table.
    ///
    /// - Parameter victim: whose rights; nil is whoever reported.
    public static func rows(
        of state: FileState, for victim: PartyID? = nil, at now: Moment, under rules: Rulebook
    ) -> [VictimRight] {
        let desk = Standings(state: state, victim: victim, now: now, rules: rules)
        let understood = VictimRight(
            right: 1, rule: nil, obligation: "", responsible: .police, standing: desk.understood)
        let rest = rules.promises.rules.compactMap { rule -> VictimRight? in
            guard let right = rule.right, rule.responsible != .court else { return nil }
            return VictimRight(
                right: right, rule: rule.id, obligation: rule.obligation, responsible: rule.responsible,
                standing: desk.standing(of: rule))
        }
        return [understood]
            + rest.enumerated().sorted { ($0.element.right, $0.offset) < ($1.element.right, $1.offset) }
            .map(\.element)
    }
}

/// What the rules are held against.
private struct Standings {
    let state: FileState
    let victim: PartyID?
    let now: Moment
    let rules: Rulebook

    private var contract: Contract { state.contract }
    private var own: Contract.Own { contract.of(victim) }
    /// Whether nobody gave a name, so that nobody can be told.
    private var isNobody: Bool { victim == nil && state.reporter == nil }
    private var isNotACrime: Bool { state.recorded.map { $0.classification.offence == nil } ?? false }

    /// Right 1: somebody asked what the victim needs to understand and be understood.
    var understood: VictimRight.Standing {
        if isNobody { return .notApplicable(.nobody) }
        return own.assessedAt.map { .kept($0) } ?? .due(nil)
    }

    func standing(of rule: PromiseRule) -> VictimRight.Standing {
        if let reason = own.setAside[rule.id] { return .notApplicable(.setAside(reason)) }
        if isRefused(rule.id) { return .notApplicable(.refused) }
        if let promised = promised(rule.id) { return promised }
        if isNobody, rule.trigger != .crimeReported || rule.id != Victims.Rules.recording {
            return .notApplicable(.nobody)
        }
        switch rule.id {
        case Victims.Rules.recording:
            return done(at: state.recordedAt, by: state.receivedAt.adding(hours: CountingRules.recordingLimitHours))
        case Victims.Rules.confirmation: return confirmation
        case Victims.Rules.assessment: return done(at: own.assessedAt, by: nil)
        case Victims.Rules.supportReferral:
            return own.referredAt.map { .kept($0) } ?? .notApplicable(.notAsked)
        case Victims.Rules.update: return update
        case Victims.Rules.compensation where !isNotACrime: return done(at: own.toldCompensationAt, by: nil)
        case Victims.Rules.restorative where !isNotACrime: return done(at: own.toldRestorativeAt, by: nil)
        case Victims.Rules.statementOffer where own.offeredStatementAt != nil:
            return done(at: own.offeredStatementAt, by: nil)
        default: return .notApplicable(isNotACrime ? .noCrime : .nothingHappened)
        }
    }

    /// Whether the victim said that they do not want it, before it was done.
    private func isRefused(_ rule: String) -> Bool {
        guard own.declined.contains(rule) else { return false }
        switch rule {
        case Victims.Rules.supportReferral: return own.referredAt == nil
        case Victims.Rules.restorative: return own.toldRestorativeAt == nil
        case Victims.Rules.compensation: return own.toldCompensationAt == nil
        default: return !state.promises.contains { $0.rule == rule && $0.victim == victim && $0.keptAt != nil }
        }
    }

    /// By the promises of the rule: the worst of those still open, else the last that was kept.
    private func promised(_ rule: String) -> VictimRight.Standing? {
        let promises = state.promises.filter { $0.rule == rule && $0.victim == victim }
        let open = promises.filter(\.isOpen)
        if let next = open.min(by: { ($0.due?.milliseconds ?? .max) < ($1.due?.milliseconds ?? .max) }) {
            return next.due.map { $0 < now ? .late(due: $0) : .due($0) } ?? .due(nil)
        }
        return promises.last.flatMap { promise in promise.keptAt.map { done(at: $0, by: promise.due) } }
    }

    private func done(at moment: Moment?, by due: Moment?) -> VictimRight.Standing {
        guard let moment else { return due.map { $0 < now ? .late(due: $0) : .due($0) } ?? .due(nil) }
        guard let due, due < moment else { return .kept(moment) }
        return .keptLate(moment, due: due)
    }

    /// Kept by the first words in writing after the crime was recorded.
    private var confirmation: VictimRight.Standing {
        if isNotACrime { return .notApplicable(.noCrime) }
        guard let recordedAt = state.recordedAt else { return .due(nil) }
        let written = contract.letters.first {
            $0.direction == .outgoing && $0.victim == victim && $0.at >= recordedAt && $0.isWriting
        }
        return written.map { .kept($0.at) } ?? .due(nil)
    }

    private var update: VictimRight.Standing {
        if victim == nil, state.contactDeclined { return .notApplicable(.declined) }
        return state.nextUpdate(to: victim).map { $0 < now ? .late(due: $0) : .due($0) } ?? .notApplicable(.noInterval)
    }
}

extension Contract.Letter {
    /// Whether the person can read it again.
    public var isWriting: Bool {
        switch medium {
        case .page: true
        case .noted(let channel): channel.isWriting
        }
    }
}
