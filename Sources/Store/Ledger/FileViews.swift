import Policing

/// The rows of the views, as they follow from facts. The same code serves the live append and `rebuild`.
enum FileViews {
    /// Everything that changes in the views when a file gets these facts.
    ///
    /// - Parameters:
    ///   - number: the position of the file's first fact: its row in every view. Left out, the calls are for
    ///     `Call.about`.
    ///   - facts: the new facts; all of them when rebuilding.
    ///   - state: what the file adds up to with them.
    static func calls(number: Int64 = unknown, facts: [RecordedFact], state: FileState) -> [Call] {
        let isNew = facts.first?.version == 1
        var calls = [isNew ? insertion(number, state) : update(number, state)]
        for fact in facts {
            if let entry = timelineRow(number, fact) { calls.append(entry) }
            if let row = promiseRow(number, fact) { calls.append(row) }
            calls += AccessViews.calls(number, fact)
            calls += reopenedPromises(number, fact)
        }
        calls += endedPromises(number, facts, state) + agreedNews(number, state)
        calls += PartyViews.calls(number: number, isNew: isNew, facts: facts, state: state)
        calls += TriageViews.calls(number, facts, state)
        calls += facts.flatMap { AuditSchema.calls(number, $0) }
        calls += InvestigationViews.calls(number: number, facts: facts) + SensitiveViews.calls(number, facts, state)
        if let words = SearchWords(facts, state) { calls += words.calls(number, isNew: isNew) }
        calls += ContactPointView.calls(number: number, facts: facts, state: state)
        return calls + SupervisionViews.calls(number, facts, state)
    }

    /// Stands for the number of a file that has none yet. No row, time or count is so small.
    fileprivate static let unknown = Int64.min

    // MARK: The file's own row

    private static let insert: SQL = """
        INSERT INTO file (number, id, reference, secret_hash, form, language, guarded, received_at,
            place_text, cell, version, status, is_open, rank, grade, classification, unit, officer, officer_name,
            outcome, changed_at, recorded_at, next_due, reporter_name, contact_declined, messages_returned,
            review_open, feedback_given, unanswered, next_rule, erased, limit_at, enhanced, reporter_is_victim)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
        """

    private static let change: SQL = """
        UPDATE file SET version = $2, status = $3, is_open = $4, rank = $5, grade = $6, classification = $7,
            unit = $8, officer = $9, officer_name = $10, outcome = $11, changed_at = $12, recorded_at = $13,
            next_due = $14, reporter_name = $15, contact_declined = $16, messages_returned = $17,
            review_open = $18, feedback_given = $19, unanswered = $20, next_rule = $21, erased = $22,
            limit_at = $23, enhanced = $24, reporter_is_victim = $25
        WHERE number = $1
        """

    private static func insertion(_ number: Int64, _ state: FileState) -> Call {
        let report = state.report
        let place = report.contents.value?.place
        let fixed: [Value] = [
            .int(number), .blob(state.id.bytes), .text(report.reference.text), .text(report.secretHash),
            .text(report.form), .text(report.language), .bool(report.guarded),
            .int(state.receivedAt.milliseconds),
            .optional(place?.words ?? place?.postcode?.text),
            .optional(place?.coordinate.map { Cell($0).number }),
        ]
        return Call(insert, fixed + changing(state))
    }

    private static func update(_ number: Int64, _ state: FileState) -> Call {
        Call(change, [.int(number)] + changing(state))
    }

    private static func changing(_ state: FileState) -> [Value] {
        let next = state.nextOwed
        return [
            .int(Int64(state.version)), .text(state.status.rawValue), .bool(state.status.isOpen),
            .int(Int64(QueueRank.rank(of: state))), .optional(state.grade?.grade),
            .optional(state.recorded.map { $0.classification.code }), .optional(state.allocation?.unit),
            .optional(state.allocation?.officer), .optional(state.allocation?.officerName),
            .optional(state.outcome?.code), .int(state.changedAt.milliseconds),
            .optional(state.recordedAt?.milliseconds), .int(next?.due.milliseconds ?? noDue),
            .optional(state.reporter?.name),
            .bool(state.contactDeclined), .bool(!state.returnedChannels.isEmpty), .bool(state.reviewOpen),
            .bool(state.feedback != nil), .int(Int64(state.unansweredMessages)), .optional(next?.rule),
            .bool(state.isErased), .int(state.nextLimit?.milliseconds ?? noDue), .bool(state.hasEnhancedRights),
            .optional(state.reporterIsVictim.map { $0 ? Int64(1) : 0 }),
        ]
    }

