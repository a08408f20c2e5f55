import Crypto
import Hummingbird
import Policing
import Workflows

/// `POST /api/v1/reports`: another program sends a report in.
struct SubmissionAPI: Sendable {
    private let site: Site
    private let submitting: SubmitReport

    private static let route = "POST /api/v1/reports"

    init(site: Site) {
        self.site = site
        // No destination stops a report here: whoever asked the person has asked already, and the desk sees
        // the dangers of the answers.
        submitting = SubmitReport(
            files: site.ports.files, ledger: site.ports.ledger, evidence: site.ports.evidence, elsewhere: [],
            secrets: SubmitReport.Secrets(
                secret: { [secrets = site.secrets] in secrets.trackingSecret(of: $0) },
                hash: { [secrets = site.secrets] in secrets.hash($0, of: $1) }))
    }

    /// One request, as far as it names a command.
    private struct Sent {
        let command: CommandID
        let fingerprint: [UInt8]
    }

    func submit(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let key = try IdempotencyKey(request) else { throw Problem(kind: .idempotencyKey) }
        let body = try await APIRequest.json(request)
        let sent = Sent(
            command: key.command(at: Self.route), fingerprint: Array(SHA256.hash(data: body.canonicalBytes)))
        do {
            return try await take(submission(body, sent, context), context)
        } catch let problem as Problem where problem.kind == .validation || problem.kind == .tooMany {
            // What was taken once is answered as it was, whatever has changed since.
            guard
                let earlier = try await known({ () async throws(SubmitReport.Failure) in
                    try await submitting.acknowledgement(of: sent.command)
                })
            else { throw problem }
            guard earlier.receipt.fingerprint == sent.fingerprint else { throw Problem(kind: .keyReused) }
            return try await answer(earlier, context)
        }
    }

    private func submission(_ body: JSON, _ sent: Sent, _ context: PageContext) throws(Problem) -> Submission {
        let build = { (reading: ReportReader.Reading) in
            Submission(
                command: sent.command, form: reading.form, contents: reading.contents, language: context.language,
                channel: .api)
        }
        let reading = try ReportReader.read(body, forms: site.forms, words: site.words(context)) { reading in
            build(reading).problems(elsewhere: [], at: context.now)
        }
        var submission = build(reading)
        submission.fingerprint = sent.fingerprint
        return submission
    }

    private func problem(_ found: [SubmissionProblem], in submission: Submission, _ context: PageContext) -> Problem {
        ReportReader.problem(
            found, in: ReportReader.Reading(form: submission.form, contents: submission.contents), forms: site.forms,
            words: site.words(context))
    }

    private func take(_ submission: Submission, _ context: PageContext) async throws -> Response {
        if let wait = site.submissions.seconds(toWait: context.address, at: context.now) {
            throw Problem(tooMany: wait)
        }
        let acknowledgement = try await known { () async throws(SubmitReport.Failure) in
            var random = SystemRandomNumberGenerator()
            return try await submitting.send(submission, at: context.now, using: &random)
        } problem: {
            problem($0, in: submission, context)
        }
        return try await answer(acknowledgement, context)
    }

    /// Runs something of the workflow; a failure becomes its problem.
    private func known<Result>(
        _ work: () async throws(SubmitReport.Failure) -> Result,
        problem: ([SubmissionProblem]) -> Problem = { _ in Problem(kind: .validation) }
    ) async throws -> Result {
        do throws(SubmitReport.Failure) {
            return try await work()
        } catch {
            switch error {
            case .files(.store(.commandReused)): throw Problem(kind: .keyReused)
            case .files(let failure): throw failure
            case .problems(let found): throw problem(found)
            case .evidence: throw Problem(kind: .broken)
            }
        }
    }

    // MARK: The answer

    private func answer(_ taken: SubmitReport.Acknowledgement, _ context: PageContext) async throws -> Response {
        let words = TrackingWords(words: try await words(of: taken, context), site: site, now: context.now)
        // What was promised with the report itself; a later promise is no part of this answer.
        let promises = taken.promises.filter { $0.number < taken.receipt.version }
        let body: JSON = [
            "reference": .text(taken.reference.text), "trackingSecret": .text(taken.secret.text),
            "trackingUrl": .text("\(site.settings.publicAddress)/track?reference=\(taken.reference.text)"),
            "receipt": [
                "leafHash": .text(Hexadecimal.text(taken.receipt.leafHash)),
                "position": JSON(taken.receipt.position),
            ],
            "promises": .array(
                promises.map {
                    ["what": .text(words.promise($0.rule)), "due": JSON($0.due?.iso8601)]
                }),
        ]
        var response = body.response(.created)
        response.headers[.location] = "/api/v1/reports/\(taken.reference.text)"
        return response
    }

    /// The words of the language in which it was sent the first time.
    private func words(of taken: SubmitReport.Acknowledgement, _ context: PageContext) async throws -> Catalogue {
        guard taken.receivedAt != context.now,
            let page = try await site.ports.pages.summary(of: taken.reference)
        else { return site.words(context) }
        return site.languages[page.language] ?? site.languages.source
    }
}
