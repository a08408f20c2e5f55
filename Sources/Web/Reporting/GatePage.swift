import HTML
import Hummingbird
import Policing
import Workflows

extension Site {
    /// Before the first question: what the form is for, what helps, and whether anyone is in danger.
    func gatePage(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        let hasDraft = try await ReportVisit.open(self, request, context) != nil
        let hasGone = !hasDraft && request.uri.queryParameters["gone"] != nil
        return Gate(site: self, form: form, context: context, hasDraft: hasDraft, hasGone: hasGone).page()
    }

    /// Somebody in danger is shown 999; everyone else the first question, or the first not answered yet.
    func passGate(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        let body = try await self.form(request, context)
        let visit = try await ReportVisit.open(self, request, context)
        if !body["restart"].isEmpty { return try await restart(form, visit, context) }
        switch body["danger"] {
        case "yes": return seeOther("/report/\(form.id)/emergency", context)
        case "no": break
        default:
            return Gate(site: self, form: form, context: context, hasDraft: visit != nil, hasGone: false)
                .page(mistake: words(context).text("emergency.missing"))
        }
        let begun = try await visit == nil ? begin(form, request, context) : visit
        guard let begun else { throw PageFailure.broken }
        return seeOther(begun.path(begun.route.firstOpen), context)
    }

    private func begin(_ form: Form, _ request: Request, _ context: PageContext) async throws -> ReportVisit {
        var random = SystemRandomNumberGenerator()
        let visit = ReportVisit(
            site: self, context: context, form: form,
            draftToken: DraftKeeper(site: self).token(form.id, request, context),
            draft: Draft(command: .make(at: context.now, using: &random), form: form.id), isChange: false)
        try await visit.keep()
        return visit
    }

    private func restart(_ form: Form, _ visit: ReportVisit?, _ context: PageContext) async throws -> Response {
        if let visit { try await DraftKeeper(site: self).delete(form.id, token: visit.draftToken) }
        var response = seeOther("/report/\(form.id)", context)
        forget(Cookies.draft(form.id), in: &response)
        return response
    }
}

/// The page before the first question.
private struct Gate: Sendable {
    let site: Site
    let form: Form
    let context: PageContext
    let hasDraft: Bool
    let hasGone: Bool

    private var words: Catalogue { site.words(context) }

    func page(mistake: String? = nil) -> Response {
        let isGuarded = form.safety == .guarded
        let page = PublicPage(
            title: words.text(form.titleKey), hasErrors: mistake != nil, back: "/report", isGuarded: isGuarded)
        return site.publicPage(
            page, context, status: mistake == nil ? .ok : .unprocessableContent, path: "/report/\(form.id)"
        ) {
            if let mistake {
                ErrorSummary(
                    heading: words.text("errors.title"),
                    entries: [ErrorSummary.Entry(text: mistake, fieldID: "danger")])
            }
            if hasGone { InsetText(text: words.text("reporting.gate.gone")) }
            h1(.class("govuk-heading-l")) { words.text(form.titleKey) }
            p(.class("govuk-body-l")) { words.text(form.summaryKey) }
            introduction(isGuarded: isGuarded)
            if hasDraft { begunAlready }
            question(mistake)
        }
    }

    @HTMLBuilder private func introduction(isGuarded: Bool) -> some HTML {
        h2(.class("govuk-heading-m")) { words.text("reporting.gate.before") }
        p(.class("govuk-body")) { words.text(form.beforeKey) }
        p(.class("govuk-body")) { words.text("leave.intro") }
        if isGuarded {
            p(.class("govuk-body")) { words.text("leave.history") }
        } else {
            p(.class("govuk-body")) { words.text("reporting.gate.kept") }
        }
    }

    private var begunAlready: some HTML {
        PostForm(action: "/report/\(form.id)", token: site.token(context)) {
            InsetText(text: words.text("reporting.gate.begun"))
            Button(text: words.text("reporting.gate.restart"), kind: .secondary, name: "restart", value: "yes")
        }
    }

    private func question(_ mistake: String?) -> some HTML {
        PostForm(action: "/report/\(form.id)", token: site.token(context)) {
            Radios(
                field: Field(
                    id: "danger", name: "danger", label: words.text("emergency.title"), size: .m,
                    hint: "\(words.text("emergency.signs"))",
                    error: mistake.map { FieldError(prefix: words.text("errors.prefix"), text: $0) }),
                choices: [
                    Choice(value: "yes", text: words.text("emergency.danger-now")),
                    Choice(value: "no", text: words.text("emergency.safe")),
                ])
            Button(text: words.text("buttons.start"))
        }
    }
}
