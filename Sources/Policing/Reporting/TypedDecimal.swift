/// A number as people write it, its separators told apart but its meaning not yet judged.
///
/// A comma is a decimal mark in Poland and a mark of thousands in Britain; a point is the other way round. Which it
/// is follows from what stands around it; where both readings are likely, neither is taken.
struct TypedDecimal: Hashable, Sendable {
    /// The digits before the decimal mark, 0 to 9, without marks of thousands.
    let whole: String
    /// The digits after it; empty for none.
    let fraction: String

    /// Why a text is no number.
    enum Fault: Error, Hashable {
        case notANumber
        /// It can be read in two ways, such as `1.200`.
        case ambiguous
    }

    /// Reads digits of any script, with or without marks. The text has no white space round it.
    init(_ text: String) throws(Fault) {
        var marks: [Mark] = []
        var groups = [""]
        for scalar in text.asciiDigits().unicodeScalars {
            if scalar.isASCIIDigit {
                groups[groups.count - 1].unicodeScalars.append(scalar)
            } else if let mark = Mark(scalar) {
                marks.append(mark)
                groups.append("")
            } else {
                throw .notANumber
            }
        }
        self = try Self.read(groups, marks)
    }

    private init(whole: String, fraction: String = "") {
        self.whole = whole
        self.fraction = fraction
    }

    /// What stands between digits.
    private enum Mark: Hashable {
        case point, comma, space, apostrophe
        /// The decimal mark of Arabic script, which is never anything else.
        case arabicDecimal
        case arabicThousands

        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case ".": self = .point
            case ",", "،": self = .comma
            case "'", "’": self = .apostrophe
            case "٫": self = .arabicDecimal
            case "٬": self = .arabicThousands
            default:
                guard scalar.properties.isWhitespace else { return nil }
                self = .space
            }
        }

        var mayBeDecimal: Bool { self == .point || self == .comma || self == .arabicDecimal }
    }

    private static func read(_ groups: [String], _ marks: [Mark]) throws(Fault) -> TypedDecimal {
        guard let last = marks.last else {
            guard !groups[0].isEmpty else { throw .notANumber }
            return TypedDecimal(whole: groups[0])
        }
        let isDecimal = try endsInFraction(groups, marks, last)
        let before = isDecimal ? Array(groups.dropLast()) : groups
        let marksBefore = isDecimal ? Array(marks.dropLast()) : marks
        let fraction = isDecimal ? groups[groups.count - 1] : ""
        if before == [""], !fraction.isEmpty { return TypedDecimal(whole: "0", fraction: fraction) }
        guard isGrouped(before, marksBefore) else {
            throw before.contains("") ? .notANumber : .ambiguous
        }
        return TypedDecimal(whole: before.joined(), fraction: fraction)
    }

    /// Whether the last mark is the decimal one.
    private static func endsInFraction(_ groups: [String], _ marks: [Mark], _ last: Mark) throws(Fault) -> Bool {
        let tail = groups[groups.count - 1]
        guard last.mayBeDecimal, marks.count(where: { $0 == last }) == 1 else { return false }
        if last == .arabicDecimal || tail.count != 3 { return true }
        // Three digits behind the last mark: thousands or thousandths?
        let head = groups[0]
        if marks.count > 1 { throw .ambiguous }
        if head.isEmpty || head.allSatisfy({ $0 == "0" }) || head.count > 3 { return true }
        if last == .point { throw .ambiguous }
        return false
    }

    /// Groups of three, or of two with three at the end as in `1,00,000`, parted by one kind of mark.
    private static func isGrouped(_ groups: [String], _ marks: [Mark]) -> Bool {
        guard groups.count > 1 else { return !groups[0].isEmpty }
        guard Set(marks).count == 1, marks[0] != .arabicDecimal, let last = groups.last, last.count == 3 else {
            return false
        }
        let first = groups[0].count, middle = groups.dropFirst().dropLast().map(\.count)
        let inThrees = (1...3).contains(first) && middle.allSatisfy { $0 == 3 }
        let inLakhs = (1...2).contains(first) && !middle.isEmpty && middle.allSatisfy { $0 == 2 }
        return inThrees || inLakhs
    }
}

/// A plain number as people type it: a count, an age, a speed.
public enum TypedNumber {
    /// Why what was typed is no number.
    public enum Fault: Error, Hashable, Sendable {
        case notANumber
        /// It can be read in two ways, such as `1.200`.
        case ambiguous
    }

    /// The number, or nil when nothing was typed.
    ///
    /// `9,5` and `9.5` are nine and a half; `1,200`, `1 200` and `1.200,00` are twelve hundred. Digits may be of
    /// any script. A sign may stand before it.
    public static func read(_ typed: String) throws(Fault) -> Double? {
        var text = typed.tidyLine()
        guard !text.isEmpty else { return nil }
        let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
        if isNegative || text.hasPrefix("+") { text.removeFirst() }
        let decimal: TypedDecimal
        do {
            decimal = try TypedDecimal(text)
        } catch {
            throw error == .ambiguous ? .ambiguous : .notANumber
        }
        let digits = decimal.fraction.isEmpty ? decimal.whole : "\(decimal.whole).\(decimal.fraction)"
        guard decimal.whole.count <= 15, let number = Double(digits) else { throw .notANumber }
        return isNegative ? -number : number
    }
}
