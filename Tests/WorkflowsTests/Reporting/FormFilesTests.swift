import Foundation
import Policing
import Testing
import Workflows

@Suite("The forms of the folder")
struct FormFilesTests {
    private let library: FormLibrary

    init() throws {
        library = try FormFiles.load(Folders.forms)
    }

    @Test("are fifteen, by name")
    func fifteen() {
        let names = """
            anti-social-behaviour assault bicycle-theft burglary criminal-damage domestic-abuse hate-crime information
            lost-found-property road-collision robbery shop-theft stalking-harassment theft vehicle-crime
            """
        #expect(library.forms.map(\.id).sorted() == names.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    @Test("ask 8 to 16 questions of anyone, and require few")
    func lengths() {
        for form in library.forms {
            #expect((8...20).contains(form.questions.count), "\(form.id) has \(form.questions.count)")
            #expect(longest(form) <= 16, "\(form.id) asks up to \(longest(form))")
            #expect((1...3).contains(form.questions.count(where: \.isRequired)), "\(form.id)")
            #expect(!form.questions.contains { $0.isRequired && $0.checks.pattern != nil })
        }
    }

    @Test("each have a question that the caller's own words answer, and words by which callers are heard")
    func heard() {
        for form in library.forms {
            #expect(form.accountQuestion?.isRequired == true && form.accountQuestion?.type == .longText, "\(form.id)")
            #expect(form.accountQuestion?.lengthLimit ?? 0 >= 10_000, "\(form.id)")
            let kinds = library.forms.map { ($0.id, $0.hears) }
            for words in form.hears {
                #expect(KindHint.likeliest(for: "So, \(words)!", of: kinds, limit: 20).contains(form.id), "\(words)")
            }
        }
    }

    @Test(
        "are suggested for what callers say",
        arguments: [
            ("They cut the lock and took my bike", "bicycle-theft"),
            ("We were burgled, the back door was kicked in", "burglary"),
            ("Somebody keyed my car and smashed the window", "criminal-damage"),
            ("He punched me outside the pub", "assault"),
            ("My ex keeps messaging me and turns up at work", "stalking-harassment"),
            ("The neighbours play loud music all night", "anti-social-behaviour"),
            ("I left it on the bus, I lost my keys", "lost-found-property"),
            ("There was a collision and he drove off", "road-collision"),
            ("My husband hits me", "domestic-abuse"), ("I was mugged, they held up a knife", "robbery"),
        ])
    func suggested(words: String, kind: String) {
        let kinds = library.forms.map { ($0.id, $0.hears) }
        #expect(KindHint.likeliest(for: words, of: kinds, limit: 3).contains(kind))
    }

    @Test("are guarded where somebody may be watching")
    func guarded() {
        let guarded = library.forms.filter { $0.safety == .guarded }.map(\.id)
        #expect(Set(guarded) == ["domestic-abuse", "hate-crime", "information", "stalking-harassment"])
    }

    @Test(
        "lead to help when an answer shows danger",
        arguments: [
            ("robbery", "safe-now", .yesNo(false), "emergency"), ("assault", "safe-now", .yesNo(false), "emergency"),
            ("robbery", "weapon", .text("near"), "emergency"),
            ("assault", "who-hurt", .text("child-alone"), "emergency"),
            ("shop-theft", "violence", .text("still-here"), "emergency"),
            ("criminal-damage", "how-damaged", .text("fire"), "gas"),
            ("domestic-abuse", "about-you", .choices(["despair"]), "despair"),
            ("theft", "how-taken", .text("tricked"), "report-fraud"),
            ("information", "about", .text("missing"), "missing-person"),
            ("theft", "how-taken", .text("railway"), "railway"),
        ] as [(String, String, Answer, String)])
    func dangers(_ form: String, _ question: String, _ answer: Answer, _ destination: String) throws {
        let journey = Journey(
            form: try #require(library[form]), answers: [question: answer],
            today: try #require(CivilDate(iso: "2026-10-31")))
        #expect(journey.dangers.map(\.danger.destination) == [destination])
        #expect(library.destination(destination)?.ways.isEmpty == false)
    }

    @Test(
        "begin with safety where someone was hurt or robbed",
        arguments: ["robbery", "assault", "domestic-abuse", "stalking-harassment"])
    func safety(_ id: String) {
        #expect(library[id]?.questions.first?.id == "safe-now")
    }

    @Test("ask every victim of crime who, who saw it and what filmed it")
    func solvability() {
        for form in library.forms where form.isVictimBased {
            let asked = Set(form.questions.map(\.id))
            #expect(asked.isSuperset(of: ["camera", "witness", "victim-support"]), "\(form.id)")
            #expect(asked.contains("suspect-known") || asked.contains("who"), "\(form.id)")
        }
    }

    @Test("say nothing twice, and look up nothing that is not there")
    func sentences() throws {
        let repeated = Dictionary(grouping: library.sentences, by: \.english).filter { $1.count > 1 }
        #expect(repeated.keys.sorted() == [])
        let english = try Languages.load(Folders.languages, forms: library).source
        for key in library.forms.flatMap(keys) + library.elsewhere.flatMap(keys) {
            #expect(english.has(key), "\(key)")
        }
    }

    private func keys(_ form: Form) -> [String] {
        [form.titleKey, form.summaryKey, form.beforeKey, Form.groupKey(form.group)]
            + form.questions.flatMap { question in
                [question.words.textKey, question.words.hintKey, question.words.missingKey].compactMap { $0 }
                    + question.options.map(\.labelKey)
            }
    }

    private func keys(_ elsewhere: Elsewhere) -> [String] {
        [elsewhere.titleKey, elsewhere.textKey] + elsewhere.ways.map(\.textKey)
    }

    /// The most questions that any answers to the questions that branches hang on lead to.
    private func longest(_ form: Form) -> Int {
        let deciding = Set(form.questions.flatMap { $0.condition?.comparisons.map(\.question) ?? [] })
        let today = CivilDate(dayNumber: 20_000)
        var best = 0
        func walk(_ rest: [Question].SubSequence, _ answers: Answers) {
            guard let question = rest.first else {
                best = max(best, Journey(form: form, answers: answers, today: today).reachable.count)
                return
            }
            for option in question.options {
                var next = answers
                next[question.id] = chosen(option.value, question.type)
                walk(rest.dropFirst(), next)
            }
            if question.type == .choices {
                var next = answers
                next[question.id] = .choices(question.options.map(\.value))
                walk(rest.dropFirst(), next)
            }
        }
        walk(form.questions.filter { deciding.contains($0.id) }[...], Answers())
        return best
    }

    private func chosen(_ value: String, _ type: Question.Kind) -> Answer {
        switch type {
        case .yesNo: .yesNo(value == "yes")
        case .choices: .choices([value])
        default: .text(value)
        }
    }
}
