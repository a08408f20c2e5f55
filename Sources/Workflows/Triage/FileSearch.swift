import Policing

/// A field by which a file is found. The raw value is how it is typed: `phone:07700 900123`.
public enum SearchField: String, CaseIterable, Sendable {
    case name, phone, email, plate, serial, place
    /// When it happened.
    case date
    case received

    public var isDay: Bool { self == .date || self == .received }

    /// How much of what follows belongs to it, where no quotes say so.
    fileprivate var reach: Reach {
        switch self {
        case .name, .place, .date, .received: .upToNextField
        case .phone: .digits
        case .plate: .shortWords
        case .email, .serial: .oneWord
        }
    }

    fileprivate enum Reach { case upToNextField, digits, shortWords, oneWord }
}

/// Days from one to another, both of them with it.
public struct DayRange: Sendable, Equatable {
    public let first: CivilDate
    public let last: CivilDate

    public init?(_ first: CivilDate, _ last: CivilDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }
}

/// What somebody is looking for: words anywhere, and fields.
public struct FileSearch: Sendable, Equatable {
    public private(set) var words: String
    public private(set) var fields: [SearchField: String] = [:]
    public private(set) var days: [SearchField: DayRange] = [:]
    /// Fields of days that could not be read as days.
    public private(set) var unread: [SearchField] = []

    public var isEmpty: Bool { words.allSatisfy(\.isWhitespace) && fields.isEmpty && days.isEmpty }

    /// Words alone.
    public init(words: String) {
        self.words = words
    }

    /// What was typed into the box, in which `field:` begins a field, and into the fields of the form.
    public init(
        typed: String, form: [SearchField: String] = [:], dayWords: DayWords = DayWords(), today: CivilDate
    ) {
        var parts = SearchParts(typed)
        words = parts.words()
        for (field, text) in parts.found.merging(form, uniquingKeysWith: { first, _ in first }) {
            let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !text.isEmpty else { continue }
            if !field.isDay {
                fields[field] = text
            } else if let range = TypedDays(words: dayWords, today: today).read(text) {
                days[field] = range
            } else {
                unread.append(field)
            }
        }
        unread.sort { $0.rawValue < $1.rawValue }
    }
}

/// Takes apart what was typed: `bicycle name:grace lowe date:3 to 5 june`.
private struct SearchParts {
    private(set) var found: [SearchField: String] = [:]
    private var rest: ArraySlice<Substring>

    init(_ typed: String) {
        rest = Self.tokens(typed)[...]
    }

    /// The words that belong to no field; the fields are in `found` after it.
    mutating func words() -> String {
        var words: [Substring] = []
        while let token = rest.popFirst() {
            guard let (field, first) = Self.field(token) else {
                words.append(token.filter { $0 != "\"" }[...])
                continue
            }
            let value = value(of: field, first)
            if !value.isEmpty { found[field] = [found[field], value].compactMap { $0 }.joined(separator: " ") }
        }
        return words.joined(separator: " ")
    }

    private mutating func value(of field: SearchField, _ first: Substring) -> String {
        if first.hasPrefix("\"") { return first.filter { $0 != "\"" } }
        var taken = first.isEmpty ? [] : [first]
        while let next = rest.first, Self.field(next) == nil, Self.belongs(next, to: field, after: taken) {
            taken.append(next)
            rest = rest.dropFirst()
        }
        return taken.joined(separator: " ")
    }

    private static func belongs(_ next: Substring, to field: SearchField, after taken: [Substring]) -> Bool {
        switch field.reach {
        case .upToNextField: true
        case .digits: taken.isEmpty || next.allSatisfy { $0.isNumber || "+-()".contains($0) }
        case .shortWords: taken.isEmpty || (taken.count == 1 && next.count <= 3 && taken[0].count <= 4)
        case .oneWord: taken.isEmpty
        }
    }

    private static func field(_ token: Substring) -> (SearchField, Substring)? {
        guard let colon = token.firstIndex(of: ":"),
            let field = SearchField(rawValue: token[..<colon].lowercased())
        else { return nil }
        return (field, token[token.index(after: colon)...])
    }

    /// Words; what stands in quotes is one word with its quotes.
    private static func tokens(_ typed: String) -> [Substring] {
        var tokens: [Substring] = []
        var start: String.Index?
        var isQuoted = false
        for index in typed.indices {
            if typed[index] == "\"" { isQuoted.toggle() }
            if typed[index].isWhitespace && !isQuoted {
                if let begun = start { tokens.append(typed[begun..<index]) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let begun = start { tokens.append(typed[begun...]) }
        return tokens
    }
}
