/// Where a field stands in a body: a JSON Pointer as the fragment of an address.
///
/// Source: RFC 6901 sections 3 and 6.
struct FieldPointer: Sendable, Equatable {
    private let names: [String]

    static let whole = FieldPointer()

    private init(names: [String]) {
        self.names = names
    }

    init(_ names: String...) {
        self.names = names
    }

    /// Made only for a field that is wrong.
    var text: String {
        names.reduce("#") { $0 + "/" + Self.escaped($1) }
    }

    func member(_ name: String) -> FieldPointer {
        FieldPointer(names: names + [name])
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

    /// A name that somebody made very long is cut.
    private static func escaped(_ name: String) -> String {
        let short = name.unicodeScalars.prefix(longestNameScalars)
        var bytes: [UInt8] = []
        for byte in String(String.UnicodeScalarView(short)).utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += "~0".utf8
            case UInt8(ascii: "/"): bytes += "~1".utf8
            case _ where isPlain[Int(byte)]: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
