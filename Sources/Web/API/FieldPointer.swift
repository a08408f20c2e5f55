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
    private static let digits = Array("0123456789ABCDEF".utf8)
    /// By byte, whether it stands in a fragment as it is.
    private static let isPlain: [Bool] = {
        let signs = Set("-._~!$&'()*+,;=:@".utf8)
        return (UInt8.min...UInt8.max).map { byte in
            let scalar = Unicode.Scalar(byte)
            return signs.contains(byte) || scalar.isASCII && scalar.properties.isAlphabetic
                || ("0"..."9").contains(scalar)
        }
    }()

    /// The member of that name. A name that somebody made very long is cut.
    func member(_ name: String) -> FieldPointer {
        let short = name.unicodeScalars.prefix(Self.longestNameScalars)
        var bytes: [UInt8] = []
        for byte in String(String.UnicodeScalarView(short)).utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += "~0".utf8
            case UInt8(ascii: "/"): bytes += "~1".utf8
            case _ where Self.isPlain[Int(byte)]: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
            }
        }
        return FieldPointer(text: text + "/" + String(decoding: bytes, as: UTF8.self))
    }
}
