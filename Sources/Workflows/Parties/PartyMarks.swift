import Foundation
import Policing

/// What tells one person or thing from another, in the form in which it is compared.
public struct PartyMark: Sendable, Hashable {
    public let kind: Kind
    public let value: String

    /// Stored names: never renamed.
    public enum Kind: String, Sendable, CaseIterable {
        case phone, email
        /// Names and date of birth together.
        case nameAndBirth
        /// Number plate, frame number, IMEI or another serial number.
        case serial
    }

    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    public static func phone(_ text: String) -> PartyMark {
        PartyMark(kind: .phone, value: dialledAtHome(PhoneNumber(text)?.text ?? text))
    }

    public static func email(_ text: String) -> PartyMark {
        PartyMark(kind: .email, value: text.lowercased())
    }

    public static func serial(_ text: String) -> PartyMark {
        PartyMark(kind: .serial, value: ObjectDetails.folded(text))
    }

    public static func name(_ name: String, born: CivilDate) -> PartyMark {
        PartyMark(kind: .nameAndBirth, value: "\(folded(name)) \(born.iso)")
    }

    /// A name as it is compared: small letters without accents, its words in order of the alphabet, for families come
    /// first in some places and last in others. What is written in another script is another name: nobody guesses how
    /// it would be spelt.
    public static func folded(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII(name) }
        let decomposed = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        let plain = decomposed.filter { !accents.contains($0.value) }.map { barred[$0] ?? $0 }
        let isWord = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.numericType != nil
        }
        return plain.filter { $0 != "'" && $0 != "’" }.split { !isWord($0) }
            .map { String(String.UnicodeScalarView($0)).precomposedStringWithCanonicalMapping }
            .sorted().joined(separator: " ")
    }

    /// The same for the plainest of names, by its bytes.
    private static func foldedASCII(_ name: String) -> String {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z"), digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return name.lowercased().utf8.filter { $0 != UInt8(ascii: "'") }
            .split { !letters.contains($0) && !digits.contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }.sorted().joined(separator: " ")
    }

    /// The marks over and under letters of Latin, Greek and Cyrillic script. Those of other scripts are vowels.
    private static let accents: ClosedRange<UInt32> = 0x300...0x36F
    /// Letters that are another with a stroke through it.
    private static let barred: [Unicode.Scalar: Unicode.Scalar] = ["ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i"]

    /// A number of the United Kingdom as it is dialled there.
    private static func dialledAtHome(_ number: String) -> String {
        for prefix in ["+44", "0044"] where number.hasPrefix(prefix) {
            let rest = number.dropFirst(prefix.count)
            return "0" + rest.drop { $0 == "0" }
        }
        return number
    }
}

extension PartyDetails {
    /// Everything by which another file may know the same person.
    public var marks: [PartyMark] {
        phones.map(PartyMark.phone) + emails.map(PartyMark.email)
            + (born.map { born in names.map { PartyMark.name($0, born: born) } } ?? [])
    }
}
