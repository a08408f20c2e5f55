/// Something that would make a text easier to read. Whoever writes may leave it as it is.
public enum PlainHint: Hashable, Sendable {
    /// A sentence of more words than most people take in at once; its first words name it.
    case longSentence(start: String, words: Int)
    case jargon(String, instead: String?)
    case abbreviation(String)
    /// It does not say who does it.
    case passive(String)
    /// The years of age at which most people could read it.
    case readingAge(Int)
    /// It is not written in the letters that the person reads.
    case otherLetters
}

/// Whether a text is written for the person who reads it: short sentences, known words, and who does what.
///
/// Source: STYLE.md, words for the public; the reading age is the Flesch-Kincaid grade and five years.
public enum PlainLanguage {
    /// The most words of a sentence.
    public static let sentenceWords = 25
    /// The highest reading age that is not remarked on.
    public static let readingAge = 12
    /// The fewest words whose reading age says anything.
    public static let measurableWords = 30

    /// What could be plainer in a text, for somebody who reads a language, such as `en`.
    public static func hints(_ text: String, in language: String, words table: WordTable) -> [PlainHint] {
        let written = WrittenText(text)
        let long = longSentences(written)
        if written.isLatin, lettersOf(language) == .others { return long + [.otherLetters] }
        guard language == "en" else { return long }
        return long + table.found(.jargon, in: written).map { .jargon($0.phrase, instead: $0.instead) }
            + abbreviations(written, table) + passives(written) + age(written)
    }

    private static func longSentences(_ written: WrittenText) -> [PlainHint] {
        written.sentences.filter { $0.count > sentenceWords }
            .map { .longSentence(start: $0.prefix(4).joined(separator: " "), words: $0.count) }
    }

    private enum Letters { case latin, others }

    private static func lettersOf(_ language: String) -> Letters {
        ["ur", "pa", "bn"].contains(language) ? .others : .latin
    }

    private static func abbreviations(_ written: WrittenText, _ table: WordTable) -> [PlainHint] {
        let isShouted = !written.words.contains { $0 != $0.uppercased() }
        guard !isShouted else { return [] }
        return unique(
            written.words.filter { word in
                (2...6).contains(word.count) && word.allSatisfy { $0.isUppercase && $0.isASCII }
                    && !table.has(word, as: .known)
            }
        ).map { .abbreviation($0) }
    }

    private static let being: Set<String> = ["is", "are", "was", "were", "be", "been", "being"]
    private static let irregular: Set<String> = [
        "taken", "given", "made", "done", "found", "told", "sent", "held", "seen", "shown", "written", "known",
        "brought", "caught", "kept", "paid", "sold", "stolen", "broken", "chosen", "dealt", "driven", "spoken",
    ]
    /// These say how somebody is, not what was done.
    private static let states: Set<String> = [
        "worried", "pleased", "tired", "scared", "interested", "married", "need", "indeed", "closed", "allowed",
    ]

    private static func passives(_ written: WrittenText) -> [PlainHint] {
        unique(written.sentences.flatMap(passives(in:))).map { .passive($0) }
    }

    private static func passives(in sentence: [String]) -> [String] {
        sentence.indices.compactMap { index in
            guard being.contains(sentence[index].lowercased()) else { return nil }
            let rest = sentence[(index + 1)...].prefix(2)
            let isParticiple = { (word: String) in
                let word = word.lowercased()
                return irregular.contains(word) || (word.count > 4 && word.hasSuffix("ed") && !states.contains(word))
            }
            guard let first = rest.first else { return nil }
            if isParticiple(first) { return "\(sentence[index]) \(first)" }
            let isBetween = first.lowercased() == "not" || first.hasSuffix("ly")
            guard isBetween, let second = rest.dropFirst().first, isParticiple(second) else { return nil }
            return "\(sentence[index]) \(first) \(second)"
        }
    }

    /// Source: Kincaid and others, 1975: 0.39 words a sentence and 11.8 syllables a word, less 15.59, in school grades.
    private static func age(_ written: WrittenText) -> [PlainHint] {
        let words = written.words.filter { $0.contains(where: \.isLetter) }
        guard words.count >= measurableWords else { return [] }
        let perSentence = Double(words.count) / Double(written.sentences.count)
        let perWord = Double(words.reduce(0) { $0 + Self.syllables(of: $1) }) / Double(words.count)
        let grade = 0.39 * perSentence + 11.8 * perWord - 15.59
        let age = Int(grade.rounded()) + 5
        return age > readingAge ? [.readingAge(age)] : []
    }

    /// Groups of vowels, without an `e` that is not spoken.
    static func syllables(of word: String) -> Int {
        let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
        let isVowel = word.lowercased().map(vowels.contains)
        let starts = isVowel.indices.count { isVowel[$0] && ($0 == 0 || !isVowel[$0 - 1]) }
        let isSilent =
            isVowel.count > 2 && word.lowercased().hasSuffix("e") && !isVowel[isVowel.count - 2]
            && !word.lowercased().hasSuffix("le")
        return max(1, starts - (isSilent ? 1 : 0))
    }

    private static func unique(_ words: [String]) -> [String] {
        words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension WrittenText {
    /// Whether it has letters, and all of them are those of English and its neighbours.
    var isLatin: Bool {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
        return !letters.isEmpty && letters.allSatisfy { $0.value < 0x250 }
    }
}
