/// Who may know of a file: everybody who may read files, until it is restricted.
///
/// Source: Data Protection Act 2018 s.40 and s.66 (appropriate security); the College of Policing's code of practice
/// on police information and records (access according to need).
public struct FileAccess: Sendable, Equatable {
    /// Nil while the file is open to all who may read files.
    public internal(set) var restriction: FileRestricted?
    public internal(set) var restrictedAt: Moment?
    /// Every time that somebody opened it without being named, oldest first.
    public internal(set) var breakings: [GlassBreaking] = []

    /// Whether this actor may know that the file exists. The person whose report it is always may, and the platform
    /// does what is due.
    public func isOpen(to actor: Actor, at now: Moment) -> Bool {
        guard restriction != nil, let member = actor.staff else { return true }
        return names(member) || opening(of: member.username, at: now) != nil
    }

    /// Whether the restriction names them or a unit of theirs; true where there is none.
    public func names(_ member: StaffMember) -> Bool {
        guard let restriction else { return true }
        return restriction.people.contains(member.username) || !member.units.isDisjoint(with: restriction.units)
    }

    /// The breaking by which somebody has the file open now.
    public func opening(of username: String, at now: Moment) -> GlassBreaking? {
        breakings.last { $0.broken.by == username && now < $0.broken.until }
    }

    mutating func evolve(_ fact: AccessFact, at moment: Moment) {
        switch fact {
        case .restricted(let restricted):
            restrictedAt = restriction == nil ? moment : restrictedAt
            restriction = restricted
        case .lifted:
            restriction = nil
            restrictedAt = nil
        case .broken(let broken): breakings.append(GlassBreaking(broken: broken, at: moment))
        case .reviewed(let review):
            guard let index = breakings.firstIndex(where: { $0.broken.number == review.number }) else { return }
            breakings[index].review = review
        }
    }
}

/// One time that somebody opened a restricted file without being named.
public struct GlassBreaking: Sendable, Equatable {
    public let broken: GlassBroken
    public let at: Moment
    /// Nil until a supervisor has looked at it.
    public internal(set) var review: GlassReviewed?

    public init(broken: GlassBroken, at: Moment, review: GlassReviewed? = nil) {
        self.broken = broken
        self.at = at
        self.review = review
    }
}

/// Limits on restrictions and their exceptions.
public enum AccessLimits {
    /// How long broken glass stays open.
    public static let openMinutes: Int64 = 60
    /// How far ahead a review may be.
    public static let longestReviewDays = 366
}
