import HTML

/// Questions with their answers, and a way to change each.
struct SummaryList: HTML, Sendable {
    let rows: [SummaryRow]
    /// For a few lines to be read at a glance.
    var isBrief = false

    var body: some HTML {
        dl(.class("govuk-summary-list"), .when(isBrief, .class("bl-brief"))) {
            for row in rows {
                row
            }
        }
    }
}

/// One question with its answer.
struct SummaryRow: HTML, Sendable {
    let key: String
    /// Each on a line of its own.
    let lines: [String]
    var actions: [TextLink] = []

    var body: some HTML {
        div(
            .class("govuk-summary-list__row"), .when(actions.isEmpty, .class("govuk-summary-list__row--no-actions"))
        ) {
            dt(.class("govuk-summary-list__key")) { key }
            dd(.class("govuk-summary-list__value")) {
                for (index, line) in lines.enumerated() {
                    if index > 0 { br() }
                    span(.dir(.auto)) { line }
                }
            }
            if !actions.isEmpty {
                dd(.class("govuk-summary-list__actions")) { actionLinks }
            }
        }
    }

    @HTMLBuilder private var actionLinks: some HTML {
        if actions.count == 1 {
            actions[0]
        } else {
            ul(.class("govuk-summary-list__actions-list")) {
                for action in actions {
                    li(.class("govuk-summary-list__actions-list-item")) { action }
                }
            }
        }
    }
}
