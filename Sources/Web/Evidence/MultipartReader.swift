/// Reads `multipart/form-data` as it arrives, in constant memory whatever the size of its parts.
///
/// Source: RFC 7578, and RFC 2046 section 5.1.1 for the boundaries.
public struct MultipartReader<Source: AsyncIteratorProtocol> where Source.Element == [UInt8] {
    private var source: Source
    private let delimiter: [UInt8]
    /// Bytes that arrived and were not given out yet: at most one piece of the source and one delimiter.
    private var buffer: [UInt8] = Array("\r\n".utf8)
    private var start = 0
    private var state = State.content
    private var partCount = 0

    private enum State {
        /// Within a part, or before the first.
        case content
        /// Just behind a delimiter.
        case boundary
        case ended
    }

    /// - Parameters:
    ///   - contentType: the header of the request, which names the boundary.
    ///   - source: the bytes, in pieces of any size.
    /// - Returns: nil when it is another type, or names no boundary.
    public init?(contentType: String, source: Source) {
        guard let boundary = MultipartHeader.boundary(of: contentType) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.source = source
    }

    /// The head of the next part, after skipping what is left of this one; nil after the last.
    public mutating func nextPart() async throws -> MultipartPart? {
        while try await nextBytes() != nil {}
        guard state == .boundary, try await !isLast() else {
            state = .ended
            return nil
        }
        partCount += 1
        guard partCount <= MultipartLimits.parts else { throw MultipartFault.tooManyParts }
        let part = MultipartHeader.part(try await head())
        state = .content
        return part
    }

    /// The next bytes of this part; nil at its end.
    public mutating func nextBytes() async throws -> [UInt8]? {
        guard state == .content else { return nil }
        while true {
            if let found = delimiterIndex() {
                if found > start { return take(found - start) }
                start += delimiter.count
                state = .boundary
                return nil
            }
            let safe = buffer.count - start - (delimiter.count - 1)
            if safe > 0 { return take(safe) }
            try await refill()
        }
    }

    /// The whole of a short part.
    public mutating func text(limitBytes: Int) async throws -> String {
        var bytes: [UInt8] = []
        while let more = try await nextBytes() {
            bytes += more
            guard bytes.count <= limitBytes else { throw MultipartFault.fieldTooLong }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw MultipartFault.malformed }
        return text
    }

    // MARK: The buffer

    private mutating func take(_ count: Int) -> [UInt8] {
        defer { start += count }
        return Array(buffer[start..<start + count])
    }

    private mutating func refill() async throws {
        guard let more = try await source.next() else { throw MultipartFault.cutShort }
        buffer.removeSubrange(..<start)
        start = 0
        buffer += more
    }

    private func delimiterIndex() -> Int? {
        let last = buffer.count - delimiter.count
        guard last >= start else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            (start...last).first { index in
                bytes[index] == delimiter[0] && bytes[index..<index + delimiter.count].elementsEqual(delimiter)
            }
        }
    }

    // MARK: Between parts

    /// Whether the delimiter just passed was the closing one.
    private mutating func isLast() async throws -> Bool {
        while buffer.count - start < 2 { try await refill() }
        if buffer[start] == UInt8(ascii: "-"), buffer[start + 1] == UInt8(ascii: "-") { return true }
        return false
    }

    /// The lines between a delimiter and the content, without the empty one that ends them.
    private mutating func head() async throws -> [UInt8] {
        let blank = Array("\r\n\r\n".utf8)
        while true {
            let waiting = buffer[start...]
            if let end = waiting.indices.first(where: { waiting[$0...].starts(with: blank) }) {
                guard end - start <= MultipartLimits.headBytes else { throw MultipartFault.malformed }
                let head = Array(buffer[start..<end])
                start = end + blank.count
                return try Self.withoutPadding(head)
            }
            guard waiting.count <= MultipartLimits.headBytes else { throw MultipartFault.malformed }
            try await refill()
        }
    }

    /// White space may follow a delimiter on its line, and nothing else.
    private static func withoutPadding(_ head: [UInt8]) throws -> [UInt8] {
        let rest = head.drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.starts(with: "\r\n".utf8) else { throw MultipartFault.malformed }
        return Array(rest.dropFirst(2))
    }
}

/// The head of one part of a form.
public struct MultipartPart: Sendable, Equatable {
    /// The field of the form.
    public let name: String
    /// The name of a file on the person's device; nil for a field that is no file.
    public let fileName: String?
}

/// What can be wrong with a form in parts.
public enum MultipartFault: Error, Sendable, Equatable {
    case malformed
    /// The bytes end before the closing delimiter.
    case cutShort
    case tooManyParts
    case fieldTooLong
}

private enum MultipartLimits {
    static let parts = 64
    static let headBytes = 8_192
}

/// The few headers that matter.
private enum MultipartHeader {
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = parameter("boundary", of: contentType),
            (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
            boundary.last != " "
        else { return nil }
        return boundary
    }

    /// A part without a readable name has the empty name, which no form of ours asks for.
    static func part(_ head: [UInt8]) -> MultipartPart {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
        return MultipartPart(
            name: unescaped(parameter("name", of: disposition) ?? ""),
            fileName: parameter("filename", of: disposition).map(unescaped))
    }

    /// The value of `; name=value`, in quotation marks or not.
    private static func parameter(_ name: String, of header: String) -> String? {
        var rest = Substring(header)
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let found = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            let isQuoted = rest.first == "\""
            let value = isQuoted ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != ";" && $0 != " " }
            if found == name { return String(value) }
            rest = rest[value.endIndex...]
        }
        return nil
    }

    /// Browsers write these three marks as codes.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }
}
