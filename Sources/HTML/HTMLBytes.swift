/// The UTF-8 bytes of a page while it is being written.
///
/// Text is copied in runs: only the few characters that mean something in HTML stop a run. The memory is the
/// writer's own, as `Array` checks itself at each of the thousand small appends that make a page.
public struct HTMLBytes: ~Copyable {
    private var memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// An empty page with room for `capacityBytes` bytes; it grows as needed.
    public init(capacityBytes: Int) {
        memory = .allocate(capacity: max(capacityBytes, 64))
    }

    deinit {
        memory.deallocate()
    }

    /// What has been written so far.
    public var bytes: [UInt8] {
        Array(memory[..<count])
    }

    /// Lends what has been written so far, to be copied elsewhere.
    public func withBytes<Result>(_ copy: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try copy(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count]))
    }

    /// Appends markup that is written in the program itself.
    public mutating func append(markup: StaticString) {
        append(markup.utf8Start, markup.utf8CodeUnitCount)
    }

    /// Appends a string as it is, with nothing escaped.
    public mutating func append(raw: String) {
        var raw = raw
        raw.withUTF8 { text in
            guard let start = text.baseAddress else { return }
            append(start, text.count)
        }
    }

    /// Appends text as it stands between tags: `&`, `<` and `>` are escaped.
    public mutating func append(text: String) {
        append(text, escaping: HTMLEscape.inText)
    }

    /// Appends text as it stands inside a quoted attribute: `&`, `<`, `>`, `"` and `'` are escaped.
    public mutating func append(attributeValue: String) {
        append(attributeValue, escaping: HTMLEscape.inAttribute)
    }

    private mutating func append(_ string: String, escaping mask: UInt64) {
        var string = string
        string.withUTF8 { text in
            guard let start = text.baseAddress else { return }
            var runStart = 0
            for index in 0..<text.count where HTMLEscape.stops(text[index], mask) {
                append(start + runStart, index - runStart)
                append(markup: HTMLEscape.replacement(of: text[index]))
                runStart = index + 1
            }
            append(start + runStart, text.count - runStart)
        }
    }

    private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if length > memory.count - count { grow(by: length) }
        if let base = memory.baseAddress {
            (base + count).update(from: start, count: length)
        }
        count += length
    }

    private mutating func grow(by length: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(memory.count * 2, count + length))
        _ = larger.update(fromContentsOf: memory[..<count])
        memory.deallocate()
        memory = larger
    }
}

/// Which bytes may not stand in HTML as they are, and what stands for them.
///
/// All of them are below 64, so a set of them is one word with a bit for each.
enum HTMLEscape {
    static let inText: UInt64 = 1 << 0 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
    static let inAttribute: UInt64 = inText | 1 << 0x22 | 1 << 0x27

    @inline(__always)
    static func stops(_ byte: UInt8, _ mask: UInt64) -> Bool {
        byte < 64 && (mask &>> UInt64(byte)) & 1 == 1
    }

    /// NUL is not allowed in HTML at all, not even escaped: it becomes the replacement character.
    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x27: "&#39;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: "\u{FFFD}"
        }
    }
}
