import Hummingbird
import Policing
import Workflows

/// What was sent, and when it was first shown: what a confirmation needs, sealed for one visitor.
struct SentReport: Sendable {
    let command: CommandID
    let shownAt: Moment

    static let fieldName = "report"
    private static let minutesShown: Int64 = 30

    init(_ command: CommandID, _ shownAt: Moment) {
        self.command = command
        self.shownAt = shownAt
    }

    /// Nil for anything that was not sealed for this visitor.
    init?(_ sealed: String, _ site: Site, _ context: PageContext) {
        let parts = site.secrets.open(sealed, for: Self.purpose(context))?.split(separator: " ") ?? []
        guard parts.count == 2, let command = CommandID(text: String(parts[0])), let at = Int64(parts[1]) else {
            return nil
        }
        self.init(command, Moment(milliseconds: at))
    }

    func sealed(_ site: Site, _ context: PageContext) -> String {
        site.secrets.seal("\(command.text) \(shownAt.milliseconds)", for: Self.purpose(context))
    }

    func mayBeShown(at now: Moment) -> Bool {
        now < shownAt.adding(seconds: Self.minutesShown * 60)
    }

    private static func purpose(_ context: PageContext) -> String { "sent by \(context.visitor)" }
}

extension Site {
    /// The use case behind the last button.
    var submitReport: SubmitReport {
        SubmitReport(
            files: ports.files, ledger: ports.ledger, evidence: ports.evidence, elsewhere: forms.elsewhere,
            secrets: SubmitReport.Secrets(
                secret: { [secrets] in secrets.trackingSecret(of: $0) },
                hash: { [secrets] in secrets.hash($0, of: $1) }))
    }

    /// Sends the report. What is pressed twice, or again after Back, is one report with one answer.
    func sendReport(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        let body = try await self.form(request, context)
        guard let visit = try await ReportVisit.open(self, request, context) else {
            return try await answerAgain(form, body, context)
        }
        if visit.route.firstOpen != .check { return seeOther(visit.path(visit.route.firstOpen), context) }
        if let seconds = submissions.seconds(toWait: context.address, at: context.now) {
            throw PageFailure.tooMany(waitSeconds: seconds)
        }
        do {
            var random = SystemRandomNumberGenerator()
            _ = try await submitReport.send(visit.submission, at: context.now, using: &random)
        } catch {
            guard case .problems(let problems) = error else { throw PageFailure(error) }
            return try await visit.checkPage(mistakes: visit.mistakes(problems))
        }
        try await DraftKeeper(site: self).delete(form.id, token: visit.draftToken)
        return confirm(form, SentReport(visit.draft.command, context.now), context)
    }

    /// The draft is gone, perhaps because it has been sent just now.
    private func answerAgain(_ form: Form, _ body: FormBody, _ context: PageContext) async throws -> Response {
        guard let sent = SentReport(body[SentReport.fieldName], self, context),
            let known = try? await submitReport.acknowledgement(of: sent.command),
            SentReport(sent.command, known.receivedAt).mayBeShown(at: context.now)
        else { return seeOther("/report/\(form.id)?gone=yes", context) }
        return confirm(form, SentReport(sent.command, known.receivedAt), context)
    }

    private func confirm(_ form: Form, _ sent: SentReport, _ context: PageContext) -> Response {
        var response = seeOther("/report/\(form.id)/sent", context)
        response.setCookie(cookie(Cookies.sent, sent.sealed(self, context)))
        forget(Cookies.draft(form.id), in: &response)
        return response
    }
}

extension ReportVisit {
    var submission: Submission {
        let contents = ReportContents(
            answers: route.journey.submitted, occurrence: draft.occurrence ?? .unknown,
            place: draft.place ?? .unknown, reporter: draft.anonymous ? nil : draft.reporter)
        var submission = Submission(
            command: draft.command, form: form, contents: contents, language: context.language, channel: .web)
        submission.property = form.asks.contains(.property) ? draft.property : []
        submission.evidenceOwner = form.asks.contains(.evidence) ? evidenceOwner : nil
        return submission
    }

    /// What the last check found, in the words of the pages. The pages found the same before, so this is
    /// for what changed in between, such as a form or the clock.
    fileprivate func mistakes(_ problems: [SubmissionProblem]) -> Mistakes {
        var mistakes = Mistakes()
        for problem in problems { mistakes.add(words.sentence(for: problem, in: form), at: "main-content") }
        return mistakes
    }
}

extension Catalogue {
    /// What to tell the person about one problem of a submission.
    func sentence(for problem: SubmissionProblem, in form: Form) -> String {
        switch problem {
        case .answer(let problem): sentence(for: problem, of: form.question(problem.question))
        case .notTaken(let raised): text("forms.elsewhere.\(raised.danger.destination).title")
        case .occurrence(let problem): text(problem.key)
        case .field(let problem): sentence(for: problem)
        case .property(_, let problem): sentence(for: AnswerProblem(question: "", reason: problem.reason), of: nil)
        case .tooManyThings(let max): text("reporting.property.too-many", ["max": String(max)])
        }
    }
}

extension PageFailure {
    init(_ failure: SubmitReport.Failure) {
        switch failure {
        case .problems: self = .unreadable
        case .files(let failure): self = PageFailure(failure)
        case .evidence(.full): self = .full
        case .evidence(.busy): self = .busy
        case .evidence: self = .broken
        }
    }
}
