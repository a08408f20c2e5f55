import Policing

/// Calls the roll of evidence: what came whole and belongs to a file, but is not in its facts because a crash came
/// between the two, is added now.
public struct EvidenceRoll: Sendable {
    private let files: Files
    private let ledger: any Ledger
    private let evidence: any EvidenceStore

    public init(files: Files, ledger: any Ledger, evidence: any EvidenceStore) {
        self.files = files
        self.ledger = ledger
        self.evidence = evidence
    }

    /// Adds what is missing, and says how many were. What a file refuses is left to whoever looks after evidence.
    public func call(at now: Moment) async throws(SubmitReport.Failure) -> Int {
        var added = 0
        for upload in try await missing() where try await add(upload, at: now) { added += 1 }
        return added
    }

    private func missing() async throws(SubmitReport.Failure) -> [Upload] {
        do {
            return try await evidence.unnoted()
        } catch {
            throw .evidence(error)
        }
    }

    private func add(_ upload: Upload, at now: Moment) async throws(SubmitReport.Failure) -> Bool {
        guard let reference = Reference(typed: upload.owner), let file = try await file(of: reference) else {
            return false
        }
        let order = Files.Order(
            id: upload.commandID, command: .addEvidence(upload.asEvidence), actor: .person, at: now)
        do {
            _ = try await files.carryOut(order, on: file)
            return true
        } catch {
            if case .refused = error { return false }
            throw .files(error)
        }
    }

    private func file(of reference: Reference) async throws(SubmitReport.Failure) -> FileID? {
        do {
            return try await ledger.file(of: reference)
        } catch {
            throw .files(.store(error))
        }
    }
}

extension Upload {
    /// The command that adds it to its file: always the same one.
    public var commandID: CommandID { CommandID(high: id.high, low: id.low) }
}
