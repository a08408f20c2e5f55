import HTML
import Policing
import Workflows

/// The proposed outcome, with its evidence and what the person will read, for whoever authorises it.
struct ProposalFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        if let proposal = sheet.file.state.investigation.proposal {
            SummaryList(rows: rows(proposal))
        }
    }

    private func rows(_ proposal: OutcomeProposed) -> [SummaryRow] {
        let desk = sheet.desk
        let needs = desk.site.rules.outcomes[proposal.code]?.needs ?? []
        let said = proposal.evidence.value?.byNeed ?? [:]
        let erased = desk.text("investigation.erased")
        let evidence = needs.compactMap { need in
            said[need].map { SummaryRow(key: desk.text("outcome.evidence-\(need.rawValue).label"), lines: [$0]) }
        }
        let explanation = proposal.explanation.value?.split(separator: "\n").map(String.init) ?? [erased]
        return [
            SummaryRow(key: desk.text("investigation.proposal.outcome"), lines: [desk.outcome(proposal.code)]),
            SummaryRow(key: desk.text("investigation.proposal.by"), lines: [desk.who(proposal.by)]),
            SummaryRow(
                key: desk.text("outcome.victim.label"), lines: [desk.text("outcome.victim.\(proposal.victim.rawValue)")]
            ),
        ] + evidence + [SummaryRow(key: desk.text("outcome.explanation.label"), lines: explanation)]
    }
}

/// What each outcome needs to have said: shown with the outcomes that need it.
struct OutcomeEvidenceFields: HTML, Sendable {
    let sheet: ActionSheet

    private var needs: [OutcomeRequirement] { OutcomeRequirement.allCases.filter(\.isSaid) }

    var body: some HTML {
        ForEach(needs) { need in
            div(.class("bl-part"), .data("shown-with", "outcome=\(outcomes(with: need).joined(separator: "|"))")) {
                TextInput(
                    field: sheet.field("evidence-\(need.rawValue)", hint: hint(need)),
                    value: sheet.typed["evidence-\(need.rawValue)"])
            }
        }
    }

    private func outcomes(with need: OutcomeRequirement) -> [String] {
        sheet.desk.site.rules.outcomes.outcomes.filter { $0.needs.contains(need) }.map(\.code)
    }

    private func hint(_ need: OutcomeRequirement) -> String {
        sheet.text("evidence.for", ["outcomes": outcomes(with: need).joined(separator: ", ")])
    }
}
