import Policing

/// What a force counts of a day in London.
public protocol DayNumbers: Sendable {
    /// One row a day, in order.
    func numbers(of days: ClosedRange<CivilDate>, at now: Moment) async throws(StoreError) -> [DayNumber]
    /// The files behind a number of a day, each once, in the order in which they came.
    func files(behind number: DayQuestion, after: Int64?, limit: Int) async throws(StoreError) -> [NumberedFile]
}

/// One day in numbers.
public struct DayNumber: Sendable, Equatable {
    public let day: CivilDate
    /// By measure and by code: the grade, the outcome, the rule. A measure without codes has one of no letters.
    public let amounts: [DayMeasure: [String: Int]]

    public init(day: CivilDate, amounts: [DayMeasure: [String: Int]]) {
        self.day = day
        self.amounts = amounts
    }

    public subscript(measure: DayMeasure) -> Int {
        amounts[measure]?.values.reduce(0, +) ?? 0
    }
}

/// Which number, and who asks.
public struct DayQuestion: Sendable {
    public let measure: DayMeasure
    public let day: CivilDate
    public let reader: StaffMember
    public let now: Moment

    public init(measure: DayMeasure, day: CivilDate, reader: StaffMember, now: Moment) {
        self.measure = measure
        self.day = day
        self.reader = reader
        self.now = now
    }
}

/// A file where it stands in its store.
public struct NumberedFile: Sendable, Equatable {
    public let number: Int64
    public let summary: FileSummary

    public init(number: Int64, summary: FileSummary) {
        self.number = number
        self.summary = summary
    }
}
