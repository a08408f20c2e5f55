/// What staff can write down about what a victim is owed.
public indirect enum ContractCommand: Sendable, Equatable {
    case assessNeeds(VictimNeeds)
    case sayPreference(NewPreference)
    /// Something happened that must be told; when the Witness Care Unit was told of it, if a limit is counted from that;
    /// and when the victim was told, if they have been.
    case noteEvent(PromiseTrigger, happenedAt: Moment, careToldAt: Moment? = nil, toldAt: Moment?)
    case setAside(rule: String, reason: String)
    case noteContact(NewContact)
    /// The same for a victim who is not whoever reported.
    case of(PartyID, ContractCommand)

    var action: Permission.Action {
        switch self {
        case .setAside: .setAsideRight
        case .of(_, let command): command.action
        default: .keepContract
        }
    }
}

/// How the victim wants to hear, as they told staff.
public struct NewPreference: Sendable, Equatable {
    /// How they want to be reached; nil to leave that as it is.
    public let contact: Contact?
    public let updateDays: Int?
    public let saidBy: String

    /// How whoever reported wants to be reached. How any other victim is reached stands with them among the people.
    public struct Contact: Sendable, Equatable {
        /// Without a name, the name stays as it is.
        public let reporter: ReporterDetails
        public let declined: Bool
    }

    public init(reporter: ReporterDetails, declined: Bool, updateDays: Int?, saidBy: String) {
        contact = Contact(reporter: reporter, declined: declined)
        self.updateDays = updateDays
        self.saidBy = saidBy
    }

    /// How often alone.
    public init(updateDays: Int?, saidBy: String) {
        contact = nil
        self.updateDays = updateDays
        self.saidBy = saidBy
    }
}

/// A contact outside the platform.
public struct NewContact: Sendable, Equatable {
    public let direction: ContactDirection
    public let channel: NotedChannel
    public let at: Moment
    public let detail: ContactDetail
    /// The rules of the Code whose open promises it kept.
    public let told: Set<String>

    public init(
        direction: ContactDirection, channel: NotedChannel, at: Moment, detail: ContactDetail, told: Set<String> = []
    ) {
        self.direction = direction
        self.channel = channel
        self.at = at
        self.detail = detail
        self.told = told
    }
}

/// Why something about what a victim is owed was not written down.
public enum ContractRefusal: Error, Hashable, Sendable {
    /// An assessment asks whether somebody is vulnerable, intimidated or persistently targeted, nothing else.
    case groundOfTheCrime(EnhancedGround)
    case notYetHappened
    /// It would have happened before the report.
    case beforeTheReport
    /// Told before it happened.
    case toldBeforeItHappened
    /// The Witness Care Unit would have been told before it happened.
    case careToldBeforeItHappened
    /// No limit of it is counted from when the Witness Care Unit was told.
    case notOfWitnessCare(PromiseTrigger)
    /// The platform notes this by itself.
    case notedByItself(PromiseTrigger)
    case unknownRule(String)
    /// The promise of that rule has been kept, so there is nothing to set aside.
    case alreadyKept(String)
    /// Days between updates are from 1 to this many.
    case updateDaysOutOfRange(limit: Int)
    /// Only the force's own word can have told the victim something.
    case incomingTellsNothing
    /// Nothing of that rule waits to be told.
    case nothingToTell(String)
    /// Nobody of that name is a victim of this file.
    case notAVictim
    /// What only a victim may hear would stand on the page of somebody who is none.
    case readerIsNoVictim
    /// They said that no support service may be told of them.
    case supportDeclined
    /// How a victim is reached who is not whoever reported stands with them among the people of the file.
    case reachedAmongPeople
}

extension PromiseTrigger {
    /// Whether staff note that it happened; everything else follows from the facts of the file.
    public var isNotedByStaff: Bool {
        switch self {
        case .reportReceived, .messageReceived, .reviewRequested, .crimeReported, .investigationDeclined,
            .investigationConcluded, .updateAgreed, .statementWished, .hearingHeld:
            false
        default: true
        }
    }
}

