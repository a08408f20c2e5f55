/// What an auditor found. Stored names: never renamed.
///
/// Source: the force crime registrar's audits under the National Crime Recording Standard; the four findings are our
/// choice.
public enum AuditVerdict: String, CaseIterable, Sendable, Codable {
    case right
    /// It should have been recorded as a crime.
    case shouldBeCrime = "should-be-crime"
    /// It is recorded as the wrong thing.
    case wrongClass = "wrong-class"
    /// It is right, and was recorded too late.
    case late

    public var isError: Bool { self != .right }
}

/// Somebody who audits looked at a file of a sample.
public struct AuditJudged: Codable, Sendable, Equatable {
    /// The number of the sample.
    public let sample: Int64
    /// As `AuditStratum.text` writes it.
    public let stratum: String
    public let verdict: AuditVerdict
    /// Why: it may name people.
    public let note: Sealed<String>
    public let by: String

    public init(sample: Int64, stratum: String, verdict: AuditVerdict, note: Sealed<String>, by: String) {
        self.sample = sample
        self.stratum = stratum
        self.verdict = verdict
        self.note = note
        self.by = by
    }
}

/// What an auditor wants to say of a file.
public struct NewAuditJudgement: Sendable, Equatable {
    public let sample: Int64
    public let stratum: String
    public let verdict: AuditVerdict
    /// Needed for everything that is not right.
    public let note: String

    public init(sample: Int64, stratum: String, verdict: AuditVerdict, note: String) {
        self.sample = sample
        self.stratum = stratum
        self.verdict = verdict
        self.note = note
    }
}

/// Why a judgement was not kept.
public enum AuditRefusal: Error, Hashable, Sendable {
    /// Somebody judged it in this sample already.
    case judgedAlready
    /// What is not right needs a reason.
    case noteMissing
    /// Nobody judges what they recorded themselves.
    case ownRecording
}

extension Decision {
    /// Any file that was recorded can be judged, whether it has ended or not: nothing of it changes.
    func judge(_ judgement: NewAuditJudgement) throws(FileRefusal) -> [FileFact] {
        guard let recorded = state.recorded else { throw .notRecorded }
        guard !state.isErased else { throw .personErased }
        guard recorded.by != by else { throw .audit(.ownRecording) }
        guard !state.judgements.contains(where: { $0.sample == judgement.sample }) else { throw .audit(.judgedAlready) }
        let note = judgement.note.readable
        if judgement.verdict.isError, note.isEmpty { throw .audit(.noteMissing) }
        guard note.count <= 2_000 else { throw .tooLong(limit: 2_000) }
        return [
            .auditJudged(
                AuditJudged(
                    sample: judgement.sample, stratum: judgement.stratum, verdict: judgement.verdict,
                    note: sealed(note), by: by))
        ]
    }
}
