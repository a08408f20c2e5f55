/// Reads JSON strictly (RFC 8259): one value, UTF-8, no member twice, not too deep.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private static let depthLimit = 32
    private static let memberCountWorthASet = 16

    /// Why bytes are not a JSON value that is taken.
    enum Fault: Error, Equatable {
        /// Not JSON from this byte on.
        case malformed(offset: Int)
        case tooDeep(limit: Int)
        case memberTwice(String)
        /// Too large for any machine's numbers.
        case numberTooLarge(offset: Int)

        var detail: String {
            switch self {
            case .malformed(let offset): "The body is not JSON in UTF-8: look at byte \(offset)."
            case .tooDeep(let limit): "The body is nested more than \(limit) deep."
            case .memberTwice(let name): "The member \"\(name.prefix(100))\" stands twice in one object."
            case .numberTooLarge(let offset): "The number at byte \(offset) is too large."
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws(Fault) -> JSON {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.index == bytes.count else { throw .malformed(offset: reader.index) }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var fault: Fault { .malformed(offset: index) }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// Moves past a byte; false when another stands there.
    private mutating func pass(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func value() throws(Fault) -> JSON {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { reader throws(Fault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(Fault) in try reader.array() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws(Fault) -> JSON) throws(Fault) -> JSON {
        guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return try read(&self)
    }

    private mutating func word(_ word: String, _ value: JSON) throws(Fault) -> JSON {
        guard bytes[index...].starts(with: word.utf8) else { throw fault }
        index += word.utf8.count
        return value
    }

    private mutating func array() throws(Fault) -> JSON {
        var values: [JSON] = []
        skipSpace()
        if pass("]") { return .array(values) }
        while true {
            values.append(try value())
            skipSpace()
            if pass("]") { return .array(values) }
            guard pass(",") else { throw fault }
        }
    }

    private mutating func object() throws(Fault) -> JSON {
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skipSpace()
        if pass("}") { return .object(members) }
        while true {
            skipSpace()
            let name = try text()
            if Self.isKnown(name, members, &names) { throw .memberTwice(name) }
            skipSpace()
            guard pass(":") else { throw fault }
            members.append(JSON.Member(name: name, value: try value()))
            skipSpace()
            if pass("}") { return .object(members) }
            guard pass(",") else { throw fault }
        }
    }

    /// A set only pays for itself in large objects.
    private static func isKnown(_ name: String, _ members: [JSON.Member], _ names: inout Set<String>) -> Bool {
        if members.count < memberCountWorthASet { return members.contains { $0.name == name } }
        if names.isEmpty { names = Set(members.map(\.name)) }
        return !names.insert(name).inserted
    }

    private mutating func number() throws(Fault) -> Double {
        let start = index
        _ = pass("-")
        if !pass("0") { try digits() }
        if pass(".") { try digits() }
        if pass("e") || pass("E") {
            if !pass("+") { _ = pass("-") }
            try digits()
        }
        guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
            throw .malformed(offset: start)
        }
        guard number.isFinite else { throw .numberTooLarge(offset: start) }
        return number
    }

    private mutating func digits() throws(Fault) {
        let start = index
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        if index == start { throw fault }
    }
}

// MARK: Text

extension JSONReader {
    private mutating func text() throws(Fault) -> String {
        guard pass("\"") else { throw fault }
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        guard next != UInt8(ascii: "\"") else {
            defer { index += 1 }
            return try checked(Array(bytes[start..<index]), from: start)
        }
        return try escapedText(Array(bytes[start..<index]), from: start)
    }

    private mutating func escapedText(_ beginning: [UInt8], from start: Int) throws(Fault) -> String {
        var text = beginning
        while let byte = next, byte >= 0x20 {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try checked(text, from: start)
            case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
            default: text.append(byte)
            }
        }
        throw fault
    }

    private func checked(_ text: [UInt8], from start: Int) throws(Fault) -> String {
        guard let text = String(validating: text, as: UTF8.self) else { throw .malformed(offset: start) }
        return text
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
        guard let byte = next else { throw fault }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault
        }
    }

    /// Four digits, or eight for a pair of surrogates. Half a pair is nothing that text can hold.
    private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), pass("\\"), pass("u") else { throw fault }
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault }
        return scalar
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        guard index + 4 <= bytes.count else { throw fault }
        var number: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw fault }
            number = number << 4 | UInt32(digit)
        }
        index += 4
        return number
    }
}
