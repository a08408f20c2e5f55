import HTML
import Hummingbird
import Policing
import Workflows

/// The files that a person has sent, and the form for more. What is sent goes to the routes of evidence.
struct EvidencePages: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track/evidence", use: show)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        guard Permission.denial(.person, .addEvidence) == nil,
            let file = try await site.ports.pages.page(of: session.reference)
        else { throw PageFailure.notFound }
        let page = EvidencePage(
            entries: file.timeline.filter { $0.kind == .evidenceAdded },
            words: TrackingWords(words: site.words(context), site: site, now: context.now),
            form: EvidenceForm(
                action: "/track/evidence", uploads: "/track/uploads", token: site.token(context),
                words: site.words(context), problem: EvidenceProblem(query: request.uri.queryParameters["problem"])))
        let shown = TrackerPage(
            title: page.title, name: "evidence", hasErrors: page.form.problem != nil, scripts: [EvidenceForm.script])
        return site.trackerPage(shown, session, context) { page }
    }
}

/// The list of files and the form.
private struct EvidencePage: HTML, Sendable {
    let entries: [TimelineEntry]
    let words: TrackingWords
    let form: EvidenceForm

    var title: String { text("title") }

    var body: some HTML {
        if let summary = form.summary { summary }
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { text("intro", ["files": String(FileLimits.evidenceFiles)]) }
        if entries.isEmpty {
            p(.class("govuk-body")) { text("none") }
        } else {
            SummaryList(rows: entries.filter { $0.words != nil }.map(row))
        }
        if entries.count < FileLimits.evidenceFiles {
            form
        } else {
            InsetText(text: text("full"))
        }
    }

    private func row(_ entry: TimelineEntry) -> SummaryRow {
        SummaryRow(key: entry.words ?? "", lines: [words.dates.moment(entry.at)])
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.words.text("tracking.actions.evidence.\(key)", values)
    }
}
