/// Which kinds of report an account may be about.
public enum KindHint {
    /// The likeliest kinds, best first: those of whose own words the account uses most.
    ///
    /// - Parameters:
    ///   - words: what somebody said.
    ///   - kinds: each kind with the words and phrases by which callers speak of it.
    ///   - limit: how many to name at most.
    /// - Returns: the ids of kinds; none where nothing is heard.
    public static func likeliest(for words: String, of kinds: [(id: String, hears: [String])], limit: Int) -> [String] {
        let account = " " + folded(words) + " "
        let scores = kinds.map { kind in
            (kind.id, Set(kind.hears).reduce(0) { $0 + score(of: $1, in: account) })
        }
        let heard = scores.enumerated().filter { $0.element.1 > 0 }
        return heard.sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.prefix(limit).map(\.element.0)
    }

    /// A phrase of more words says more.
    private static func score(of phrase: String, in account: String) -> Int {
        let plain = folded(phrase)
        guard !plain.isEmpty, account.contains(" \(plain) ") else { return 0 }
        return plain.count(where: { $0 == " " }) + 1
    }

    /// Words in small letters with one space between; an apostrophe joins.
    private static func folded(_ text: String) -> String {
        text.lowercased().unicodeScalars.filter { $0 != "'" && $0 != "’" }
            .split { !$0.isLetterOrDigit }.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}

extension Form {
    /// The question that the caller's own words answer: the first long one that is required, else the first long one.
    public var accountQuestion: Question? {
        let long = questions.filter { $0.type == .longText && $0.condition == nil }
        return long.first { $0.isRequired } ?? long.first
    }
}
