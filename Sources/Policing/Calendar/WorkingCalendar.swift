/// Which days count as working days: Monday to Friday, less the bank holidays of England and Wales.
///
/// Source: Code of Practice for Victims of Crime (2020), meaning of "working day".
public struct WorkingCalendar: Hashable, Sendable {
    public let bankHolidays: Set<CivilDate>

    public init(bankHolidays: Set<CivilDate>) {
        self.bankHolidays = bankHolidays
    }

    /// Whether that day is neither at a weekend nor a bank holiday.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        !date.weekday.isWeekend && !bankHolidays.contains(date)
    }

    /// Whether the table of bank holidays reaches that year. Beyond it, only weekends are left out.
    public func covers(_ date: CivilDate) -> Bool {
        bankHolidays.contains { $0.year == date.year }
    }

    /// The end of the London day (23:59:59.999) of the nth working day after a moment.
    ///
    /// The day of the event is not counted, whatever its hour, so the first working day after it is day one.
    /// The limit is the end of the last day because the Code gives whole days: until that day is over
    /// nobody may say that the promise is late. It is a day in London because that is where the victim
    /// and the force look at the clock. No working days means the end of the day of the event.
    ///
    /// Source: Code of Practice for Victims of Crime (2020), time limits in working days.
    public func due(workingDays: Int, after moment: Moment) -> Moment {
        var date = moment.london.date
        var left = workingDays
        while left > 0 {
            date = date.adding(days: 1)
            if isWorkingDay(date) { left -= 1 }
        }
        return .endOfDay(london: date)
    }
}
