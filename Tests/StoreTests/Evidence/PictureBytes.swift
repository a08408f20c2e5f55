import Foundation

/// Pictures made byte by byte, so that the tests know all that is in them.
enum PictureBytes {
    /// A PNG of one colour. A large one is small on the disk and enormous in memory.
    static func png(width: Int, height: Int) -> [UInt8] {
        var head = big(UInt32(width)) + big(UInt32(height))
        head += [8, 2, 0, 0, 0]
        let row = 1 + width * 3
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            + chunk("IHDR", head) + chunk("IDAT", zeros(row * height)) + chunk("IEND", [])
    }

    /// A grey JPEG of sixteen by sixteen points, with an EXIF block that holds a place, a camera and a name.
    static func jpegWithPlace() -> [UInt8] {
        let tables = segment(0xdb, [0] + [UInt8](repeating: 1, count: 64))
        let frame: [UInt8] = [0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0]
        let scan: [UInt8] = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]
        // Each block: a DC difference of nought and an end of block, one bit each in the tables below.
        let blocks: [UInt8] = [0b0000_0000]
        let about = segment(0xe1, Array("Exif\0\0".utf8) + exif()) + segment(0xfe, Array("by Grace Lowe".utf8))
        return [[0xff, 0xd8], about, tables, frame, huffman(0x00), huffman(0x10), scan, blocks, [0xff, 0xd9]]
            .flatMap(\.self)
    }

    /// TIFF: a camera's name, and a place of 52 degrees 28 minutes north.
    private static func exif() -> [UInt8] {
        let start: [UInt8] = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
        let main: [[UInt8]] = [[0, 2], entry(0x010f, 2, 14, 38), entry(0x8825, 4, 1, 52), [0, 0, 0, 0]]
        let maker = Array("Secret Camera\0".utf8)
        let north = entry(0x0001, 2, 2, 0x4e00_0000)
        let place: [[UInt8]] = [[0, 2], north, entry(0x0002, 5, 3, 82), [0, 0, 0, 0]]
        let degrees = [52, 1, 28, 1, 0, 1].flatMap { big(UInt32($0)) }
        return start + main.flatMap(\.self) + maker + place.flatMap(\.self) + degrees
    }

    private static func entry(_ tag: UInt16, _ type: UInt16, _ count: UInt32, _ value: UInt32) -> [UInt8] {
        big(tag) + big(type) + big(count) + big(value)
    }

    /// A table with one code of one bit, for the value nought.
    private static func huffman(_ kind: UInt8) -> [UInt8] {
        segment(0xc4, [kind, 1] + [UInt8](repeating: 0, count: 15) + [0])
    }

    private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xff, marker] + big(UInt16(body.count + 2)) + body
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return big(UInt32(body.count)) + named + big(~named.reduce(~0, checked))
    }

    private static func checked(_ sum: UInt32, _ byte: UInt8) -> UInt32 {
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
    }

    /// Nothing but noughts, packed by zlib's rules: each bit pair of the body repeats 258 of them.
    private static func zeros(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.append(0b011, 3)  // the last block, with the fixed codes
        bits.append(0b0000_1100, 8)  // a nought
        var left = count - 1
        while left >= 258 {
            bits.append(0b1010_0011, 8)  // a repeat of 258 bytes
            bits.append(0, 5)  // from one byte back
            left -= 258
        }
        for _ in 0..<left { bits.append(0b0000_1100, 8) }
        bits.append(0, 7)  // the end of the block
        bits.append(0, 7)  // whatever is left of the last byte
        return [0x78, 0x01] + bits.bytes + big(UInt32(count % 65_521) << 16 | 1)
    }

    private static func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) }
    }

    private struct Bits {
        private(set) var bytes: [UInt8] = []
        private var held: UInt64 = 0
        private var count: UInt64 = 0

        /// The lowest bit first.
        mutating func append(_ bits: UInt64, _ number: UInt64) {
            held |= bits << count
            count += number
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: held))
                held >>= 8
                count -= 8
            }
        }
    }
}
