import HTML
import Policing
import Workflows

/// A report to the person who made it: where it is, who has it, what was promised, what happened and what
/// was said. All of it is made from the views of its facts.
struct ReportPage: HTML, Sendable {
    let file: FilePage
    let words: TrackingWords
    /// What was just done.
    let done: String?
    let token: FormToken

    var title: String { text("report.title") }

    var body: some HTML {
        if let done {
            NotificationBanner(
                title: text("report.done"), heading: text("done.\(done)"), isSuccess: true)
        }
        h1(.class("govuk-heading-l")) { title }
        heading
        ReportPromises(promises: file.promises.filter { words.mayHear(of: $0, in: file.summary) }, words: words)
        if file.summary.isOfVictim(words.site) {
            p(.class("govuk-body")) { TextLink(text: words.words.text("rights.link"), href: "/track/rights") }
        }
        ReportMessages(file: file, words: words)
        ReportThings(entries: file.timeline, words: words.words)
        ReportActions(file: file.summary, words: words.words)
        ReportTimeline(entries: file.told, words: words)
        p(.class("govuk-body")) {
            text("report.help", ["emergency": telephone.emergency, "number": telephone.nonEmergency])
        }
        PostForm(action: "/track/sign-out", token: token) {
            Button(text: text("report.sign-out"), kind: .secondary)
        }
    }

    @HTMLBuilder private var heading: some HTML {
        p(.class("govuk-body-l"), .data("reference", file.summary.reference.text)) {
            text("report.reference", ["reference": file.summary.reference.description])
        }
        p(.class("govuk-body")) {
            text("report.sent", ["date": words.dates.moment(file.summary.receivedAt)])
        }
        if let kind {
            p(.class("govuk-body")) { text("report.about", ["kind": kind]) }
        }
        for warning in warnings { InsetText(text: warning) }
        h2(.class("govuk-heading-m")) { text("report.status") }
        p(.class("govuk-body"), .data("status", file.summary.status.rawValue)) { words.status(of: file.summary) }
        if let owner {
            h2(.class("govuk-heading-m")) { text("report.owner.title") }
            p(.class("govuk-body")) { owner }
        }
    }

    /// What it is about, where that may be seen.
    private var kind: String? {
        guard !file.summary.guarded, let form = words.site.forms[file.summary.form] else { return nil }
        return words.words.text(form.titleKey)
    }

    private var telephone: ForceTelephone { words.site.force.identity.telephone }

    private var warnings: [String] {
        let summary = file.summary
        return [
            summary.contactDeclined ? text("report.declined") : nil,
            summary.messagesReturned ? text("report.returned") : nil,
            summary.reviewOpen ? text("report.review-open") : nil,
        ].compactMap { $0 }
    }

    /// Who has it; nil once it has ended with nobody.
    private var owner: String? {
        let summary = file.summary
        switch (summary.officerName.flatMap { $0.isEmpty ? nil : $0 }, words.unit(summary.unit)) {
        case (let who?, let unit?): return text("report.owner.person-of-unit", ["who": who, "unit": unit])
        case (let who?, nil): return text("report.owner.person", ["who": who])
        case (nil, let unit?): return text("report.owner.unit", ["unit": unit])
        case (nil, nil): return summary.status.isOpen ? text("report.owner.waiting") : nil
        }
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.words.text("tracking.\(key)", values)
    }
}

/// What the person can do, each on a page of its own.
struct ReportActions: HTML, Sendable {
    let file: FileSummary
    let words: Catalogue

    var body: some HTML {
        h2(.class("govuk-heading-m")) { words.text("tracking.report.actions") }
        ul(.class("govuk-list govuk-list--spaced")) {
            for name in names {
                li {
                    TextLink(text: label(name), href: "/track/\(name)")
                }
            }
        }
    }

    private var names: [String] {
        let always = ["property", "evidence", "contact", "no-contact"]
        guard !file.status.isOpen else { return always }
        return always + (file.reviewOpen ? [] : ["look-again"]) + (file.feedbackGiven ? [] : ["feedback"])
    }

    private func label(_ name: String) -> String {
        let isUndoing = name == "no-contact" && file.contactDeclined
        return words.text("tracking.actions.\(name).\(isUndoing ? "link-again" : "link")")
    }
}
