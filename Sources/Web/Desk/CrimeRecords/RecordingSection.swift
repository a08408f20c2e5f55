import HTML
import Policing
import Workflows

/// What the report is recorded as, which offences count, and by which rules.
struct RecordingSection: HTML, Sendable {
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var recorded: Recorded? { shown.state.recorded }

    static func hasContent(_ state: FileState) -> Bool { state.recorded != nil || state.transfer != nil }

    var body: some HTML {
        if let transfer = shown.state.transfer {
            p(.class("govuk-inset-text")) {
                desk.text(
                    "recording.offered",
                    [
                        "force": transfer.force, "who": desk.who(transfer.by),
                        "reason": transfer.reason.value ?? desk.text("erased"),
                    ])
            }
        }
        if let recorded {
            SummaryList(rows: rows(recorded))
            if let offences = recorded.offences, offences.count > 1 { table(offences) }
            if let circumstances = recorded.circumstances {
                RecordingTestTable(desk: desk, steps: CountingRules.steps(circumstances.of(basis(of: recorded))))
            }
        }
    }

    private func basis(of recorded: Recorded) -> OffenceBasis {
        recorded.classification.offence.flatMap { desk.site.rules.offences[$0]?.basis } ?? .victim
    }

    private func rows(_ recorded: Recorded) -> [SummaryRow] {
        var rows = [
            SummaryRow(
                key: desk.text("recording.as"),
                lines: [desk.classification(shown.file.page.summary.classification ?? "")]),
            SummaryRow(
                key: desk.text("recording.why"),
                lines: [desk.text("recording.by", ["who": desk.who(recorded.by), "reason": recorded.reason])]),
        ]
        if let crimes = recorded.crimes {
            rows.append(
                SummaryRow(key: desk.text("recording.count"), lines: [desk.words.count("desk.tags.crimes", crimes)]))
        }
        if recorded.isFinal ?? false {
            rows.append(SummaryRow(key: desk.text("recording.final"), lines: [desk.text("recording.final-text")]))
        }
        return rows
    }

    private func table(_ offences: [CountedOffence]) -> DataTable {
        DataTable(
            title: desk.text("recording.offences"),
            columns: ["offence", "crimes"].map { DataTable.Column(text: desk.text("recording.columns.\($0)")) },
            rows: offences.map { offence in
                DataTable.Row(cells: [
                    .text(desk.offence(offence.offence)),
                    .text(
                        offence.crimes == 0
                            ? desk.text("recording.stands-for") : desk.words.count("desk.tags.crimes", offence.crimes)),
                ])
            })
    }
}

/// The test by which a report is recorded, step by step, each with its source; without answers, all rules.
struct RecordingTestTable: HTML, Sendable {
    let desk: DeskWords
    /// Nil for the rules alone.
    var steps: [RecordingStep]?

    var body: some HTML {
        DataTable(title: desk.text("recording.test"), columns: columns, rows: rows)
    }

    private var columns: [DataTable.Column] {
        ["rule", steps == nil ? "edition" : "answer", "source"].map {
            DataTable.Column(text: desk.text("recording.columns.\($0)"))
        }
    }

    private var rows: [DataTable.Row] {
        let texts = desk.site.law.recordingRules
        guard let steps else {
            return texts.map { DataTable.Row(cells: [.text($0.text), .text($0.edition), .text(source(of: $0))]) }
        }
        return steps.compactMap { step in
            texts.first { $0.rule == step.rule }.map { text in
                DataTable.Row(cells: [
                    .text(text.text), .text(desk.text("recording.answers.\(step.answer.rawValue)")),
                    .text(source(of: text)),
                ])
            }
        }
    }

    private func source(of text: RecordingRuleText) -> String {
        text.status == .sourced ? text.source : desk.text("recording.unverified", ["source": text.source])
    }
}
