/// Somebody's personal details inside a fact.
///
/// When a fact is written, the value is encrypted under the key of `person`; when that key has been
/// destroyed, the fact still reads and `value` is nil. The rules see plain values and never a key.
public struct Sealed<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    /// Whose key seals it.
    public let person: PersonID
    /// The details; nil once the person has been erased.
    public let value: Value?

    public init(_ value: Value?, of person: PersonID) {
        self.person = person
        self.value = value
    }

    private enum Keys: String, CodingKey {
        case person = "of"
        case sealed = "sealed"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        person = try container.decode(PersonID.self, forKey: .person)
        let sealed = try container.decode(String.self, forKey: .sealed)
        value = try sealer(in: decoder.userInfo, at: decoder.codingPath).open(Value.self, sealed, of: person)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(person, forKey: .person)
        let sealer = try sealer(in: encoder.userInfo, at: encoder.codingPath)
        try container.encode(sealer.seal(value, of: person), forKey: .sealed)
    }
}

/// Turns personal details into text that says nothing without the person's key, and back.
public protocol Sealer: Sendable {
    /// The sealed text of a value.
    func seal<Value: Encodable>(_ value: Value?, of person: PersonID) throws -> String
    /// The value; nil when the person's key has been destroyed.
    func open<Value: Decodable>(_ type: Value.Type, _ sealed: String, of person: PersonID) throws -> Value?
}

/// Where an encoder or decoder of facts finds its `Sealer`.
public enum SealerKey {
    /// Nil only if the standard library refused a plain name, which it does not.
    public static let userInfo = CodingUserInfoKey(rawValue: "bluelamp.sealer")
}

private func sealer(in userInfo: [CodingUserInfoKey: Any], at path: [any CodingKey]) throws -> any Sealer {
    guard let key = SealerKey.userInfo, let sealer = userInfo[key] as? any Sealer else {
        throw DecodingError.dataCorrupted(.init(codingPath: path, debugDescription: "no sealer was given"))
    }
    return sealer
}
