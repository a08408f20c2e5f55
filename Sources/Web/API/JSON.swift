/// A JSON value: what other programs send and get. Members keep their order.
enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([Member])

    struct Member: Sendable, Equatable {
        let name: String
        let value: JSON
    }

    /// A text, or null where there is none.
    init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }

    init(_ number: some BinaryInteger) {
        self = .number(Double(number))
    }

    /// The member of that name, or nil.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// With more members at the end.
    func adding(_ more: JSON) -> JSON {
        guard case .object(let members) = self, case .object(let others) = more else { return self }
        return .object(members + others)
    }

    /// The value as UTF-8 text.
    var bytes: [UInt8] {
        var writer = JSONWriter(sortsNames: false)
        writer.write(self)
        return writer.bytes
    }

    /// The same for any order of members, white space and spelling of numbers.
    var canonicalBytes: [UInt8] {
        var writer = JSONWriter(sortsNames: true)
        writer.write(self)
        return writer.bytes
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
    init(nilLiteral: ()) { self = .null }
}

/// Writes values into one run of bytes.
struct JSONWriter {
    let sortsNames: Bool
    private(set) var bytes: [UInt8] = []

    init(sortsNames: Bool) {
        self.sortsNames = sortsNames
        bytes.reserveCapacity(1_024)
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let yes): bytes += (yes ? "true" : "false").utf8
        case .number(let number): write(number)
        case .text(let text): write(text)
        case .array(let values): write(values)
        case .object(let members): write(sortsNames ? members.sorted { $0.name < $1.name } : members)
        }
    }

    private mutating func write(_ number: Double) {
        guard let whole = Int64(exactly: number) else {
            bytes += (number.isFinite ? String(number) : "null").utf8
            return
        }
        bytes += String(whole).utf8
    }

    private mutating func write(_ values: [JSON]) {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: [JSON.Member]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(member.name)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
