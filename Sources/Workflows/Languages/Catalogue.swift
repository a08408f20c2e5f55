/// Every sentence of the pages in one language. It never changes while the program runs.
public struct Catalogue: Sendable {
    public let language: Language
    /// What the language's own files hold, by key.
    public let own: [String: String]
    /// What a native speaker has reviewed.
    public let reviews: Reviews
    private let english: [String: String]

    init(language: Language, own: [String: String], english: [String: String], reviews: Reviews) {
        self.language = language
        self.own = own
        self.english = english
        self.reviews = reviews
    }

    /// The sentence of that key, with `{name}` replaced by the value of that name.
    ///
    /// A sentence that is not translated is given in English; for a key that nobody wrote, the key
    /// itself in brackets.
    public func text(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let sentence = own[key] ?? english[key] else { return "[\(key)]" }
        return values.isEmpty ? sentence : Placeholders.filled(sentence, values)
    }

    /// The sentence of that key for that many things, with `{count}` replaced by the number.
    public func count(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        let values = values.merging(["count": String(count)]) { given, _ in given }
        let form = language.plural.form(for: count)
        if let sentence = own["\(key).\(form)"] ?? own["\(key).\(PluralForm.other)"] {
            return Placeholders.filled(sentence, values)
        }
        return text("\(key).\(PluralRule.one.form(for: count))", values)
    }

    /// Whether the catalogues hold the key, in this language or in English.
    public func has(_ key: String) -> Bool {
        own[key] != nil || english[key] != nil
    }

    /// Whether the sentence shown for that key is one that a native speaker has reviewed.
    public func isReviewed(_ key: String) -> Bool {
        own[key] != nil && (language.tag == Language.source || reviews.cover(key))
    }
}

/// Which sentences of a language were reviewed, by whom and when.
public struct Reviews: Sendable, Equatable {
    /// By catalogue file: `interface`, `forms/burglary`.
    public internal(set) var byFile: [String: Review] = [:]
    /// Keys reviewed one by one.
    public internal(set) var keys: Set<String> = []
    var fileOfKey: [String: String] = [:]

    func cover(_ key: String) -> Bool {
        keys.contains(key) || fileOfKey[key].map { byFile[$0] != nil } ?? false
    }
}

/// Who reviewed a file, and when.
public struct Review: Sendable, Equatable {
    public let reviewer: String
    /// As `2026-10-31`.
    public let date: String
}

/// The `{name}` parts of a sentence.
enum Placeholders {
    private static let open = UInt8(ascii: "{")
    private static let close = UInt8(ascii: "}")

    /// The sentence with every `{name}` that has a value replaced; the values are not read again.
    ///
    /// It goes by bytes, since every page asks for dozens of sentences; a brace is never part of a letter.
    static func filled(_ sentence: String, _ values: [String: String]) -> String {
        var filled = ""
        filled.reserveCapacity(sentence.utf8.count + 32)
        var rest = Substring(sentence)
        while let start = rest.utf8.firstIndex(of: open), let end = rest.utf8[start...].firstIndex(of: close) {
            filled += rest[..<start]
            let name = rest[rest.utf8.index(after: start)..<end]
            filled += values[String(name)] ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: end)...]
        }
        filled += rest
        return filled
    }

    /// The names in a sentence.
    static func names(in sentence: String) -> Set<String> {
        var names: Set<String> = []
        var rest = Substring(sentence)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.insert(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
