/// What sort of party it is.
public enum PartyKind: String, Codable, Sendable, CaseIterable {
    case person, organisation
}

/// What a party is to one file. One person can have other roles on other files.
///
/// Source: Data Protection Act 2018 s.38(3): suspects, the convicted, victims, witnesses and others are kept apart.
public enum PartyRole: String, Codable, Sendable, CaseIterable {
    case victim, witness, suspect, convicted, reporter, other

    /// Whether the file says that they did it, or may have.
    public var isAccused: Bool { self == .suspect || self == .convicted }
}

/// Who a party is and how to reach them. Everything may be missing but a name or a description.
public struct PartyDetails: Codable, Sendable, Hashable {
    /// As they are written, in any script; the usual name first.
    public let names: [String]
    public let born: CivilDate?
    /// As they can be dialled, when they are right.
    public let phones: [String]
    public let emails: [String]
    public let address: String?
    public let description: String?

    /// The most letters of one name.
    public static let nameLimit = 500
    /// The most names, phone numbers or e-mail addresses.
    public static let listLimit = 10
    static let addressLimit = 1_000
    static let descriptionLimit = 4_000

    public init(
        names: [String], born: CivilDate? = nil, phones: [String] = [], emails: [String] = [],
        address: String? = nil, description: String? = nil
    ) {
        self.names = Self.each(names) { $0 }
        self.born = born
        self.phones = Self.each(phones) { PhoneNumber($0)?.text ?? $0 }
        self.emails = Self.each(emails) { EmailAddress($0)?.text ?? $0 }
        self.address = Self.words(address)
        self.description = Self.words(description)
    }

    /// What a report says of whoever sent it; nil when it says nothing.
    init?(_ reporter: ReporterDetails?) {
        guard let reporter else { return nil }
        self.init(
            names: [reporter.name].compactMap { $0 }, phones: [reporter.phone].compactMap { $0 },
            emails: [reporter.email].compactMap { $0 }, address: reporter.address)
    }

    /// Tidied, without what is empty or there twice.
    private static func each(_ texts: [String], _ change: (String) -> String) -> [String] {
        texts.reduce(into: []) { kept, text in
            let tidy = change(text.tidyLine())
            if !tidy.isEmpty, !kept.contains(tidy) { kept.append(tidy) }
        }
    }

    private static func words(_ text: String?) -> String? {
        text.map { $0.tidy() }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The first thing that is wrong; nil when they can be kept.
    func problem(for kind: PartyKind, on today: CivilDate) -> PartiesRefusal? {
        if names.isEmpty, description == nil { return .nothingKnown }
        if [names, phones, emails].contains(where: { $0.count > Self.listLimit }) {
            return .tooManyDetails(limit: Self.listLimit)
        }
        if names.contains(where: { $0.count > Self.nameLimit || $0.utf8.count > 32 * Self.nameLimit }) {
            return .nameTooLong(limit: Self.nameLimit)
        }
        if let problem = contactProblem { return problem }
        if let born, kind == .organisation || born > today {
            return kind == .organisation ? .organisationIsNotBorn : .bornInTheFuture
        }
        return wordsProblem
    }

    private var contactProblem: PartiesRefusal? {
        if phones.contains(where: { PhoneNumber($0) == nil }) { return .notAPhoneNumber }
        return emails.contains { EmailAddress($0) == nil } ? .notAnEmailAddress : nil
    }

    private var wordsProblem: PartiesRefusal? {
        if (names + [address, description].compactMap { $0 }).contains(where: \.hasControls) { return .unreadable }
        if let address, address.count > Self.addressLimit { return .wordsTooLong(limit: Self.addressLimit) }
        if let description, description.count > Self.descriptionLimit {
            return .wordsTooLong(limit: Self.descriptionLimit)
        }
        return nil
    }
}

/// Who said something of a party, and of what nature it is.
///
/// Source: Data Protection Act 2018 s.38(2): personal data based on facts are kept apart from those based on
/// personal assessments.
public struct Assertion: Codable, Sendable, Equatable {
    public let said: Speaker
    public let nature: Nature
    /// Who noted it.
    public let by: String

    public enum Nature: String, Codable, Sendable, CaseIterable {
        case fact, opinion
    }

    /// Whose word it is.
    public enum Speaker: Codable, Sendable, Equatable {
        /// The person who reported.
        case reporter
        /// Whoever noted it saw or knows it themselves.
        case officer
        /// Another party of the same file.
        case party(PartyID)
        /// Somebody or something else, such as a camera.
        case other(Sealed<String>)
    }

    public init(said: Speaker, nature: Nature, by: String) {
        self.said = said
        self.nature = nature
        self.by = by
    }
}

/// Who says something, and whether it is a fact, as it is typed.
public struct NewAssertion: Sendable, Equatable {
    public let said: Speaker
    public let nature: Assertion.Nature

    public enum Speaker: Sendable, Equatable {
        case reporter, officer
        case party(PartyID)
        case other(String)
    }

    public init(said: Speaker, nature: Assertion.Nature) {
        self.said = said
        self.nature = nature
    }
}
