extension Unicode.Scalar {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    /// A letter or digit of any script, or a mark that combines with one.
    var isLetterOrDigit: Bool {
        if isASCII { return isASCIIDigit || isASCIILetter }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            true
        default: false
        }
    }

    /// A control character other than a tab or the end of a line: no keyboard writes one, and some
    /// databases refuse to keep one.
    var isControl: Bool {
        properties.generalCategory == .control && self != "\t" && self != "\n" && self != "\r"
    }
}

extension Character {
    /// A letter or number of any script. What is ASCII is known by its byte: the tables of Unicode are for the others.
    public var isLetterOrDigit: Bool {
        guard let byte = asciiValue else { return isLetter || isNumber }
        return (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}

extension String {
    /// Ends of lines made one, and white space cut from both ends.
    func tidy() -> String {
        if isTidy { return self }
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && previous != "\r") { scalars.append("\n") }
            if scalar != "\r" && scalar != "\n" { scalars.append(scalar) }
            previous = scalar
        }
        return String(scalars).withoutEdges()
    }

    /// Tidied, with every run of white space made one space.
    func tidyLine() -> String {
        if isTidyLine { return self }
        return allTidied
    }

    private var allTidied: String {
        unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    /// Whether nothing needs tidying: ASCII with no end of a line that is not ours, and none but visible signs at its ends.
    private var isTidy: Bool {
        guard let first = utf8.first, let last = utf8.last, first > 0x20, last > 0x20 else { return isEmpty }
        return utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    }

    /// Whether nothing needs tidying: only what ASCII shows, and single spaces between words. Most lines are so.
    private var isTidyLine: Bool {
        var wasSpace = true
        for byte in utf8 {
            guard byte >= 0x20, byte < 0x7f, byte != 0x20 || !wasSpace else { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace || isEmpty
    }

    /// Digits of every script as 0 to 9.
    func asciiDigits() -> String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isDigit = scalar.properties.generalCategory == .decimalNumber
            let value = isDigit ? scalar.properties.numericValue.flatMap { UInt8(exactly: $0) } : nil
            scalars.append(value.map { Unicode.Scalar(48 + $0) } ?? scalar)
        }
        return String(scalars)
    }

    var hasControls: Bool { unicodeScalars.contains(where: \.isControl) }

    private func withoutEdges() -> String {
        var view = Substring(self).unicodeScalars
        while view.first?.properties.isWhitespace == true { view.removeFirst() }
        while view.last?.properties.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
