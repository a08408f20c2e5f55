import Policing
import Testing

@Suite("A reply")
struct ReplyTemplateTests {
    @Test(
        "names the places that it leaves open, and takes every other brace as it is",
        arguments: [
            ("Nothing open", []), ("{owner} has {reference}.", ["owner", "reference"]), ("{}", []), ("{ owner }", []),
            ("{owner", []), ("{a{owner}", ["owner"]), ("{your-name} {owner}", ["your-name", "owner"]),
            ("{owner2}", []), ("{مالک}", []), ("}{", []),
        ] as [(String, [String])])
    func names(text: String, names: [String]) {
        #expect(ReplyText(text).names == names)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let values: [ReplyPlaceholder: String]
        let expected: Result<String, WordingRefusal>

        init(_ text: String, _ values: [ReplyPlaceholder: String], _ expected: Result<String, WordingRefusal>) {
            (self.text, self.values, self.expected) = (text, values, expected)
        }

        var testDescription: String { text }
    }

    static let rows = [
        Row("Hello.", [:], .success("Hello.")),
        Row("{owner} has it.", [.owner: "Amara Okafor"], .success("Amara Okafor has it.")),
        Row("{owner} has it.", [:], .failure(.placeholderEmpty(.owner))),
        Row("{owner} has it.", [.owner: ""], .failure(.placeholderEmpty(.owner))),
        Row("{owner} has {reference}.", [.owner: "Amara Okafor"], .failure(.placeholderEmpty(.reference))),
        Row("{nobody} has it.", [.owner: "Amara Okafor"], .failure(.placeholderUnknown("nobody"))),
        // What is filled in is not read again.
        Row("{owner} has it.", [.owner: "{reason}"], .failure(.placeholderEmpty(.reason))),
        Row("{owner}, {owner}.", [.owner: "A {brace"], .success("A {brace, A {brace.")),
    ]

    @Test("leaves whole or not at all, and says which place has nothing to stand in it", arguments: rows)
    func filled(row: Row) {
        let filled = ReplyText(ReplyText(row.text).filling(row.values))
        #expect(filled.hole.map(Result.failure) ?? .success(filled.text) == row.expected)
    }

    @Test("exists for every place that can be empty", arguments: ReplyPlaceholder.allCases)
    func everyPlace(place: ReplyPlaceholder) {
        let text = ReplyText("{\(place.rawValue)}")
        #expect(ReplyText(text.filling([:])).hole == .placeholderEmpty(place))
        #expect(text.filling([place: "Words"]) == "Words")
    }

    @Test("is given in the person's language, and in English where there is none")
    func languages() throws {
        let reply = try #require(
            ReplyTemplate(id: "a", title: "A", occasion: .grade, texts: ["en": "Hello", "pl": "Dzień dobry"]))
        #expect(reply.text(in: "pl").text == "Dzień dobry")
        #expect(reply.text(in: "bn").text == "Hello")
        #expect(ReplyTemplate(id: "a", title: "A", occasion: .grade, texts: ["pl": "Dzień dobry"]) == nil)
    }
}
