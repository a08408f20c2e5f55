import HTML
import Testing

@Suite("Escaping")
struct EscapingTests {
    struct Row: Sendable {
        let written: String
        let inText: String
        let inAttribute: String
    }

    static let rows = [
        Row(written: "&", inText: "&amp;", inAttribute: "&amp;"),
        Row(written: "<", inText: "&lt;", inAttribute: "&lt;"),
        Row(written: ">", inText: "&gt;", inAttribute: "&gt;"),
        Row(written: "\"", inText: "\"", inAttribute: "&quot;"),
        Row(written: "'", inText: "'", inAttribute: "&#39;"),
        Row(written: "\0", inText: "\u{FFFD}", inAttribute: "\u{FFFD}"),
        Row(written: "", inText: "", inAttribute: ""),
        Row(written: "&amp;", inText: "&amp;amp;", inAttribute: "&amp;amp;"),
        Row(written: "<<>>", inText: "&lt;&lt;&gt;&gt;", inAttribute: "&lt;&lt;&gt;&gt;"),
        Row(written: "a&b", inText: "a&amp;b", inAttribute: "a&amp;b"),
        Row(written: "plain", inText: "plain", inAttribute: "plain"),
        Row(
            written: "</p><script src=x>", inText: "&lt;/p&gt;&lt;script src=x&gt;",
            inAttribute: "&lt;/p&gt;&lt;script src=x&gt;"),
        Row(
            written: "\" onload='x'", inText: "\" onload='x'", inAttribute: "&quot; onload=&#39;x&#39;"),
        Row(written: "سائیکل چوری ہو گئی", inText: "سائیکل چوری ہو گئی", inAttribute: "سائیکل چوری ہو گئی"),
        Row(written: "ਸਾਈਕਲ · rower · সাইকেল 🚲", inText: "ਸਾਈਕਲ · rower · সাইকেল 🚲", inAttribute: "ਸਾਈਕਲ · rower · সাইকেল 🚲"),
        Row(
            written: "\u{200F}<\u{2067}ا\u{2069}", inText: "\u{200F}&lt;\u{2067}ا\u{2069}",
            inAttribute: "\u{200F}&lt;\u{2067}ا\u{2069}"),
    ]

    @Test("text keeps its quotes and loses what could open a tag", arguments: rows)
    func text(row: Row) {
        #expect(p { row.written }.render() == "<p>\(row.inText)</p>")
    }

    @Test("an attribute's value cannot leave its quotes", arguments: rows)
    func attribute(row: Row) {
        #expect(img(.alt(row.written)).render() == "<img alt=\"\(row.inAttribute)\">")
    }

    @Test("every other character of ASCII is written as it is")
    func otherCharacters() {
        let special: Set<UInt8> = [0x00, 0x22, 0x26, 0x27, 0x3C, 0x3E]
        for byte in UInt8(1)..<128 where !special.contains(byte) {
            let character = String(UnicodeScalar(byte))
            #expect(character.render() == character)
            #expect(img(.alt(character)).render() == "<img alt=\"\(character)\">")
        }
    }

    @Test("raw markup is written as it is")
    func raw() {
        #expect(HTMLRaw("<svg viewBox=\"0 0 1 1\"/>").render() == "<svg viewBox=\"0 0 1 1\"/>")
    }

    @Test("a page far longer than the room taken for it is whole")
    func growth() {
        let long = String(repeating: "ab<cd", count: 50_000)
        let bytes = p { long }.renderBytes(capacityBytes: 0)
        #expect(bytes.count == 50_000 * 8 + 7)
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("cdab&lt;cd</p>"))
    }
}
