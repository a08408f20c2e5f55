import Policing
import Testing

@Suite("A reference")
struct ReferenceTests {
    static let symbols = Array("23456789ABCDEFGHJKMNPQRTVWXYZ")
    static let seeds: [UInt64] = Array(1...40)

    static func reference(_ seed: UInt64) -> Reference {
        var random = Numbers(seed: seed)
        return Reference.make(using: &random)
    }

    @Test("a pasted reference may have marks of direction, hard spaces and digits of another script")
    func pasted() throws {
        var random = SystemRandomNumberGenerator()
        var reference = Reference.make(using: &random)
        while !reference.text.contains("4") { reference = Reference.make(using: &random) }
        let pasted =
            "\u{200e}" + reference.description.replacing(" ", with: "\u{a0}").replacing("4", with: "۴") + "\u{200f}"
        #expect(Reference(typed: pasted) == reference)
    }

    @Test("is read however it is cased and spaced", arguments: seeds)
    func read(seed: UInt64) {
        let reference = Self.reference(seed)
        #expect(reference.text.count == 9)
        #expect(reference.description.split(separator: " ").map(\.count) == [3, 3, 3])
        for typed in [reference.text, reference.description, reference.text.lowercased(), "  \(reference.text)-"] {
            #expect(Reference(typed: typed) == reference, "seed \(seed): \(typed)")
        }
    }

    @Test("is never read with one wrong symbol", arguments: seeds)
    func oneWrong(seed: UInt64) {
        let right = Array(Self.reference(seed).text)
        for place in right.indices {
            for symbol in Self.symbols where symbol != right[place] {
                var wrong = right
                wrong[place] = symbol
                #expect(Reference(typed: String(wrong)) == nil, "seed \(seed): \(String(wrong))")
            }
        }
    }

    @Test("is never read with any two symbols exchanged", arguments: seeds)
    func exchanged(seed: UInt64) {
        let right = Array(Self.reference(seed).text)
        for one in right.indices {
            for other in right.indices where right[one] != right[other] {
                var wrong = right
                wrong.swapAt(one, other)
                #expect(Reference(typed: String(wrong)) == nil, "seed \(seed): \(String(wrong))")
            }
        }
    }

    @Test("has no symbol that looks or sounds like another", arguments: seeds)
    func symbols(seed: UInt64) {
        #expect(Self.reference(seed).text.allSatisfy(Self.symbols.contains))
    }

    @Test("that is none says what is wrong with it", arguments: seeds)
    func flaws(seed: UInt64) {
        let right = Self.reference(seed).text
        let first = Self.symbols.first { $0 != right.first }
        #expect(Reference.flaw(in: right) == nil, "seed \(seed)")
        #expect(Reference.flaw(in: "\(first ?? "2")\(right.dropFirst())") == .check, "seed \(seed)")
        #expect(Reference.flaw(in: String(right.dropLast())) == .length(8), "seed \(seed)")
        #expect(Reference.flaw(in: right + right) == .length(18), "seed \(seed)")
        #expect(Reference.flaw(in: "O" + right.dropFirst()) == .symbol, "seed \(seed)")
        #expect(Reference.flaw(in: "") == .length(0))
    }

    @Test(
        "is nothing else",
        arguments: [
            "", " ", "22222222", "2222222222", "7KDM2PX9O", "7KDM2PX9\u{0}", "ＡＢＣＤＥＦＧＨＪ",
            String(repeating: " ", count: 70), String(repeating: "2", count: 1_000),
        ])
    func nothingElse(typed: String) {
        #expect(Reference(typed: typed) == nil)
    }
}

@Suite("A tracking secret")
struct TrackingSecretTests {
    @Test("is read however it is cased and spaced, and nothing else is one", arguments: ReferenceTests.seeds)
    func read(seed: UInt64) {
        var random = Numbers(seed: seed)
        let secret = TrackingSecret.make(using: &random)
        #expect(secret.description.split(separator: " ").map(\.count) == [4, 4, 4])
        #expect(TrackingSecret(typed: secret.description.lowercased()) == secret)
        #expect(TrackingSecret(typed: String(secret.text.dropLast())) == nil)
        #expect(TrackingSecret(typed: secret.text + "2") == nil)
        #expect(TrackingSecret(typed: String(secret.text.dropLast()) + "0") == nil)
    }

    @Test("is another one each time")
    func another() {
        var random = Numbers(seed: 3)
        #expect(Set((0..<1_000).map { _ in TrackingSecret.make(using: &random).text }).count == 1_000)
    }
}
