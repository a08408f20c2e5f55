/// Of which trace a request is a part, as whoever sent it says.
///
/// Source: W3C Trace Context, section 3.2.
struct TraceParent: Sendable, Equatable {
    let trace: String
    /// The span that asked.
    let parent: String

    /// Nil for whatever does not follow the format to the letter: nothing that a stranger made up goes into the log.
    init?(_ header: String) {
        let parts = header.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 4 || parts.count > 4 && !header.hasPrefix("00-"),
            Self.isHexadecimal(parts[0], 2), !header.hasPrefix("ff-"), Self.isHexadecimal(parts[1], 32),
            Self.isHexadecimal(parts[2], 16), Self.isHexadecimal(parts[3], 2),
            let trace = String(parts[1]), let parent = String(parts[2]),
            trace.contains(where: { $0 != "0" }), parent.contains(where: { $0 != "0" })
        else { return nil }
        self.trace = trace
        self.parent = parent
    }

    /// A name for what is done here, within the trace.
    static func newSpan() -> String {
        let name = String(UInt64.random(in: 1 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - name.count) + name
    }

    private static let digits = Set("0123456789abcdef".utf8)

    private static func isHexadecimal(_ part: Substring.UTF8View, _ length: Int) -> Bool {
        part.count == length && part.allSatisfy(digits.contains)
    }
}
