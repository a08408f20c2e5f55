import HTML
import Hummingbird
import Policing
import Workflows

/// The small forms of a report: each shown, sent, and answered by going back to the report.
struct ActionRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        for action in TrackerAction.all {
            router.get("/track/\(action.name)") { request, context in
                try show(action, request, context)
            }
            router.post("/track/\(action.name)") { request, context in
                try await send(action, request, context)
            }
        }
    }

    private func show(_ action: TrackerAction, _ request: Request, _ context: PageContext) throws -> Response {
        let session = try site.trackingSession(request, context)
        let form = ActionForm(
            action: action, words: site.words(context), token: site.token(context), command: .new(at: context.now),
            sent: FormBody([:]), problems: PageProblems(words: site.words(context)),
            telephone: site.force.identity.telephone)
        return answer(form, session, context)
    }

    private func send(
        _ action: TrackerAction, _ request: Request, _ context: PageContext
    ) async throws -> Response {
        let session = try site.trackingSession(request, context)
        let form = try await site.form(request, context)
        let order = TrackerOrder(site: site, session: session, context: context)
        var problems = PageProblems(words: site.words(context))
        if let command = command(action, form, &problems) {
            do {
                return try await order.carryOut(command, id: try order.id(form), done: action.name)
            } catch let refusal as FileRefusal {
                note(refusal, of: action, &problems)
            }
        }
        let page = ActionForm(
            action: action, words: site.words(context), token: site.token(context), command: try order.id(form),
            sent: form, problems: problems, telephone: site.force.identity.telephone)
        return answer(page, session, context)
    }

    private func command(
        _ action: TrackerAction, _ form: FormBody, _ problems: inout PageProblems
    ) -> FileCommand? {
        do {
            return try action.command(form)
        } catch {
            problems.note(problems.words.text(error.key), at: error.field)
            return nil
        }
    }

    private func note(_ refusal: FileRefusal, of action: TrackerAction, _ problems: inout PageProblems) {
        let (reason, values) = TrackerAction.refusal(refusal)
        problems.note(problems.words.text("tracking.refusals.\(reason)", values), at: action.field(of: refusal))
    }

    private func answer(_ form: ActionForm, _ session: TrackingSession, _ context: PageContext) -> Response {
        let page = TrackerPage(title: form.title, name: form.action.name, hasErrors: !form.problems.isEmpty)
        return site.trackerPage(page, session, context) { form }
    }
}

/// A page about a report that is open.
struct TrackerPage: Sendable {
    let title: String
    /// The end of its address.
    let name: String
    var hasErrors = false
    var scripts: [String] = []
}

extension Site {
    /// A page of one action; it keeps the session from ending.
    func trackerPage<Content: HTML>(
        _ page: TrackerPage, _ session: TrackingSession, _ context: PageContext,
        @HTMLBuilder content: () -> Content
    ) -> Response {
        let shown = PublicPage(
            title: page.title, hasErrors: page.hasErrors, back: "/track/report", isGuarded: session.isGuarded,
            scripts: page.scripts)
        var response = publicPage(
            shown, context, status: page.hasErrors ? .unprocessableContent : .ok, path: "/track/\(page.name)",
            content: content)
        renew(session, in: &response, at: context.now)
        return response
    }
}

/// A command of the person whose report is open.
struct TrackerOrder: Sendable {
    let site: Site
    let session: TrackingSession
    let context: PageContext

    /// The id that was made with the form, so that sending it twice is doing it once.
    func id(_ form: FormBody) throws(PageFailure) -> CommandID {
        guard let id = CommandID(text: form["command"]) else { throw .unreadable }
        return id
    }

    /// Carries it out and goes back to the report, which says so. Throws the rules' refusal as it is.
    func carryOut(_ command: FileCommand, id: CommandID, done: String) async throws -> Response {
        if let wait = site.messages.seconds(toWait: session.reference.text, at: context.now) {
            throw PageFailure.tooMany(waitSeconds: wait)
        }
        do throws(Files.Failure) {
            let order = Files.Order(id: id, command: command, actor: .person, at: context.now)
            _ = try await site.ports.files.carryOut(order, on: session.file)
        } catch {
            if case .refused(let refusal) = error, refusal != .noSuchFile { throw refusal }
            throw error
        }
        var response = site.seeOther("/track/report?done=\(done)", context)
        site.renew(session, in: &response, at: context.now)
        return response
    }
}

extension CommandID {
    /// For a form that is shown now.
    static func new(at now: Moment) -> CommandID {
        var random = SystemRandomNumberGenerator()
        return make(at: now, using: &random)
    }
}