extension Decision {
    func decide(_ command: ContractCommand) throws(FileRefusal) -> [FileFact] {
        if state.isErased, command.holdsWords { throw .personErased }
        switch command {
        case .assessNeeds(let needs): return try assess(needs)
        case .sayPreference(let preference): return try say(preference)
        case .noteEvent(let trigger, let happenedAt, let careToldAt, let toldAt):
            let event = CodeEventNoted(
                trigger: trigger, happenedAt: happenedAt, by: by, victim: trigger.isOfOneVictim ? victim : nil,
                careToldAt: careToldAt)
            return try note(event, toldAt: toldAt)
        case .setAside(let rule, let reason): return try setAside(rule, because: reason)
        case .noteContact(let contact): return try note(contact)
        case .of(let party, let command):
            var decision = self
            decision.victim = try victim(party)
            return try decision.decide(command)
        }
    }

    private func assess(_ needs: VictimNeeds) throws(FileRefusal) -> [FileFact] {
        var reasons: [EnhancedGround: String] = [:]
        for (name, reason) in needs.reasons.sorted(by: { $0.key < $1.key }) {
            guard let ground = EnhancedGround(rawValue: name) else { continue }
            guard !ground.isOfTheCrime else { throw .contract(.groundOfTheCrime(ground)) }
            reasons[ground] = try text(reason, limit: 1_000)
        }
        let tidy = VictimNeeds(
            reasons: reasons, interpreter: try optional(needs.interpreter), access: try optional(needs.access),
            safeContact: try optional(needs.safeContact), support: needs.support, statement: needs.statement,
            restorative: needs.restorative, compensation: needs.compensation)
        let fact = NeedsAssessed(
            grounds: reasons.keys.map(\.rawValue).sorted(), needs: sealed(tidy), by: by, victim: victim,
            declined: tidy.declined)
        return take() + [.contract(.needsAssessed(fact))] + keeping([Victims.Rules.assessment], of: victim)
            + rights(startedBy: tidy)
    }

    /// What the answers keep of the Code, and what is promised because of them. What was promised already is not
    /// promised again.
    ///
    /// The two working days of a referral are counted from the answer: before it there was no consent.
    private func rights(startedBy needs: VictimNeeds) -> [FileFact] {
        typealias Rules = Victims.Rules
        var kept: Set<String> = [], started: [String] = []
        if needs.support == .yes, state.contract.of(victim).referredAt == nil { started.append(Rules.supportReferral) }
        if let wish = needs.statement {
            kept.insert(Rules.statementOffer)
            if wish != .no { started.append(Rules.statement) }
        }
        if needs.restorative == .told { kept.insert(Rules.restorative) }
        if needs.restorative == .wanted { started.append(Rules.restorative) }
        let known = state.promises.filter { $0.victim == victim && $0.ending == nil }.map(\.rule)
        return keeping(kept, of: victim) + promises(started.filter { !known.contains($0) }, to: [victim])
    }

    private func optional(_ words: String?) throws(FileRefusal) -> String? {
        guard let words, !words.readable.isEmpty else { return nil }
        return try text(words, limit: 1_000)
    }

    private func say(_ preference: NewPreference) throws(FileRefusal) -> [FileFact] {
        let changed = try preference.contact.map(changed) ?? []
        if let days = preference.updateDays, !(1...Contract.mostUpdateDays).contains(days) {
            throw .contract(.updateDaysOutOfRange(limit: Contract.mostUpdateDays))
        }
        let saidBy = try text(preference.saidBy, limit: 500)
        let word = PreferenceSaid(updateDays: preference.updateDays, saidBy: sealed(saidBy), by: by, victim: victim)
        return changed + [.contract(.preferenceSaid(word))]
    }

