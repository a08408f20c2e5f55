/// What the person is told beside something that staff do.
public struct PersonUpdate: Sendable, Equatable {
    /// In the language that the person reads, with nothing left open.
    public let text: String
    /// The same in English, when the text is a reply of the force in another language; nil otherwise.
    public let english: String?

    public init(text: String, english: String? = nil) {
        self.text = text
        self.english = english
    }
}

extension Decision {
    /// Words that the person will read: there, not too long, and safe to say.
    func wordsForThePerson(_ typed: String) throws(FileRefusal) -> String {
        let words = try text(typed)
        if let refusal = SafeWording.refusal(of: words, about: state, words: rules.words) { throw .wording(refusal) }
        return words
    }

    /// Does something and tells the person of it. The update is part of the same answer, so that neither is there
    /// without the other.
    func inform(of command: FileCommand, _ update: PersonUpdate) throws(FileRefusal) -> [FileFact] {
        if let denial = Permission.denial(actor, .informPerson) { throw .notPermitted(denial) }
        guard state.reporter != nil else { throw .nobodyToWriteTo }
        let done = try answer(command)
        if done.contains(where: isOfAnother) { throw .contract(.readerIsNoVictim) }
        if let code = Self.undecided(done) { throw .investigation(.tellsUndecided(code)) }
        let after = Decision(state: state.adding(done, by: actor, at: now), actor: actor, now: now, rules: rules)
        return done + (try after.update(update, about: Self.cause(of: done))) + told(of: done)
            + toldWhetherInvestigated(done)
    }

    /// Whether it is what only a victim may hear who is not whoever reads the page.
    private func isOfAnother(_ fact: FileFact) -> Bool {
        guard case .contract(.eventNoted(let event)) = fact else { return false }
        return event.victim != nil || state.reporterIsVictim == false
    }

    /// The outcome that was proposed or sent back: its words wait with it, and nothing is told before it stands.
    private static func undecided(_ facts: [FileFact]) -> String? {
        facts.lazy.compactMap { fact in
            switch fact {
            case .investigation(.outcomeProposed(let proposed)): proposed.code
            case .investigation(.outcomeReturned(let returned)): returned.code
            default: nil
            }
        }.first
    }

    /// A decision about investigating that is told keeps the promise to tell of the one before it.
    private func toldWhetherInvestigated(_ done: [FileFact]) -> [FileFact] {
        let isDecision = done.contains {
            if case .investigation(.solvabilityDecided) = $0 { true } else { false }
        }
        return isDecision ? keeping([Victims.Rules.notInvestigated]) : []
    }

    /// What is told of an event, or of a decision not to investigate, keeps the promise to tell of it, where whoever
    /// reads the page is the victim.
    private func told(of facts: [FileFact]) -> [FileFact] {
        let isTold = facts.contains {
            switch $0 {
            case .contract(.eventNoted), .investigation(.solvabilityDecided): true
            default: false
            }
        }
        guard isTold else { return [] }
        let kept = facts.compactMap { if case .promiseKept(let kept) = $0 { kept.number } else { nil } }
        return facts.compactMap { fact in
            guard case .promised(let promise) = fact, promise.victim == nil, !kept.contains(promise.number) else {
                return nil
            }
            return .promiseKept(PromiseKept(number: promise.number))
        }
    }

    private func update(_ update: PersonUpdate, about cause: FileFact.Kind?) throws(FileRefusal) -> [FileFact] {
        [.staffWrote(try letter(update, about: cause ?? .staffWrote))] + keeping([Victims.Rules.reply])
    }

    /// What staff write to the person, once it may be said.
    func letter(_ update: PersonUpdate, about cause: FileFact.Kind?) throws(FileRefusal) -> StaffWrote {
        let words = try wordsForThePerson(update.text)
        var english: Sealed<String>?
        if let words = update.english { english = sealed(try wordsForThePerson(words)) }
        return StaffWrote(
            text: sealed(words), name: actor.staff?.name ?? "", by: by, about: cause, english: english)
    }

    /// What the person is told of: not that somebody read the report, nor a promise, but what was decided.
    private static func cause(of facts: [FileFact]) -> FileFact.Kind? {
        facts.map(\.kind).first { ![.taken, .promised, .promiseKept, .promiseShortened, .promiseEnded].contains($0) }
            ?? facts.first?.kind
    }
}

extension FileState {
    /// What the file adds up to with more facts of one moment.
    public func adding(_ facts: [FileFact], by actor: Actor, at now: Moment) -> FileState {
        var state = self
        for (index, fact) in facts.enumerated() {
            state.evolve(RecordedFact(version: version + index + 1, at: now, actor: actor.text, fact: fact))
        }
        return state
    }
}
