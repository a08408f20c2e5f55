/// Everything that a new report needs from the first person who reads it, as one decision: it is weighed, graded,
/// recorded, given an owner and answered, or nothing of it happens.
public struct FirstDecision: Sendable, Equatable {
    public let thrive: [ThriveNote]
    /// What was suggested to whoever decided.
    public let suggested: ThriveLevels?
    public let grade: String
    public let gradeReason: String
    public let recording: Recording
    /// Who owns it; nil where nobody is to own it, as what is not ours.
    public let owner: Owner?
    /// What the person will read; nil for no answer.
    public let answer: PersonUpdate?

    /// What the report is, as `FileCommand.record` has it.
    public struct Recording: Sendable, Equatable {
        public let classification: Classification
        public let reason: String
        public let circumstances: ReportedCircumstances?

        public init(_ classification: Classification, reason: String, circumstances: ReportedCircumstances?) {
            self.classification = classification
            self.reason = reason
            self.circumstances = circumstances
        }

        public var command: FileCommand { .record(classification, reason: reason, circumstances: circumstances) }
    }

    /// A unit, and perhaps one of its officers.
    public struct Owner: Sendable, Equatable {
        public let unit: String
        public let officer: StaffMember?
        public let reason: AllocationReason

        public init(unit: String, officer: StaffMember?, because reason: AllocationReason) {
            self.unit = unit
            self.officer = officer
            self.reason = reason
        }
    }

    public init(
        thrive: [ThriveNote], suggested: ThriveLevels?, grade: String, gradeReason: String,
        recording: Recording, owner: Owner?, answer: PersonUpdate?
    ) {
        self.thrive = thrive
        self.suggested = suggested
        self.grade = grade
        self.gradeReason = gradeReason
        self.recording = recording
        self.owner = owner
        self.answer = answer
    }

    /// The same with another answer, where there is one.
    public func answering(_ update: PersonUpdate) -> FirstDecision {
        FirstDecision(
            thrive: thrive, suggested: suggested, grade: grade, gradeReason: gradeReason, recording: recording,
            owner: owner, answer: answer == nil ? nil : update)
    }

    /// Its parts in the order in which they are decided.
    var commands: [FileCommand] {
        let letter = answer.map { FileCommand.write(text: $0.text, english: $0.english) }
        let allocation = owner.map { FileCommand.allocate(unit: $0.unit, officer: $0.officer, because: $0.reason) }
        return [
            .triage(.assess(thrive, suggested: suggested)), .grade(code: grade, reason: gradeReason),
            recording.command,
        ] + [allocation, letter].compactMap { $0 }
    }
}
