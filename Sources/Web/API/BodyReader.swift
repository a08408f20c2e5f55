import Policing

/// Reads the members of a body strictly, and remembers every field that is wrong. A field is named once, with
/// the first thing found wrong with it.
struct BodyReader {
    private(set) var wrong: [Problem.WrongField] = []
    private var pointers: Set<String> = []

    /// Enough for any honest mistake; a body made to have many more is not worth a longer answer.
    private static let wrongLimit = 200

    mutating func note(_ pointer: FieldPointer, _ code: String, _ detail: String) {
        guard wrong.count < Self.wrongLimit, pointers.insert(pointer.text).inserted else { return }
        wrong.append(Problem.WrongField(pointer: pointer.text, detail: detail, code: code))
    }

    mutating func missing(_ pointer: FieldPointer) {
        note(pointer, "missing", "This is needed.")
    }

    mutating func wrongType(_ pointer: FieldPointer, _ wanted: String) {
        note(pointer, "wrong-type", "Send \(wanted).")
    }

    /// The members of an object; nil when it is none. Every member that is not allowed is wrong.
    mutating func members(of value: JSON, at pointer: FieldPointer, allowed: Set<String>) -> [String: JSON]? {
        guard case .object(let members) = value else {
            wrongType(pointer, "an object")
            return nil
        }
        for member in members where !allowed.contains(member.name) {
            note(pointer.member(member.name), "unknown-member", "There is no member of this name here.")
        }
        return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// A text; nil when there is none, when it is null, and when it is something else, which is wrong.
    mutating func text(_ value: JSON?, at pointer: FieldPointer) -> String? {
        switch value {
        case nil, .null: return nil
        case .text(let text): return text
        default:
            wrongType(pointer, "text or null")
            return nil
        }
    }

    mutating func number(_ value: JSON?, at pointer: FieldPointer) -> Double? {
        switch value {
        case nil, .null: return nil
        case .number(let number): return number
        default:
            wrongType(pointer, "a number or null")
            return nil
        }
    }

    mutating func moment(_ value: JSON?, at pointer: FieldPointer) -> Moment? {
        guard let text = text(value, at: pointer) else { return nil }
        guard let moment = Moment(iso8601: text) else {
            note(
                pointer, "not-a-time", "Send a date and time of RFC 3339 with its offset, such as 2026-10-31T22:15:00Z."
            )
            return nil
        }
        return moment
    }
}
