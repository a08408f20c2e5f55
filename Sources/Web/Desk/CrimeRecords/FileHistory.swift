import Policing
import Workflows

/// What happened to a file, as staff read it: with the notes that the person never sees.
struct FileHistory: Sendable {
    let desk: DeskWords

    /// The newest first.
    ///
    /// - Parameter quotesMessages: whether what was written to each other is here too, or stands elsewhere.
    func timeline(_ entries: some BidirectionalCollection<Workflows.TimelineEntry>, quotesMessages: Bool) -> Timeline {
        var classification: String?
        let items = entries.map { entry in
            if entry.kind == .recorded { classification = entry.code }
            let isMessage = entry.kind == .personWrote || entry.kind == .staffWrote
            return item(entry, sentence(entry, recordedAs: classification), quotes: quotesMessages || !isMessage)
        }
        return Timeline(entries: items.reversed())
    }

    private func item(_ entry: Workflows.TimelineEntry, _ sentence: String, quotes: Bool) -> TimelineItem {
        TimelineItem(
            at: desk.times.text(entry.at), heading: sentence,
            paragraphs: (quotes ? paragraphs(entry.words) : []) + [note(entry)].compactMap { $0 },
            mark: entry.kind.mark)
    }

    func promises(_ promises: [FileState.Promise]) -> PromiseList {
        PromiseList(rows: promises.map(row))
    }

    // MARK: One thing that happened

    /// - Parameter classification: what it was recorded as then, by its code; nil where that is not known.
    func sentence(_ entry: Workflows.TimelineEntry, recordedAs classification: String? = nil) -> String {
        let key = "timeline.\(entry.kind.rawValue)"
        let code = entry.code ?? "", who = entry.who ?? ""
        switch entry.kind {
        case .reported: return desk.text(key, ["kind": desk.kind(code)])
        case .graded: return desk.text(key, ["grade": desk.grade(code)])
        case .recorded: return desk.text(key, ["classification": desk.classification(code)])
        case .allocated: return allocated(key, unit: desk.unit(code), who)
        case .outcomeDecided: return outcome(key, desk.outcome(code, of: classification), who)
        case .staffWrote, .supportReferred: return desk.text(key, ["who": who])
        case .contactChanged: return desk.text("\(key).\(code == "declined" ? "declined" : "changed")")
        case .reviewAnswered: return desk.text("\(key).\(code == "upheld" ? "upheld" : "changed")")
        case .messageReturned: return desk.text("\(key).\(code == "text" ? "text" : "email")")
        case .feedbackGiven: return desk.text(key, ["score": code])
        case .thriveAssessed, .clockStopped: return triage(entry)
        case .transferOffered, .transferAnswered: return transfer(entry)
        case .auditJudged: return desk.text(key, ["verdict": desk.text("judge.verdict.\(code)")])
        case .propertyAdded, .evidenceAdded, .taken, .personWrote, .reviewRequested, .reopened, .promised, .promiseKept,
            .promiseShortened, .promiseEnded, .personErased, .decisionUndone, .restrictionLifted, .glassBroken,
            .fileChecked,
            .checkHeard:
            return desk.text(key)
        case .fileRestricted: return desk.text(key, ["date": entry.code.map(desk.times.day) ?? ""])
        case .glassReviewed: return desk.text("\(key).\(code == "justified" ? "justified" : "not-justified")")
        case .needsAssessed, .contactPreferenceSaid, .codeEventNoted, .codeRightSetAside, .contactNoted:
            return ContractHistory(desk: desk).sentence(entry)
        case .partyAdded, .partyCorrected, .partyRoleAsserted, .partyRemoved, .itemAdded, .itemRemoved, .partyTied,
            .partyUntied, .filesLinked, .filesUnlinked, .partiesMerged, .mergeUndone:
            return PartiesHistory(desk: desk).sentence(entry)
        default: return InvestigationHistory(desk: desk).sentence(entry)
        }
    }

    private func allocated(_ key: String, unit: String, _ who: String) -> String {
        who.isEmpty
            ? desk.text("\(key).unit", ["unit": unit]) : desk.text("\(key).officer", ["who": who, "unit": unit])
    }

    private func outcome(_ key: String, _ outcome: String, _ body: String) -> String {
        body.isEmpty
            ? desk.text("\(key).plain", ["outcome": outcome])
            : desk.text("\(key).body", ["outcome": outcome, "body": body])
    }

    /// A reason, who did it, or what is known of a thing: whatever the note of that kind holds.
    private func note(_ entry: Workflows.TimelineEntry) -> String? {
        guard let note = entry.note else { return nil }
        switch entry.kind {
        case .staffWrote: return nil
        case .allocated where note.contains(": "): return desk.text("timeline.note", ["note": desk.noted(note)])
        case let kind where FileFact.Kind.ofParties.contains(kind):
            return desk.text("timeline.by", ["who": desk.who(note)])
        case .taken, .allocated, .outcomeDecided, .supportReferred, .reviewAnswered, .personErased, .decisionUndone,
            .thriveAssessed, .clockStopped, .fileChecked, .checkHeard:
            return desk.text("timeline.by", ["who": desk.who(note)])
        case let kind where kind.isInvestigation: return desk.text("timeline.by", ["who": desk.who(note)])
        default: return desk.text("timeline.note", ["note": desk.noted(note)])
        }
    }

    private func paragraphs(_ words: String?) -> [String] {
        words?.split(separator: "\n").map(String.init) ?? []
    }

    // MARK: One promise

    private func row(_ promise: FileState.Promise) -> PromiseRow {
        let clock = clock(of: promise)
        return PromiseRow(
            what: desk.promise(promise.rule).capitalisedFirst, due: time(of: promise), clock: clock,
            clockText: desk.text("promise-clock.\(clock.rawValue)"))
    }

    private func time(of promise: FileState.Promise) -> TimeText {
        if let kept = promise.keptAt {
            return TimeText(iso: kept.iso8601, text: desk.text("promise-kept", ["time": desk.times.stamp(kept)]))
        }
        if let ending = promise.ending {
            return TimeText(iso: promise.madeAt.iso8601, text: desk.text("promise-ended.\(ending.rawValue)"))
        }
        guard let due = promise.due else {
            return TimeText(iso: promise.madeAt.iso8601, text: desk.text("promise-open"))
        }
        let text = desk.text("promise-due", ["time": desk.times.stamp(due), "span": desk.times.due(due)])
        return TimeText(iso: due.iso8601, text: text.capitalisedFirst)
    }

    private func clock(of promise: FileState.Promise) -> PromiseRow.Clock {
        if let kept = promise.keptAt { return promise.due.map { $0 < kept } ?? false ? .keptLate : .kept }
        if promise.ending != nil { return .ended }
        if promise.isLate(at: desk.now) { return .late }
        return promise.due.map { $0 < desk.now.adding(hours: 24) } ?? false ? .soon : .waiting
    }
}
