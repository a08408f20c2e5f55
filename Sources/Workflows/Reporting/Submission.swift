import Policing

/// A report as somebody sends it in, through a page or through the API, not checked yet.
public struct Submission: Sendable {
    /// Made once by whoever sends: the same submission twice is one report.
    public let command: CommandID
    public let form: Form
    public let contents: ReportContents
    public var property: [PropertyItem] = []
    /// Who owns the uploads that belong to it: the hash of a draft's token; nil for none.
    public var evidenceOwner: String?
    /// The language the person read, as a tag such as `ur`.
    public let language: String
    public let channel: Reported.Channel
    /// Who types it in: the person, or the member of staff who takes it down for them.
    public var actor = Actor.person
    /// A hash of what was sent, for noticing another report under the same id; empty for a draft's own id.
    public var fingerprint: [UInt8] = []

    public init(
        command: CommandID, form: Form, contents: ReportContents, language: String, channel: Reported.Channel
    ) {
        self.command = command
        self.form = form
        self.contents = contents
        self.language = language
        self.channel = channel
    }

    /// The most things that one report may list.
    public static let propertyLimit = 50
}

extension Submission {
    /// Everything wrong with it, in the order in which it is asked. Empty when it can be sent.
    ///
    /// - Parameters:
    ///   - elsewhere: where to go with what the forms don't take.
    ///   - now: the moment of sending.
    public func problems(elsewhere: [Elsewhere], at now: Moment) -> [SubmissionProblem] {
        let journey = Journey(form: form, answers: contents.answers, today: now.london.date)
        return journey.problems.map { .answer($0) }
            + Self.stops(journey, elsewhere)
            + [contents.occurrence.problem(now: now).map { .occurrence($0) }].compactMap { $0 }
            + [contents.place.problem.map { .field($0) }].compactMap { $0 }
            + propertyProblems
            + reporterProblems
    }

    /// Answers that lead to somebody else, in place of the form.
    private static func stops(_ journey: Journey, _ elsewhere: [Elsewhere]) -> [SubmissionProblem] {
        let stops = Set(elsewhere.filter { $0.firmness == .stop }.map(\.id))
        return journey.dangers.filter { stops.contains($0.danger.destination) }.map { .notTaken($0) }
    }

    private var propertyProblems: [SubmissionProblem] {
        let tooMany: [SubmissionProblem] =
            property.count > Self.propertyLimit ? [.tooManyThings(max: Self.propertyLimit)] : []
        return tooMany
            + property.enumerated().flatMap { index, item in
                item.problems.map { .property(index: index, $0) }
            }
    }

    private var reporterProblems: [SubmissionProblem] {
        switch (form.anonymity, contents.reporter) {
        case (.always, _), (.allowed, nil): []
        case (.never, nil): [.field(FieldProblem(field: .name, reason: .missing))]
        case (_, let reporter?): reporter.problems(for: form).map { .field($0) }
        }
    }

    /// What is kept of it: answers of questions asked alone, and no details where none are asked for.
    func kept(at now: Moment) -> ReportContents {
        ReportContents(
            answers: Journey(form: form, answers: contents.answers, today: now.london.date).submitted,
            occurrence: contents.occurrence, place: contents.place,
            reporter: form.anonymity == .always ? nil : contents.reporter)
    }
}

/// One thing wrong with a submission.
public enum SubmissionProblem: Error, Sendable, Hashable {
    case answer(AnswerProblem)
    /// An answer says that somebody else takes the matter.
    case notTaken(RaisedDanger)
    case occurrence(Occurrence.Problem)
    case field(FieldProblem)
    case property(index: Int, PropertyItem.Problem)
    case tooManyThings(max: Int)

    /// A stable name of what is wrong.
    public var code: String {
        switch self {
        case .answer(let problem): problem.reason.code
        case .notTaken: "not-taken"
        case .occurrence(let problem): problem.rawValue
        case .field(let problem): problem.reason.code
        case .property(_, let problem): problem.reason.code
        case .tooManyThings: "too-many"
        }
    }
}

extension PropertyItem {
    /// What is wrong with one part of it.
    public struct Problem: Sendable, Hashable {
        public let part: Part
        public let reason: AnswerProblem.Reason

        public enum Part: String, Sendable, CaseIterable {
            case description, serialNumber, value
        }
    }

    public static let descriptionLimit = 1_000
    public static let serialNumberLimit = 100
    /// Ten million pounds.
    public static let valuePenceLimit = 1_000_000_000

    /// Everything wrong with it. Empty when it can be kept.
    public var problems: [Problem] {
        [descriptionProblem, serialProblem, valueProblem].compactMap { $0 }
    }

    private var descriptionProblem: Problem? {
        if description.allSatisfy(\.isWhitespace) { return Problem(part: .description, reason: .missing) }
        return Self.fault(description, limit: Self.descriptionLimit).map { Problem(part: .description, reason: $0) }
    }

    private var serialProblem: Problem? {
        Self.fault(serialNumber ?? "", limit: Self.serialNumberLimit).map { Problem(part: .serialNumber, reason: $0) }
    }

    private var valueProblem: Problem? {
        guard let valuePence, !(0...Self.valuePenceLimit).contains(valuePence) else { return nil }
        let max = Double(Self.valuePenceLimit / 100)
        return Problem(part: .value, reason: .outOfRange(min: 0, max: max))
    }

    private static func fault(_ text: String, limit: Int) -> AnswerProblem.Reason? {
        if text.unicodeScalars.contains(where: {
            $0.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains($0)
        }) {
            return .unreadable
        }
        return text.unicodeScalars.count > limit ? .tooLong(max: limit) : nil
    }
}
