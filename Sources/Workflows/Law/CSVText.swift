/// Reads comma-separated text by RFC 4180, strictly, keeping the line on which each record begins.
///
/// It is our own because a defect must name its line, which a record does not show once a quoted field
/// has held a line break; the libraries at hand give records without lines.
struct CSVText {
    struct Record: Equatable {
        /// From 1.
        let line: Int
        let fields: [String]
    }

    enum Defect: Error, Equatable {
        /// A quoted field that never ends, by the line on which it begins.
        case unclosedQuote(line: Int)
        /// A quotation mark inside a field that does not begin with one.
        case strayQuote(line: Int)
        /// Something between the closing quotation mark of a field and the comma.
        case afterQuote(line: Int)
    }

    private var scalars: ArraySlice<Unicode.Scalar>
    private var line = 1

    /// The records of a text: all have at least one field, and an empty last line is none.
    static func records(of text: String) throws(Defect) -> [Record] {
        var reading = CSVText(text)
        var records: [Record] = []
        while !reading.scalars.isEmpty { records.append(try reading.record()) }
        return records
    }

    private init(_ text: String) {
        scalars = ArraySlice(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    }

    private mutating func record() throws(Defect) -> Record {
        let start = line
        var fields = [try field()]
        while scalars.first == "," {
            scalars.removeFirst()
            fields.append(try field())
        }
        if scalars.first == "\r" { scalars.removeFirst() }
        if scalars.first == "\n" { next() }
        return Record(line: start, fields: fields)
    }

    private mutating func field() throws(Defect) -> String {
        scalars.first == "\"" ? try quotedField() : try plainField()
    }

    private mutating func plainField() throws(Defect) -> String {
        var value = String.UnicodeScalarView()
        while let scalar = scalars.first, scalar != ",", !endsRecord {
            guard scalar != "\"" else { throw .strayQuote(line: line) }
            value.append(scalar)
            next()
        }
        return String(value)
    }

    private mutating func quotedField() throws(Defect) -> String {
        let start = line
        var value = String.UnicodeScalarView()
        scalars.removeFirst()
        while let scalar = scalars.first {
            next()
            if scalar == "\"" {
                guard scalars.first == "\"" else { return try closed(String(value)) }
                next()
            }
            value.append(scalar)
        }
        throw .unclosedQuote(line: start)
    }

    private func closed(_ value: String) throws(Defect) -> String {
        guard scalars.isEmpty || scalars.first == "," || endsRecord else { throw .afterQuote(line: line) }
        return value
    }

    /// Whether the text goes on with `\n` or `\r\n`.
    private var endsRecord: Bool {
        scalars.first == "\n" || (scalars.first == "\r" && scalars.dropFirst().first == "\n")
    }

    private mutating func next() {
        if scalars.removeFirst() == "\n" { line += 1 }
    }
}
