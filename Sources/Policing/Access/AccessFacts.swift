/// What happened to the question of who may see a file.
public enum AccessFact: Sendable, Equatable {
    case restricted(FileRestricted)
    case lifted(RestrictionLifted)
    case broken(GlassBroken)
    case reviewed(GlassReviewed)

    /// The stored name.
    public var kind: FileFact.Kind {
        switch self {
        case .restricted: .fileRestricted
        case .lifted: .restrictionLifted
        case .broken: .glassBroken
        case .reviewed: .glassReviewed
        }
    }

    /// What the fact says, to be written as one value.
    public var payload: any Codable & Sendable {
        switch self {
        case .restricted(let payload): payload
        case .lifted(let payload): payload
        case .broken(let payload): payload
        case .reviewed(let payload): payload
        }
    }

    /// A fact of one of the kinds of this feature, read back by `read`.
    init(_ kind: FileFact.Kind, from read: any PayloadReader) throws {
        switch kind {
        case .fileRestricted: self = .restricted(try read(FileRestricted.self))
        case .restrictionLifted: self = .lifted(try read(RestrictionLifted.self))
        case .glassBroken: self = .broken(try read(GlassBroken.self))
        default: self = .reviewed(try read(GlassReviewed.self))
        }
    }
}

/// From now on only some may know of the file. Another fact of this kind takes the place of the one before, and is
/// how a review that keeps the restriction is written down.
public struct FileRestricted: Codable, Sendable, Equatable {
    /// The log-in names of those who may see it, in order.
    public let people: [String]
    /// The codes of the units whose members may see it, in order.
    public let units: [String]
    /// It may describe people.
    public let reason: Sealed<String>
    /// The last day before somebody must look whether it is still needed.
    public let reviewBy: CivilDate
    public let by: String

    public init(people: [String], units: [String], reason: Sealed<String>, reviewBy: CivilDate, by: String) {
        self.people = people
        self.units = units
        self.reason = reason
        self.reviewBy = reviewBy
        self.by = by
    }
}

/// Whoever may read files may know of this one again.
public struct RestrictionLifted: Codable, Sendable, Equatable {
    public let reason: Sealed<String>
    public let by: String

    public init(reason: Sealed<String>, by: String) {
        self.reason = reason
        self.by = by
    }
}

/// Somebody who was not named opened a restricted file, because it could not wait.
public struct GlassBroken: Codable, Sendable, Equatable {
    /// 1 for the file's first, then without a gap.
    public let number: Int
    /// It may describe people.
    public let reason: Sealed<String>
    /// From then on it is closed to them again.
    public let until: Moment
    public let by: String

    public init(number: Int, reason: Sealed<String>, until: Moment, by: String) {
        self.number = number
        self.reason = reason
        self.until = until
        self.by = by
    }
}

/// A supervisor said whether that was justified.
public struct GlassReviewed: Codable, Sendable, Equatable {
    public let number: Int
    public let justified: Bool
    /// A judgement of what a colleague did; it names nobody else.
    public let reason: String
    public let by: String

    public init(number: Int, justified: Bool, reason: String, by: String) {
        self.number = number
        self.justified = justified
        self.reason = reason
        self.by = by
    }
}
