import Policing

/// Where it is kept who is away.
public protocol AbsenceRoll: Sendable {
    /// Those that are not over, in the order in which they begin.
    func absences(at now: Moment) async throws(StoreError) -> [KnownAbsence]
    /// Notes that somebody is away.
    func add(_ absence: Absence, by: String, at now: Moment) async throws(StoreError)
    /// Somebody is back sooner; false when that absence is over.
    func end(_ number: Int64, by: String, at now: Moment) async throws(StoreError) -> Bool
}

/// An absence as it is kept.
public struct KnownAbsence: Sendable, Equatable {
    public let number: Int64
    public let absence: Absence
    /// Who noted it.
    public let by: String

    public init(number: Int64, absence: Absence, by: String) {
        self.number = number
        self.absence = absence
        self.by = by
    }
}

extension Absences {
    public init(_ known: [KnownAbsence]) {
        self.init(known.map(\.absence))
    }
}
