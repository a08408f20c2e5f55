/// What a reply can leave open, to be filled in from the facts of a file. Raw values stand in braces in the files of
/// replies: `{decision}`.
public enum ReplyPlaceholder: String, CaseIterable, Sendable, Codable {
    /// The file's reference.
    case reference
    /// The person's own name.
    case name
    /// What was decided in the same moment, as the tracker says it: a sentence without its full stop.
    case decision
    /// Who has the file: a person, or else a team.
    case owner
    /// The official name of the recorded offence.
    case offence
    /// The support service that the person is passed on to.
    case service
    /// Why something was decided: no fact says it, so whoever writes must.
    case reason
    /// Who writes.
    case writer
    case force
    /// The number for what is not urgent.
    case number
}

/// When a reply is offered: beside an action of staff, or when they write for its own sake. Raw values stand in files.
public enum ReplyOccasion: String, CaseIterable, Sendable, Codable {
    case first, grade, record, cancel, transfer, allocate, support, outcome, review, reopen, write, needs
    case notInvestigated = "not-investigated"
    // What happens to a suspect or in court, and must be told under the Victims' Code.
    case arrested = "suspect-arrested"
    case interviewed = "suspect-interviewed"
    case released = "suspect-released"
    case bail = "bail-changed"
    case charge = "charge-decided"
    case disposal = "disposal-decided"
    case statement = "statement-taken"
    case hearing = "hearing-fixed"
    case bailHearing = "bail-hearing-held"
    case warrant = "warrant-issued"
    case evidence = "evidence-required"
    case ended = "case-ended"
    case sentence = "sentence-passed"
    case appeal = "appeal-lodged"
    case property = "property-released"
    case complaint = "complaint-received"
    case scheme = "offender-sentenced"
    case expenses = "expenses-claimed"
}

/// A reply that the force has thought about once, in every language that it speaks.
public struct ReplyTemplate: Hashable, Sendable {
    /// A stable name such as `graded`.
    public let id: String
    /// What staff call it.
    public let title: String
    public let occasion: ReplyOccasion
    /// Its text by the tag of a language; English is always there.
    private let texts: [String: String]

    /// - Returns: nil when there is no English text.
    public init?(id: String, title: String, occasion: ReplyOccasion, texts: [String: String]) {
        guard texts["en"] != nil else { return nil }
        self.id = id
        self.title = title
        self.occasion = occasion
        self.texts = texts
    }

    /// The text in a language; the English one where that language has none.
    public func text(in language: String) -> ReplyText {
        ReplyText(texts[language] ?? english)
    }

    private var english: String { texts["en"] ?? "" }
}

/// The force's replies, in the order of their file.
public struct ReplyTable: Hashable, Sendable {
    public let templates: [ReplyTemplate]

    public static let none = ReplyTable(templates: [])

    public init(templates: [ReplyTemplate]) {
        self.templates = templates
    }

    public subscript(id: String) -> ReplyTemplate? {
        templates.first { $0.id == id }
    }

    /// What is offered on an occasion, the usual one first.
    public func templates(for occasion: ReplyOccasion) -> [ReplyTemplate] {
        templates.filter { $0.occasion == occasion }
    }
}

/// The text of a reply with places to fill in.
public struct ReplyText: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// The names in braces, known or not, in their order.
    public var names: [String] {
        parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// The text with every place filled in that has a value; a place without one stays as it is written.
    public func filling(_ values: [ReplyPlaceholder: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .name(let name):
                ReplyPlaceholder(rawValue: name).flatMap { values[$0] }.flatMap { $0.isEmpty ? nil : $0 } ?? "{\(name)}"
            }
        }.joined()
    }

    /// The first place that is still open; nil when the text may leave.
    public var hole: WordingRefusal? {
        names.first.map { name in
            ReplyPlaceholder(rawValue: name).map { .placeholderEmpty($0) } ?? .placeholderUnknown(name)
        }
    }

    private enum Part {
        case text(String)
        case name(String)
    }

    /// Braces round letters and hyphens alone make a place; any other brace is a brace.
    private var parts: [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let inside = rest[rest.index(after: open)...].prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
            guard !inside.isEmpty, inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}" else {
                parts.append(.text(String(rest[...open])))
                rest = rest[rest.index(after: open)...]
                continue
            }
            parts.append(.text(String(rest[..<open])))
            parts.append(.name(String(inside)))
            rest = rest[rest.index(after: inside.endIndex)...]
        }
        return parts + [.text(String(rest))]
    }
}
