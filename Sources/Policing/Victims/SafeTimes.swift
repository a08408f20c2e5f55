/// When it is safe to reach a person, as they said.
public struct SafeTimes: Hashable, Sendable {
    /// The times that they chose.
    public let window: SafeWindow
    /// What they said of it in their own words; nil for nothing. No machine reads it: a person must.
    public let words: String?

    public init(window: SafeWindow, words: String?) {
        self.window = window
        self.words = words.map { $0.tidyLine() }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// At any time.
    public static let any = SafeTimes(window: .any, words: nil)

    /// Whether messages can leave by themselves at all: not where the person wants none unasked, and not where
    /// words must be read first.
    public var letsMessagesLeave: Bool { words == nil && window != .asked && window != .other }

    /// The first moment, from one on, at which a message may leave by itself.
    ///
    /// Times are those of a clock in London. A message that waits is late; one that comes at the wrong time can
    /// put somebody in danger.
    ///
    /// Source: Victims' Code 2020, right 3 and right 6 (how and when the victim wants to be told).
    /// - Returns: the moment itself when it lies in the window; nil when none ever may.
    public func opening(from moment: Moment, calendar: WorkingCalendar) -> Moment? {
        guard letsMessagesLeave else { return nil }
        guard let hours = window.hours else { return moment }
        let today = moment.london.date
        // Two weeks hold a working day whatever the bank holidays.
        for date in (0...14).lazy.map({ today.adding(days: $0) }) where window.isOpen(on: date, calendar) {
            let start = Moment(london: date, hour: hours.lowerBound)
            if moment <= start { return start }
            if moment < Moment(london: date, hour: hours.upperBound) { return moment }
        }
        return nil
    }
}

/// The times that a person can choose from. Raw values are storage and stand in the API.
public enum SafeWindow: String, Sendable, CaseIterable, Codable {
    case any
    /// Every day from 9 to 17.
    case daytime
    /// Working days from 9 to 17: not when the family is at home.
    case weekdays
    /// Every day from 18 to 21.
    case evenings
    /// No message unless the person asks for one, such as a link.
    case asked
    /// Times that only the person's own words say.
    case other

    /// The hours of the day, the last not included; nil for no such limit.
    public var hours: Range<Int>? {
        switch self {
        case .daytime, .weekdays: 9..<17
        case .evenings: 18..<21
        case .any, .asked, .other: nil
        }
    }

    func isOpen(on date: CivilDate, _ calendar: WorkingCalendar) -> Bool {
        self != .weekdays || calendar.isWorkingDay(date)
    }
}

extension ContactChoice {
    /// When it is safe; at any time where nothing was said.
    public var times: SafeTimes {
        if case .only(_, let times) = self { times } else { .any }
    }
}
