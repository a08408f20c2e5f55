/// Something that was said in passing and that a form would ask for again. It is offered to whoever takes the
/// report, never set unseen: what a program reads in words can be wrong.
public struct HeardFact: Hashable, Sendable {
    /// The words that it was read from, as they were typed.
    public let said: String
    /// What they seem to mean.
    public let meaning: Meaning

    public init(said: String, meaning: Meaning) {
        self.said = said
        self.meaning = meaning
    }

    /// What words can mean.
    public enum Meaning: Hashable, Sendable {
        case when(Occurrence)
        /// A whole one.
        case postcode(Postcode)
        /// A number of this country.
        case phone(PhoneNumber)
        case email(EmailAddress)
        /// A number plate in the shape of this country's since 2001.
        case plate(String)
    }
}

/// Reads an account in English for what a form would ask for again.
public enum Hearing {
    /// What the words say, in the order in which they say it: times first, then the rest. Each once.
    ///
    /// - Parameter now: when the words were said; "last night" is counted from there.
    public static func facts(in words: String, at now: Moment) -> [HeardFact] {
        let tokens = SpokenWord.all(of: words)
        var seen: Set<HeardFact.Meaning> = []
        return (SpokenTimes(tokens: tokens, now: now).facts + marks(in: tokens))
            .filter { seen.insert($0.meaning).inserted }
    }

    /// The postcodes that stand in a text, such as an address.
    public static func postcodes(in text: String) -> [Postcode] {
        marks(in: SpokenWord.all(of: text)).compactMap { fact in
            if case .postcode(let postcode) = fact.meaning { postcode } else { nil }
        }
    }

    /// Postcodes, numbers and addresses, each of as many words as it was written in.
    private static func marks(in tokens: [SpokenWord]) -> [HeardFact] {
        var facts: [HeardFact] = []
        var index = 0
        while index < tokens.count {
            let found = (1...mostWords).reversed().lazy.compactMap { count in
                mark(tokens[index...].prefix(count), count: count)
            }.first
            if let found { facts.append(found.fact) }
            index += found?.count ?? 1
        }
        return facts
    }

    /// A telephone number may be written in four groups of digits.
    private static let mostWords = 4

    private static func mark(_ tokens: ArraySlice<SpokenWord>, count: Int) -> (fact: HeardFact, count: Int)? {
        guard tokens.count == count else { return nil }
        let said = tokens.map(\.typed).joined(separator: " ")
        return meaning(of: said, count: count).map { (HeardFact(said: said, meaning: $0), count) }
    }

    private static func meaning(of said: String, count: Int) -> HeardFact.Meaning? {
        if let phone = phone(said) { return .phone(phone) }
        guard count <= 2 else { return nil }
        if let postcode = Postcode(said), postcode.isWhole { return .postcode(postcode) }
        if let plate = plate(said) { return .plate(plate) }
        return count == 1 && said.contains("@") ? EmailAddress(said).map { .email($0) } : nil
    }

    /// Source: Ofcom, National Telephone Numbering Plan (ten or eleven digits with the leading 0).
    private static func phone(_ said: String) -> PhoneNumber? {
        guard !said.contains("."), !said.contains(":"), let number = PhoneNumber(said) else { return nil }
        let isOurs = number.text.hasPrefix("0") || number.text.hasPrefix("+44")
        let digits = number.text.hasPrefix("+44") ? number.text.count - 2 : number.text.count
        return isOurs && (10...11).contains(digits) ? number : nil
    }

    /// Source: DVLA INF104, vehicle registration numbers: two letters, two digits, three letters.
    private static func plate(_ said: String) -> String? {
        let kept = said.uppercased().filter { !$0.isWhitespace }
        let shape = kept.map { $0.isASCII && $0.isLetter ? "A" : $0.isASCII && $0.isNumber ? "9" : "?" }.joined()
        return shape == "AA99AAA" ? kept : nil
    }
}

/// One word as it was typed, and as it is compared.
struct SpokenWord: Hashable, Sendable {
    /// Without the marks that end a sentence or stand round it.
    let typed: String
    /// In small letters.
    let plain: String

    static func all(of words: String) -> [SpokenWord] {
        words.prefix(mostCharacters).split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" })
            .compactMap { part in
                let typed = trimmed(part)
                return typed.isEmpty ? nil : SpokenWord(typed: typed, plain: typed.lowercased())
            }
    }

    /// No account is longer.
    private static let mostCharacters = 10_000

    private static func trimmed(_ part: Substring) -> String {
        var part = part.drop { "(\"'“‘".contains($0) }
        while let last = part.last, ".!?)\"'”’:".contains(last) { part = part.dropLast() }
        return String(part)
    }
}
