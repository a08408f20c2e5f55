import Foundation

/// One file of a table: its header is checked, its rows are read by column name, and every defect is kept.
struct CSVTable {
    /// The file as a person would look for it, such as `Law/offences.csv`.
    let file: String
    private(set) var rows: [Row] = []
    private(set) var defects: [FileDefect] = []
    private let columns: [String]

    struct Row {
        /// From 1, the header being line 1.
        let line: Int
        fileprivate let values: [String: String]

        /// What stands in a column; empty when nothing does.
        func callAsFunction(_ column: String) -> String { values[column] ?? "" }
    }

    /// Reads a file of a folder that must have exactly these columns, in any order.
    init(_ name: String, in folder: String, columns: [String]) {
        file = "\(URL(fileURLWithPath: folder).lastPathComponent)/\(name)"
        self.columns = columns
        let path = "\(folder)/\(name)"
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            note("the file cannot be read as UTF-8 text", at: 1, "Check that it is there and save it as UTF-8")
            return
        }
        read(text)
    }

    mutating func note(_ problem: String, at line: Int, _ remedy: String) {
        defects.append(FileDefect(file: file, line: line, problem: problem, remedy: remedy))
    }

    private mutating func read(_ text: String) {
        do {
            let records = try CSVText.records(of: text)
            guard let header = records.first else {
                note("the file is empty", at: 1, "Write the header \(columns.joined(separator: ","))")
                return
            }
            if isRight(header) { rows = records.dropFirst().compactMap { row($0, under: header.fields) } }
        } catch {
            note(error)
        }
    }

    private mutating func note(_ defect: CSVText.Defect) {
        switch defect {
        case .unclosedQuote(let line):
            note("a quoted field does not end", at: line, "Close it with a quotation mark")
        case .strayQuote(let line):
            note("a quotation mark stands inside a field", at: line, "Quote the whole field and double the mark")
        case .afterQuote(let line):
            note("something follows the end of a quoted field", at: line, "Write a comma or a new line there")
        }
    }

    private mutating func isRight(_ header: CSVText.Record) -> Bool {
        let missing = columns.filter { !header.fields.contains($0) }
        let unknown = header.fields.filter { !columns.contains($0) }
        if !missing.isEmpty {
            note("no column \(missing.joined(separator: ", "))", at: header.line, "Add it to the header")
        }
        if !unknown.isEmpty {
            note("unknown column \(unknown.joined(separator: ", "))", at: header.line, "Take it out of the header")
        }
        let isRepeated = missing.isEmpty && unknown.isEmpty && header.fields.count != columns.count
        if isRepeated { note("a column comes twice", at: header.line, "Take one out of the header") }
        return missing.isEmpty && unknown.isEmpty && !isRepeated
    }

    private mutating func row(_ record: CSVText.Record, under header: [String]) -> Row? {
        guard record.fields.count == header.count else {
            note(
                "\(record.fields.count) fields where the header has \(header.count)", at: record.line,
                "Quote a field that holds a comma, and leave no line empty")
            return nil
        }
        return Row(line: record.line, values: Dictionary(uniqueKeysWithValues: zip(header, record.fields)))
    }
}

/// The values of a row. Each reads one column, and notes a defect and gives nil when it is wrong.
extension CSVTable {
    /// Text that is not blank and has no space at its ends.
    mutating func text(_ row: Row, _ column: String) -> String? {
        let text = row(column)
        if let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace { return text }
        note("`\(column)` is empty or has space at an end", at: row.line, "Write it")
        return nil
    }

    /// A value of a closed list.
    mutating func member<Value: RawRepresentable<String> & CaseIterable>(
        _ row: Row, _ column: String, of type: Value.Type
    ) -> Value? {
        if let value = Value(rawValue: row(column)) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        note("unknown \(column) `\(row(column))`", at: row.line, "Use one of: \(known)")
        return nil
    }

    /// Values of a closed list, with `; ` between them.
    mutating func members<Value: RawRepresentable<String> & CaseIterable>(
        _ row: Row, _ column: String, of type: Value.Type
    ) -> [Value] {
        list(row, column).compactMap { text in
            if let value = Value(rawValue: text) { return value }
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            note("unknown \(column) `\(text)`", at: row.line, "Use any of: \(known)")
            return nil
        }
    }

    /// What a reader makes of a column that may be empty: nil when it is, with a defect when the reader says nil.
    mutating func optional<Value>(
        _ row: Row, _ column: String, _ expected: String, _ read: (String) -> Value?
    ) -> Value? {
        row(column).isEmpty ? nil : required(row, column, expected, read)
    }

    /// What a reader makes of a column, with a defect when the reader says nil.
    mutating func required<Value>(
        _ row: Row, _ column: String, _ expected: String, _ read: (String) -> Value?
    ) -> Value? {
        if let value = read(row(column)) { return value }
        note("`\(row(column))` in `\(column)` is not \(expected)", at: row.line, "Write \(expected)")
        return nil
    }

    /// A list with `; ` between its items; empty when nothing is written.
    func list(_ row: Row, _ column: String) -> [String] {
        row(column).components(separatedBy: "; ").filter { !$0.isEmpty }
    }

    /// Notes each value of a column that an earlier row has too.
    mutating func refuseRepeats(in column: String) {
        var seen: Set<String> = []
        for row in rows where !seen.insert(row(column)).inserted {
            note("`\(row(column))` stands twice in `\(column)`", at: row.line, "Take one out")
        }
    }
}
