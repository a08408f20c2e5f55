/// A kind of text with a shape of its own. Every check would rather let a strange one pass than
/// turn a real one away.
public enum Pattern: String, Sendable, CaseIterable, Codable {
    /// A number plate, of this country or another.
    case vehicleRegistration
    /// A whole United Kingdom postcode.
    case postcode
    /// A phone number of any country.
    case phone
    case email
    /// The number of a mobile phone's hardware.
    case imei
    /// The number on a bicycle's frame.
    case frameNumber
    /// The maker's number of any other thing.
    case serialNumber

    /// The text as it is kept, or nil when it is not of this kind.
    public func normalised(_ text: String) -> String? {
        switch self {
        case .vehicleRegistration: Registration.normalised(text)
        case .postcode: Postcode(text).flatMap { $0.isWhole ? $0.text : nil }
        case .phone: PhoneNumber(text)?.text
        case .email: EmailAddress(text)?.text
        case .imei: Imei.normalised(text)
        case .frameNumber: makersNumber(text, most: 30)
        case .serialNumber: makersNumber(text, most: 60)
        }
    }
}

/// Letters, digits and the usual marks, at least two of the first; upper case.
private func makersNumber(_ text: String, most: Int) -> String? {
    guard text.utf8.count <= mostBytes else { return nil }
    let tidy = text.tidyLine().uppercased()
    let scalars = tidy.unicodeScalars
    guard scalars.count <= most, scalars.allSatisfy({ $0.isLetterOrDigit || makersMarks.contains($0) })
    else { return nil }
    return scalars.count(where: \.isLetterOrDigit) >= 2 ? tidy : nil
}

/// Longer, it is no number, and is not looked at sign by sign: every answer of a report is tried.
private let mostBytes = 512

private let makersMarks: Set<Unicode.Scalar> = [" ", "-", "/", ".", "_", "#", "+", ":"]

/// Number plates: two to ten letters and digits once spaces and hyphens are gone.
private enum Registration {
    static func normalised(_ text: String) -> String? {
        guard text.utf8.count <= mostBytes else { return nil }
        let kept = text.asciiDigits().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" && $0 != "." }
        guard (2...10).contains(kept.count), kept.allSatisfy(\.isLetterOrDigit) else { return nil }
        return String(String.UnicodeScalarView(kept)).uppercased()
    }
}

/// IMEI: 15 digits of which the last is a Luhn check digit, 14 without it, or 16 with a software version.
///
/// Source: 3GPP TS 23.003 section 6.2 and annex B.
private enum Imei {
    static func normalised(_ text: String) -> String? {
        let kept = text.asciiDigits().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" && $0 != "/" }
        guard (14...16).contains(kept.count), kept.allSatisfy(\.isASCIIDigit) else { return nil }
        let digits = kept.map { Int($0.value) - 48 }
        guard digits.count != 15 || passesLuhn(digits) else { return nil }
        return String(String.UnicodeScalarView(kept))
    }

    private static func passesLuhn(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let doubled = next.element * 2
            return sum + (next.offset.isMultiple(of: 2) ? next.element : doubled / 10 + doubled % 10)
        }
        return sum.isMultiple(of: 10)
    }
}
