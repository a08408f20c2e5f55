import Foundation
import Policing
import Testing
import Workflows

@Suite("the words of messages")
struct MessageWordsTests {
    /// Words by which somebody looking over a shoulder would know what it is about, by language.
    static let telling: [String: [String]] = [
        "en": [
            "police", "crime", "report", "offence", "abuse", "violen", "victim", "officer", "force", "stalk",
            "assault", "hate", "steal", "stole", "theft", "investigat", "case", "999", "secret", "reference",
        ],
        "ur": ["پولیس", "جرم", "رپورٹ", "تشدد", "متاثر", "حوالہ"],
        "pa": ["ਪੁਲਿਸ", "ਪੁਲੀਸ", "ਅਪਰਾਧ", "ਜੁਰਮ", "ਰਿਪੋਰਟ", "ਹਿੰਸਾ", "ਪੀੜਤ", "ਹਵਾਲਾ"],
        "pl": ["policj", "przestęp", "zgłosz", "przemoc", "ofiar", "numer sprawy", "kradzie"],
        "bn": ["পুলিশ", "অপরাধ", "রিপোর্ট", "নির্যাতন", "সহিংস", "রেফারেন্স"],
    ]

    static let tokens = Array("tok".utf8)

    static func everyText(guarded: Bool, _ visit: (MessageText, Language, Notice.Kind, ContactChannel) -> Void) throws {
        let words = try MessageCast.words()
        for catalogue in try MessageCast.languages().catalogues {
            let state = try #require(
                MessageCast.state(MessageCast.reporter(), guarded: guarded, language: catalogue.language.tag))
            for kind in Notice.Kind.allCases {
                for channel in ContactChannel.allCases {
                    let sealed = Array("a \(catalogue.language.tag) \(guarded ? "guarded" : "open")".utf8)
                    let text =
                        kind == .saved
                        ? words.saved(sealed, by: channel)?.text
                        : words.text(kind, by: channel, about: state, sealedToken: tokens)
                    visit(try #require(text), catalogue.language, kind, channel)
                }
            }
        }
    }

    @Test("a guarded message has no reference, no force and no telling word, in any language")
    func guarded() throws {
        try Self.everyText(guarded: true) { text, language, kind, _ in
            let all = ([text.subject, text.text] + text.fields.values).joined(separator: "\n")
            let place = "\(language.tag) \(kind): \(all)"
            #expect(text.sender == .neutral)
            #expect(!all.contains(MessageCast.reference.description), "\(place)")
            #expect(!all.contains(MessageCast.reference.text), "\(place)")
            #expect(!all.localizedCaseInsensitiveContains(MessageCast.force), "\(place)")
            #expect(!all.contains("/track"), "\(place)")
            let spoken = all.replacingOccurrences(of: "https://example.org/open/tok", with: "").lowercased()
            for word in (Self.telling["en"] ?? []) + (Self.telling[language.tag] ?? []) {
                #expect(!spoken.contains(word), "'\(word)' in \(place)")
            }
        }
    }

    @Test("an open message names reference and tracker, and not what happened")
    func open() throws {
        try Self.everyText(guarded: false) { text, language, kind, _ in
            let place = "\(language.tag) \(kind): \(text.text)"
            #expect(text.sender == .force)
            if kind != .saved {
                #expect(text.text.contains(MessageCast.reference.description), "\(place)")
                #expect(text.text.contains("https://example.org/track"), "\(place)")
            }
            for word in ["bicycle", "theft", "stolen", "crime", "victim", "domestic"] {
                #expect(!(text.subject + text.text).lowercased().contains(word), "'\(word)' in \(place)")
            }
        }
    }

    @Test("every sentence is there, filled, and fits its channel")
    func complete() throws {
        for guarded in [true, false] {
            try Self.everyText(guarded: guarded) { text, language, kind, channel in
                for words in [text.subject, text.text] {
                    #expect(!words.hasPrefix("[") && !words.contains("{"), "\(language.tag) \(kind): \(words)")
                    #expect(!words.isEmpty)
                }
                #expect(!text.subject.contains("\n"))
                if channel == .text { #expect(text.text.count <= 306, "two texts at most: \(text.text)") }
                #expect(text.text.contains("https://example.org/open/tok") == (kind == .link || kind == .saved))
            }
        }
    }

    @Test("a language that nobody has written yet is English")
    func fallsBack() throws {
        let words = try MessageCast.words()
        let french = try #require(MessageCast.state(MessageCast.reporter(), language: "fr"))
        let english = try #require(MessageCast.state(MessageCast.reporter()))
        let texts = [french, english].map { words.text(.news, by: .email, about: $0, sealedToken: nil) }
        #expect(texts[0] == texts[1])
    }

    @Test("a link without a token that can be read has no words")
    func unreadable() throws {
        let words = try MessageCast.words()
        let state = try #require(MessageCast.state(MessageCast.reporter()))
        #expect(words.text(.link, by: .email, about: state, sealedToken: nil) == nil)
        #expect(words.text(.link, by: .email, about: state, sealedToken: []) == nil)
    }
}
