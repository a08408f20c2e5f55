import Foundation
import Policing
import Testing
import Workflows

private let english = """
    catalogue: { autonym: English, direction: ltr }
    hello: Hello, {name}
    reports: { one: "{count} report", other: "{count} reports" }
    buttons: { go: Go }
    promises: { VC04-REFER: We will tell them }
    """
private let polish = """
    catalogue:
      autonym: Polski
      direction: ltr
      reviewed: none
      reviewedKeys: [hello]
    hello: Dzień dobry, {name}
    reports: { one: "{count} zgłoszenie", few: "{count} zgłoszenia", many: "{count} zgłoszeń" }
    buttons: { go: Dalej }
    promises: { VC04-REFER: Powiemy im }
    """
private let urdu = """
    catalogue:
      autonym: اردو
      direction: rtl
      reviewed: { by: A reviewer, on: 2026-10-31 }
    hello: السلام علیکم، {naam}
    reports: { one: ایک رپورٹ, other: "{count} رپورٹیں" }
    buttons: { go: "", stop: رکیں }
    """

@Suite("Languages")
struct LanguagesTests {
    @Test("read a sentence, fill its places, and fall back to English")
    func text() throws {
        let languages = try load()
        #expect(languages.catalogues.map(\.language.tag) == ["en", "pl", "ur"])
        #expect(languages["pl"]?.text("hello", ["name": "Grace {x}"]) == "Dzień dobry, Grace {x}")
        #expect(languages["ur-PK"]?.language.direction == .rightToLeft)
        #expect(languages["ur"]?.text("buttons.go") == "Go")
        #expect(languages["ur"]?.text("nothing") == "[nothing]")
        #expect(languages["fr"] == nil)
    }

    @Test(
        "end a sentence once, whatever the part before its stop ends with",
        arguments: [
            ("It is ours", "So: It is ours. “It is ours”. You decide"),
            ("It is ours.", "So: It is ours. “It is ours.” You decide"), ("Is it?", "So: Is it? “Is it?” You decide"),
            ("یہ ہمارا ہے۔", "So: یہ ہمارا ہے۔ “یہ ہمارا ہے۔” You decide"), ("", "So: . “”. You decide"),
        ])
    func stops(reason: String, expected: String) throws {
        let english = "catalogue: { autonym: English, direction: ltr }\nso: \"So: {reason}. “{reason}”. You decide\""
        try Folders.with(["en/interface.yaml": english]) { folder in
            let languages = try Languages.load(folder, forms: try FormFiles.load(Folders.forms))
            #expect(languages.source.text("so", ["reason": reason]) == expected)
        }
    }

    @Test(
        "count as their speakers do",
        arguments: [
            ("en", 1, "1 report"), ("en", 0, "0 reports"), ("pl", 1, "1 zgłoszenie"), ("pl", 3, "3 zgłoszenia"),
            ("pl", 5, "5 zgłoszeń"), ("pl", 12, "12 zgłoszeń"), ("pl", 22, "22 zgłoszenia"),
            ("pl", 101, "101 zgłoszeń"),
            ("ur", 1, "ایک رپورٹ"), ("ur", 2, "2 رپورٹیں"),
        ])
    func counts(_ tag: String, _ count: Int, _ expected: String) throws {
        #expect(try load()[tag]?.count("reports", count) == expected)
    }

    @Test(
        "know which form none and one take",
        arguments: [("pa", 0, PluralForm.one), ("bn", 1, .one), ("bn", 2, .other), ("ur", 0, .other)])
    func zero(_ tag: String, _ count: Int, _ expected: PluralForm) {
        #expect(Language(tag: tag, autonym: tag, direction: .leftToRight).plural.form(for: count) == expected)
    }

    @Test("name what is missing, what has other places, and what has no English")
    func gaps() throws {
        let languages = try load()
        let missing = languages.missing().filter { $0.catalogue == "interface" }
        #expect(missing.map { "\($0.language) \($0.key)" } == ["ur buttons.go", "ur promises.VC04-REFER"])
        #expect(languages.mismatched().map(\.key) == ["hello"])
        #expect(languages.mismatched().map(\.reason) == [.placeholders(expected: ["name"], found: ["naam"])])
        #expect(languages.strangers().map(\.key) == ["buttons.stop"])
    }

