import Policing

/// What is restricted, and who opened it all the same: for those who answer for it.
public protocol Restrictions: Sendable {
    /// Restricted files, the soonest review first. That they exist is told to whoever asks; what they are is not.
    func restricted(for reader: StaffMember, limit: Int) async throws(StoreError) -> [RestrictedFile]
    /// Openings by people who were not named: those that wait for a review first, then the newest.
    func openings(limit: Int) async throws(StoreError) -> [GlassOpening]
    /// Openings by others, which nobody has reviewed, of files that name whoever asks or a unit of theirs.
    func notices(for reader: StaffMember, limit: Int) async throws(StoreError) -> [GlassOpening]
    /// How many openings by others wait for a review.
    func waiting(for reader: StaffMember) async throws(StoreError) -> Int
}

/// A restricted file as somebody sees it who may not be named.
public struct RestrictedFile: Sendable, Equatable {
    public let reference: Reference
    public let since: Moment
    /// The end of the last day before it must be looked at again.
    public let reviewBy: Moment
    public let by: String
    /// Whether whoever asks is named.
    public let isNamed: Bool

    public init(reference: Reference, since: Moment, reviewBy: Moment, by: String, isNamed: Bool) {
        self.reference = reference
        self.since = since
        self.reviewBy = reviewBy
        self.by = by
        self.isNamed = isNamed
    }
}

/// One time that somebody opened a restricted file without being named.
public struct GlassOpening: Sendable, Equatable {
    public let reference: Reference
    public let number: Int
    public let by: String
    public let at: Moment
    /// Nil once the report's person has been erased.
    public let reason: String?
    /// Nil until a supervisor has looked at it.
    public let review: Review?

    public struct Review: Sendable, Equatable {
        public let by: String
        public let isJustified: Bool
        public let reason: String

        public init(by: String, isJustified: Bool, reason: String) {
            self.by = by
            self.isJustified = isJustified
            self.reason = reason
        }
    }

    public init(reference: Reference, number: Int, by: String, at: Moment, reason: String?, review: Review?) {
        self.reference = reference
        self.number = number
        self.by = by
        self.at = at
        self.reason = reason
        self.review = review
    }
}
