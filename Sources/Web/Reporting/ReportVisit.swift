import HTML
import Hummingbird
import Policing
import Workflows

/// One request for a page of one report: who asks, in which words, and what they have answered so far.
struct ReportVisit: Sendable {
    let site: Site
    let context: PageContext
    let form: Form
    let draftToken: String
    var draft: Draft
    /// Whether the person came from the check of their answers, and goes back there.
    let isChange: Bool
    /// Why files that were just sent were not taken.
    var evidenceProblem: EvidenceProblem?

    /// What became of what was sent from a page.
    enum Taken: Sendable {
        /// It is kept, and the next page comes.
        case kept
        /// It is kept, and that page comes.
        case keptThen(String)
        /// Nothing is kept: this is shown.
        case shown(Response)
    }

    /// Nil when this visitor has no draft of the kind, or it has gone.
    static func open(_ site: Site, _ request: Request, _ context: PageContext) async throws -> ReportVisit? {
        let form = try site.form(named: context.parameters.get("kind"))
        let keeper = DraftKeeper(site: site)
        let token = keeper.token(form.id, request, context)
        guard let draft = try await keeper.draft(form.id, token: token, at: context.now) else { return nil }
        return ReportVisit(
            site: site, context: context, form: form, draftToken: token, draft: draft,
            isChange: request.uri.queryParameters["from"] == "check",
            evidenceProblem: EvidenceProblem(query: request.uri.queryParameters["problem"]))
    }

    var words: Catalogue { site.words(context) }
    var isGuarded: Bool { form.safety == .guarded }

    var route: ReportRoute {
        ReportRoute(
            form: form, draft: draft, today: context.now.london.date, elsewhere: site.forms.elsewhere)
    }

    func keep() async throws {
        try await DraftKeeper(site: site).save(draft, token: draftToken, at: context.now)
    }

    // MARK: Addresses

    func path(_ step: ReportStep) -> String {
        "/report/\(form.id)/\(step.name)" + (isChange && step != .check ? "?from=check" : "")
    }

    /// Where a page's own form goes.
    func action(_ name: String) -> String {
        "/report/\(form.id)/\(name)" + (isChange ? "?from=check" : "")
    }

    /// Where to go once a page is answered: on, or back to the check when nothing else is open.
    func path(after step: ReportStep) -> String {
        path(isChange ? route.firstOpen : route.step(after: step))
    }

    func path(before step: ReportStep) -> String {
        if isChange { return "/report/\(form.id)/check" }
        return route.step(before: step).map { path($0) } ?? "/report/\(form.id)"
    }

    // MARK: Pages

    /// The page of one step, with its form, the way back and the way to save.
    func page<Content: HTML>(
        _ step: ReportStep, title: String, mistakes: Mistakes = Mistakes(), options: PageOptions = PageOptions(),
        @HTMLBuilder content: () -> Content
    ) -> Response {
        let page = PublicPage(
            title: title, hasErrors: !mistakes.isEmpty, back: options.back ?? path(before: step),
            isGuarded: isGuarded, scripts: (isGuarded ? [] : ["draft.js"]) + options.scripts,
            sheets: options.sheets + ["report.css"])
        let status: HTTPResponse.Status = mistakes.isEmpty ? .ok : .unprocessableContent
        return site.publicPage(page, context, status: status, path: "/report/\(form.id)/\(step.name)") {
            if !mistakes.isEmpty {
                ErrorSummary(heading: words.text("errors.title"), entries: mistakes.entries)
            }
            DraftMarks(visit: self, step: step, content: content)
            if step != .check {
                p(.class("govuk-body")) {
                    if isGuarded {
                        TextLink(text: words.text("reporting.pause.link"), href: "/report/\(form.id)/pause")
                    } else {
                        TextLink(text: words.text("buttons.save"), href: "/report/\(form.id)/save")
                    }
                }
            }
        }
    }

    /// A form of one page.
    func form<Content: HTML>(_ name: String, @HTMLBuilder content: () -> Content) -> PostForm<Content> {
        PostForm(action: action(name), token: site.token(context), content: content)
    }

    func mistake(_ text: String?) -> FieldError? {
        text.map { FieldError(prefix: words.text("errors.prefix"), text: $0) }
    }
}

/// What a page has besides its title.
struct PageOptions: Sendable {
    var back: String?
    var scripts: [String] = []
    var sheets: [String] = []
}

/// What is wrong with what was sent from a page, by the id of the field.
struct Mistakes: Error, Sendable {
    private(set) var entries: [ErrorSummary.Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ text: String, at fieldID: String) {
        entries.append(ErrorSummary.Entry(text: text, fieldID: fieldID))
    }

    subscript(fieldID: String) -> String? {
        entries.first { $0.fieldID == fieldID }?.text
    }
}

/// Marks around a form by which the script of drafts keeps what is being typed; none where somebody may
/// be watching.
struct DraftMarks<Content: HTML>: HTML {
    let visit: ReportVisit
    let step: ReportStep
    @HTMLBuilder let content: Content

    var body: some HTML {
        if visit.isGuarded || step == .check {
            content
        } else {
            div(
                .data("draft", "\(visit.form.id)/\(step.name)"), .data("command", visit.draft.command.text),
                .data("offline", visit.words.text("reporting.offline"))
            ) {
                content
            }
        }
    }
}

extension Site {
    /// The form that an address names.
    func form(named name: String?) throws(PageFailure) -> Form {
        guard let form = name.flatMap({ forms[$0] }) else { throw .notFound }
        return form
    }
}
