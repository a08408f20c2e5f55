/// When something happened, as well as the person knows.
public enum Occurrence: Hashable, Sendable {
    case exact(Moment)
    /// At some time between two moments: overnight, during a holiday.
    case between(from: Moment, to: Moment)
    case unknown

    /// From the two ends a person or a program gave: one end alone is that moment.
    public init(from: Moment?, to: Moment?) {
        switch (from, to) {
        case (let from?, let to?): self = from == to ? .exact(from) : .between(from: from, to: to)
        case (let only?, nil), (nil, let only?): self = .exact(only)
        case (nil, nil): self = .unknown
        }
    }

    /// The earliest it can have been, or nil when not known.
    public var earliest: Moment? {
        switch self {
        case .exact(let moment), .between(let moment, _): moment
        case .unknown: nil
        }
    }

    /// The latest it can have been, or nil when not known.
    public var latest: Moment? {
        switch self {
        case .exact(let moment), .between(_, let moment): moment
        case .unknown: nil
        }
    }

    /// What is wrong with it as an account of the past, or nil.
    ///
    /// - Parameter now: the moment of reporting; five minutes are allowed for a clock that is fast.
    public func problem(now: Moment) -> Problem? {
        guard let earliest, let latest else { return nil }
        if earliest > latest { return .endsBeforeItBegins }
        return earliest > now.adding(seconds: 300) ? .future : nil
    }

    /// What can be wrong with an account of when something happened.
    public enum Problem: String, Sendable, CaseIterable {
        case endsBeforeItBegins = "ends-before-it-begins"
        case future

        /// The catalogue key of the sentence for the person.
        public var key: String { "problems.occurred.\(rawValue)" }
    }
}

extension Occurrence: Codable {
    private enum Key: String, CodingKey { case from, to }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            from: try container.decodeIfPresent(Moment.self, forKey: .from),
            to: try container.decodeIfPresent(Moment.self, forKey: .to))
    }

    /// Both ends in milliseconds; an exact moment is two equal ends, and an unknown one has none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(earliest, forKey: .from)
        try container.encodeIfPresent(latest, forKey: .to)
    }
}
