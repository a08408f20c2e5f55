/// One thing that somebody must do for a victim after something has happened, and by when.
///
/// The rules are data: `Law/victims-code-<edition>.csv` for the Code, `Force/<force>/promises.csv`
/// for what a force promises beyond it.
///
/// Source: Code of Practice for Victims of Crime in England and Wales (2020).
public struct PromiseRule: Hashable, Sendable, Codable {
    /// A stable name such as `VC06-NOINV`; stored in facts, never renamed.
    public let id: String
    /// The edition of the Code, or of the force's promises, that says so.
    public let edition: String
    /// Which of the twelve rights of the Code, 1 to 12; nil for a promise of the force's own.
    public let right: Int?
    public let trigger: PromiseTrigger
    /// What is to be done, in a short sentence.
    public let obligation: String
    public let responsible: Responsible
    /// The limit for every victim.
    public let standard: Limit
    /// The limit for a victim with Enhanced Rights.
    public let enhanced: Limit
    public let clock: PromiseClock
    public let status: RuleStatus

    public init(
        id: String, edition: String, right: Int?, trigger: PromiseTrigger, obligation: String,
        responsible: Responsible, standard: Limit, enhanced: Limit, clock: PromiseClock, status: RuleStatus
    ) {
        self.id = id
        self.edition = edition
        self.right = right
        self.trigger = trigger
        self.obligation = obligation
        self.responsible = responsible
        self.standard = standard
        self.enhanced = enhanced
        self.clock = clock
        self.status = status
    }

    /// The limit that holds for a victim with or without Enhanced Rights.
    public func limit(enhanced hasEnhancedRights: Bool) -> Limit {
        hasEnhancedRights ? enhanced : standard
    }
}

/// How long there is to keep a promise.
///
/// Written `5 working days`, `24 hours`, `as agreed` or nothing at all, in tables and when stored.
public enum Limit: Hashable, Sendable {
    /// To the end of the nth working day after; see ``WorkingCalendar/due(workingDays:after:)``.
    case workingDays(Int)
    /// Hours of the clock, weekends and nights included.
    case hours(Int)
    /// As often as the victim asked.
    case asAgreed
    /// The rule sets no time: it only says that the thing is to be done.
    case none

    /// The limit in words, as in the tables; empty for none.
    public var text: String {
        switch self {
        case .workingDays(let days): "\(days) working day\(days == 1 ? "" : "s")"
        case .hours(let hours): "\(hours) hour\(hours == 1 ? "" : "s")"
        case .asAgreed: "as agreed"
        case .none: ""
        }
    }

    /// Reads the words of ``text``; nil for anything else, and for a number that is not 1 or more.
    public init?(text: some StringProtocol) {
        switch text {
        case "": self = .none
        case "as agreed": self = .asAgreed
        default:
            let words = text.split(separator: " ")
            guard let number = words.first.flatMap({ Int($0) }), number > 0 else { return nil }
            switch words.dropFirst().joined(separator: " ") {
            case "working day", "working days": self = .workingDays(number)
            case "hour", "hours": self = .hours(number)
            default: return nil
            }
        }
    }
}

extension Limit: Codable {
    /// Reads the words of ``text``; anything else is a `DecodingError.dataCorrupted`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let limit = Limit(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a limit")
        }
        self = limit
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Whether the words of a rule were read at its source, or are known and still to be checked against it.
public enum RuleStatus: String, CaseIterable, Sendable, Codable {
    case sourced
    case verify
}
