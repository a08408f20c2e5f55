import Policing
import Workflows

/// What somebody typed, as full-text queries. A phone number or a postcode is looked for as it is kept, however it was
/// spaced.
///
/// Whole words are looked for first: their index is read from the newest on, and left as soon as a page is full. All
/// that begins with a word must be gathered before the first row is known, which takes long where many words do; so
/// beginnings are asked for only where whole words fill no page.
struct SearchQuery {
    /// Finds the words as they were typed.
    let whole: String
    /// Finds what the words begin, too.
    let beginnings: String

    /// Shorter ones begin too much.
    private static let shortestBeginning = 3
    private static let mostWords = 8

    /// Nil when nothing that can be searched was typed.
    init?(_ wanted: FileSearch) {
        var parts: [Part] = []
        if let words = Self.anywhere(wanted.words) { parts.append(words) }
        for field in SearchField.allCases {
            if let text = wanted.fields[field] {
                guard let part = Self.part(field, text) else { return nil }
                parts.append(part)
            }
            if let days = wanted.days[field] { parts.append(Part(days: days, column: field.column)) }
        }
        guard !parts.isEmpty else { return nil }
        whole = parts.map { $0.query(isWhole: true) }.joined(separator: " AND ")
        beginnings = parts.map { $0.query(isWhole: false) }.joined(separator: " AND ")
    }

    /// Ways to say the same thing, in one column or in any.
    private struct Part {
        var column: String?
        var ways: [[Substring]]
        /// Nothing but whole words.
        var isExact = false

        /// Nearly every number begins as nearly every other.
        private var shortest: Int { column == SearchField.phone.column ? 7 : SearchQuery.shortestBeginning }

        func query(isWhole: Bool) -> String {
            let ways = ways.map { words in
                "(\(words.map { term($0, isWhole: isWhole || isExact) }.joined(separator: " ")))"
            }
            let all = "(\(ways.joined(separator: " OR ")))"
            return column.map { "{\($0)} : \(all)" } ?? all
        }

        private func term(_ word: Substring, isWhole: Bool) -> String {
            isWhole || word.count < shortest ? "\"\(word)\"" : "\"\(word)\"*"
        }

        init(column: String?, ways: [[Substring]]) {
            self.column = column
            self.ways = ways
        }

        /// Whole years and months are one word each.
        init(days: DayRange, column: String) {
            self.column = column
            isExact = true
            ways = DaySpans(days).words.map { [Substring($0)] }
        }
    }

    private static func anywhere(_ typed: String) -> Part? {
        let kept =
            Pattern.phone.normalised(typed).map { _ in SearchText.phone(typed) }
            ?? Pattern.postcode.normalised(typed)
        let ways = ([typed] + [kept].compactMap { $0 }).map(words).filter { !$0.isEmpty }
        return ways.isEmpty ? nil : Part(column: nil, ways: ways)
    }

    /// Nil for what the field cannot hold: then nothing is found.
    private static func part(_ field: SearchField, _ typed: String) -> Part? {
        let text: [String] =
            switch field {
            case .phone: [SearchText.phone(typed)]
            case .plate, .serial: [SearchText.together(typed)]
            case .place: [typed, Postcode(typed).map { SearchText.together($0.text) } ?? ""]
            case .name, .email, .date, .received: [typed]
            }
        let ways = text.map(words).filter { !$0.isEmpty }
        return ways.isEmpty ? nil : Part(column: field.column, ways: ways)
    }

    private static func words(_ text: String) -> [Substring] {
        Array(text.split { !$0.isLetterOrDigit }.prefix(mostWords))
    }
}

extension SearchField {
    /// The column of the index that holds it.
    var column: String { self == .date ? "happened" : rawValue }
}

/// A range of days as whole years, whole months, and what is left of days.
private struct DaySpans {
    private(set) var words: [String] = []

    init(_ range: DayRange) {
        var date = range.first
        while date <= range.last {
            let monthEnd = date.adding(days: CivilDate.length(ofMonth: date.month, year: date.year) - date.day)
            let yearEnd = CivilDate(year: date.year, month: 12, day: 31) ?? monthEnd
            if date.day == 1, date.month == 1, yearEnd <= range.last {
                words.append(SearchText.yearWord(date.year))
                date = yearEnd.adding(days: 1)
            } else if date.day == 1, monthEnd <= range.last {
                words.append(SearchText.monthWord(date))
                date = monthEnd.adding(days: 1)
            } else {
                words.append(SearchText.dayWord(date))
                date = date.adding(days: 1)
            }
        }
    }
}
