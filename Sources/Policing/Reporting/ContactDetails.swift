/// An e-mail address that a mail server could be asked to deliver to.
public struct EmailAddress: Hashable, Sendable {
    /// As written, without white space round it.
    public let text: String

    /// Reads an address in any script.
    ///
    /// Source: the lengths of RFC 5321 section 4.5.3.1; letters of other scripts by RFC 6531.
    /// - Returns: nil when it is none: no `@`, white space, a domain without a dot, or a mark that
    ///   would let a second address in.
    public init?(_ text: String) {
        let tidy = text.tidy()
        let parts = tidy.unicodeScalars.split(separator: "@", maxSplits: 2, omittingEmptySubsequences: false)
        guard tidy.utf8.count <= 254, parts.count == 2 else { return nil }
        guard Self.isLocalPart(String(parts[0])), Self.isDomain(String(parts[1])) else { return nil }
        self.text = tidy
    }

    private static let refused: Set<Unicode.Scalar> = ["<", ">", "(", ")", "[", "]", ",", ";", ":", "\\", "\""]

    private static func isLocalPart(_ part: String) -> Bool {
        return (1...64).contains(part.utf8.count)
            && part.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && !$0.isInvisible && !refused.contains($0)
            }
    }

    private static func isDomain(_ domain: String) -> Bool {
        let labels = domain.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isLetterOrDigit || $0 == "-" }
            }
    }
}

/// A phone number of any country, as it can be dialled.
public struct PhoneNumber: Hashable, Sendable {
    /// Digits, a leading `+` where one was written, and `x` before an extension.
    public let text: String

    /// Reads a number however it is spaced, in digits of any script.
    ///
    /// Source: the 15 digits of ITU-T E.164; seven are the fewest anyone dials with an area code.
    /// - Returns: nil when it is none.
    public init?(_ text: String) {
        if (7...15).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) {
            self.text = text
            return
        }
        let (main, extensionDigits) = Self.split(text.asciiDigits().tidyLine())
        var number = main.unicodeScalars.filter { !Self.ignored.contains($0) && !$0.isInvisible }[...]
        let isInternational = number.first == "+"
        if isInternational { number.removeFirst() }
        guard (7...15).contains(number.count), number.allSatisfy(\.isASCIIDigit) else { return nil }
        guard extensionDigits.count <= 10 else { return nil }
        let dialled = (isInternational ? "+" : "") + String(String.UnicodeScalarView(number))
        self.text = extensionDigits.isEmpty ? dialled : "\(dialled)x\(extensionDigits)"
    }

    private static let ignored: Set<Unicode.Scalar> = [" ", "-", "(", ")", ".", "/", "‐", "‑", "–"]

    /// The number, and the digits after `x`, `ext` or `extension`.
    private static func split(_ text: String) -> (String, String) {
        guard let mark = text.lowercased().unicodeScalars.firstIndex(of: "x") else { return (text, "") }
        let lower = text.lowercased().unicodeScalars
        let digits = lower[mark...].filter(\.isASCIIDigit)
        var main = String(lower[..<mark])
        if main.hasSuffix("e") { main.removeLast() }
        return (main, String(String.UnicodeScalarView(digits)))
    }
}

extension Unicode.Scalar {
    /// A control, or a mark that shows nothing or turns the direction of writing.
    var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
