import Policing

/// A part of a day, for when nobody looked at a clock.
enum PartOfDay: String, CaseIterable, Sendable {
    case night, morning, afternoon, evening

    /// The hours that it lasts.
    var hours: Range<Int> {
        switch self {
        case .night: 0..<6
        case .morning: 6..<12
        case .afternoon: 12..<18
        case .evening: 18..<24
        }
    }
}

/// A day and a time as they stand in their boxes.
struct TimeEntry: Sendable {
    var date = EnteredDate()
    var time = ""

    init() {}

    init(_ moment: Moment?) {
        guard let london = moment?.london else { return }
        date = EnteredDate(london.date)
        time = london.clock
    }

    init(_ body: FormBody, date: String, time: String) {
        self.date = EnteredDate(body, date)
        self.time = body[time]
    }

    var hasTime: Bool { !time.allSatisfy(\.isWhitespace) }

    /// The day, or what is wrong with it by the key of its sentence.
    func day(today: CivilDate, _ fault: (String) -> Void) -> CivilDate? {
        guard !date.isEmpty else {
            fault("reporting.when.date-missing")
            return nil
        }
        guard let day = date.civil else {
            fault("problems.impossible-date")
            return nil
        }
        if day > today { fault("problems.future-date") }
        return day
    }
}

/// What one page about one time holds.
struct ExactEntry: Sendable {
    var at = TimeEntry()
    var part: PartOfDay?

    var date: EnteredDate { at.date }
    var time: String { at.time }

    init(_ occurrence: Occurrence?) {
        guard let occurrence else { return }
        at = TimeEntry(occurrence.earliest)
        if case .between(let from, let to) = occurrence {
            at.time = ""
            part = PartOfDay.allCases.first {
                $0.hours.lowerBound == from.london.hour && to.london.hour < $0.hours.upperBound
            }
            if to.milliseconds - from.milliseconds > 7 * 3_600_000 { part = nil }
        }
    }

    init(_ body: FormBody) {
        at = TimeEntry(body, date: "when", time: "time")
        part = PartOfDay(rawValue: body["part"])
    }

    /// When it happened; nil with what is wrong, by the key of its sentence and the id of the field.
    func occurrence(now: Moment, _ fault: (String, String) -> Void) -> Occurrence? {
        guard let day = at.day(today: now.london.date, { fault($0, "when") }) else { return nil }
        if at.hasTime {
            guard let clock = ClockTime(at.time) else {
                fault("reporting.when.time-wrong", "time")
                return nil
            }
            return checked(.exact(Moment(london: day, hour: clock.hour, minute: clock.minute)), now, fault)
        }
        let hours = part?.hours ?? 0..<24
        let from = Moment(london: day, hour: hours.lowerBound)
        let to = Moment(london: day, hour: hours.upperBound).adding(seconds: -60)
        return checked(.between(from: from, to: max(from, min(to, now))), now, fault)
    }

    private func checked(_ occurrence: Occurrence, _ now: Moment, _ fault: (String, String) -> Void) -> Occurrence? {
        guard let problem = occurrence.problem(now: now) else { return occurrence }
        fault(problem.key, at.hasTime ? "time" : "when")
        return nil
    }
}

/// What the page about two times holds.
struct BetweenEntry: Sendable {
    var from = TimeEntry()
    var to = TimeEntry()

    init(_ occurrence: Occurrence?) {
        from = TimeEntry(occurrence?.earliest)
        to = TimeEntry(occurrence?.latest)
    }

    init(_ body: FormBody) {
        from = TimeEntry(body, date: "from", time: "from-time")
        to = TimeEntry(body, date: "to", time: "to-time")
    }

    /// When it happened; nil with what is wrong, by the key of its sentence and the id of the field.
    func occurrence(now: Moment, _ fault: (String, String) -> Void) -> Occurrence? {
        let begin = moment(from, "from", ClockTime(hour: 0, minute: 0), now, fault)
        let end = moment(to, "to", ClockTime(hour: 23, minute: 59), now, fault)
        guard let begin, let end else { return nil }
        let occurrence = Occurrence(from: begin, to: end)
        guard let problem = occurrence.problem(now: now) else { return occurrence }
        fault(problem.key, problem == .future ? "from" : "to")
        return nil
    }

    private func moment(
        _ entry: TimeEntry, _ id: String, _ otherwise: ClockTime?, _ now: Moment, _ fault: (String, String) -> Void
    ) -> Moment? {
        guard let day = entry.day(today: now.london.date, { fault($0, id) }) else { return nil }
        guard let clock = entry.hasTime ? ClockTime(entry.time) : otherwise else {
            fault("reporting.when.time-wrong", "\(id)-time")
            return nil
        }
        return Moment(london: day, hour: clock.hour, minute: clock.minute)
    }
}

/// A time of day, however people write it: `14:30`, `1430`, `2.30pm`, `3 pm`.
struct ClockTime: Sendable, Equatable {
    let hour: Int
    let minute: Int

    init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    init?(_ typed: String) {
        var text = typed.plainDigits.lowercased().filter { !$0.isWhitespace }
        let isAfternoon = text.hasSuffix("pm") || text.hasSuffix("p.m."),
            isMorning = text.hasSuffix("am") || text.hasSuffix("a.m.")
        if isAfternoon || isMorning { text = String(text.prefix { $0 != "a" && $0 != "p" }) }
        guard let (hours, minute) = Self.parts(text) else { return nil }
        guard isAfternoon || isMorning else {
            self.init(hour: hours, minute: minute)
            return
        }
        guard (1...12).contains(hours) else { return nil }
        self.init(hour: hours % 12 + (isAfternoon ? 12 : 0), minute: minute)
    }

    private static func parts(_ text: String) -> (Int, Int)? {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." })
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
            return nil
        }
        if parts.count == 2 {
            guard let hour = Int(parts[0]), parts[1].count == 2, let minute = Int(parts[1]) else { return nil }
            return (hour, minute)
        }
        guard parts[0].count <= 4, let number = Int(parts[0]) else { return nil }
        return parts[0].count <= 2 ? (number, 0) : (number / 100, number % 100)
    }
}
