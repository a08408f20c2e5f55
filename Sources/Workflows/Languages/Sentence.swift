/// A sentence taken apart once, when the catalogues are read: every page fills in dozens of them.
struct Sentence: Sendable {
    private let text: String
    private let parts: [Part]

    private enum Part: Sendable {
        case text(String)
        case name(String)
    }

    init(_ text: String) {
        self.text = text
        parts = Self.parts(of: text)
    }

    /// The sentence with every `{name}` that has a value replaced; the values are not read again.
    func filled(_ values: SentenceValues) -> String {
        guard !values.pairs.isEmpty, !parts.isEmpty else { return text }
        var filled = ""
        filled.reserveCapacity(text.utf8.count + 48)
        for part in parts {
            switch part {
            case .text(let text): filled += Self.hasStopped(filled) ? Self.withoutStop(text) : text
            case .name(let name): filled += values[name] ?? "{\(name)}"
            }
        }
        return filled
    }

    /// Whether a sentence has ended there, as a value that is a sentence of its own ends.
    private static func hasStopped(_ text: String) -> Bool {
        text.last.map { stops.contains($0) || ["!", "?", "…"].contains($0) } ?? false
    }

    /// Without the full stop that it begins with; marks that close what was filled in may stand before it.
    private static func withoutStop(_ text: String) -> String {
        let closing = text.prefix { ["\u{2069}", "”", "’"].contains($0) }
        let rest = text.dropFirst(closing.count)
        return rest.first.map(stops.contains) ?? false ? String(closing + rest.dropFirst()) : text
    }

    private static let stops: [Character] = [".", "।", "۔"]

    /// The names in a sentence.
    static func names(in sentence: String) -> Set<String> {
        Set(
            parts(of: sentence).compactMap { part in
                if case .name(let name) = part { name } else { nil }
            })
    }

    /// Nothing for a sentence without a name, which is always shown as it is. A brace is never part of a letter.
    private static func parts(of sentence: String) -> [Part] {
        var parts: [Part] = []
        var rest = Substring(sentence)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.name(String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        guard !parts.isEmpty else { return [] }
        return rest.isEmpty ? parts : parts + [.text(String(rest))]
    }
}

/// What stands in the places of a sentence: `["name": "Grace"]`. They are few, so they are looked through in turn.
public struct SentenceValues: ExpressibleByDictionaryLiteral, Sendable {
    /// Names and values.
    fileprivate var pairs: [(String, String)]

    public init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements
    }

    public init(_ values: [String: String]) {
        pairs = values.map { ($0.key, $0.value) }
    }

    public subscript(name: String) -> String? {
        for pair in pairs where pair.0 == name { return pair.1 }
        return nil
    }

    /// These and more; of two with the same name the first counts.
    public func adding(_ more: SentenceValues) -> SentenceValues {
        var all = self
        all.pairs += more.pairs
        return all
    }
}
