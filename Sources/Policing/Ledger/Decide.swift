extension FileState {
    /// Answers a command on a file that exists (or, for `.report`, does not yet).
    ///
    /// - Parameters:
    ///   - command: what is wanted.
    ///   - state: what the file's facts add up to; nil for a new file.
    ///   - actor: who wants it.
    ///   - now: when.
    ///   - rules: the tables to decide by.
    /// - Returns: the facts to add, in order; none when the file is already as wanted.
    /// - Throws: the refusal, which leaves the file as it was.
    public static func decide(
        _ command: FileCommand, on state: FileState?, by actor: Actor, at now: Moment, under rules: Rulebook
    ) throws(FileRefusal) -> [FileFact] {
        if case .report(let report) = command {
            guard state == nil else { throw .alreadyReported }
            if actor.staff != nil, let denial = Permission.denial(actor, .takeReport) { throw .notPermitted(denial) }
            return Reporting.receive(report, at: now, under: rules)
        }
        guard let state else { throw .noSuchFile }
        if let denial = Permission.denial(actor, command.action) { throw .notPermitted(denial) }
        guard command.isForOutsiders || state.access.isOpen(to: actor, at: now) else { throw .noSuchFile }
        if let denial = Permission.denial(actor, command.action, ownedBy: state.allocation?.unit) {
            throw .notPermitted(denial)
        }
        let decision = Decision(state: state, actor: actor, now: now, rules: rules)
        let facts = try decision.answer(command)
        try decision.requireTellable(facts)
        try decision.requireTold(facts)
        return facts + decision.changesOfVictims(after: facts) + decision.shortenings(after: facts)
    }
}

/// One command being decided: what is known, who asks, when, and by which tables.
struct Decision {
    let state: FileState
    let actor: Actor
    let now: Moment
    let rules: Rulebook
    /// Of which victim it is, where that is not whoever reported.
    var victim: PartyID?

    /// The log-in name of whoever asks.
    var by: String { actor.staff?.username ?? actor.text }

    func answer(_ command: FileCommand) throws(FileRefusal) -> [FileFact] {
        switch command {
        case .report: throw .alreadyReported
        case .take: return take()
        case .grade(let code, let reason): return try grade(code, because: reason)
        case .triage(let command): return try triage(command)
        case .record(let classification, let reason, let circumstances):
            return try record(classification, because: reason, circumstances)
        case .cancelCrime(let cancellation): return try cancel(cancellation)
        case .crimeRecord(let command): return try crimeRecord(command)
        case .judge(let judgement): return try judge(judgement)
        case .allocate(let unit, let officer, let reason): return try allocate(to: unit, officer, because: reason)
        case .decideOutcome(let outcome): return try decide(outcome)
        case .reopen(let reason): return try reopen(because: reason)
        case .answerReview(let upheld, let explanation): return try answerReview(upheld: upheld, explanation)
        case .referToSupport(let service, let party): return try refer(to: service, party)
        case .supervision(let command): return try supervise(command)
        case .access(let command): return try decide(command)
        case .informing(let command, let update): return try inform(of: command, update)
        case .investigation(let command): return try investigate(command)
        case .parties(let command): return try answer(command)
        case .contract(let command): return try decide(command)
        case .undo: return try undo()
        default: return try answerAboutContact(command)
        }
    }

    private func answerAboutContact(_ command: FileCommand) throws(FileRefusal) -> [FileFact] {
        if state.isErased, command.holdsWords { throw .personErased }
        return try decideAboutContact(command)
    }

    private func decideAboutContact(_ command: FileCommand) throws(FileRefusal) -> [FileFact] {
        switch command {
        case .write(let text, let english): try write(text, english: english)
        case .addMessage(let text): try addMessage(text)
        case .addProperty(let item): try add(item)
        case .addEvidence(let evidence): try add(evidence)
        case .changeContact(let details, let declined): try changeContact(to: details, declined: declined)
        case .requestReview(let reason): try requestReview(because: reason)
        case .giveFeedback(let score, let words): try giveFeedback(score, words)
        case .returnMessage(let channel): [.messageReturned(MessageReturned(channel: channel))]
        default: throw .alreadyReported
        }
    }

