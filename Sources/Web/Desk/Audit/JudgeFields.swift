import HTML
import Policing
import Workflows

/// A file of a sample as an auditor needs it, and what they find.
struct JudgeFields: HTML, Sendable {
    let sheet: ActionSheet

    private var desk: DeskWords { sheet.desk }

    var body: some HTML {
        HiddenField(name: "sample", value: sheet.typed["sample"])
        if let rows = FileTold(desk: desk, file: sheet.file).rows {
            SummaryList(rows: rows)
        }
        if let recorded = sheet.file.state.recorded {
            SummaryList(rows: rows(recorded))
        }
        Radios(
            field: sheet.field("verdict"),
            choices: sheet.choices("verdict", of: AuditVerdict.allCases.map(\.rawValue)), isSmall: true)
        sheet.textarea("note")
    }

    private func rows(_ recorded: Recorded) -> [SummaryRow] {
        let state = sheet.file.state
        let took = state.recordedAt.map { desk.times.between(state.receivedAt, $0) } ?? desk.text("not-known")
        return [
            SummaryRow(
                key: desk.text("recording.as"),
                lines: [desk.classification(sheet.file.page.summary.classification ?? "")]),
            SummaryRow(
                key: desk.text("recording.why"),
                lines: [desk.text("recording.by", ["who": desk.who(recorded.by), "reason": recorded.reason])]),
            SummaryRow(key: desk.text("judge.took"), lines: [took]),
        ]
    }
}

extension ActionReading {
    /// The stratum is filled in from the sample, not from the form.
    mutating func judgement() -> FileCommand? {
        let verdict = AuditVerdict(rawValue: oneOf("verdict", AuditVerdict.allCases.map(\.rawValue)))
        let sample = Int64(form["sample"])
        if sample == nil { note("sample") }
        let text = words("note", limit: 2_000, isNeeded: false)
        guard let verdict, let sample else { return nil }
        return .judge(NewAuditJudgement(sample: sample, stratum: "", verdict: verdict, note: text))
    }
}

extension Site {
    /// The judgement with the stratum in which the file was drawn; nil when the file is not of that sample.
    func placed(_ command: FileCommand, on reference: Reference) async throws -> FileCommand? {
        guard case .judge(let judgement) = command else { return command }
        let stratum = try await ports.audits.stratum(of: reference, in: judgement.sample)
        return stratum.map { stratum in
            .judge(
                NewAuditJudgement(
                    sample: judgement.sample, stratum: stratum, verdict: judgement.verdict, note: judgement.note))
        }
    }
}

extension RefusalWords {
    func sentence(_ refusal: AuditRefusal) -> String {
        switch refusal {
        case .judgedAlready: desk.text("refusals.judged-already")
        case .noteMissing: desk.text("refusals.audit-note-missing")
        case .ownRecording: desk.text("refusals.own-recording")
        }
    }
}
