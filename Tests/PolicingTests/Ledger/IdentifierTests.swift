import Policing
import Testing

@Suite("An identifier")
struct IdentifierTests {
    @Test("sorts by the time at which it was made, as number, text and bytes alike")
    func order() {
        var random = Numbers(seed: 11)
        let times: [Int64] = [0, 1, 255, 256, 1_772_442_000_000, 1_772_442_000_001, 1 << 47]
        let made = times.map { FileID.make(at: Moment(milliseconds: $0), using: &random) }
        #expect(made.sorted() == made)
        #expect(made.map(\.text).sorted() == made.map(\.text))
        #expect(made.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) } == made)
    }

    @Test("is read back from its text and from its bytes")
    func readBack() {
        var random = Numbers(seed: 12)
        for _ in 0..<200 {
            let made = CommandID(high: random.next(), low: random.next())
            #expect(CommandID(text: made.text) == made)
            #expect(CommandID(text: made.text.uppercased()) == made)
            #expect(CommandID(bytes: made.bytes) == made)
            #expect(made.text.count == 32)
        }
    }

    @Test(
        "is no other text",
        arguments: [
            "", "0", String(repeating: "0", count: 31), String(repeating: "0", count: 33),
            String(repeating: "g", count: 32), "00000000-0000-0000-0000-000000000000",
            String(repeating: "é", count: 16),
        ])
    func nothingElse(text: String) {
        #expect(FileID(text: text) == nil)
    }

    @Test("is no other number of bytes", arguments: [0, 15, 17])
    func otherBytes(count: Int) {
        #expect(FileID(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }
}

@Suite("Hexadecimal digits")
struct HexadecimalTests {
    @Test("are read back, in either case")
    func readBack() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes).uppercased()) == bytes)
        #expect(Hexadecimal.text([0, 15, 16, 255]) == "000f10ff")
        #expect(Hexadecimal.bytes("") == [])
    }

    @Test("are nothing else", arguments: ["0", "0g", "/0", ":0", "@a", "G0", " 0", "0x", "é"])
    func nothingElse(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}
