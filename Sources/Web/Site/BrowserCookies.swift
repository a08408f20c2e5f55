import HTTPTypes
import Hummingbird

/// The cookies that a browser sent. Every page reads a few, so they are read by bytes and only once.
///
/// Source: RFC 6265 section 4.2 (`name=value; name=value`).
struct BrowserCookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    init(_ headers: HTTPFields) {
        pairs = headers[values: .cookie].flatMap(Self.pairs)
    }

    /// The value of the first cookie of that name.
    subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }.map { String($0.value) }
    }

    private static func pairs(_ header: String) -> [(name: Substring, value: Substring)] {
        header.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
            let pair = part.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (Substring(pair[..<equals]), Substring(pair[pair.index(after: equals)...]))
        }
    }
}

extension Request {
    /// What the browser sent of ours.
    var browserCookies: BrowserCookies { BrowserCookies(headers) }
}
