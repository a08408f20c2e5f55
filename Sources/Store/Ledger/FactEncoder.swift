/// Writes a fact as JSON: members in the order of their names, so that equal facts are equal bytes.
///
/// Foundation's encoder makes a tree of boxes before it writes a byte, and took a tenth of a submission's time. Facts are
/// made of texts, whole numbers, fractions, truths, lists and members; there is nothing here for dates or data.
struct FactEncoder: Encoder {
    let userInfo: [CodingUserInfoKey: Any]
    fileprivate let slot: Slot
    /// Facts are the program's own, so that none is ever refused for where it stands.
    var codingPath: [any CodingKey] { [] }

    /// The bytes of one value.
    ///
    /// - Throws: `EncodingError` for a fraction that is no number, and what the value itself throws.
    static func encode(_ value: any Encodable, userInfo: [CodingUserInfoKey: Any] = [:]) throws -> [UInt8] {
        let slot = Slot()
        try value.encode(to: FactEncoder(userInfo: userInfo, slot: slot))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        slot.write(to: &bytes)
        return bytes
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members<Key>(userInfo: userInfo, slot: slot.asMembers()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(userInfo: userInfo, slot: slot.asElements()) }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(userInfo: userInfo, slot: slot) }
}

/// What is being written at one place.
private final class Slot {
    private(set) var content = Content.text("null")

    enum Content {
        case text(String)
        case quoted(String)
        case members([(name: String, value: Content)])
        case elements([Content])
        /// Something whose parts are not known yet.
        case slot(Slot)
    }

    var count: Int { if case .elements(let elements) = content { elements.count } else { 0 } }

    func asMembers() -> Slot {
        if case .members = content { return self }
        content = .members([])
        return self
    }

    func asElements() -> Slot {
        if case .elements = content { return self }
        content = .elements([])
        return self
    }

    func put(_ value: Content) { content = value }

    func add(_ name: String, _ value: Content) {
        guard case .members(var members) = content else { return }
        content = .elements([])
        members.append((name, value))
        content = .members(members)
    }

    func add(_ value: Content) {
        guard case .elements(var elements) = content else { return }
        content = .text("")
        elements.append(value)
        content = .elements(elements)
    }

    func write(to bytes: inout [UInt8]) { content.write(to: &bytes) }
}

extension Slot.Content {
    fileprivate func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .quoted(let text): Self.quote(text, to: &bytes)
        case .slot(let slot): slot.write(to: &bytes)
        case .elements(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .members(let members): Self.write(members, to: &bytes)
        }
    }

    private static func write(_ members: [(name: String, value: Slot.Content)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.sorted(by: { $0.name < $1.name }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            quote(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20: bytes.append(contentsOf: control(byte).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func control(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits
    }

    fileprivate static func number(_ value: Double) throws -> Self {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: [], debugDescription: "no number of JSON"))
        }
        return .text("\(value)")
    }

    /// What one value is: asked of its type first, which costs nothing where the compiler knows it.
    fileprivate static func value<Value: Encodable>(
        _ value: Value, _ userInfo: [CodingUserInfoKey: Any]
    ) throws -> Self {
        if Value.self == String.self, let text = value as? String { return .quoted(text) }
        if Value.self == Bool.self, let truth = value as? Bool { return .text(truth ? "true" : "false") }
        if Value.self == Double.self, let fraction = value as? Double { return try number(fraction) }
        if Value.self == Float.self, let fraction = value as? Float { return try number(Double(fraction)) }
        if let whole = value as? any FixedWidthInteger { return .text("\(whole)") }
        let slot = Slot()
        try value.encode(to: FactEncoder(userInfo: userInfo, slot: slot))
        return slot.content
    }
}

/// The members of an object. Its one way to write serves every type of the protocol.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let userInfo: [CodingUserInfoKey: Any]
    let slot: Slot
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) throws { slot.add(key.stringValue, .text("null")) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        slot.add(key.stringValue, try .value(value, userInfo))
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nested(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { nested("super") }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key.stringValue) }

    private func nested(_ name: String) -> FactEncoder {
        let part = Slot()
        slot.add(name, .slot(part))
        return FactEncoder(userInfo: userInfo, slot: part)
    }
}

/// The elements of a list.
private struct Elements: UnkeyedEncodingContainer {
    let userInfo: [CodingUserInfoKey: Any]
    let slot: Slot
    var codingPath: [any CodingKey] { [] }
    var count: Int { slot.count }

    func encodeNil() throws { slot.add(.text("null")) }
    func encode(_ value: some Encodable) throws { slot.add(try .value(value, userInfo)) }

    func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }

    private func nested() -> FactEncoder {
        let part = Slot()
        slot.add(.slot(part))
        return FactEncoder(userInfo: userInfo, slot: part)
    }
}

/// The one value of a place.
private struct Single: SingleValueEncodingContainer {
    let userInfo: [CodingUserInfoKey: Any]
    let slot: Slot
    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { slot.put(.text("null")) }
    func encode(_ value: some Encodable) throws { slot.put(try .value(value, userInfo)) }
}
