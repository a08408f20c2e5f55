/// A language that the pages can be read in.
public struct Language: Hashable, Sendable {
    /// As in HTML's `lang`: `en`, `ur`, `pa`, `pl`, `bn`.
    public let tag: String
    /// Its name in itself, such as `اردو`.
    public let autonym: String
    public let direction: Direction

    public init(tag: String, autonym: String, direction: Direction) {
        self.tag = tag
        self.autonym = autonym
        self.direction = direction
    }

    /// The language in which the sentences are first written.
    public static let source = "en"

    /// Which way it is written; the raw values are those of HTML's `dir`.
    public enum Direction: String, CaseIterable, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// How it counts things.
    public var plural: PluralRule { PluralRule.of(tag) }
}

/// How a language chooses among the forms of a word by a whole number.
///
/// Source: Unicode CLDR, plural rules, cardinals, for whole numbers.
public enum PluralRule: Sendable {
    /// One thing is different: English, Urdu.
    case one
    /// None and one are different from the rest: Punjabi, Bengali.
    case zeroAndOne
    /// One, then 2 to 4 unless 12 to 14, then the rest: Polish.
    case polish

    static func of(_ tag: String) -> PluralRule {
        switch tag {
        case "pl": .polish
        case "pa", "bn": .zeroAndOne
        default: .one
        }
    }

    /// The form for that many.
    public func form(for count: Int) -> PluralForm {
        switch self {
        case .one: count == 1 ? .one : .other
        case .zeroAndOne: count == 0 || count == 1 ? .one : .other
        case .polish: Self.polishForm(count)
        }
    }

    /// The forms a catalogue must hold.
    public var forms: [PluralForm] {
        self == .polish ? [.one, .few, .many] : [.one, .other]
    }

    private static func polishForm(_ count: Int) -> PluralForm {
        if count == 1 { return .one }
        let isFew = (2...4).contains(count % 10) && !(12...14).contains(count % 100)
        return isFew ? .few : .many
    }
}

/// The end of a key that has several forms: `reports.one`, `reports.other`.
public enum PluralForm: String, CaseIterable, Sendable {
    case one, few, many, other
}
