/// A 128-bit identifier whose first 48 bits are the time it was made, so that new rows land
/// side by side in an index (random ones halve the rate of a large store).
///
/// `Subject` keeps identifiers of different things from being mixed up; it has no value of its own.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, Codable {
    /// The upper 64 bits: 48 bits of milliseconds, then 16 random bits.
    public let high: UInt64
    /// The lower 64 bits, all random.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new identifier of that moment.
    public static func make(at moment: Moment, using random: inout some RandomNumberGenerator) -> Self {
        let time = UInt64(truncatingIfNeeded: moment.milliseconds) << 16
        return Self(high: time | UInt64(UInt16.random(in: .min ... .max, using: &random)), low: random.next())
    }

    /// The identifier written as 32 lower-case hexadecimal digits; nil for any other text.
    public init?(text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 32, let high = Hexadecimal.number(digits[0..<16]),
            let low = Hexadecimal.number(digits[16..<32])
        else { return nil }
        self.init(high: high, low: low)
    }

    /// The 16 bytes, most significant first; nil for any other length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// 32 lower-case hexadecimal digits.
    public var text: String {
        Hexadecimal.text(bytes)
    }

    /// The 16 bytes, most significant first.
    public var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let identifier = Self(text: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not 32 hexadecimal digits"))
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

/// What identifiers can stand for.
public enum Subjects {
    /// The force's stream of facts about one report.
    public enum File: Sendable {}
    /// Somebody whose details are sealed under a key of their own.
    public enum Person: Sendable {}
    /// One wish to change something, made once by whoever sends it.
    public enum Command: Sendable {}
    /// One file of evidence.
    public enum Evidence: Sendable {}
    /// Somebody who has to do with a file.
    public enum Party: Sendable {}
    /// An object, a location or an event of a file.
    public enum PartyItem: Sendable {}
    /// A party that has to do with an item.
    public enum PartyTie: Sendable {}
}

public typealias FileID = Identifier<Subjects.File>
public typealias PersonID = Identifier<Subjects.Person>
public typealias CommandID = Identifier<Subjects.Command>
public typealias EvidenceID = Identifier<Subjects.Evidence>
public typealias PartyID = Identifier<Subjects.Party>
public typealias PartyItemID = Identifier<Subjects.PartyItem>
public typealias PartyTieID = Identifier<Subjects.PartyTie>
