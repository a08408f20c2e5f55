/// A piece of material that an investigation holds.
public enum DisclosureItem: Hashable, Sendable {
    case exhibit(Int)
    case statement(Int)
    /// What was written to or by the person, by the version of the file that it made.
    case message(Int)
    case upload(EvidenceID)

    /// As facts and forms write it: `exhibit:1`.
    public var text: String {
        switch self {
        case .exhibit(let number): "exhibit:\(number)"
        case .statement(let number): "statement:\(number)"
        case .message(let version): "message:\(version)"
        case .upload(let id): "upload:\(id.text)"
        }
    }

    /// The item that a text names; nil for any other text.
    public init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        switch (parts[0], Int(parts[1])) {
        case ("exhibit", let number?): self = .exhibit(number)
        case ("statement", let number?): self = .statement(number)
        case ("message", let version?): self = .message(version)
        case ("upload", _):
            guard let id = EvidenceID(text: parts[1]) else { return nil }
            self = .upload(id)
        default: return nil
        }
    }
}

extension DisclosureItem: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let item = Self(text: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an item of a schedule"))
        }
        self = item
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// What a piece of material is for the case. Stored names: never renamed.
///
/// Source: Criminal Procedure and Investigations Act 1996 and its Code of Practice (schedules of unused material,
/// and of sensitive material).
public enum DisclosureStanding: String, Codable, Sendable, CaseIterable {
    /// Part of the case.
    case used
    /// Relevant, and not part of the case: listed, and perhaps shown to the defence.
    case unused
    /// To show it would harm an important public interest: listed apart.
    case sensitive
}

extension FileState {
    /// Everything that can stand on the schedule, in the order in which it came to the file.
    public var disclosable: [DisclosureItem] {
        investigation.exhibits.map { .exhibit($0.number) } + investigation.statements.map { .statement($0.number) }
            + investigation.messages.map { .message($0) } + evidence.map { .upload($0.id) }
    }

    /// Whether it is held to be sensitive; an upload also as the exhibit that it is.
    public func isSensitive(_ item: DisclosureItem) -> Bool {
        if investigation.disclosure[item]?.standing == .sensitive { return true }
        guard case .upload(let id) = item else { return false }
        return investigation.exhibits.contains { $0.evidence == id && isSensitive(.exhibit($0.number)) }
    }

    /// The uploads that somebody may know of. What is held to be sensitive is for those who may read that; the person
    /// who sent it, and whoever reads over their shoulder, no longer finds it on their page.
    public func evidence(for actor: Actor) -> [EvidenceAdded] {
        if actor.staff != nil, Permission.denial(actor, .readSensitive) == nil { return evidence }
        return evidence.filter { !isSensitive(.upload($0.id)) }
    }

    /// Whether a fact tells of something that is held to be sensitive.
    public func isOfSensitive(_ fact: FileFact) -> Bool {
        let item: DisclosureItem? =
            switch fact {
            case .evidenceAdded(let fact): .upload(fact.id)
            case .investigation(let fact): fact.item
            default: nil
            }
        return item.map(isSensitive) ?? false
    }

    /// The outcome that waits for authority, where a text says what the person is to read of it.
    func undecidedOutcome(in text: String) -> String? {
        guard let proposal = investigation.proposal, let explanation = proposal.explanation.value else { return nil }
        return Spoken(text).has(Spoken(explanation)) ? proposal.code : nil
    }

    /// The first item held to be sensitive that a text would give away; nil when it gives none away.
    ///
    /// What gives an item away: its reference or seal, what it is called, who made a statement, or a sentence of it.
    /// What the person wrote or was told before is theirs.
    public func sensitiveItem(in text: String) -> DisclosureItem? {
        let text = Spoken(text)
        return disclosable.first { item in
            isSensitive(item)
                && words(givingAway: item).contains { text.has(Spoken($0)) }
        }
    }

    private func words(givingAway item: DisclosureItem) -> [String] {
        switch item {
        case .exhibit(let number):
            guard let exhibit = investigation.exhibit(number) else { return [] }
            return [exhibit.reference] + exhibit.seals + Self.telling([exhibit.details?.description], atLeast: 8)
        case .statement(let number):
            let contents = investigation.statement(number)?.versions.compactMap(\.contents.value) ?? []
            let names = contents.map(\.name).filter { $0 != reporter?.name }
            return Self.telling(names, atLeast: 3) + contents.flatMap { Self.sentences($0.text) }
        case .upload(let id):
            return Self.telling([evidence.first { $0.id == id }?.name.value], atLeast: 5)
        case .message(let version): return words(givingAwayContact: version)
        }
    }

    /// Of what was written to or by the person nothing: it is theirs. Of a contact with somebody else, who and what.
    private func words(givingAwayContact version: Int) -> [String] {
        guard let letter = contract.letters.first(where: { $0.version == version }), letter.medium != .page,
            letter.who != reporter?.name
        else { return [] }
        return Self.telling([letter.who], atLeast: 3) + Self.sentences(letter.words ?? "")
    }

    private static func sentences(_ text: String) -> [String] {
        telling(text.split { ".!?\n".contains($0) }.map(String.init), atLeast: 20)
    }

    /// Those that are long enough to tell one thing from another.
    private static func telling(_ words: [String?], atLeast count: Int) -> [String] {
        words.compactMap { $0?.trimmed }.filter { $0.count >= count }
    }
}

/// A text as somebody would hear it: its letters and digits, whatever case they have and whatever stands between.
private struct Spoken {
    private let words: String

    init(_ text: String) {
        let parts = text.lowercased().split { !$0.isLetterOrDigit }
        words = " \(parts.joined(separator: " ")) "
    }

    func has(_ other: Spoken) -> Bool {
        other.words.count > 2 && words.contains(other.words)
    }
}
