/// A United Kingdom postcode, or the first half of one: `B4 6NQ`, `B4`.
public struct Postcode: Hashable, Sendable {
    /// Upper case, with one space before the second half.
    public let text: String

    /// Reads a postcode however it is spaced and cased.
    ///
    /// - Returns: nil when it has the shape of none.
    public init?(_ text: String) {
        let kept = text.asciiDigits().uppercased().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" }
        let shape = kept.map(Self.shape)
        guard shape.count <= 7, !shape.contains("?") else { return nil }
        let outward = String(shape), letters = String(String.UnicodeScalarView(kept))
        if Self.outwardShapes.contains(outward) {
            self.text = letters
        } else if outward.hasSuffix("9AA"),
            Self.outwardShapes.contains(String(outward.dropLast(3))) || letters == "GIR0AA"
        {
            self.text = letters.dropLast(3) + " " + letters.suffix(3)
        } else {
            return nil
        }
    }

    /// Whether both halves are there.
    public var isWhole: Bool { text.contains(" ") }

    private static let outwardShapes: Set<String> = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]

    private static func shape(_ scalar: Unicode.Scalar) -> Character {
        switch scalar {
        case "A"..."Z": "A"
        case "0"..."9": "9"
        default: "?"
        }
    }
}

extension Postcode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let postcode = Postcode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a postcode")
        }
        self = postcode
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
