import Policing

/// What a force counts of a day in London.
public protocol DayNumbers: Sendable {
    /// One row a day, in order: what the reader may open, and apart from it what is restricted and does not name them.
    func numbers(
        of days: ClosedRange<CivilDate>, for reader: StaffMember, at now: Moment
    ) async throws(StoreError) -> [DayNumber]
    /// The files behind a number of a day that the reader may open, each once, in the order in which they came.
    func files(behind number: DayQuestion, after: Int64?, limit: Int) async throws(StoreError) -> [NumberedFile]
}

/// One day in numbers.
public struct DayNumber: Sendable, Equatable {
    public let day: CivilDate
    /// By measure and by code: the grade, the outcome, the rule. A measure without codes has one of no letters.
    public let amounts: [DayMeasure: [String: Int]]
    /// What restricted files that do not name the reader add to it. Only for whoever may know that they exist.
    public private(set) var restricted: [DayMeasure: [String: Int]]

    public init(
        day: CivilDate, amounts: [DayMeasure: [String: Int]], restricted: [DayMeasure: [String: Int]] = [:]
    ) {
        self.day = day
        self.amounts = amounts
        self.restricted = restricted
    }

    public subscript(measure: DayMeasure) -> Int {
        amounts[measure]?.values.reduce(0, +) ?? 0
    }

    public func restricted(_ measure: DayMeasure) -> Int {
        restricted[measure]?.values.reduce(0, +) ?? 0
    }

    public func whole(_ measure: DayMeasure) -> Int { self[measure] + restricted(measure) }

    /// For a reader who may not know that restricted files exist.
    public var withoutRestricted: DayNumber { DayNumber(day: day, amounts: amounts) }
}

/// Which number, and who asks.
public struct DayQuestion: Sendable {
    public let measure: DayMeasure
    /// Only what has this code; nil for all.
    public let code: String?
    public let day: CivilDate
    public let reader: StaffMember
    public let now: Moment

    public init(measure: DayMeasure, code: String? = nil, day: CivilDate, reader: StaffMember, now: Moment) {
        self.measure = measure
        self.code = code
        self.day = day
        self.reader = reader
        self.now = now
    }
}

/// A file where it stands in its store.
public struct NumberedFile: Sendable, Equatable {
    public let number: Int64
    public let summary: FileSummary
    /// How much of the number it makes: a file may keep two promises on one day.
    public let amount: Int

    public init(number: Int64, summary: FileSummary, amount: Int) {
        self.number = number
        self.summary = summary
        self.amount = amount
    }
}
