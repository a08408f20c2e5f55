import Policing

/// What a fact puts in the timeline's columns.
struct Said {
    var code: String?
    var who: String?
    var words: String?
    var note: String?
}

extension FileFact {
    /// Nil for facts that the timeline does not show: promises have a list of their own.
    var said: Said? {
        switch self {
        case .promised, .promiseKept, .promiseShortened, .promiseEnded: nil
        case .reported(let fact): Said(code: fact.form)
        case .taken(let fact): Said(note: fact.by)
        case .graded(let fact): Said(code: fact.grade, note: "\(fact.by): \(fact.reason)")
        case .recorded(let fact): Said(code: fact.classification.code, note: fact.note)
        case .allocated(let fact): Said(code: fact.unit, who: fact.officerName, note: fact.note)
        case .outcomeDecided(let fact):
            Said(code: fact.code, who: fact.body, words: fact.explanation.value, note: fact.by)
        case .reopened(let fact): Said(note: "\(fact.by): \(fact.reason)")
        case .parties(let fact): fact.said
        case .decisionUndone(let fact):
            Said(code: fact.decisions.map(\.rawValue).joined(separator: " "), note: fact.by)
        default: saidWithThePerson
        }
    }

    private var saidWithThePerson: Said? {
        switch self {
        case .personWrote(let fact): Said(words: fact.text.value)
        case .staffWrote(let fact): Said(who: fact.name, words: fact.text.value, note: fact.by)
        case .propertyAdded(let fact): Said(code: fact.item.value?.serialNumber, words: fact.item.value?.description)
        case .evidenceAdded(let fact): Said(code: fact.id.text, words: fact.name.value, note: fact.type)
        case .contactChanged(let fact): Said(code: fact.declined ? "declined" : "changed")
        case .supportReferred(let fact): Said(who: fact.service, note: fact.by)
        case .reviewRequested(let fact): Said(words: fact.reason.value)
        case .reviewAnswered(let fact):
            Said(code: fact.upheld ? "upheld" : "changed", words: fact.explanation.value, note: fact.by)
        case .feedbackGiven(let fact): Said(code: String(fact.score), words: fact.words.value)
        case .messageReturned(let fact): Said(code: fact.channel.rawValue)
        // What was found in somebody's work is for them and their supervisor, not for everybody who reads the file.
        case .supervision(.fileChecked(let fact)): Said(note: fact.by)
        case .supervision(.checkHeard(let fact)): Said(note: fact.by)
        case .personErased(let fact): Said(note: fact.by)
        case .access(let fact): fact.said
        case .triage(let fact): fact.said
        case .crimeRecord(let fact): fact.said
        case .auditJudged(let fact):
            Said(
                code: fact.verdict.rawValue,
                note: [fact.by, fact.note.value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": "))
        case .investigation(let fact): fact.said
        case .contract(let fact): fact.said
        default: nil
        }
    }

    /// Whether the words by which a file is found may be others now.
    var changesSearch: Bool {
        switch self {
        case .reported, .propertyAdded, .contactChanged, .parties: true
        default: false
        }
    }
}

extension Recorded {
    /// Who recorded it and why; for a cancelled crime also what that rests on.
    fileprivate var note: String {
        ["\(by): \(reason)", cancelled?.evidence.value].compactMap { $0 }.joined(separator: ": ")
    }
}

extension Allocated {
    /// Who gave it, and why; for facts of before, only who.
    fileprivate var note: String {
        let giver = rule.map { "\(by), \($0)" } ?? by
        return reason?.value.map { "\(giver): \($0)" } ?? giver
    }
}
