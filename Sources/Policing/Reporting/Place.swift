/// A point on the earth in WGS 84, to six decimals of a degree (about a tenth of a metre).
public struct Coordinate: Hashable, Sendable {
    /// Millionths of a degree north.
    public let latitudeMicrodegrees: Int32
    /// Millionths of a degree east.
    public let longitudeMicrodegrees: Int32

    /// - Returns: nil unless -90...90 north and -180...180 east.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        latitudeMicrodegrees = Int32((latitude * 1_000_000).rounded())
        longitudeMicrodegrees = Int32((longitude * 1_000_000).rounded())
    }

    /// Degrees north.
    public var latitude: Double { Double(latitudeMicrodegrees) / 1_000_000 }
    /// Degrees east.
    public var longitude: Double { Double(longitudeMicrodegrees) / 1_000_000 }
}

extension Coordinate: Codable {
    private enum Key: String, CodingKey { case latitude, longitude }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let latitude = try container.decode(Double.self, forKey: .latitude)
        let longitude = try container.decode(Double.self, forKey: .longitude)
        guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
            throw DecodingError.dataCorruptedError(
                forKey: .latitude, in: container, debugDescription: "not a point on the earth")
        }
        self = coordinate
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(latitude, forKey: .latitude)
        try container.encode(longitude, forKey: .longitude)
    }
}

/// Where something happened, as well as the person knows. "I don't know" is a place with nothing in it.
public struct Place: Hashable, Sendable, Codable {
    /// The point on the map; nil for none.
    public let coordinate: Coordinate?
    /// The postcode or its first half; nil for none.
    public let postcode: Postcode?
    /// A street, a place name, or the way there, in the person's words; nil for none.
    public let words: String?

    /// "I don't know."
    public static let unknown = Place(coordinate: nil, postcode: nil, words: nil)

    public init(coordinate: Coordinate?, postcode: Postcode?, words: String?) {
        self.coordinate = coordinate
        self.postcode = postcode
        let tidy = words?.tidy() ?? ""
        self.words = tidy.isEmpty ? nil : tidy
    }

    /// Whether nothing at all is known of it.
    public var isUnknown: Bool { self == .unknown }

    /// The most Unicode scalars of `words`.
    public static let wordsLimit = 1_000

    /// What is wrong with it, or nil.
    public var problem: FieldProblem? {
        guard let words else { return nil }
        return FreeText.problem(with: words, limit: Self.wordsLimit).map { FieldProblem(field: .place, reason: $0) }
    }
}
