/// Where a field stands in a body: a JSON Pointer as the fragment of an address.
///
/// Source: RFC 6901 sections 3 and 6.
struct FieldPointer: Sendable, Equatable {
    let text: String

    static let whole = FieldPointer(text: "#")

    private init(text: String) {
        self.text = text
    }

    init(_ names: String...) {
        self = names.reduce(.whole) { $0.member($1) }
    }

    private static let longestNameScalars = 100
    private static let plain = Set("-._~!$&'()*+,;=:@".utf8)

    /// The member of that name. A name that somebody made very long is cut.
    func member(_ name: String) -> FieldPointer {
        let short = String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.longestNameScalars)))
        let escaped = short.replacing("~", with: "~0").replacing("/", with: "~1")
        return FieldPointer(text: text + "/" + escaped.utf8.reduce(into: "") { $0 += Self.written($1) })
    }

    private static func written(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        if plain.contains(byte) || isLetterOrDigit(byte) {
            return String(Character(scalar))
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
