/// The times that an account speaks of: "last night about 8", "on Monday", "this morning", "12 November".
struct SpokenTimes {
    let tokens: [SpokenWord]
    let now: Moment

    private var today: CivilDate { now.london.date }

    /// From the first time to the last when there are two or more, then each of them.
    var facts: [HeardFact] {
        let each = mentions
        let alone = each.compactMap { mention in
            occurrence(mention.from, mention.to).map { HeardFact(said: mention.said, meaning: .when($0)) }
        }
        guard let first = each.first, let last = each.last, each.count > 1, first.from < last.to,
            let whole = occurrence(first.from, last.to)
        else { return Array(alone.prefix(Self.most)) }
        let said = "\(first.said) … \(last.said)"
        return Array(([HeardFact(said: said, meaning: .when(whole))] + alone).prefix(Self.most))
    }

    private static let most = 3

    /// What has not happened yet is no account of the past; what lasts still ends now.
    private func occurrence(_ from: Moment, _ to: Moment) -> Occurrence? {
        guard from <= now else { return nil }
        return Occurrence(from: from, to: min(max(from, to), now))
    }

    private struct Mention {
        let said: String
        let from: Moment
        let to: Moment
    }

    private var mentions: [Mention] {
        let days = SpokenDay.all(in: tokens, today: today)
        return days.enumerated().map { number, day in
            let start = number == 0 ? 0 : days[number - 1].words.upperBound
            let end = number + 1 < days.count ? days[number + 1].words.lowerBound : tokens.count
            return mention(of: day, clocks: SpokenClock.near(day, in: tokens, within: start..<end))
        }
    }

    private func mention(of day: SpokenDay, clocks: [SpokenClock]) -> Mention {
        let words = clocks.reduce(day.words) { range, clock in
            min(range.lowerBound, clock.words.lowerBound)..<max(range.upperBound, clock.words.upperBound)
        }
        let said = tokens[words].map(\.typed).joined(separator: " ")
        guard let first = clocks.first else { return Mention(said: said, from: day.start, to: day.end) }
        let from = day.moment(first), to = clocks.last.map { day.moment($0) } ?? from
        // A later clock that shows an earlier time is the next day's.
        return Mention(said: said, from: from, to: to < from ? to.adding(hours: 24) : to)
    }
}

/// A day, or a part of one, that an account names.
struct SpokenDay {
    let words: Range<Int>
    let date: CivilDate
    let part: Part

    /// Part of a day, by its hours; a night runs into the next day.
    enum Part {
        case whole, morning, afternoon, evening, night

        var hours: Range<Int> {
            switch self {
            case .whole: 0..<24
            case .morning: 6..<12
            case .afternoon: 12..<18
            case .evening: 18..<24
            case .night: 18..<30
            }
        }

        init?(_ word: String) {
            switch word {
            case "morning": self = .morning
            case "afternoon": self = .afternoon
            case "evening": self = .evening
            case "night": self = .night
            default: return nil
            }
        }
    }

    var start: Moment { Moment(london: date, hour: part.hours.lowerBound) }
    var end: Moment { Moment(london: date, hour: part.hours.upperBound).adding(seconds: -60) }

    /// The moment at which a clock showed a time on it: after midnight a night is on the next day.
    func moment(_ clock: SpokenClock) -> Moment {
        let hour = clock.hour(in: part)
        let isNextDay = part == .night && hour < 12
        return Moment(london: isNextDay ? date.adding(days: 1) : date, hour: hour, minute: clock.minute)
    }

    static func all(in tokens: [SpokenWord], today: CivilDate) -> [SpokenDay] {
        var days: [SpokenDay] = []
        var index = 0
        while index < tokens.count {
            if let day = SpokenDay(at: index, in: tokens, today: today) {
                days.append(day)
                index = day.words.upperBound
            } else {
                index += 1
            }
        }
        return days
    }

    private init(_ words: Range<Int>, _ date: CivilDate, _ part: Part) {
        self.words = words
        self.date = date
        self.part = part
    }

    private init?(at index: Int, in tokens: [SpokenWord], today: CivilDate) {
        let word = tokens[index].plain
        let next = index + 1 < tokens.count ? tokens[index + 1].plain : ""
        switch (word, next) {
        case ("last", "night"): self.init(index..<index + 2, today.adding(days: -1), .night)
        case ("overnight", _): self.init(index..<index + 1, today.adding(days: -1), .night)
        case ("tonight", _): self.init(index..<index + 1, today, .night)
        case ("this", _):
            guard let part = Part(next), part != .night else { return nil }
            self.init(index..<index + 2, today, part)
        case ("today", _): self.init(index..<index + 1, today, .whole)
        case ("yesterday", _): self.init(day: today.adding(days: -1), index, index + 1, next)
        default:
            guard let day = Self.named(at: index, in: tokens, today: today) else { return nil }
            let after = index + day.count
            self.init(day: day.date, index, after, after < tokens.count ? tokens[after].plain : "")
        }
    }

