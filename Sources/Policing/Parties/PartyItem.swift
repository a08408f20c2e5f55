/// A thing, a location or an event that parties have to do with.
public enum PartyItem: Codable, Sendable, Hashable {
    case object(ObjectDetails)
    case location(LocationDetails)
    case event(EventDetails)

    /// The three sorts, as they are stored.
    public enum Sort: String, Codable, Sendable, CaseIterable {
        case object, location, event
    }

    public var sort: Sort {
        switch self {
        case .object: .object
        case .location: .location
        case .event: .event
        }
    }

    /// What is wrong with it; nil when it can be kept.
    func problem(at now: Moment) -> PartiesRefusal? {
        switch self {
        case .object(let object): object.problem
        case .location(let location): location.problem
        case .event(let event): event.problem(at: now)
        }
    }
}

/// A thing, told from others by what is written on it.
public struct ObjectDetails: Codable, Sendable, Hashable {
    public let kind: Kind
    /// Number plate, frame number, IMEI or another serial number, in capital letters and digits alone.
    public let mark: String?
    public let description: String?

    public enum Kind: String, Codable, Sendable, CaseIterable {
        case vehicle, bicycle, phone, other
    }

    static let markLimit = 40
    static let descriptionLimit = 1_000

    public init(kind: Kind, mark: String?, description: String?) {
        self.kind = kind
        self.mark = mark.map(Self.folded).flatMap { $0.isEmpty ? nil : $0 }
        self.description = description.map { $0.tidy() }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A mark as it is compared: capital letters and digits of any script, without spaces and dashes.
    public static func folded(_ mark: String) -> String {
        String(String.UnicodeScalarView(mark.asciiDigits().uppercased().unicodeScalars.filter(\.isLetterOrDigit)))
    }

    var problem: PartiesRefusal? {
        guard mark != nil || description != nil else { return .nothingKnown }
        if let mark, !fits(mark) { return .notAMark(kind) }
        guard let description else { return nil }
        if description.hasControls { return .unreadable }
        return description.count > Self.descriptionLimit ? .wordsTooLong(limit: Self.descriptionLimit) : nil
    }

    /// Source: number plates have at most seven places in the United Kingdom and ten anywhere; the fifteenth digit of
    /// an IMEI checks the others by Luhn's sum (3GPP TS 23.003, annex B).
    private func fits(_ mark: String) -> Bool {
        switch kind {
        case .vehicle: (1...10).contains(mark.count)
        case .phone: mark.count == 15 && mark.unicodeScalars.allSatisfy(\.isASCIIDigit) && Self.luhn(mark)
        case .bicycle, .other: mark.count <= Self.markLimit
        }
    }

    private static func luhn(_ digits: String) -> Bool {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, next in
            let digit = Int(next.element) - 48
            let weighed = next.offset.isMultiple(of: 2) ? digit : digit * 2
            return sum + (weighed > 9 ? weighed - 9 : weighed)
        }
        return sum.isMultiple(of: 10)
    }
}

/// A place that matters to the file.
public struct LocationDetails: Codable, Sendable, Hashable {
    public let place: Place
    /// What the place is, such as "where she works".
    public let description: String?

    static let limit = 1_000

    public init(place: Place, description: String?) {
        self.place = place
        self.description = description.map { $0.tidy() }.flatMap { $0.isEmpty ? nil : $0 }
    }

    var problem: PartiesRefusal? {
        guard place.words != nil || place.postcode != nil || place.coordinate != nil else { return .nothingKnown }
        let texts = [place.words, description].compactMap { $0 }
        if texts.contains(where: \.hasControls) { return .unreadable }
        return texts.contains { $0.count > Self.limit } ? .wordsTooLong(limit: Self.limit) : nil
    }
}

/// Something that happened, and when.
public struct EventDetails: Codable, Sendable, Hashable {
    public let what: String
    /// Nil when nobody knows.
    public let at: Moment?

    static let limit = 2_000

    public init(what: String, at: Moment?) {
        self.what = what.tidy()
        self.at = at
    }

    func problem(at now: Moment) -> PartiesRefusal? {
        if what.isEmpty { return .nothingKnown }
        if what.hasControls { return .unreadable }
        if what.count > Self.limit { return .wordsTooLong(limit: Self.limit) }
        return at.map { $0 > now.adding(seconds: 300) } ?? false ? .hasNotHappened : nil
    }
}

/// How a party has to do with an item. Stored names: never renamed.
public enum PartyTie: String, Codable, Sendable, CaseIterable {
    case owns, drives, uses, seenWith, stoleOrDamaged
    case livesAt, worksAt, seenAt
    case tookPartIn, presentAt, sufferedFrom

    /// The sort of item that it can be said of.
    public var sort: PartyItem.Sort {
        switch self {
        case .owns, .drives, .uses, .seenWith, .stoleOrDamaged: .object
        case .livesAt, .worksAt, .seenAt: .location
        case .tookPartIn, .presentAt, .sufferedFrom: .event
        }
    }
}

/// How two files have to do with each other. Stored names: never renamed.
public enum FileTie: String, Codable, Sendable, CaseIterable {
    case sameOffender, repeatVictim, series, related
}
