import Policing
import Workflows

/// Moments as a clock and a calendar in London show them, in the words of one language, on one page.
struct LondonDates: Sendable {
    let words: Catalogue
    private let today: CivilDate
    /// Most of what a page tells happened today, or is told beside something that did.
    private let todayText: String

    init(words: Catalogue, now: Moment) {
        self.words = words
        today = now.london.date
        todayText = Self.text(today, words, key: "tracking.date")
    }

    /// "Tuesday 24 November at 17:30"; with the year when it is another year than this one.
    func moment(_ moment: Moment) -> String {
        let time = moment.london
        return words.text("dates.at-time", ["date": day(time.date), "time": time.clock])
    }

    /// "Tuesday 24 November"; with the year when it is another year than this one.
    func day(_ date: CivilDate) -> String {
        if date == today { return todayText }
        return Self.text(date, words, key: date.year == today.year ? "tracking.date" : "tracking.date-with-year")
    }

    private static func text(_ date: CivilDate, _ words: Catalogue, key: String) -> String {
        words.text(
            key,
            [
                "weekday": words.text("tracking.weekdays.\(date.weekday.rawValue)"), "day": String(date.day),
                "month": words.text("dates.months.m\(date.month)"), "year": String(date.year),
            ])
    }

    /// When something still to be done is due: "By 17:30 today", "Tomorrow, by the end of the day".
    func due(_ due: Moment?) -> String {
        guard let due else { return words.text("tracking.due.no-date") }
        let time = due.london
        let values: SentenceValues = ["time": time.clock, "date": day(time.date)]
        let key = "tracking.due.\(time.isEndOfDay ? "end-of-day" : "time")"
        switch time.date.dayNumber - today.dayNumber {
        case 0: return words.text("\(key)-today", values)
        case 1: return words.text("\(key)-tomorrow", values)
        default: return words.text(key, values)
        }
    }

    /// When something should have been done: "We said by 17:30 on Tuesday 24 November".
    func missed(_ due: Moment) -> String {
        let time = due.london
        let key = time.isEndOfDay ? "tracking.due.missed-end-of-day" : "tracking.due.missed"
        return words.text(key, ["time": time.clock, "date": day(time.date)])
    }

    /// How long, in the largest unit that says it whole: "15 minutes", "48 hours", "7 days".
    func duration(minutes: Int) -> String {
        switch minutes {
        case 4_320... where minutes.isMultiple(of: 1_440): words.count("tracking.days", minutes / 1_440)
        case 60... where minutes.isMultiple(of: 60): words.count("dates.hours", minutes / 60)
        default: words.count("tracking.minutes", minutes)
        }
    }
}

extension CivilTime {
    /// Promises of whole days fall due in the last minute of a day.
    fileprivate var isEndOfDay: Bool { hour == 23 && minute == 59 }
}