    @Test("know what a native speaker has reviewed")
    func reviews() throws {
        let languages = try load()
        #expect(languages["pl"]?.isReviewed("hello") == true)
        #expect(languages["pl"]?.isReviewed("buttons.go") == false)
        #expect(languages["ur"]?.isReviewed("hello") == true)
        #expect(languages["ur"]?.isReviewed("buttons.go") == false)
        #expect(languages["ur"]?.reviews.byFile["interface"]?.date == "2026-10-31")
    }

    @Test(
        "refuse wrong files with file and line",
        arguments: [
            ("hello: Hi\ncatalogue: { autonym: X, direction: up }", "Data/pl/interface.yaml:2: unknown direction `up`"),
            (
                "catalogue: { autonym: X, direction: ltr, colour: red }",
                "Data/pl/interface.yaml:1: unknown key `colour`"
            ),
            ("hello: Hi", "Data/pl/interface.yaml:1: the language has no name"),
            (
                "catalogue: { autonym: X, direction: ltr }\nhello: [a]",
                "Data/pl/interface.yaml:2: `hello` should be a sentence"
            ),
            (
                "catalogue: { autonym: X, direction: ltr, reviewed: { by: A } }",
                "Data/pl/interface.yaml:1: `reviewed` has no `on`"
            ),
        ])
    func defects(_ text: String, _ expected: String) throws {
        do {
            _ = try load(["pl/interface.yaml": text])
            Issue.record("the file was taken")
        } catch LanguageFilesError.defects(let defects) {
            #expect(defects.contains { $0.description.hasPrefix(expected) }, "\(defects)")
        }
    }

    @Test("refuse one key in two files")
    func twice() throws {
        do {
            _ = try load(["pl/tracker.yaml": "more: Więcej\nhello: Cześć"])
            Issue.record("the files were taken")
        } catch LanguageFilesError.defects(let defects) {
            #expect(
                defects.map(\.description) == [
                    "Data/pl/tracker.yaml:2: `hello` stands in interface.yaml too. Take one of them away."
                ])
        }
    }

    private func load(_ more: [String: String] = [:]) throws -> Languages {
        let files = ["en/interface.yaml": english, "pl/interface.yaml": polish, "ur/interface.yaml": urdu]
        let library = try Folders.with([
            "shared.yaml": "groups: { stolen: Stolen }",
            "elsewhere.yaml": "emergency: { firmness: pause, title: T, text: U, ways: [{ call: '999', say: V }] }",
        ]) { try FormFiles.load($0) }
        return try Folders.with(files.merging(more) { _, new in new }) { try Languages.load($0, forms: library) }
    }
}

@Suite("The languages of the folder")
struct LanguageFolderTests {
    @Test("have every sentence, with the same places, and no other")
    func whole() {
        #expect(WordingCheck.findings(forms: Folders.forms, languages: Folders.languages) == [])
    }
}

@Suite("The English interface")
struct InterfaceTests {
    @Test("has a sentence for everything that can be wrong with an answer")
    func problems() throws {
        let english = try Languages.load(Folders.languages, forms: try FormFiles.load(Folders.forms)).source
        let reasons: [AnswerProblem.Reason] =
            [
                .missing, .tooLong(max: 5), .tooFew(min: 1), .notAnOption(value: "x"), .notTogether(value: "x"),
                .notANumber,
                .outOfRange(min: 1, max: 2), .outOfRange(min: 1, max: nil), .outOfRange(min: nil, max: 2.5),
                .unreadable,
                .impossibleDate, .futureDate, .unknownQuestion, .wrongType(expected: .text),
                .ambiguousNumber,
            ] + Pattern.allCases.map { .badPattern($0) } + TypedMoney.Fault.allCases.map { .money($0) }
        for reason in reasons {
            let sentence = english.sentence(for: AnswerProblem(question: "x", reason: reason), of: nil)
            #expect(!sentence.contains("{") && !sentence.contains("["), "\(reason): \(sentence)")
            for field in FieldProblem.Field.allCases {
                #expect(!english.sentence(for: FieldProblem(field: field, reason: reason)).contains("["))
            }
        }
        for problem in Occurrence.Problem.allCases { #expect(english.has(problem.key)) }
    }
}