    /// Sorts after every real time.
    static let noDue: Int64 = 9_999_999_999_999

    // MARK: Timeline and promises

    private static let insertEntry: SQL = """
        INSERT INTO timeline (file, version, at, kind, code, who, words, note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    private static let insertPromise: SQL = """
        INSERT INTO promise (file, number, rule, made_at, due, victim) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let keepPromise: SQL = "UPDATE promise SET kept_at = $3 WHERE file = $1 AND number = $2"

    private static let shortenPromise: SQL = "UPDATE promise SET due = $3 WHERE file = $1 AND number = $2"

    private static let reopenPromise: SQL = "UPDATE promise SET kept_at = NULL WHERE file = $1 AND number = $2"

    private static let endPromise: SQL = "UPDATE promise SET ending = $3, due = NULL WHERE file = $1 AND number = $2"

    /// Promises that are owed no more: a victim said no, or is none.
    private static func endedPromises(_ number: Int64, _ facts: [RecordedFact], _ state: FileState) -> [Call] {
        guard facts.contains(where: { [.needsAssessed, .promiseEnded].contains($0.fact.kind) }) else { return [] }
        return state.promises.compactMap { promise in
            promise.ending.map { Call(endPromise, [.int(number), .int(Int64(promise.number)), .text($0.rawValue)]) }
        }
    }

    private static let forgetNews: SQL = "DELETE FROM promise WHERE file = $1 AND number < 0"
    private static let insertNews: SQL = """
        INSERT INTO promise (file, number, rule, made_at, due, victim, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """

    /// The news that was agreed with each victim: nobody promises it anew each time, so that it stands among the promises
    /// by what follows from the facts, under numbers that no promise has. What was missed stands there as kept late.
    private static func agreedNews(_ number: Int64, _ state: FileState) -> [Call] {
        let victims = state.contract.byVictim.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }
        guard !victims.isEmpty else { return [] }
        let rows = victims.flatMap { victim, own in
            (own.news.missed.map { ($0.due, $0.endedAt) } + (own.news.due.map { [($0, nil)] } ?? []))
                .map { (victim: victim, due: $0, ended: $1) }
        }
        let calls = rows.enumerated().map { index, news in
            Call(
                insertNews,
                [
                    .int(number), .int(Int64(-1 - index)), .text(Victims.Rules.update),
                    .int(state.changedAt.milliseconds), .int(news.due.milliseconds), .optional(news.victim?.bytes),
                    .optional(news.ended?.milliseconds),
                ])
        }
        return [Call(forgetNews, [.int(number)])] + calls
    }

    /// Promises that were kept by a decision which was taken back.
    private static func reopenedPromises(_ number: Int64, _ recorded: RecordedFact) -> [Call] {
        guard case .decisionUndone(let undone) = recorded.fact else { return [] }
        return undone.promises.map { Call(reopenPromise, [.int(number), .int(Int64($0))]) }
    }

    private static func timelineRow(_ number: Int64, _ recorded: RecordedFact) -> Call? {
        guard let said = recorded.fact.said else { return nil }
        return Call(
            insertEntry,
            [
                .int(number), .int(Int64(recorded.version)), .int(recorded.at.milliseconds),
                .text(recorded.fact.kind.rawValue), .optional(said.code), .optional(said.who),
                .optional(said.words), .optional(said.note),
            ])
    }

    private static func promiseRow(_ number: Int64, _ recorded: RecordedFact) -> Call? {
        switch recorded.fact {
        case .promised(let promise):
            Call(
                insertPromise,
                [
                    .int(number), .int(Int64(promise.number)), .text(promise.rule),
                    .int(recorded.at.milliseconds), .optional(promise.due?.milliseconds),
                    .optional(promise.victim?.bytes),
                ])
        case .promiseKept(let kept):
            Call(keepPromise, [.int(number), .int(Int64(kept.number)), .int((kept.at ?? recorded.at).milliseconds)])
        case .promiseShortened(let shortened):
            Call(shortenPromise, [.int(number), .int(Int64(shortened.number)), .int(shortened.due.milliseconds)])
        default: nil
        }
    }
}

extension Call {
    /// The same call with a file's number where it was left out.
    func about(_ number: Int64) -> Call {
        Call(sql, arguments.map { if case .int(FileViews.unknown) = $0 { .int(number) } else { $0 } })
    }
}