    private func changed(_ contact: NewPreference.Contact) throws(FileRefusal) -> [FileFact] {
        guard victim == nil else { throw .contract(.reachedAmongPeople) }
        let said = contact.reporter
        let reporter = ReporterDetails(
            name: said.name ?? state.reporter?.name, email: said.email, phone: said.phone, address: said.address,
            contact: said.contact)
        let problems = reporter.problems
        guard problems.isEmpty else { throw .contactDetails(problems) }
        return [.contactChanged(ContactChanged(reporter: sealed(reporter), declined: contact.declined))]
    }

    /// A promise to every victim whom it is about by every rule of the event; kept at once, when they have been told.
    private func note(_ event: CodeEventNoted, toldAt: Moment?) throws(FileRefusal) -> [FileFact] {
        let trigger = event.trigger, happenedAt = event.happenedAt
        guard trigger.isNotedByStaff else { throw .contract(.notedByItself(trigger)) }
        try checkTime(happenedAt)
        if let careToldAt = event.careToldAt {
            guard rules.promises.countsFromWitnessCare(trigger) else { throw .contract(.notOfWitnessCare(trigger)) }
            try checkTime(careToldAt)
            guard careToldAt >= happenedAt else { throw .contract(.careToldBeforeItHappened) }
        }
        if let toldAt {
            try checkTime(toldAt)
            guard toldAt >= happenedAt else { throw .contract(.toldBeforeItHappened) }
        }
        let owed = state.owed.filter { !trigger.isOfOneVictim || $0 == victim }
        let promised = promises(rules.promises.rulesToKeep(for: trigger), to: owed, of: event)
        return [.contract(.eventNoted(event))]
            + promised.flatMap { fact -> [FileFact] in
                guard case .promised(let promise) = fact, let toldAt, state.wasKnown(promise.victim, at: toldAt) else {
                    return [fact]
                }
                return [fact, .promiseKept(PromiseKept(number: promise.number, at: toldAt))]
            }
    }

    private func checkTime(_ moment: Moment) throws(FileRefusal) {
        guard moment <= now else { throw .contract(.notYetHappened) }
        guard moment >= state.receivedAt.adding(hours: -24) else { throw .contract(.beforeTheReport) }
    }

    private func setAside(_ rule: String, because reason: String) throws(FileRefusal) -> [FileFact] {
        guard rules.promises[rule]?.right != nil else { throw .contract(.unknownRule(rule)) }
        let promises = state.promises.filter { $0.rule == rule && $0.victim == victim }
        if !promises.isEmpty, promises.allSatisfy({ $0.keptAt != nil }) { throw .contract(.alreadyKept(rule)) }
        let fact = CodeRightSetAside(rule: rule, reason: sealed(try text(reason, limit: 1_000)), by: by, victim: victim)
        return [.contract(.rightSetAside(fact))]
    }

    private func note(_ contact: NewContact) throws(FileRefusal) -> [FileFact] {
        try checkTime(contact.at)
        let detail = ContactDetail(
            with: try text(contact.detail.with, limit: 200), summary: try text(contact.detail.summary))
        if contact.direction == .incoming, !contact.told.isEmpty { throw .contract(.incomingTellsNothing) }
        let open = state.promises.filter { $0.isOpen && $0.victim == victim }
        for rule in contact.told.sorted() where !open.contains(where: { $0.rule == rule }) {
            throw .contract(.nothingToTell(rule))
        }
        let noted = ContactNoted(
            direction: contact.direction, channel: contact.channel, at: contact.at, details: sealed(detail), by: by,
            victim: victim)
        let kept = open.filter { contact.told.contains($0.rule) && state.happened(of: $0, rules) <= contact.at }
        guard Set(kept.map(\.rule)) == contact.told else { throw .contract(.toldBeforeItHappened) }
        return [.contract(.contactNoted(noted))]
            + kept.map { .promiseKept(PromiseKept(number: $0.number, at: contact.at)) }
    }
}

extension ContractCommand {
    /// Whether it brings words that are sealed for the person.
    fileprivate var holdsWords: Bool {
        switch self {
        case .noteEvent: false
        case .of(_, let command): command.holdsWords
        default: true
        }
    }
}
