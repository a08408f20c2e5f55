/// Every sentence of the pages in one language. It never changes while the program runs.
public struct Catalogue: Sendable {
    public let language: Language
    /// What the language's own files hold, by key.
    public let own: [String: String]
    /// What a native speaker has reviewed.
    public let reviews: Reviews
    /// What is shown, by key: the language's own sentences, and English where there is none.
    private let sentences: [String: Sentence]

    init(language: Language, own: [String: String], english: [String: String], reviews: Reviews) {
        self.language = language
        self.own = own
        self.reviews = reviews
        sentences = own.merging(english) { own, _ in own }.mapValues(Sentence.init)
    }

    /// The sentence of that key, with `{name}` replaced by the value of that name.
    ///
    /// A sentence that is not translated is given in English; for a key that nobody wrote, the key
    /// itself in brackets.
    public func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        sentences[key]?.filled(values) ?? "[\(key)]"
    }

    /// The sentence of that key for that many things, with `{count}` replaced by the number.
    public func count(_ key: String, _ count: Int, _ values: SentenceValues = [:]) -> String {
        let values = values.adding(["count": String(count)])
        let form = language.plural.form(for: count)
        // The raw value, since the name of a case is found by reflection, which takes longer than all the rest.
        for form in [form, PluralForm.other] {
            let exact = "\(key).\(form.rawValue)"
            if own[exact] != nil { return text(exact, values) }
        }
        return text("\(key).\(PluralRule.one.form(for: count).rawValue)", values)
    }

    /// Whether the catalogues hold the key, in this language or in English.
    public func has(_ key: String) -> Bool {
        sentences[key] != nil
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
