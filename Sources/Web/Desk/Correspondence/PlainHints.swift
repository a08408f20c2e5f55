import Crypto
import Foundation
import Policing
import Workflows

/// What could be plainer, in one sentence that names the words.
struct PlainHints: Sendable {
    let desk: DeskWords

    func sentence(_ hint: PlainHint) -> String {
        switch hint {
        case .longSentence(let start, let words):
            say("long", ["start": start, "words": String(words), "most": String(PlainLanguage.sentenceWords)])
        case .jargon(let word, nil): say("jargon", ["word": word])
        case .jargon(let word, let instead?): say("jargon-instead", ["word": word, "instead": instead])
        case .abbreviation(let word): say("abbreviation", ["word": word])
        case .passive(let words): say("passive", ["words": words])
        case .readingAge(let years): say("age", ["years": String(years)])
        case .otherLetters: say("letters")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("person-words.hints.\(key)", values)
    }

    /// By which it is known that the hints of exactly these words were shown.
    static func mark(of text: String) -> String {
        Hex.text(SHA256.hash(data: Data(text.plainLine.utf8)).prefix(8))
    }

    private enum Hex {
        static func text(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
