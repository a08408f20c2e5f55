import Policing
import Workflows

/// Moments as the desk reads them: short, and how long ago or how long still.
struct DeskTimes: Sendable {
    let words: Catalogue
    let now: Moment

    /// "today 09:05", "21 November 09:05", with the year when it is another one.
    func stamp(_ moment: Moment) -> String {
        let time = moment.london, today = now.london.date
        let values: SentenceValues = [
            "day": String(time.date.day), "month": words.text("dates.months.m\(time.date.month)"),
            "year": String(time.date.year), "time": time.clock,
        ]
        switch today.dayNumber - time.date.dayNumber {
        case 0: return words.text("desk.time.today", values)
        case 1: return words.text("desk.time.yesterday", values)
        case -1: return words.text("desk.time.tomorrow", values)
        default: return words.text(time.date.year == today.year ? "desk.time.day" : "desk.time.year", values)
        }
    }

    /// "21 November 2026", from a day as it is stored.
    func day(_ iso: String) -> String {
        guard let date = CivilDate(iso: iso) else { return iso }
        let month = words.text("dates.months.m\(date.month)")
        return words.text("desk.time.date", ["day": String(date.day), "month": month, "year": String(date.year)])
    }

    func text(_ moment: Moment) -> TimeText {
        TimeText(iso: moment.iso8601, text: stamp(moment).capitalisedFirst)
    }

    /// "5 minutes ago".
    func ago(_ moment: Moment) -> String {
        let seconds = (now.milliseconds - moment.milliseconds) / 1_000
        return seconds < 60 ? words.text("desk.time.just-now") : words.text("desk.time.ago", ["span": span(seconds)])
    }

    /// How long from one to the other, whichever comes first: "3 hours".
    func between(_ one: Moment, _ other: Moment) -> String {
        span(abs(other.milliseconds - one.milliseconds) / 1_000)
    }

    /// "In 3 hours", or "3 hours late".
    func due(_ moment: Moment) -> String {
        words.text(moment < now ? "desk.time.late" : "desk.time.in", ["span": between(now, moment)])
    }

    private func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<3_600: words.count("desk.time.minutes", max(1, Int(seconds / 60)))
        case ..<172_800: words.count("desk.time.hours", Int(seconds / 3_600))
        default: words.count("desk.time.days", Int(seconds / 86_400))
        }
    }
}

extension String {
    /// With its first letter as a sentence begins.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
