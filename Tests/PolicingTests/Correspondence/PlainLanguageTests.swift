import Policing
import Testing

@Suite("Plain language")
struct PlainLanguageTests {
    static let words = WordTable(
        entries: [
            .init(phrase: "aggrieved", kind: .jargon, instead: "you"),
            .init(phrase: "in due course", kind: .jargon, instead: "say when"),
            .init(phrase: "viable", kind: .jargon), .init(phrase: "cctv", kind: .known),
        ], openNumbers: [])

    static func sentence(of count: Int) -> String {
        (Array(repeating: "we", count: count - 1) + ["go"]).joined(separator: " ") + "."
    }

    static let rows: [(String, String, [PlainHint])] = [
        ("en", "We have your report. We will write to you by Friday.", []),
        ("en", sentence(of: 25), []),
        ("en", sentence(of: 26), [.longSentence(start: "we we we we", words: 26)]),
        ("pl", sentence(of: 26), [.longSentence(start: "we we we we", words: 26)]),
        ("en", "The aggrieved saw it.", [.jargon("aggrieved", instead: "you")]),
        ("en", "We will tell you In Due Course.", [.jargon("in due course", instead: "say when")]),
        ("en", "It is viable.", [.jargon("viable", instead: nil)]),
        ("en", "The OIC has it, and the OIC will call.", [.abbreviation("OIC")]),
        ("en", "We saw the CCTV at 9.30.", []),
        ("en", "STOP IT NOW", []),
        ("en", "A man was arrested.", [.passive("was arrested")]),
        ("en", "It has been quickly recorded.", [.passive("been quickly recorded")]),
        ("en", "It is not known.", [.passive("is not known")]),
        ("en", "We are worried.", []),
        ("en", "Your bicycle is red.", []),
        ("ur", "We have your report.", [.otherLetters]),
        ("ur", "ہم نے آپ کی رپورٹ پڑھی", []),
        ("pl", "Mamy Państwa zgłoszenie.", []),
        ("pl", "The aggrieved was arrested.", []),
    ]

    @Test("is asked for by hints that name the words", arguments: rows)
    func hints(language: String, text: String, hints: [PlainHint]) {
        #expect(PlainLanguage.hints(text, in: language, words: Self.words) == hints)
    }

    @Test("has a reading age of nine for a child's sentences, and far more for an office's")
    func age() {
        let child = String(repeating: "We have your report. We will look at it and tell you what we find. ", count: 4)
        #expect(PlainLanguage.hints(child, in: "en", words: .none).isEmpty)
        let office = String(
            repeating: "Investigative opportunities necessitate considerable organisational prioritisation. ", count: 6)
        let ages = PlainLanguage.hints(office, in: "en", words: .none)
        guard case .readingAge(let years) = ages.first else {
            Issue.record("\(ages)")
            return
        }
        #expect(years > 18)
    }

    @Test("of a few words has no reading age")
    func short() {
        #expect(PlainLanguage.hints("Organisational prioritisation.", in: "en", words: .none).isEmpty)
    }
}
