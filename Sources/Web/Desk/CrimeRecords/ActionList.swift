import HTML
import Policing
import Workflows

/// Everything that this reader may do with this file now: the next thing open, the rest folded.
struct ActionList: HTML, Sendable {
    let desk: DeskWords
    let next: DeskAction?
    /// Those that fit, in the order of a file's life.
    let sheets: [ActionSheet]
    /// The way to those that have a page of their own.
    let links: [TextLink]
    /// Why nothing can be written to the person, when that is so.
    let whyNotWrite: String?

    var body: some HTML {
        if let take = sheet(of: .take) {
            div(.class("bl-card bl-card--take")) {
                p(.class("govuk-body")) { desk.text("take.title") }
                DeskActionForm(sheet: take)
            }
        }
        if let next, let sheet = sheet(of: next) {
            div(.class("bl-card bl-card--next")) {
                h2(.class("govuk-heading-m")) { sheet.text("title") }
                DeskActionForm(sheet: sheet)
            }
        } else {
            p(.class("govuk-body")) { desk.text("actions.nothing") }
        }
        if !others.isEmpty || !links.isEmpty {
            div(.class("bl-card")) {
                h2(.class("govuk-heading-m")) { desk.text("actions.others") }
                for sheet in others {
                    Details(summaryText: sheet.text("title")) { DeskActionForm(sheet: sheet) }
                }
                if !links.isEmpty { linkList }
            }
        }
        if let whyNotWrite {
            p(.class("govuk-body bl-quiet")) { whyNotWrite }
        }
    }

    private var linkList: some HTML {
        ul(.class("govuk-list bl-ways-on")) {
            for link in links {
                li { link }
            }
        }
    }

    private var others: [ActionSheet] {
        sheets.filter { $0.action != next && $0.action != .take }
    }

    private func sheet(of action: DeskAction) -> ActionSheet? {
        sheets.first { $0.action == action }
    }
}

/// One action on a page of its own: after something went wrong, or by its address.
struct ActionPageView: HTML, Sendable {
    let sheet: ActionSheet
    /// What others did since the form was opened.
    let changes: [Workflows.TimelineEntry]

    var body: some HTML {
        BackLink(text: sheet.desk.text("to-file"), href: sheet.file.path)
        if !sheet.faults.isEmpty {
            ErrorSummary(heading: heading, entries: sheet.summary)
        }
        h1(.class("govuk-heading-l")) {
            sheet.text("title")
            " "
            span(.class("bl-quiet")) { sheet.file.reference.description }
        }
        if !changes.isEmpty {
            h2(.class("govuk-heading-m")) { sheet.desk.text("changed.since") }
            FileHistory(desk: sheet.desk).timeline(changes, quotesMessages: true)
        }
        div(.class("bl-door bl-card")) { DeskActionForm(sheet: sheet) }
        if [.record, .overrule, .cancel].contains(sheet.action) { RecordingTestTable(desk: sheet.desk) }
    }

    private var heading: String {
        changes.isEmpty ? sheet.desk.words.text("errors.title") : sheet.desk.text("changed.title")
    }
}
