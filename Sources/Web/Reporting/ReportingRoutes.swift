import Hummingbird
import Policing
import Workflows

/// The pages of making a report.
struct ReportingRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/report") { [site] _, context in site.kindsPage(context) }
        router.get("/report/places.json") { [site] request, _ in site.placesFile(request) }
        router.get("/report/:kind") { [site] request, context in try await site.gatePage(request, context) }
        router.post("/report/:kind") { [site] request, context in try await site.passGate(request, context) }
        router.get("/report/:kind/emergency") { [site] _, context in try site.emergencyPage(context) }
        SaveRoutes(site: site).add(to: router)
        addSteps(to: router)
        addSending(to: router)
        LeaveRoutes(site: site).add(to: router)
        ReturnRoutes(site: site).add(to: router)
    }

    private func addSteps(to router: Router<PageContext>) {
        for step in ReportStep.shared {
            router.get("/report/:kind/\(step.name)") { [site] request, context in
                try await site.showStep(step, request, context)
            }
        }
        for step in ReportStep.shared where step != .evidence && step != .check {
            router.post("/report/:kind/\(step.name)") { [site] request, context in
                try await site.takeStep(step, request, context)
            }
        }
        // Files themselves go to the step's own address, which belongs to the uploads.
        router.post("/report/:kind/evidence-done") { [site] request, context in
            try await site.takeStep(.evidence, request, context)
        }
        router.get("/report/:kind/:question") { [site] request, context in
            try await site.showStep(.question(context.parameters.get("question") ?? ""), request, context)
        }
        router.post("/report/:kind/:question") { [site] request, context in
            try await site.takeStep(.question(context.parameters.get("question") ?? ""), request, context)
        }
        router.get("/report/:kind/:question/elsewhere") { [site] request, context in
            try await site.elsewherePage(request, context)
        }
    }

    private func addSending(to router: Router<PageContext>) {
        router.post("/report/:kind/check") { [site] request, context in try await site.sendReport(request, context) }
        router.get("/report/:kind/sent") { [site] request, context in try await site.sentPage(request, context) }
    }
}

extension Site {
    /// A page of a report that has begun. A page that the answers do not lead to gives way to the first open one.
    func showStep(_ step: ReportStep, _ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        if case .question(let id) = step, form.question(id) == nil { throw PageFailure.notFound }
        guard let visit = try await ReportVisit.open(self, request, context) else {
            return seeOther("/report/\(form.id)?gone=yes", context)
        }
        let route = visit.route
        guard route.steps.contains(step), step != .check || route.firstOpen == .check else {
            return seeOther(visit.path(route.firstOpen), context)
        }
        return try await visit.page(step)
    }

    /// Takes what was sent from a page, keeps it and goes on.
    func takeStep(_ step: ReportStep, _ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        if case .question(let id) = step, form.question(id) == nil { throw PageFailure.notFound }
        let body = try await self.form(request, context)
        guard var visit = try await ReportVisit.open(self, request, context) else {
            return seeOther("/report/\(form.id)?gone=yes", context)
        }
        guard visit.route.steps.contains(step) else {
            return seeOther(visit.path(visit.route.firstOpen), context)
        }
        switch try await visit.take(step, body) {
        case .shown(let response): return response
        case .kept:
            try await visit.keep()
            return seeOther(visit.path(after: step), context)
        case .keptThen(let path):
            try await visit.keep()
            return seeOther(path, context)
        }
    }
}

extension ReportVisit {
    fileprivate func page(_ step: ReportStep) async throws -> Response {
        switch step {
        case .question(let id):
            guard let question = form.question(id) else { throw PageFailure.notFound }
            return questionPage(question, EnteredAnswer(draft.answers[id]))
        case .when: return whenPage(draft.whenChoice)
        case .whenExact: return exactPage(ExactEntry(draft.occurrence))
        case .whenBetween: return betweenPage(BetweenEntry(draft.occurrence))
        case .where: return wherePage(WhereEntry(draft.place))
        case .property: return propertyPage(PropertyEntry())
        case .evidence: return try await evidencePage()
        case .safeContact: return safeContactPage(SafeContact(draft))
        case .contact:
            var entry = ContactEntry(draft.reporter)
            // Nobody who may be in danger finds a time chosen for them.
            if isGuarded, !draft.hasPassed(.contact) { entry.window = nil }
            return contactPage(entry)
        case .check: return try await checkPage()
        }
    }

    fileprivate mutating func take(_ step: ReportStep, _ body: FormBody) async throws -> Taken {
        switch step {
        case .question(let id): takeQuestion(id, body)
        case .when: takeWhen(body)
        case .whenExact: takeExact(body)
        case .whenBetween: takeBetween(body)
        case .where: takeWhere(body)
        case .property: takeProperty(body)
        case .evidence: try await takeEvidence(body)
        case .safeContact: takeSafeContact(body)
        case .contact: takeContact(body)
        case .check: .kept
        }
    }
}
