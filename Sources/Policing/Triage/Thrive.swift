/// What a person weighs before grading a report. Raw values are storage.
///
/// The grade is never computed from these: a machine may suggest, a person decides and says why.
///
/// Source: THRIVE, the structured assessment of contact used with the National Decision Model.
public enum ThriveElement: String, CaseIterable, Sendable, Codable {
    /// An intent, shown or perceived, to harm or to cause loss.
    case threat
    /// Hurt or damage, to body or mind.
    case harm
    /// How likely it is to happen.
    case risk
    /// What there is to find out, and what that needs.
    case investigation
    /// Whether somebody cannot protect themselves or others, because of who or where they are.
    case vulnerability
    /// What the person needs from the force, and the chance to build trust.
    case engagement

    /// The letter it stands for in the name.
    public var letter: Character { rawValue.first.map { Character($0.uppercased()) } ?? "?" }
}

/// How much an element weighs in one assessment, the least first.
public enum ThriveLevel: String, CaseIterable, Sendable, Codable, Comparable {
    case none, low, medium, high

    private var weight: Int {
        switch self {
        case .none: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }

    public static func < (left: ThriveLevel, right: ThriveLevel) -> Bool { left.weight < right.weight }
}

/// What was found about one element. Who wrote it and when stand in the fact that holds it.
public struct ThriveNote: Hashable, Sendable, Codable {
    public let element: ThriveElement
    public let level: ThriveLevel
    public let text: String

    public init(element: ThriveElement, level: ThriveLevel, text: String) {
        self.element = element
        self.level = level
        self.text = text
    }
}

/// The level of each letter, all six of them.
public struct ThriveLevels: Hashable, Sendable {
    private var levels: [ThriveElement: ThriveLevel]

    /// Those not named weigh nothing.
    public init(_ levels: [ThriveElement: ThriveLevel] = [:]) {
        self.levels = levels
    }

    public subscript(element: ThriveElement) -> ThriveLevel {
        get { levels[element] ?? .none }
        set { levels[element] = newValue }
    }

    public static func == (left: ThriveLevels, right: ThriveLevels) -> Bool {
        ThriveElement.allCases.allSatisfy { left[$0] == right[$0] }
    }

    public func hash(into hasher: inout Hasher) {
        for element in ThriveElement.allCases { hasher.combine(self[element]) }
    }
}

/// In JSON an object with a level for each element by its name.
extension ThriveLevels: Codable {
    public init(from decoder: any Decoder) throws {
        let stored = try decoder.singleValueContainer().decode([String: ThriveLevel].self)
        self.init(
            Dictionary(
                stored.compactMap { name, level in ThriveElement(rawValue: name).map { ($0, level) } },
                uniquingKeysWith: { first, _ in first }))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            Dictionary(
                ThriveElement.allCases.map { ($0.rawValue, self[$0]) }, uniquingKeysWith: { first, _ in first }))
    }
}
