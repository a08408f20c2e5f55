import Policing

/// The words by which days are typed in one language.
public struct DayWords: Sendable, Equatable {
    /// January first; none when only numbers are read.
    public let months: [String]
    public let today: String
    public let yesterday: String
    /// What stands between the two ends of a range, such as "to".
    public let between: [String]
    /// What may stand behind a day's number, such as "st".
    public let endings: [String]

    public init(
        months: [String] = [], today: String = "", yesterday: String = "", between: [String] = [],
        endings: [String] = []
    ) {
        self.months = months.map { $0.lowercased() }
        self.today = today.lowercased()
        self.yesterday = yesterday.lowercased()
        self.between = between.map { $0.lowercased() }
        self.endings = endings.map { $0.lowercased() }
    }

    /// A month by its name or by three letters of it at least.
    fileprivate func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}

/// Reads a day or a range of days as people type them: `3/6/26`, `2026-06-03`, `2026-06`, `3 June`, `3-5 june`, `June 2026`,
/// `1 May to 3 June`, `yesterday`. The day stands before the month. Without a year, the latest that is not to come.
public struct TypedDays: Sendable {
    private let words: DayWords
    private let today: CivilDate

    public init(words: DayWords, today: CivilDate) {
        self.words = words
        self.today = today
    }

    /// Nil for what is no day.
    public func read(_ typed: String) -> DayRange? {
        let tokens = Self.tokens(typed).filter { !words.endings.contains($0) }
        guard !tokens.isEmpty, tokens.count <= 16 else { return nil }
        if let whole = part(tokens[...]) { return range(whole) }
        for index in tokens.indices.dropFirst().dropLast() where isBetween(tokens[index]) {
            if let found = range(tokens[..<index], tokens[(index + 1)...]) { return found }
        }
        return nil
    }

    private func isBetween(_ token: String) -> Bool {
        ["-", "–", "—", ".."].contains(token) || words.between.contains(token)
    }

    /// From one end to the other; the first takes its month and year from the last where it has none.
    private func range(_ first: ArraySlice<String>, _ last: ArraySlice<String>) -> DayRange? {
        guard let typed = part(first) ?? lone(first), let to = part(last), let end = range(to) else { return nil }
        // A year before a day and a month, as in "2026-13-01", is a wrong date and no range.
        if typed.day == nil, typed.month == nil, to.year == nil { return nil }
        var from = typed
        if from.day != nil, from.month == nil { from.month = to.month }
        from.year = typed.year ?? end.last.year
        guard let begin = range(from) else { return nil }
        if begin.first <= end.last { return DayRange(begin.first, end.last) }
        guard typed.year == nil else { return nil }
        // "28 December to 3 January" begins the year before.
        from.year = end.last.year - 1
        return range(from).flatMap { DayRange($0.first, end.last) }
    }

    private struct Part {
        var day: Int?
        var month: Int?
        var year: Int?
    }

    /// A day's number alone, as in "3 to 5 June".
    private func lone(_ tokens: ArraySlice<String>) -> Part? {
        tokens.count == 1 ? tokens.first.flatMap { Int($0) }.map { Part(day: $0) } : nil
    }

    private func part(_ tokens: ArraySlice<String>) -> Part? {
        let tokens = Array(tokens)
        if tokens == [words.today] { return whole(today) }
        if tokens == [words.yesterday] { return whole(today.adding(days: -1)) }
        let values = tokens.filter { !["-", "/", "."].contains($0) }
        let numbers = values.map { Int($0) }
        if tokens.count > values.count, numbers.allSatisfy({ $0 != nil }) {
            return numeric(numbers.compactMap { $0 }, isFirstLong: values.first?.count == 4)
        }
        guard tokens.count == values.count else { return nil }
        return named(values, numbers)
    }

    private func whole(_ date: CivilDate) -> Part { Part(day: date.day, month: date.month, year: date.year) }

    /// `2026-06-03`, `2026-06`, `3/6/2026`, `3/6`, with all their dashes, dots and slashes.
    private func numeric(_ numbers: [Int], isFirstLong: Bool) -> Part? {
        switch numbers.count {
        case 3 where isFirstLong: Part(day: numbers[2], month: numbers[1], year: numbers[0])
        case 3: Part(day: numbers[0], month: numbers[1], year: Self.year(numbers[2]))
        case 2 where isFirstLong && numbers[1] <= 12: Part(month: numbers[1], year: numbers[0])
        case 2 where numbers[1] <= 12: Part(day: numbers[0], month: numbers[1])
        default: nil
        }
    }

    /// `3 June 2026`, `June 3`, `June 2026`, `June`, `2026`.
    private func named(_ values: [String], _ numbers: [Int?]) -> Part? {
        let months = values.indices.filter { numbers[$0] == nil }
        let rest = values.indices.compactMap { numbers[$0] }
        if months.isEmpty { return values.count == 1 && values[0].count == 4 ? Part(year: numbers[0]) : nil }
        guard months.count == 1, let month = words.month(values[months[0]]) else { return nil }
        switch rest.count {
        case 0: return Part(month: month)
        case 1 where rest[0] > 31: return Part(month: month, year: Self.year(rest[0]))
        case 1: return Part(day: rest[0], month: month)
        case 2: return Part(day: rest[0], month: month, year: Self.year(rest[1]))
        default: return nil
        }
    }

    private static func year(_ number: Int) -> Int { number < 100 ? 2_000 + number : number }

    private func range(_ part: Part) -> DayRange? {
        guard let month = part.month else {
            guard part.day == nil, let year = part.year else { return nil }
            return days(from: (year, 1, 1), to: (year, 12, 31))
        }
        guard (1...12).contains(month) else { return nil }
        let year = part.year ?? latestYear(month, part.day)
        let last = CivilDate.length(ofMonth: month, year: year)
        return days(from: (year, month, part.day ?? 1), to: (year, month, part.day ?? last))
    }

    /// This year, or the one before where that would be to come.
    private func latestYear(_ month: Int, _ day: Int?) -> Int {
        (month, day ?? 1) > (today.month, today.day) ? today.year - 1 : today.year
    }

    private func days(from: (Int, Int, Int), to: (Int, Int, Int)) -> DayRange? {
        guard (1_900...2_100).contains(from.0), let first = CivilDate(year: from.0, month: from.1, day: from.2),
            let last = CivilDate(year: to.0, month: to.1, day: to.2)
        else { return nil }
        return DayRange(first, last)
    }

    /// Runs of letters, runs of digits, and marks.
    private static func tokens(_ typed: String) -> [String] {
        var tokens: [String] = []
        var kind = 0
        for character in typed.lowercased() {
            let next =
                character.isWhitespace || character == "," ? 0 : character.isNumber ? 1 : character.isLetter ? 2 : 3
            if next != 0 {
                if next == kind, next != 3 || character == "." {
                    tokens[tokens.count - 1].append(character)
                } else {
                    tokens.append(String(character))
                }
            }
            kind = next
        }
        return tokens
    }
}
