/// Base64 for addresses and cookies: `-` and `_`, no padding. By bytes, since every page reads a few.
///
/// Source: RFC 4648 section 5.
enum Base64URL {
    private static let limitBytes = 4_096
    private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: .max, count: 256)
        for (value, symbol) in symbols.enumerated() { values[Int(symbol)] = UInt8(value) }
        return values
    }()

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var bits = 0, count = 0
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xffff
            count += 8
            while count >= 6 {
                count -= 6
                text.append(symbols[bits >> count & 63])
            }
        }
        if count > 0 { text.append(symbols[bits << (6 - count) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for any other symbol, and for a text that no bytes give.
    static func bytes(_ text: String) -> [UInt8]? {
        let symbols = text.utf8
        guard symbols.count <= limitBytes, symbols.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count * 3 / 4)
        var bits = 0, count = 0
        for symbol in symbols {
            let value = values[Int(symbol)]
            guard value != .max else { return nil }
            bits = (bits << 6 | Int(value)) & 0xffff
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return bits & (1 << count - 1) == 0 ? bytes : nil
    }
}
