import Policing

/// Sends a report in: checks it, makes its file, and hands over what belongs to it. Pages and the API
/// use it alike. Sending the same submission again changes nothing and gets the same answer.
public struct SubmitReport: Sendable {
    private let files: Files
    private let ledger: any Ledger
    private let evidence: any EvidenceStore
    private let elsewhere: [Elsewhere]
    private let secrets: Secrets

    /// Where secrets come from.
    public struct Secrets: Sendable {
        /// The secret that belongs to a command.
        let secret: @Sendable (CommandID) -> TrackingSecret
        /// What the force keeps of it, in hexadecimal.
        let hash: @Sendable (TrackingSecret, Reference) -> String

        public init(
            secret: @escaping @Sendable (CommandID) -> TrackingSecret,
            hash: @escaping @Sendable (TrackingSecret, Reference) -> String
        ) {
            self.secret = secret
            self.hash = hash
        }
    }

    /// Why a submission was not taken.
    public enum Failure: Error, Sendable, Equatable {
        case problems([SubmissionProblem])
        case files(Files.Failure)
        case evidence(EvidenceError)
    }

    /// What the person is told.
    public struct Acknowledgement: Sendable, Equatable {
        public let file: FileID
        public let reference: Reference
        public let secret: TrackingSecret
        public let receipt: Receipt
        public let promises: [FileState.Promise]
        public let receivedAt: Moment
    }

    public init(
        files: Files, ledger: any Ledger, evidence: any EvidenceStore, elsewhere: [Elsewhere], secrets: Secrets
    ) {
        self.files = files
        self.ledger = ledger
        self.evidence = evidence
        self.elsewhere = elsewhere
        self.secrets = secrets
    }

    /// Checks and sends.
    ///
    /// - Returns: when everything is on the disk.
    public func send(
        _ submission: Submission, at now: Moment, using random: inout some RandomNumberGenerator
    ) async throws(Failure) -> Acknowledgement {
        let problems = submission.problems(elsewhere: elsewhere, at: now)
        guard problems.isEmpty else { throw .problems(problems) }
        let acknowledgement = try await report(submission, at: now, using: &random)
        try await addProperty(submission, to: acknowledgement.file, at: now)
        try await handOverEvidence(submission, to: acknowledgement, at: now)
        return acknowledgement
    }

    /// What a command that was sent before came to; nil when it never arrived.
    public func acknowledgement(of command: CommandID) async throws(Failure) -> Acknowledgement? {
        do {
            guard let receipt = try await ledger.receipt(of: command),
                let state = try await ledger.state(of: receipt.file)
            else { return nil }
            return acknowledgement(secrets.secret(command), receipt, state)
        } catch {
            throw .files(.store(error))
        }
    }

    // MARK: The report itself

    private func report(
        _ submission: Submission, at now: Moment, using random: inout some RandomNumberGenerator
    ) async throws(Failure) -> Acknowledgement {
        let secret = secrets.secret(submission.command)
        for _ in 0..<8 {
            let report = newReport(submission, secret, at: now, using: &random)
            guard let done = try await attempt(order(report, submission, now), on: report.file) else { continue }
            let isNew = done.receipt.file == report.file
            return isNew
                ? acknowledgement(secret, done.receipt, done.state)
                : try await earlier(submission.command)
        }
        throw .files(.store(.referenceTaken))
    }

    /// Nil when the reference is taken and another must be drawn.
    private func attempt(_ order: Files.Order, on file: FileID) async throws(Failure) -> Files.Done? {
        do {
            return try await files.carryOut(order, on: file)
        } catch {
            if error == .store(.referenceTaken) { return nil }
            throw .files(error)
        }
    }

    /// The command had been carried out before, on the file that it made then.
    private func earlier(_ command: CommandID) async throws(Failure) -> Acknowledgement {
        guard let earlier = try await acknowledgement(of: command) else {
            throw .files(.store(.failed("a receipt without a file")))
        }
        return earlier
    }

    private func newReport(
        _ submission: Submission, _ secret: TrackingSecret, at now: Moment,
        using random: inout some RandomNumberGenerator
    ) -> NewReport {
        let reference = Reference.make(using: &random)
        return NewReport(
            file: FileID.make(at: now, using: &random), person: PersonID.make(at: now, using: &random),
            reference: reference,
            secretHash: secrets.hash(secret, reference), form: submission.form,
            language: submission.language, channel: submission.channel, contents: submission.kept(at: now))
    }

    private func order(_ report: NewReport, _ submission: Submission, _ now: Moment) -> Files.Order {
        Files.Order(
            id: submission.command, command: .report(report), actor: submission.actor, at: now,
            fingerprint: submission.fingerprint, evidenceOwner: submission.evidenceOwner)
    }

    private func acknowledgement(
        _ secret: TrackingSecret, _ receipt: Receipt, _ state: FileState
    ) -> Acknowledgement {
        Acknowledgement(
            file: state.id, reference: state.report.reference, secret: secret, receipt: receipt,
            promises: state.promises, receivedAt: state.receivedAt)
    }

    // MARK: What belongs to it

    private func addProperty(_ submission: Submission, to file: FileID, at now: Moment) async throws(Failure) {
        for (index, item) in submission.property.enumerated() {
            let id = submission.command.part(UInt64(index + 1))
            try await carryOut(.addProperty(item), id: id, by: submission.actor, on: file, at: now)
        }
    }

    /// The uploads became the report's with its facts; what ended meanwhile is handed over here. Whatever breaks this
    /// off, `EvidenceRoll` finishes.
    private func handOverEvidence(
        _ submission: Submission, to acknowledgement: Acknowledgement, at now: Moment
    ) async throws(Failure) {
        guard let owner = submission.evidenceOwner else { return }
        let whole: [Upload]
        do {
            try await evidence.hand(from: owner, to: acknowledgement.reference.text)
            whole = try await evidence.uploads(of: acknowledgement.reference.text).filter(\.isWhole)
        } catch {
            throw .evidence(error)
        }
        for upload in whole {
            try await carryOut(
                .addEvidence(upload.asEvidence), id: submission.command.part(upload.id.low), by: .person,
                on: acknowledgement.file, at: now)
        }
    }

    private func carryOut(
        _ command: FileCommand, id: CommandID, by actor: Actor, on file: FileID, at now: Moment
    ) async throws(Failure) {
        do {
            _ = try await files.carryOut(Files.Order(id: id, command: command, actor: actor, at: now), on: file)
        } catch {
            throw .files(error)
        }
    }
}

extension CommandID {
    /// The id of one part of a command, always the same for the same part.
    public func part(_ number: UInt64) -> CommandID {
        CommandID(high: high, low: low ^ number)
    }
}

extension Upload {
    /// As the ledger takes it, once it is whole.
    public var asEvidence: NewEvidence {
        NewEvidence(
            id: id, name: name, type: type ?? "application/octet-stream", lengthBytes: lengthBytes,
            sha256: sha256 ?? "")
    }
}
