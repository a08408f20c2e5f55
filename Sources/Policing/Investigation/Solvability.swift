/// One thing that makes it likelier that an investigation finds who did it, or that makes one right in any case.
/// Factors are the force's own: `Force/<force>/solvability.csv`.
public struct SolvabilityFactor: Hashable, Sendable {
    /// A code such as `camera`; stored in facts.
    public let code: String
    public let title: String
    /// What it weighs; ``SolvabilityTable/enough`` points suggest an investigation. Below nought it speaks against one.
    public let points: Int
    /// The fact on the file that shows it; nil when only an officer can tell.
    public let sign: SolvabilitySign?
    /// Answers of the report that show it, as `question=value`.
    public let answers: [String]

    public init(code: String, title: String, points: Int, sign: SolvabilitySign?, answers: [String]) {
        self.code = code
        self.title = title
        self.points = points
        self.sign = sign
        self.answers = answers
    }
}

/// What a file's own facts can show.
public enum SolvabilitySign: String, CaseIterable, Sendable {
    /// A thing with a serial, frame or registration number.
    case serialNumber = "serial-number"
    /// A picture, film or document that the person sent.
    case uploadedEvidence = "uploaded-evidence"
    case witnessStatement = "witness-statement"
    case exhibit
    /// The victim has enhanced rights.
    case enhancedRights = "enhanced-rights"
}

/// Whether to look further. Stored names: never renamed.
public enum SolvabilityChoice: String, Codable, Sendable, CaseIterable {
    case investigate
    /// Nothing is left to follow that would be in proportion: file it, until something new comes.
    case file
}

/// The force's factors, and what they add up to.
///
/// Source: the force decides on further investigation with a solvability matrix; if the first investigation exhausts
/// what is in proportion, the crime is filed. A person decides, and says why.
public struct SolvabilityTable: Sendable, Hashable {
    /// How many points suggest an investigation: the scale on which a force weighs its factors.
    public static let enough = 10

    public let factors: [SolvabilityFactor]
    private let byCode: [String: Int]

    /// - Throws: `TableFault.repeated` when two factors have one code.
    public init(factors: [SolvabilityFactor]) throws(TableFault) {
        self.factors = factors
        byCode = try index(factors.map(\.code))
    }

    private init() {
        (factors, byCode) = ([], [:])
    }

    /// A force that weighs nothing.
    public static let none = SolvabilityTable()

    public subscript(code: String) -> SolvabilityFactor? {
        byCode[code].map { factors[$0] }
    }

    /// The codes of the factors that the file's own facts show, in the order of the table.
    public func found(in state: FileState) -> [String] {
        factors.filter { factor in
            factor.sign.map(state.shows) ?? false || factor.answers.contains(where: state.answered)
        }.map(\.code)
    }

    /// What factors weigh together.
    public func points(of codes: some Sequence<String>) -> Int {
        codes.reduce(0) { $0 + (self[$1]?.points ?? 0) }
    }

    /// What the points suggest.
    public func suggestion(for codes: some Sequence<String>) -> SolvabilityChoice {
        points(of: codes) >= Self.enough ? .investigate : .file
    }
}

extension FileState {
    fileprivate func shows(_ sign: SolvabilitySign) -> Bool {
        switch sign {
        case .serialNumber: property.contains { !($0.serialNumber ?? "").isEmpty }
        case .uploadedEvidence: !evidence.isEmpty
        case .witnessStatement: investigation.statements.contains { $0.latest.kind == .witness }
        case .exhibit: !investigation.exhibits.isEmpty
        case .enhancedRights: hasEnhancedRights
        }
    }

    /// Whether the report holds an answer written as `question=value`.
    fileprivate func answered(_ text: String) -> Bool {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let answer = report.contents.value?.answers[parts[0]] else { return false }
        switch answer {
        case .text(let value): return value == parts[1]
        case .choices(let values): return values.contains(parts[1])
        case .yesNo(let isYes): return parts[1] == (isYes ? "yes" : "no")
        case .number: return false
        }
    }
}
