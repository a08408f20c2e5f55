/// One sentence that a language lacks, or says with other placeholders than English.
public struct TranslationGap: Hashable, Sendable, CustomStringConvertible {
    public let language: String
    /// Such as `forms/burglary`.
    public let catalogue: String
    public let key: String
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case missing
        /// The names in braces, sorted, differ from those of the English sentence.
        case placeholders(expected: [String], found: [String])
        /// There is no such English sentence any more.
        case stranger
    }

    public var description: String {
        let place = "Languages/\(language)/\(catalogue).yaml: \(key)"
        return switch reason {
        case .missing: "\(place) is not translated. Write it."
        case .placeholders(let expected, let found):
            "\(place) has {\(found.joined(separator: ", "))} where English has {\(expected.joined(separator: ", "))}. "
                + "Use the same names."
        case .stranger: "\(place) is no sentence of the pages. Take it away."
        }
    }
}

extension Languages {
    /// Every English sentence that another language lacks.
    public func missing() -> [TranslationGap] {
        gaps { expected, found, _ in found == nil && expected != nil ? .missing : nil }
    }

    /// Every translation whose `{names}` are not those of the English sentence. Forms that mean one
    /// thing need not repeat the number.
    public func mismatched() -> [TranslationGap] {
        gaps { expected, found, key in
            guard let expected, let found else { return nil }
            var wanted = Sentence.names(in: expected), used = Sentence.names(in: found)
            if key.hasSuffix(".one") {
                wanted.remove("count")
                used.remove("count")
            }
            return wanted == used ? nil : .placeholders(expected: wanted.sorted(), found: used.sorted())
        }
    }

    /// Every translation of a sentence that English does not have.
    public func strangers() -> [TranslationGap] {
        catalogues.dropFirst().flatMap { catalogue in
            let expected = Set(expectations(for: catalogue.language).map(\.key))
            return catalogue.own.keys.filter { !expected.contains($0) }.sorted().map { key in
                TranslationGap(
                    language: catalogue.language.tag, catalogue: catalogue.reviews.fileOfKey[key] ?? "interface",
                    key: key, reason: .stranger)
            }
        }
    }

    private func gaps(
        _ reason: (_ english: String?, _ found: String?, _ key: String) -> TranslationGap.Reason?
    ) -> [TranslationGap] {
        catalogues.dropFirst().flatMap { catalogue in
            expectations(for: catalogue.language).compactMap { expected in
                reason(expected.english, catalogue.own[expected.key], expected.key).map {
                    TranslationGap(
                        language: catalogue.language.tag, catalogue: expected.catalogue, key: expected.key, reason: $0)
                }
            }
        }
    }

    /// The sentences a language should have: those of English, with its own plural forms.
    func expectations(for language: Language) -> [SourceSentence] {
        let keys = Set(sources().map(\.key))
        return sources().flatMap { source -> [SourceSentence] in
            guard source.key.hasSuffix(".other") else {
                let isPluralOne = source.key.hasSuffix(".one") && keys.contains(source.key.dropLast(3) + "other")
                return isPluralOne ? [] : [source]
            }
            let base = source.key.dropLast(6)
            guard keys.contains("\(base).one") else { return [source] }
            return language.plural.forms.map { form in
                SourceSentence(catalogue: source.catalogue, key: "\(base).\(form)", english: source.english)
            }
        }
    }
}
