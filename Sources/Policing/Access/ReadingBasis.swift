/// What gives a member of staff cause to open a file. The stored names are a storage format: never renamed.
///
/// Source: Data Protection Act 2018 s.62 (a log of every consultation); the reason is kept as good practice, since the
/// Data (Use and Access) Act 2025 s.82 no longer asks for it.
public enum ReadingBasis: String, Sendable, Codable, CaseIterable {
    // What the task itself says.
    /// They own the file.
    case own
    /// Their unit owns it.
    case unit
    /// It waits in the queue for somebody to work on it.
    case queue
    /// They answer for the work of others.
    case supervision
    /// They broke the glass, with a reason of its own.
    case glass
    /// They did something with it in this session that took it out of their hands, and look what became of it.
    case worked

    // What they must say themselves.
    /// Its person, or somebody for them, asked about it.
    case enquiry
    /// It may belong with something else they work on.
    case linked
    /// Somebody may be at risk.
    case safeguarding
    /// The quality of the record is being checked.
    case audit
    /// A court, a prosecutor or the person whose data it is has a right to it.
    case disclosure

    /// Those that are asked for, where no task implies one.
    public static let asked: [ReadingBasis] = [.enquiry, .linked, .safeguarding, .audit, .disclosure]
}

/// What is known of a file when somebody comes to open it.
public struct ReadingSubject: Sendable, Equatable {
    public let officer: String?
    public let unit: String?
    /// Whether the force still owes something: it is open, or a message, a review or a promise waits.
    public let isWaiting: Bool
    /// Whether a search was the last list that showed it to them.
    public let wasSearchedFor: Bool

    public init(officer: String?, unit: String?, isWaiting: Bool, wasSearchedFor: Bool) {
        self.officer = officer
        self.unit = unit
        self.isWaiting = isWaiting
        self.wasSearchedFor = wasSearchedFor
    }
}

extension ReadingBasis {
    /// What their task implies; nil when they must say why.
    ///
    /// A file of one's own or of one's unit needs no word. What was searched for does, and so does what waits for
    /// nothing, or is the work of another unit.
    public static func implied(for member: StaffMember, opening file: ReadingSubject) -> ReadingBasis? {
        if file.officer == member.username { return .own }
        if let unit = file.unit, member.units.contains(unit) { return .unit }
        if file.wasSearchedFor { return nil }
        if file.isWaiting, file.unit == nil || member.units.isEmpty { return .queue }
        return member.units.isEmpty && member.roles.contains(.supervisor) ? .supervision : nil
    }
}
