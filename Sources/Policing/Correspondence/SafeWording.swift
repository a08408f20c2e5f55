/// Why a text may not go to the person. Each names what is in the way, for the member of staff alone.
public enum WordingRefusal: Error, Hashable, Sendable {
    /// Nothing on the file says what belongs there.
    case placeholderEmpty(ReplyPlaceholder)
    /// Nobody knows what belongs there.
    case placeholderUnknown(String)
    /// It names somebody else on the file.
    case namesSomebody(String)
    /// A telephone number that is neither theirs nor one that anybody may know.
    case phoneNumber(String)
    /// An e-mail address that is not theirs.
    case email(String)
    /// The number plate of a vehicle that is not theirs.
    case plate(String)
    /// An address or postcode that is not theirs.
    case address(String)
    /// It says how the force works when somebody must not know it.
    case tactics(String)
    /// It would leave, and says that the police write, or why.
    case notNeutral(String)
}

/// What must never be in the force's words to a person, whatever the person who writes them thinks: no reason overrules
/// it, and other words do.
///
/// Source: Victims' Code 2020, right 3 (what is sent must not put the victim at risk); Data Protection Act 2018 part 3
/// (details of other people are not theirs to have).
public enum SafeWording {
    /// Why words for the person's own page may not be said; nil when they may.
    public static func refusal(of text: String, about state: FileState, words: WordTable) -> WordingRefusal? {
        if let hole = ReplyText(text).hole { return hole }
        let written = WrittenText(text)
        if let entry = words.found(.tactic, in: written).first { return .tactics(entry.phrase) }
        if let name = namedOther(in: written, state, words) { return .namesSomebody(name) }
        let bare = withoutReference(text, state)
        if let number = strangeNumber(in: bare, state, words) { return .phoneNumber(number) }
        if let email = strangeEmail(in: bare, state) { return .email(email) }
        if let plate = NumberPlates.strange(in: bare, state) { return .plate(plate) }
        return strangeAddress(in: bare, state).map { .address($0) }
    }

    /// The file's own reference may look like a postcode, and is theirs to have.
    private static func withoutReference(_ text: String, _ state: FileState) -> String {
        let reference = state.report.reference
        return text.replacing(reference.description, with: " ").replacing(reference.text, with: " ")
    }

    /// Why words may not leave by themselves about a guarded report; nil when they may, and for any other report.
    ///
    /// Somebody else may hold the phone: the words name neither the force nor the person nor the reference, and
    /// nothing by which one could tell what it is about.
    public static func refusal(
        leaving text: String, about state: FileState, words: WordTable
    ) -> WordingRefusal? {
        guard state.report.guarded else { return nil }
        let bare = text.split(whereSeparator: \.isWhitespace).filter { !$0.lowercased().hasPrefix("http") }
            .joined(separator: " ")
        let written = WrittenText(bare)
        if let entry = words.found(.telling, in: written).first { return .notNeutral(entry.phrase) }
        let reference = state.report.reference
        let own = [reference.text, reference.description] + (state.reporter?.name.map { [$0] } ?? [])
        return own.first { written.holds($0.lowercased()) }.map { .notNeutral($0) }
    }

    // MARK: Names

    private static func namedOther(in written: WrittenText, _ state: FileState, _ words: WordTable) -> String? {
        let own = Set((state.reporter?.name.map { WrittenText.words(of: $0[...]) } ?? []).map { $0.lowercased() })
        for name in state.namesOfOthers {
            let parts = WrittenText.words(of: name[...])
            if parts.count > 1, written.holds(name.lowercased()) { return name }
            let telling = parts.filter { $0.count > 2 && !own.contains($0.lowercased()) }
            if let part = telling.first(where: { names($0, in: written, words) }) { return part }
        }
        return nil
    }

    /// A word that is also a name counts only where no sentence begins with it. Letters that have no capitals are
    /// compared as they are.
    private static func names(_ part: String, in written: WrittenText, _ words: WordTable) -> Bool {
        let isAlsoWord = words.has(part, as: .alsoName)
        return written.sentences.contains { sentence in
            sentence.indices.contains { index in
                let word = sentence[index].hasSuffix("'s") ? String(sentence[index].dropLast(2)) : sentence[index]
                guard word.lowercased() == part.lowercased() else { return false }
                if isAlsoWord { return index > 0 && word.first?.isUppercase == true }
                return true
            }
        }
    }

    // MARK: Telephone numbers

    private static func strangeNumber(in text: String, _ state: FileState, _ words: WordTable) -> String? {
        let found = numbers(in: text.asciiDigits())
        guard !found.isEmpty else { return nil }
        let open = words.openNumbers + [state.reporter?.phone].compactMap { $0 }
        let known = Set(open.map(dialled))
        return found.first { !known.contains(dialled($0)) }
    }

    /// Runs of digits that somebody could dial: eleven and the like with a nought or a plus before, or ten without.
    private static func numbers(in text: String) -> [String] {
        guard text.hasPlainDigit else { return [] }
        let between: Set<Character> = [" ", "-", "(", ")", "."]
        return text.split { !($0.isASCII && $0.isNumber) && $0 != "+" && !between.contains($0) }
            .map { run in run.lastIndex(where: \.isNumber).map { String(run[...$0]).trimmed } ?? "" }
            .filter { run in
                let digits = run.filter(\.isNumber)
                let isLed = digits.hasPrefix("0") || run.hasPrefix("+")
                return (isLed && (9...15).contains(digits.count)) || (digits.count == 10 && digits.hasPrefix("7"))
            }
    }