    /// A text that is there and not too long, without the white space around it.
    func text(_ typed: String, limit: Int = FileLimits.textCharacters) throws(FileRefusal) -> String {
        let text = typed.readable
        guard !text.isEmpty else { throw .emptyText }
        guard text.count <= limit else { throw .tooLong(limit: limit) }
        return text
    }

    func sealed<Value: Codable & Sendable & Equatable>(_ value: Value) -> Sealed<Value> {
        Sealed(value, of: state.person)
    }

    /// The fact that keeps each open promise of one of these rules to a victim; nil is whoever reported.
    func keeping(_ ruleNames: Set<String>, of victim: PartyID? = nil) -> [FileFact] {
        state.promises
            .filter { $0.isOpen && $0.victim == victim && ruleNames.contains($0.rule) }
            .map { .promiseKept(PromiseKept(number: $0.number)) }
    }

    /// A promise by a rule to a victim, counted from a moment; nil when the tables do not have the rule.
    func promise(_ rule: String, number: Int, from start: Moment, to victim: PartyID? = nil) -> Promised? {
        Victims.promise(
            rule, number: number, from: start, enhanced: state.hasEnhancedRights(of: victim), under: rules
        ).map { Promised(number: $0.number, rule: $0.rule, due: $0.due, victim: victim) }
    }

    /// A promise by each rule to each of these victims, counted from the moment of an event that the rule's clock names,
    /// now where there is no event, but never from before the force knew of them; none by a rule that the tables do not
    /// have.
    func promises(_ names: [String], to victims: [PartyID?], of event: CodeEventNoted? = nil) -> [FileFact] {
        let known = names.compactMap { rules.promises[$0] }
        let wanted = victims.flatMap { victim in known.map { (rule: $0, victim: victim) } }
        return wanted.enumerated().compactMap { index, item in
            let start = state.clockStart(of: event?.start(of: item.rule.clock) ?? now, for: item.victim)
            return promise(item.rule.id, number: state.promises.count + index + 1, from: start, to: item.victim)
                .map { .promised($0) }
        }
    }

    /// A new promise by a rule; none when the tables do not have the rule.
    func promising(_ rule: String) -> [FileFact] {
        promise(rule, number: state.promises.count + 1, from: now).map { [.promised($0)] } ?? []
    }
}

extension FileCommand {
    /// Whether it may be asked by staff who may not see the file.
    var isForOutsiders: Bool {
        if case .access(let command) = self { command.isForOutsiders } else { false }
    }

    /// What the permission table calls it.
    var action: Permission.Action {
        switch self {
        case .report: .track
        case .take: .take
        case .grade, .triage: .grade
        case .record: .record
        case .cancelCrime: .cancelCrime
        case .crimeRecord(let command): command.action
        case .judge: .judgeRecord
        case .allocate: .allocate
        case .write: .write
        case .referToSupport: .referToSupport
        case .decideOutcome: .decideOutcome
        case .answerReview: .answerReview
        case .reopen: .reopen
        case .returnMessage: .returnMessage
        case .supervision(let command): command.action
        case .access(let command): command.action
        case .informing(let command, _): command.action
        case .investigation(let command): command.action
        case .parties(let command): command.action
        case .contract(let command): command.action
        case .undo: .undoDecision
        default: personalAction
        }
    }

    private var personalAction: Permission.Action {
        switch self {
        case .addProperty: .addProperty
        case .addEvidence: .addEvidence
        case .changeContact: .changeContact
        case .requestReview: .requestReview
        case .giveFeedback: .giveFeedback
        default: .addMessage
        }
    }
}

extension String {
    /// Without the control characters that no keyboard writes, and without white space at either end.
    var readable: String {
        hasControls ? String(UnicodeScalarView(unicodeScalars.filter { !$0.isControl })).trimmed : trimmed
    }

    /// Without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension FileCommand {
    /// Whether it brings words of the person, which are kept only for somebody who has a key.
    fileprivate var holdsWords: Bool {
        switch self {
        case .addMessage, .addProperty, .changeContact, .requestReview, .giveFeedback: true
        default: false
        }
    }
}
