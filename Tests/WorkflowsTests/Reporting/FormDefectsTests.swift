import Foundation
import Policing
import Testing
import Workflows

/// A form with one line to put a defect on: what stands at `HERE` is replaced.
private let shared = """
    phrases: { again: Again }
    groups: { stolen: Stolen }
    sets:
      sure: [{ yes: "Yes" }, { no: "No" }]
    blocks:
      witness:
        - { id: seen, type: choice, text: Seen?, options: sure }
    """
private let elsewhere = """
    emergency:
      firmness: pause
      title: Emergency
      text: Call 999.
      ways:
        - { call: "999", say: Call. }
    """
private let theft = """
    group: stolen
    safety: ordinary
    anonymity: never
    victim: true
    asks: [when]
    title: Theft
    summary: Something was taken
    before: Sit down
    questions:
      - { id: story, type: longText, required: true, text: What happened? }
      - { id: kind, type: choice, text: Which?, options: [{ a: A }, { b: B }] }

    """

/// One defect: what is written from line 12 on, and the line and start of what is reported.
struct Defect: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let problem: String

    init(_ text: String, _ problem: String, line: Int = 12) {
        self.text = text
        self.line = line
        self.problem = problem
    }

    var testDescription: String { problem }

    static let all: [Defect] = [
        Defect("  - { id: x, type: text, text: X?, requried: true }", "unknown key `requried` in a question"),
        Defect("  - { id: story, type: text, text: X? }", "a second question is called `story`"),
        Defect("  - { id: x, type: essay, text: X? }", "unknown type `essay`"),
        Defect("  - { id: X y, type: text, text: X? }", "`X y` is not a name for a question"),
        Defect("  - { id: x, type: text }", "a question has no `text`"),
        Defect("  - { id: x, type: text, text: '' }", "`questions.x.text` has no text"),
        Defect("  - { id: x, type: text, text: '=lost' }", "unknown phrase `=lost`"),
        Defect("  - { id: x, type: text, text: X?, pattern: plate }", "unknown pattern `plate`"),
        Defect("  - { id: x, type: number, text: X?, pattern: imei }", "`pattern` does not go with `number`"),
        Defect("  - { id: x, type: number, text: X?, min: 5, max: 1 }", "`min` is greater than `max`"),
        Defect("  - { id: x, type: number, text: X?, min: few }", "`min` should be a number"),
        Defect("  - { id: x, type: text, text: X?, maxLength: 0 }", "`maxLength` should be a whole number"),
        Defect("  - { id: x, type: text, text: X?, autocomplete: off }", "unknown autocomplete `off`"),
        Defect("  - { id: x, type: text, text: X?, required: perhaps }", "`required` should be true or false"),
        Defect("  - { id: x, type: choice, text: X? }", "`x` has nothing to choose from"),
        Defect(
            "  - { id: x, type: choice, text: X?, options: [{ a: A }] }",
            "`questions.x.options` has fewer than two options"),
        Defect(
            "  - { id: x, type: choice, text: X?, options: [{ a: A }, { b: B }, { a: C }] }",
            "`questions.x.options` has `a` twice"),
        Defect(
            "  - { id: x, type: choice, text: X?, options: [a, { b: B }, { c: C }] }",
            "`questions.x.options` should hold one"),
        Defect("  - { id: x, type: choice, text: X?, options: many }", "unknown set of options `many`"),
        Defect("  - { id: x, type: text, text: X?, options: sure }", "`options` do not go with `text`"),
        Defect("  - { id: x, type: yesNo, text: X?, options: sure }", "a yes-or-no question needs no options"),
        Defect(
            "  - { id: x, type: choice, text: X?, options: sure, exclusive: no }",
            "`exclusive` goes with `choices` only"),
        Defect(
            "  - { id: x, type: choices, text: X?, options: sure, exclusive: none }", "`none` is not one of the options"
        ),
        Defect(
            "  - { id: x, type: yesNo, text: X?, danger: { no: { to: moon, because: far } } }",
            "unknown destination `moon`"),
        Defect("  - { id: x, type: yesNo, text: X?, danger: { no: { to: emergency } } }", "a danger has no `because`"),
        Defect(
            "  - { id: x, type: yesNo, text: X?, danger: { maybe: { to: emergency, because: b } } }",
            "`maybe` is not one of the options"),
        Defect(
            "  - { id: x, type: yesNo, text: X?, ground: { maybe: vulnerable } }", "`maybe` is not one of the options"),
        Defect("  - { id: x, type: yesNo, text: X?, ground: { no: fear } }", "unknown ground `fear`"),
        Defect(
            "  - { id: x, type: text, text: X?, when: { question: later, is: a } }",
            "`when` names `later`, which is not asked before"),
        Defect(
            "  - { id: x, type: text, text: X?, when: { question: x, is: a } }",
            "`when` names `x`, which is not asked before"),
        Defect(
            "  - { id: x, type: text, text: X?, when: { question: kind, is: c } }",
            "the question cannot be reached: `c`"),
        Defect(
            "  - { id: x, type: text, text: X?, when: { question: story, is: a } }",
            "the question cannot be reached: `a`"),
        Defect(
            "  - { id: x, type: text, text: X?, when: { all: [{ question: kind, is: a }, { question: kind, is: b }]}}",
            "the question cannot be reached: `kind` cannot be"),
        Defect("  - { id: x, type: text, text: X?, when: { question: kind } }", "`when` is not a condition"),
        Defect(
            "  - { id: x, type: text, text: X?, required: true, when: { question: kind, is: a } }",
            "`x` is required and has a `when`"),
        Defect("  - { include: cameras }", "unknown block `cameras`"),
        Defect("  - nonsense", "a question should be a mapping"),
        Defect("  - { id: x, type: text, text: X? }\noffence: ''", "`offence` has no text", line: 13),
        Defect("colour: red", "unknown key `colour` in the form"),
        Defect("  - { id: x, type: text, text: X?, text: Y? }", "written twice: text"),
        Defect("  - { id: x", "this is not YAML", line: 13),
    ]
}