    /// As it is dialled inside the country, so that `+44 7700` and `07700` are one.
    private static func dialled(_ number: String) -> String {
        let digits = number.asciiDigits().filter { $0.isASCII && $0.isNumber }
        if digits.hasPrefix("44"), digits.count > 10 { return "0" + digits.dropFirst(2).drop { $0 == "0" } }
        return digits.count == 10 && digits.hasPrefix("7") ? "0" + digits : digits
    }

    // MARK: E-mail

    /// Whatever stands round an at sign and has a dot behind it.
    private static func strangeEmail(in text: String, _ state: FileState) -> String? {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return nil }
        let own = state.reporter?.email?.lowercased()
        let marks: Set<Character> = [".", "_", "-", "+", "'", "%", "@"]
        return text.split { !($0.isLetter || $0.isNumber || marks.contains($0)) }
            .map { String($0.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()) }
            .first { word in
                let parts = word.split(separator: "@", omittingEmptySubsequences: false)
                return parts.count > 1 && parts.last?.contains(".") == true && word.lowercased() != own
            }
    }

    // MARK: Addresses

    private static func strangeAddress(in text: String, _ state: FileState) -> String? {
        let place = state.report.contents.value?.place
        let own = [state.reporter?.address, place?.words, place?.postcode?.text].compactMap { $0 }
        let words = WrittenText.words(of: text[...])
        let codes = postcodes(in: words), streets = streets(in: words)
        guard !codes.isEmpty || !streets.isEmpty else { return nil }
        let known = Set(own.flatMap { postcodes(in: WrittenText.words(of: $0[...])) })
        if let postcode = codes.first(where: { !known.contains($0) }) { return postcode }
        let home = own.map { plain($0) }
        return streets.first { street in !home.contains { $0.contains(plain(street)) } }
    }

    private static func postcodes(in words: [String]) -> [String] {
        words.indices.compactMap { index in
            // Every postcode has a digit in its first half; one of another script becomes one of ours.
            guard words[index].utf8.contains(where: { (0x30...0x39).contains($0) || $0 >= 0x80 }),
                let first = Postcode(words[index])
            else { return nil }
            guard !first.isWhole else { return first.text }
            guard index + 1 < words.count, let joined = Postcode(words[index] + words[index + 1]) else { return nil }
            return joined.isWhole ? joined.text : nil
        }
    }

    private static let streetKinds: Set<String> = [
        "Street", "Road", "Lane", "Avenue", "Close", "Drive", "Way", "Court", "Crescent", "Terrace", "Grove", "Gardens",
        "Square", "Place", "Hill", "Walk", "Mews", "Rise", "Croft", "St", "Rd", "Ave",
    ]

    /// A number, one to three words with a capital, and what kind of street it is.
    private static func streets(in words: [String]) -> [String] {
        words.indices.compactMap { start in
            guard words[start].first?.isNumber == true, words[start].count <= 5 else { return nil }
            let rest = words[(start + 1)...].prefix(4).prefix { $0.first?.isUppercase == true }
            guard let end = rest.lastIndex(where: streetKinds.contains), end > start + 1 else { return nil }
            return words[start...end].joined(separator: " ")
        }
    }

    private static func plain(_ text: String) -> String {
        WrittenText.words(of: text[...]).map { $0.lowercased() }.joined(separator: " ")
    }
}

extension FileState {
    /// The names of everybody else whom the file knows of: never for the person to read.
    var namesOfOthers: [String] {
        parties.all.filter { !$0.isReporter }.flatMap { $0.details?.names ?? [] }
            + answersThatName.flatMap { text in Self.names(in: text) }
    }

    /// What the person wrote where the forms ask who did it, or who else saw it.
    private var answersThatName: [String] {
        let answers = report.contents.value?.answers.byQuestion ?? [:]
        return ["who", "suspect-who", "witness-who"].compactMap { answers[$0]?.text }
    }

    /// Runs of one to four words with a capital; letters that have no capitals count as if they had. A single word
    /// that begins a sentence is a name unless it is one with which sentences usually begin.
    private static func names(in text: String) -> [String] {
        WrittenText(text).sentences.flatMap { sentence -> [String] in
            let isPlain = { (word: String) in word.first?.isCased == true && word.first?.isUppercase != true }
            let runs = sentence.split(whereSeparator: isPlain).map(Array.init)
            return runs.map {
                $0.first.map { beginnings.contains($0.lowercased()) } == true ? Array($0.dropFirst()) : $0
            }
            .filter { (1...4).contains($0.count) }
            .map { $0.joined(separator: " ") }
        }
    }

    private static let beginnings: Set<String> = [
        "a", "an", "the", "he", "she", "it", "they", "i", "we", "you", "my", "his", "her", "our", "their", "your",
        "someone", "somebody", "no", "not", "yes", "there", "this", "that", "two", "three", "one", "some", "maybe",
    ]
}
