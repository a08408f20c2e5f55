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

/// How much an element weighs in one assessment.
public enum ThriveLevel: String, CaseIterable, Sendable, Codable {
    case none, low, medium, high
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
