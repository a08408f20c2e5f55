/// A member of staff is away, and somebody covers for them. It begins and ends by itself.
public struct Absence: Sendable, Hashable {
    public let username: String
    public let from: Moment
    /// The first moment at which they are back.
    public let until: Moment
    /// Who looks after their files, promises and messages meanwhile; nil for nobody.
    public let cover: String?

    public init(username: String, from: Moment, until: Moment, cover: String?) {
        self.username = username
        self.from = from
        self.until = until
        self.cover = cover
    }

    public func holds(at now: Moment) -> Bool { from <= now && now < until }

    func overlaps(_ other: Absence) -> Bool { from < other.until && other.from < until }
}

/// Why somebody cannot be away like that.
public enum AbsenceRefusal: Error, Sendable, Equatable {
    case endsBeforeItBegins
    /// It would be over already.
    case isOver
    case tooLong(days: Int)
    /// The person is away already in that time.
    case awayAlready
    case coversThemselves
    /// The cover is away in that time.
    case coverIsAway
    /// The person covers for somebody who is away in that time, and nobody would.
    case coversFor(String)
}

/// Who is away, and who stands in for whom.
public struct Absences: Sendable, Hashable {
    /// Those that are not over.
    public let absences: [Absence]

    /// The longest that can be noted at once.
    public static let longestDays = 366

    public init(_ absences: [Absence]) {
        self.absences = absences
    }

    /// Whether somebody can be away like that, beside what is known.
    public func check(_ new: Absence, at now: Moment) throws(AbsenceRefusal) {
        guard new.from < new.until else { throw .endsBeforeItBegins }
        guard now < new.until else { throw .isOver }
        guard new.until <= new.from.adding(hours: Int64(Self.longestDays) * 24) else {
            throw .tooLong(days: Self.longestDays)
        }
        guard new.cover != new.username else { throw .coversThemselves }
        let meanwhile = absences.filter { $0.overlaps(new) }
        guard !meanwhile.contains(where: { $0.username == new.username }) else { throw .awayAlready }
        guard !meanwhile.contains(where: { $0.username == new.cover }) else { throw .coverIsAway }
        if let other = meanwhile.first(where: { $0.cover == new.username }) { throw .coversFor(other.username) }
    }

    /// Whether somebody is away now.
    public func isAway(_ username: String, at now: Moment) -> Bool {
        absences.contains { $0.username == username && $0.holds(at: now) }
    }

    /// For whom somebody stands in now.
    public func covered(by username: String, at now: Moment) -> [Absence] {
        absences.filter { $0.cover == username && $0.holds(at: now) }.sorted { $0.username < $1.username }
    }
}