@Suite("A wrong form")
struct FormDefectsTests {
    @Test("the form that defects are put into is right")
    func right() throws {
        let library = try load(
            theft + "  - include: witness\n  - { id: w, type: text, text: =again, when: { question: seen, is: yes } }\n"
        )
        #expect(library.forms.map(\.id) == ["theft"])
        #expect(library["theft"]?.question("w")?.words.textKey == "forms.shared.phrases.again")
        #expect(library["theft"]?.question("w")?.condition == .answer(question: "seen", is: "yes"))
    }

    @Test("is refused with file, line and reason", arguments: Defect.all)
    func defect(_ defect: Defect) throws {
        let found = defects(in: ["theft.yaml": theft + defect.text])
        let first = try #require(found.first)
        #expect(found.count == 1, "\(found)")
        #expect(first.problem.hasPrefix(defect.problem), "\(first)")
        #expect(first.file == "Data/theft.yaml")
        #expect(first.line == defect.line)
        #expect(!first.remedy.isEmpty)
    }

    @Test(
        "is refused by its head",
        arguments: [
            ("group: stolen", "group: roads", "unknown group `roads`"),
            ("safety: ordinary", "safety: lax", "unknown safety `lax`"),
            ("anonymity: never", "anonymity: some", "unknown anonymity `some`"),
            ("victim: true", "victim: maybe", "`victim` should be true or false"),
            ("victim: true", "victim: true\nenhanced: fear", "unknown ground `fear`"),
            ("victim: true", "victim: false\nenhanced: vulnerable", "`enhanced` goes with a victim"),
            ("asks: [when]", "asks: [when, why]", "unknown step `why`"),
            ("asks: [when]", "asks: [when, when]", "`asks` names a step twice"),
            ("asks: [when]", "asks: [when]\nhears: nicked", "`hears` should be a list"),
            ("asks: [when]", "asks: [when]\nhears: [nicked, ' ']", "`hears` has no text"),
            ("title: Theft", "title: ' '", "`title` has no text"),
            ("title: Theft", "title: =again", "`title` is a phrase"),
            ("summary: Something was taken\n", "", "the form has no `summary`"),
        ])
    func head(_ line: String, _ replacement: String, _ problem: String) throws {
        let found = defects(in: ["theft.yaml": theft.replacing(line, with: replacement)])
        #expect(found.map(\.problem).first?.hasPrefix(problem) == true, "\(found)")
        #expect(found.count == 1)
    }

