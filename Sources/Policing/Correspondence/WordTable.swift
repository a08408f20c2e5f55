/// Words that need care when the force writes to somebody. A force's own table: `Force/<force>/words.csv`.
public struct WordTable: Hashable, Sendable {
    public let entries: [Entry]
    /// Telephone numbers that anybody may be given: the force's own and those of support services.
    public let openNumbers: [String]

    public static let none = WordTable(entries: [], openNumbers: [])

    /// A word or a phrase.
    public struct Entry: Hashable, Sendable {
        /// Lower case.
        public let phrase: String
        public let kind: Kind
        /// What to write in its place; nil for nothing in particular.
        public let instead: String?
        /// Taken apart once: every text is compared with every entry.
        fileprivate let words: [String]

        public init(phrase: String, kind: Kind, instead: String? = nil) {
            self.phrase = phrase.lowercased()
            words = WrittenText.words(of: self.phrase[...])
            self.kind = kind
            self.instead = instead
        }
    }

    /// Why a word needs care. Raw values stand in the table.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// The force's own language, which others do not speak.
        case jargon
        /// Says how the force works when somebody must not know it.
        case tactic
        /// Says that the police write, or why: never in a message that somebody else may see.
        case telling
        /// An abbreviation that everybody knows.
        case known
        /// A word that is also a name, such as Will or Grace.
        case alsoName = "also-name"
    }

    public init(entries: [Entry], openNumbers: [String]) {
        self.entries = entries
        self.openNumbers = openNumbers
    }

    /// The entries of a kind that a text holds, in the order of the table.
    public func found(_ kind: Kind, in text: WrittenText) -> [Entry] {
        entries.filter { $0.kind == kind && text.holds($0.words) }
    }

    func has(_ word: String, as kind: Kind) -> Bool {
        entries.contains { $0.kind == kind && $0.phrase == word.lowercased() }
    }
}

/// Something that somebody wrote, taken apart into sentences and words.
public struct WrittenText: Sendable {
    public let text: String
    /// As they are written.
    public let sentences: [[String]]
    private let lowered: [String]

    public init(_ text: String) {
        self.text = text
        sentences = Self.sentences(of: text)
        lowered = sentences.joined().map { $0.lowercased() }
    }

    var words: [String] { Array(sentences.joined()) }

    /// Whether a phrase of lower-case words stands in it, word by word.
    func holds(_ phrase: String) -> Bool {
        holds(Self.words(of: phrase[...]))
    }

    fileprivate func holds(_ wanted: [String]) -> Bool {
        guard let first = wanted.first, lowered.count >= wanted.count else { return false }
        return lowered.indices.dropLast(wanted.count - 1).contains { start in
            lowered[start] == first && lowered[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    private static func sentences(of text: String) -> [[String]] {
        let ends: Set<Character> = [".", "!", "?", "؟", "۔", "।", ":", ";"]
        var sentences: [[String]] = []
        var start = text.startIndex
        for index in text.indices {
            let next = text.index(after: index)
            let isEnd = ends.contains(text[index]) && (next == text.endIndex || text[next].isWhitespace)
            guard isEnd || text[index].isNewline else { continue }
            sentences.append(words(of: text[start..<index]))
            start = next
        }
        sentences.append(words(of: text[start...]))
        return sentences.filter { !$0.isEmpty }
    }

    /// Marks that combine with a letter are part of it.
    static func words(of text: Substring) -> [String] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text) }
        return text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
            // No ’ is without this byte, and to look for a sign costs more than for a byte.
            .map { $0.utf8.contains(0xE2) ? $0.replacing("’", with: "'") : $0 }
            .map { String($0.drop { $0 == "'" }) }
            .filter { !$0.isEmpty }
    }

    /// The same for ASCII alone, byte by byte: most of what is written, and each word of it is looked at many times.
    private static func plainWords(of text: Substring) -> [String] {
        text.utf8.split { !Unicode.Scalar($0).isLetterOrDigit && $0 != apostrophe }
            .map { String(Substring($0.drop { $0 == apostrophe })) }
            .filter { !$0.isEmpty }
    }

    private static let apostrophe = UInt8(ascii: "'")
}

extension StringProtocol {
    var hasPlainDigit: Bool { utf8.contains { (0x30...0x39).contains($0) } }
}
