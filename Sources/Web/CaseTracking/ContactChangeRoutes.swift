import HTML
import Hummingbird
import Policing
import Workflows

/// How the person can be reached, and whether that is safe, which is asked first.
struct ContactChangeRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track/contact", use: show)
        router.post("/track/contact", use: send)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        let state = try await site.state(of: session)
        let page = ContactChangeForm(
            words: site.words(context), token: site.token(context), command: .new(at: context.now),
            kept: state.reporter, entry: ContactChange(state.reporter?.contact),
            problems: PageProblems(words: site.words(context)))
        return answer(page, session, context)
    }

    func send(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        let form = try await site.form(request, context)
        let order = TrackerOrder(site: site, session: session, context: context)
        let state = try await site.state(of: session)
        let entry = ContactChange(form)
        var problems = PageProblems(words: site.words(context))
        if let choice = choice(entry, &problems) {
            do {
                let command = FileCommand.changeContact(
                    entry.details(choice, keeping: state.reporter), declined: state.contactDeclined)
                return try await order.carryOut(command, id: try order.id(form), done: "contact")
            } catch let refusal as FileRefusal {
                note(refusal, &problems)
            }
        }
        let page = ContactChangeForm(
            words: site.words(context), token: site.token(context), command: try order.id(form),
            kept: state.reporter, entry: entry, problems: problems)
        return answer(page, session, context)
    }

    private func choice(_ entry: ContactChange, _ problems: inout PageProblems) -> ContactChoice? {
        switch entry.choice {
        case .success(let choice): return choice
        case .failure(let fault):
            problems.note(problems.words.text(fault.key), at: fault.field)
            return nil
        }
    }

    private func note(_ refusal: FileRefusal, _ problems: inout PageProblems) {
        guard case .contactDetails(let faults) = refusal else {
            let (reason, values) = TrackerAction.refusal(refusal)
            return problems.note(problems.words.text("tracking.refusals.\(reason)", values))
        }
        for fault in faults {
            problems.note(problems.words.sentence(for: fault), at: ContactChange.control(of: fault.field))
        }
    }

    private func answer(_ form: ContactChangeForm, _ session: TrackingSession, _ context: PageContext) -> Response {
        let page = TrackerPage(title: form.title, name: "contact", hasErrors: !form.problems.isEmpty)
        return site.trackerPage(page, session, context) { form }
    }
}

extension Site {
    /// What the facts of the open report add up to.
    func state(of session: TrackingSession) async throws -> FileState {
        guard Permission.denial(.person, .track) == nil,
            let state = try await ports.ledger.state(of: session.file)
        else { throw PageFailure.notFound }
        return state
    }
}

/// Saying no to further contact, and yes again.
struct NoContactRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track/no-contact", use: show)
        router.post("/track/no-contact", use: send)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        let state = try await site.state(of: session)
        return page(state, .new(at: context.now), PageProblems(words: site.words(context)), session, context)
    }

    func send(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        let form = try await site.form(request, context)
        let order = TrackerOrder(site: site, session: session, context: context)
        let state = try await site.state(of: session)
        guard let reporter = state.reporter else { return site.seeOther("/track/no-contact", context) }
        let isDeclining = form["contact"] != "again"
        do {
            return try await order.carryOut(
                .changeContact(reporter, declined: isDeclining), id: try order.id(form),
                done: isDeclining ? "no-contact" : "contact-again")
        } catch is FileRefusal {
            var problems = PageProblems(words: site.words(context))
            problems.note(problems.words.text("tracking.refusals.other"))
            return page(state, try order.id(form), problems, session, context)
        }
    }

    private func page(
        _ state: FileState, _ command: CommandID, _ problems: PageProblems, _ session: TrackingSession,
        _ context: PageContext
    ) -> Response {
        let form = NoContactForm(
            words: problems.words, token: site.token(context), command: command, hasReporter: state.reporter != nil,
            isDeclined: state.contactDeclined, problems: problems)
        let page = TrackerPage(title: form.title, name: "no-contact", hasErrors: !problems.isEmpty)
        return site.trackerPage(page, session, context) { form }
    }
}
