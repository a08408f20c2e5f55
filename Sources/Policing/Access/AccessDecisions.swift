/// A wish about who may see a file.
public enum AccessCommand: Sendable, Equatable {
    /// Restrict it, or restrict it anew with other names or another date of review.
    case restrict(NewRestriction)
    case lift(reason: String)
    /// Open it without being named: once, and for a limited time.
    case breakGlass(reason: String)
    /// Say whether an opening was justified.
    case reviewGlass(number: Int, justified: Bool, reason: String)

    /// What the permission table calls it.
    var action: Permission.Action {
        switch self {
        case .restrict, .lift: .restrict
        case .breakGlass: .breakGlass
        case .reviewGlass: .reviewGlass
        }
    }

    /// Whether it may be asked by somebody who may not see the file.
    var isForOutsiders: Bool {
        switch self {
        case .restrict, .lift: false
        case .breakGlass, .reviewGlass: true
        }
    }
}

/// Who is to see a file, and why only they. Whoever restricts it sees it too.
public struct NewRestriction: Sendable, Equatable {
    /// Log-in names.
    public let people: Set<String>
    /// Codes of units.
    public let units: Set<String>
    public let reason: String
    public let reviewBy: CivilDate

    public init(people: Set<String>, units: Set<String>, reason: String, reviewBy: CivilDate) {
        self.people = people
        self.units = units
        self.reason = reason
        self.reviewBy = reviewBy
    }
}

/// Why a wish about who may see a file was not carried out.
public enum AccessRefusal: Error, Sendable, Equatable {
    /// A restriction names at least one other person, or a unit.
    case nobodyNamed
    case unknownUnit(String)
    /// The officer who owns the file must be able to see it.
    case ownerNotNamed
    /// The day of review is in the past, or too many days ahead.
    case reviewDate(latestDays: Int)
    case notRestricted
    /// They are named already, and need break no glass.
    case alreadyNamed
    /// They have it open now.
    case stillOpen(until: Moment)
    /// They opened it before, and no supervisor has called that justified.
    case usedAlready
    case noSuchBreaking
    /// Nobody reviews what they did themselves.
    case ownBreaking
    case reviewedAlready
}

extension Decision {
    func decide(_ command: AccessCommand) throws(FileRefusal) -> [FileFact] {
        switch command {
        case .restrict(let restriction): [.access(.restricted(try restrict(restriction)))]
        case .lift(let reason): [.access(.lifted(try lift(because: reason)))]
        case .breakGlass(let reason): [.access(.broken(try breakGlass(because: reason)))]
        case .reviewGlass(let number, let justified, let reason):
            [.access(.reviewed(try reviewGlass(number, justified, reason)))]
        }
    }

    private func restrict(_ wish: NewRestriction) throws(FileRefusal) -> FileRestricted {
        let reason = try sealedReason(wish.reason)
        guard !wish.people.subtracting([by]).isEmpty || !wish.units.isEmpty else { throw .access(.nobodyNamed) }
        if let unknown = wish.units.subtracting(rules.units).min() { throw .access(.unknownUnit(unknown)) }
        let people = wish.people.union([by])
        if let owner = state.allocation?.officer, !people.contains(owner) {
            throw .access(.ownerNotNamed)
        }
        let ahead = wish.reviewBy.dayNumber - now.london.date.dayNumber
        guard (0...AccessLimits.longestReviewDays).contains(ahead) else {
            throw .access(.reviewDate(latestDays: AccessLimits.longestReviewDays))
        }
        return FileRestricted(
            people: people.sorted(), units: wish.units.sorted(), reason: reason, reviewBy: wish.reviewBy, by: by)
    }

    private func lift(because reason: String) throws(FileRefusal) -> RestrictionLifted {
        guard state.access.restriction != nil else { throw .access(.notRestricted) }
        return RestrictionLifted(reason: try sealedReason(reason), by: by)
    }

    private func breakGlass(because reason: String) throws(FileRefusal) -> GlassBroken {
        guard state.access.restriction != nil else { throw .access(.notRestricted) }
        if let member = actor.staff, state.access.names(member) { throw .access(.alreadyNamed) }
        if let open = state.access.opening(of: by, at: now) { throw .access(.stillOpen(until: open.broken.until)) }
        let earlier = state.access.breakings.filter { $0.broken.by == by }
        guard earlier.allSatisfy({ $0.review?.justified == true }) else { throw .access(.usedAlready) }
        return GlassBroken(
            number: state.access.breakings.count + 1, reason: try sealedReason(reason),
            until: now.adding(seconds: AccessLimits.openMinutes * 60), by: by)
    }

    private func reviewGlass(
        _ number: Int, _ justified: Bool, _ reason: String
    ) throws(FileRefusal) -> GlassReviewed {
        guard let breaking = state.access.breakings.first(where: { $0.broken.number == number }) else {
            throw .access(.noSuchBreaking)
        }
        if breaking.broken.by == by { throw .access(.ownBreaking) }
        guard breaking.review == nil else { throw .access(.reviewedAlready) }
        return GlassReviewed(number: number, justified: justified, reason: try text(reason, limit: 1_000), by: by)
    }

    /// Who owns a restricted file sees it: an officer who is not named cannot be given it.
    func requireNamed(_ officer: StaffMember?) throws(FileRefusal) {
        guard let officer, !state.access.names(officer) else { return }
        throw .access(.ownerNotNamed)
    }

    private func sealedReason(_ reason: String) throws(FileRefusal) -> Sealed<String> {
        if state.isErased { throw .personErased }
        return sealed(try text(reason, limit: 1_000))
    }
}