    /// A day, and the part of it that the word after it may name.
    private init(day: CivilDate, _ start: Int, _ end: Int, _ next: String) {
        let part = Part(next)
        self.init(start..<(part == nil ? end : end + 1), day, part ?? .whole)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A day of the week or of the calendar: the latest that is not still to come.
    private static func named(
        at index: Int, in tokens: [SpokenWord], today: CivilDate
    ) -> (date: CivilDate, count: Int)? {
        let word = tokens[index].plain
        if let weekday = Weekday(rawValue: word) {
            let isLast = index > 0 && tokens[index - 1].plain == "last"
            let back = (isLast ? 1...7 : 0...6).first { today.adding(days: -$0).weekday == weekday } ?? 0
            return (today.adding(days: -back), 1)
        }
        if let date = numeric(word, today) { return (date, 1) }
        guard index + 1 < tokens.count else { return nil }
        let next = tokens[index + 1].plain
        if let month = months.firstIndex(of: next), let day = ordinal(word) { return calendar(day, month + 1, today) }
        if let month = months.firstIndex(of: word), let day = ordinal(next) { return calendar(day, month + 1, today) }
        return nil
    }

    private static func calendar(_ day: Int, _ month: Int, _ today: CivilDate) -> (date: CivilDate, count: Int)? {
        latest(day, month, today).map { ($0, 2) }
    }

    private static func latest(_ day: Int, _ month: Int, _ today: CivilDate) -> CivilDate? {
        [today.year, today.year - 1].compactMap { CivilDate(year: $0, month: month, day: day) }.first { $0 <= today }
    }

    /// `12th` or `12`.
    private static func ordinal(_ word: String) -> Int? {
        let ends = ["st", "nd", "rd", "th"]
        let digits = ends.first { word.hasSuffix($0) } == nil ? word : String(word.dropLast(2))
        return digits.count <= 2 ? Int(digits) : nil
    }

    /// `12/11` or `12/11/2026`, the day first.
    private static func numeric(_ word: String, _ today: CivilDate) -> CivilDate? {
        let parts = word.split(separator: "/").map { Int($0) }
        guard (2...3).contains(parts.count), let day = parts[0], let month = parts[1] else { return nil }
        guard parts.count == 3 else { return latest(day, month, today) }
        guard let year = parts[2], let date = CivilDate(year: year < 100 ? 2_000 + year : year, month: month, day: day)
        else { return nil }
        return date <= today ? date : nil
    }
}

/// A time of day that stands near a day in an account: "8pm", "20:30", "about 8", "midnight".
struct SpokenClock {
    let words: Range<Int>
    let minute: Int
    private let hour: Int
    /// Whether it says which half of the day it means.
    private let isSure: Bool

    /// How many words may stand between a day and its time.
    private static let nearWords = 5
    private static let leads: Set<String> = ["at", "about", "around", "by", "before", "after", "until", "till", "and"]

    /// On a night or an evening, eight is twenty hours; on an afternoon, two is fourteen.
    func hour(in part: SpokenDay.Part) -> Int {
        guard !isSure, hour <= 12 else { return hour }
        switch part {
        case .evening where hour < 12, .night where (5..<12).contains(hour): return hour + 12
        case .afternoon where hour < 6: return hour + 12
        case .evening, .night: return hour == 12 ? 24 : hour
        case .whole, .morning, .afternoon: return hour
        }
    }

    /// At most two clocks: a start and an end.
    static func near(_ day: SpokenDay, in tokens: [SpokenWord], within: Range<Int>) -> [SpokenClock] {
        let start = max(within.lowerBound, day.words.lowerBound - nearWords)
        let end = min(within.upperBound, day.words.upperBound + nearWords)
        let places = Array(start..<day.words.lowerBound) + Array(day.words.upperBound..<end)
        return Array(places.compactMap { SpokenClock(at: $0, in: tokens, part: day.part) }.prefix(2))
    }

    private init?(at index: Int, in tokens: [SpokenWord], part: SpokenDay.Part) {
        let isLed = index > 0 && Self.leads.contains(tokens[index - 1].plain)
        let word = tokens[index].plain
        let next = index + 1 < tokens.count ? tokens[index + 1].plain : ""
        let hasHalf = next == "am" || next == "pm"
        guard let read = Self.read(hasHalf ? word + next : word) else { return nil }
        // A bare number is a time only where words before it say so, and the part of the day says which.
        guard read.isSure || (isLed && part != .whole) else { return nil }
        words = index..<(hasHalf ? index + 2 : index + 1)
        (hour, minute, isSure) = (read.hour, read.minute, read.isSure)
    }

    private static func read(_ word: String) -> (hour: Int, minute: Int, isSure: Bool)? {
        switch word {
        case "noon", "midday": return (12, 0, true)
        case "midnight": return (24, 0, true)
        default: break
        }
        let half: Int? = word.hasSuffix("pm") ? 12 : word.hasSuffix("am") ? 0 : nil
        let parts = (half == nil ? word : String(word.dropLast(2))).split { $0 == ":" || $0 == "." }
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isASCIIDigitSign) }),
            let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0, minute < 60
        else { return nil }
        if let half { return (1...12).contains(hour) ? (hour % 12 + half, minute, true) : nil }
        guard (1...23).contains(hour), parts.count == 1 || parts[1].count == 2 else { return nil }
        return (hour, minute, parts.count == 2 || hour > 12)
    }
}

extension Character {
    fileprivate var isASCIIDigitSign: Bool { ("0"..."9").contains(self) }
}
