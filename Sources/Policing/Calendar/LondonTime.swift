/// A time of day on a day, as a clock in London shows it, to the minute.
public struct CivilTime: Hashable, Sendable, Codable {
    public let date: CivilDate
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    /// That time, or nil when a clock never shows that hour or minute.
    public init?(date: CivilDate, hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
    }

    fileprivate init(date: CivilDate, minuteOfDay: Int) {
        self.date = date
        hour = minuteOfDay / 60
        minute = minuteOfDay % 60
    }

    /// The time of day as `09:05`.
    public var clock: String {
        DigitText.made { text in
            text.append(hour, digits: 2)
            text.append(":", minute, digits: 2)
        }
    }
}

extension Moment {
    /// What a clock in London shows at this moment, whole minutes.
    ///
    /// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
    /// The rule of today is used for every year, although other rules held before 1996.
    ///
    /// Source: Summer Time Act 1972 as amended by the Summer Time Order 2002.
    public var london: CivilTime {
        let local = milliseconds + (isLondonSummerTime ? hourMilliseconds : 0)
        let day = local.dividedDown(by: dayMilliseconds)
        return CivilTime(
            date: CivilDate(dayNumber: Int(day)),
            minuteOfDay: Int((local - day * dayMilliseconds) / 60_000))
    }

    /// Whether London keeps summer time at this moment.
    public var isLondonSummerTime: Bool {
        let year = utcDate.year
        return (summerTimeEdge(year, 3)..<summerTimeEdge(year, 10)).contains(milliseconds)
    }

    /// The day in UTC, which is not always the day in London.
    var utcDate: CivilDate {
        CivilDate(dayNumber: Int(milliseconds.dividedDown(by: dayMilliseconds)))
    }

    /// The moment at which a clock in London shows that time.
    ///
    /// Hours and minutes past the end of the clock carry over: hour 24 is the next midnight.
    /// The hour that the clock shows twice in October means the first of the two;
    /// the hour that it skips in March means the hour after.
    public init(london date: CivilDate, hour: Int, minute: Int = 0) {
        let local = Int64(date.dayNumber) * dayMilliseconds + Int64(hour * 60 + minute) * 60_000
        let summer = Moment(milliseconds: local - hourMilliseconds)
        self = summer.isLondonSummerTime ? summer : Moment(milliseconds: local)
    }

    /// The moment at which a clock in London shows that time; see ``init(london:hour:minute:)``.
    public init(london time: CivilTime) {
        self.init(london: time.date, hour: time.hour, minute: time.minute)
    }

    /// The last millisecond of a day in London: 23:59:59.999.
    public static func endOfDay(london date: CivilDate) -> Moment {
        Moment(milliseconds: Moment(london: date.adding(days: 1), hour: 0).milliseconds - 1)
    }
}

private let hourMilliseconds: Int64 = 3_600_000
private let dayMilliseconds: Int64 = 86_400_000

/// 01:00 UTC on the last Sunday of a month of 31 days, in milliseconds since 1970.
private func summerTimeEdge(_ year: Int, _ month: Int) -> Int64 {
    let lastDay = CivilDate(year: year, month: month, day: 31)?.dayNumber ?? 0
    let sinceSunday = (lastDay + 4) - (lastDay + 4).dividedDown(by: 7) * 7
    return Int64(lastDay - sinceSunday) * dayMilliseconds + hourMilliseconds
}