    @Test(
        "that others share is refused too",
        arguments: [
            ("shared.yaml", shared + "\ncolours: red", "unknown key `colours`"),
            (
                "shared.yaml", shared + "\n    - { id: x, type: text, text: X?, options: sure }",
                "`options` do not go with `text`"
            ),
            ("elsewhere.yaml", elsewhere.replacing("emergency:", with: "police:"), "there is no `emergency`"),
            ("elsewhere.yaml", elsewhere.replacing("pause", with: "hold"), "unknown firmness `hold`"),
            ("elsewhere.yaml", elsewhere.replacing("call: \"999\", ", with: ""), "a way has no target"),
            ("elsewhere.yaml", "", "the file is empty"),
        ])
    func common(_ file: String, _ text: String, _ problem: String) throws {
        let found = defects(in: [file: text, "theft.yaml": theft])
        #expect(found.contains { $0.file == "Data/\(file)" && $0.problem.hasPrefix(problem) }, "\(found)")
    }

    @Test("with a ground that the law does not know is named by file and line, in a form and in a shared block")
    func grounds() throws {
        let form = defects(in: ["theft.yaml": theft.replacing("victim: true", with: "victim: true\nenhanced: fear")])
        #expect(form.map { "\($0.file):\($0.line)" } == ["Data/theft.yaml:5"])
        #expect(form.first?.remedy.contains("domestic-abuse") == true)
        let block = shared + "\n    - { id: x, type: yesNo, text: X?, ground: { yes: fear } }"
        let found = defects(in: ["shared.yaml": block, "theft.yaml": theft])
        #expect(found.contains { $0.file == "Data/shared.yaml" && $0.problem == "unknown ground `fear`" }, "\(found)")
    }

    @Test("is reported together with all others, by file and line")
    func together() {
        let found = defects(in: [
            "theft.yaml": theft + "  - { id: x, type: essay, text: X? }\n  - { id: y, type: text }\n",
            "assault.yaml": theft.replacing("group: stolen", with: "group: harm"),
        ])
        #expect(
            found.map { "\($0.file):\($0.line)" } == [
                "Data/assault.yaml:1", "Data/theft.yaml:12", "Data/theft.yaml:13",
            ])
        #expect(found.first?.description == "Data/assault.yaml:1: unknown group `harm`. Use one of: stolen.")
    }

    @Test("folder that is not there is refused")
    func folder() {
        #expect(throws: FormFilesError.unreadable(folder: "/nowhere")) { try FormFiles.load("/nowhere") }
    }

    private func load(_ text: String) throws -> FormLibrary {
        try Folders.with(["shared.yaml": shared, "elsewhere.yaml": elsewhere, "theft.yaml": text]) {
            try FormFiles.load($0)
        }
    }

    private func defects(in files: [String: String]) -> [FileDefect] {
        let common = ["shared.yaml": shared, "elsewhere.yaml": elsewhere]
        do {
            _ = try Folders.with(files.merging(common) { given, _ in given }) { try FormFiles.load($0) }
            return []
        } catch FormFilesError.defects(let defects) {
            return defects
        } catch {
            Issue.record(error)
            return []
        }
    }
}
