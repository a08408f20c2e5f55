/// The short code by which the public knows a file: nine symbols, the last a check symbol,
/// shown in threes (`7KD M2P X95`).
///
/// There are 29 symbols, none of which looks or sounds like another (no 0 1 I L O S U). Since 29 is
/// prime and every place has its own weight, one wrong symbol or two exchanged ones never pass.
public struct Reference: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Nine symbols without spaces.
    public let text: String

    /// A new reference from random symbols.
    public static func make(using random: inout some RandomNumberGenerator) -> Reference {
        let symbols = Symbols.random(8, using: &random)
        return Reference(checked: symbols + [Symbols.check(symbols)])
    }

    /// What a person typed: any case, with or without spaces and dashes.
    /// Nil when it has another length, a symbol that is not used, or a wrong check symbol.
    public init?(typed: String) {
        guard let symbols = Symbols.read(typed), symbols.count == 9,
            Symbols.check(Array(symbols.dropLast())) == symbols[8]
        else { return nil }
        self.init(checked: symbols)
    }

    /// What is wrong with a text that is no reference.
    public enum Flaw: Hashable, Sendable {
        /// A symbol that no reference has.
        case symbol
        /// Not nine symbols; how many there are.
        case length(Int)
        /// The last symbol does not follow from the others: one is wrong, or two changed places.
        case check
    }

    /// What is wrong with what a person typed; nil when it is a reference.
    public static func flaw(in typed: String) -> Flaw? {
        guard let symbols = Symbols.read(typed) else { return .symbol }
        guard symbols.count == 9 else { return .length(symbols.count) }
        return Reference(typed: typed) == nil ? .check : nil
    }

    private init(checked symbols: [Int]) {
        text = Symbols.text(symbols)
    }

    /// In threes, as it is read aloud.
    public var description: String {
        Symbols.grouped(text, by: 3)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let reference = Reference(typed: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a reference"))
        }
        self = reference
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// What a person shows, beside the reference, to open their report: twelve symbols (58 bits),
/// shown in fours. The force keeps only a keyed hash of it.
public struct TrackingSecret: Hashable, Sendable, CustomStringConvertible {
    /// Twelve symbols without spaces.
    public let text: String

    public static func make(using random: inout some RandomNumberGenerator) -> TrackingSecret {
        TrackingSecret(text: Symbols.text(Symbols.random(12, using: &random)))
    }

    /// What a person typed: any case, with or without spaces and dashes; nil when it cannot be a secret.
    public init?(typed: String) {
        guard let symbols = Symbols.read(typed), symbols.count == 12 else { return nil }
        text = Symbols.text(symbols)
    }

    private init(text: String) {
        self.text = text
    }

    /// In fours, as it is read aloud.
    public var description: String {
        Symbols.grouped(text, by: 4)
    }
}

/// The 29 symbols of references and secrets.
enum Symbols {
    private static let all = Array("23456789ABCDEFGHJKMNPQRTVWXYZ".utf8)

    /// Up to twelve of them, from one draw: each draw asks the system anew.
    static func random(_ count: Int, using random: inout some RandomNumberGenerator) -> [Int] {
        let ways = (0..<count).reduce(1) { ways, _ in ways * all.count }
        var drawn = Int.random(in: 0..<ways, using: &random)
        return (0..<count).map { _ in
            defer { drawn /= all.count }
            return drawn % all.count
        }
    }

    static func check(_ symbols: [Int]) -> Int {
        let sum = symbols.enumerated().reduce(0) { $0 + ($1.offset + 2) * $1.element }
        return (all.count - sum % all.count) % all.count
    }

    static func text(_ symbols: [Int]) -> String {
        String(decoding: symbols.map { all[$0] }, as: UTF8.self)
    }

    /// The symbols of a typed or pasted text, in digits of any script and with any white space, dashes or
    /// marks of direction between; nil when it has a symbol that is not used.
    static func read(_ typed: String) -> [Int]? {
        guard typed.utf8.count <= 128 else { return nil }
        if let symbols = readPlain(typed) { return symbols }
        var symbols: [Int] = []
        for scalar in typed.uppercased().unicodeScalars where !isPassedOver(scalar) {
            guard let symbol = all.firstIndex(of: byte(of: scalar)) else { return nil }
            symbols.append(symbol)
        }
        return symbols
    }

    /// A text as it is stored: only symbols. Every row and every page has one.
    private static func readPlain(_ text: String) -> [Int]? {
        var symbols: [Int] = []
        symbols.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            let symbol = places[Int(byte)]
            guard symbol >= 0 else { return nil }
            symbols.append(symbol)
        }
        return symbols
    }

    /// Where each byte stands among the symbols; -1 for what is none.
    private static let places = (UInt8.min...UInt8.max).map { all.firstIndex(of: $0) ?? -1 }

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .format: true
        default: scalar.properties.isWhitespace
        }
    }

    /// The letter or digit in ASCII; zero, which is no symbol, for anything else.
    private static func byte(of scalar: Unicode.Scalar) -> UInt8 {
        if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
            return UInt8(ascii: "0") + UInt8(digit)
        }
        return scalar.isASCII ? UInt8(scalar.value) : 0
    }

    static func grouped(_ text: String, by size: Int) -> String {
        text.enumerated().map { $0.offset > 0 && $0.offset % size == 0 ? " \($0.element)" : "\($0.element)" }
            .joined()
    }
}
