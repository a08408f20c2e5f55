import Policing
import Testing

/// What is suggested for each letter. The table is the specification, written out.
///
/// Source: THRIVE; the weights are our choice and only suggest.
@Suite("A suggestion for THRIVE")
struct ThriveSuggestionTests {
    static let knife = DangerWords.Phrase(text: "knife", element: .threat, level: .high)

    static let signs: [(ThriveSign, [ThriveElement: ThriveLevel])] = [
        (.danger(reason: "?"), [.threat: .high, .harm: .high, .risk: .high]),
        (.despair(reason: "?"), [.harm: .high, .risk: .medium, .vulnerability: .high, .engagement: .high]),
        (.dangerWord(knife), [.threat: .high]),
        (.guarded, [.threat: .medium, .vulnerability: .medium, .engagement: .medium]),
        (.notSafeToContact, [.risk: .medium, .vulnerability: .medium, .engagement: .high]),
        (.enhanced("hate-crime"), [.vulnerability: .high, .engagement: .medium]),
        (.earlierReports(1), [.risk: .medium, .vulnerability: .medium]),
        (.earlierReports(2), [.risk: .high, .vulnerability: .medium]),
        (.happensOften, [.harm: .medium, .risk: .medium, .vulnerability: .low]),
        (.justHappened, [.risk: .medium, .investigation: .high]),
        (.happenedToday, [.risk: .low, .investigation: .medium]),
        (.suspectNamed, [.investigation: .high, .risk: .low]),
        (.suspectSeen, [.investigation: .medium]), (.camera, [.investigation: .medium]),
        (.witness, [.investigation: .medium]), (.traces, [.investigation: .medium]),
        (.evidenceGiven, [.investigation: .medium]), (.otherLanguage, [.engagement: .low]),
        (.interpreterWanted, [.vulnerability: .low, .engagement: .medium]),
        (.supportWanted, [.engagement: .medium]), (.nameless, [.investigation: .low, .engagement: .low]),
    ]

    @Test("gives each letter what the sign weighs, and nothing to the rest", arguments: signs)
    func weights(sign: ThriveSign, levels: [ThriveElement: ThriveLevel]) {
        let suggestion = ThriveSuggestion(signs: [sign])
        #expect(suggestion.levels == ThriveLevels(levels))
        for element in ThriveElement.allCases {
            #expect(suggestion.signs(of: element) == (levels[element] == nil ? [] : [sign]))
        }
    }

    @Test("of several signs is the heaviest, and names the heaviest first")
    func heaviest() {
        let suggestion = ThriveSuggestion(signs: [.happenedToday, .guarded, .justHappened])
        #expect(suggestion.levels[.risk] == .medium)
        #expect(suggestion.signs(of: .investigation) == [.justHappened, .happenedToday])
        #expect(ThriveSuggestion(signs: []).levels == ThriveLevels())
    }

    private static func question(_ id: String, _ values: [String], danger: [String: Danger] = [:]) -> Question {
        Question(
            id: id, type: .choices, asked: .init(),
            options: values.map { Question.Option(value: $0, labelKey: $0, danger: danger[$0]) },
            words: .init(textKey: id))
    }

    private static let form = Form(
        id: "assault", group: "harm", manner: .init(safety: .ordinary, anonymity: .allowed),
        standing: .init(isVictimBased: true), asks: [],
        questions: [
            question("safe", ["no"], danger: ["no": Danger(destination: "emergency", reason: "not safe")]),
            question("mood", ["low"], danger: ["low": Danger(destination: "despair", reason: "sad")]),
            question("lost", ["abroad"], danger: ["abroad": Danger(destination: "council", reason: "far")]),
            question("suspect-known", ["known", "seen"]), question("camera", ["yes"]),
        ])

    /// The signs that a report gives by itself.
    static let reports: [(Answers, Occurrence, [ThriveSign])] = [
        ([:], .unknown, []),
        (["safe": .choices(["no"])], .unknown, [.danger(reason: "not safe")]),
        (["mood": .choices(["low"])], .unknown, [.despair(reason: "sad")]),
        (["lost": .choices(["abroad"])], .unknown, []),
        (["what-happened": .text("He had a KNIFE!")], .unknown, [.dangerWord(knife)]),
        (["how-often": .text("weekly")], .unknown, [.happensOften]),
        (["how-often": .text("once")], .unknown, []),
        (["suspect-known": .text("known")], .unknown, [.suspectNamed]),
        (["suspect-known": .text("seen"), "camera": .text("yes")], .unknown, [.suspectSeen, .camera]),
        (["witness": .text("yes"), "traces": .choices(["blood"])], .unknown, [.witness, .traces]),
        (["witness": .text("no"), "traces": .choices(["none"])], .unknown, []),
        (["about-you": .choices(["language"])], .unknown, [.interpreterWanted]),
        (["victim-support": .yesNo(true)], .unknown, [.supportWanted]),
        ([:], .exact(Station.friday.adding(hours: -2)), [.justHappened]),
        ([:], .exact(Station.friday.adding(seconds: -7_201)), [.happenedToday]),
        (
            [:], .between(from: Station.friday.adding(hours: -90), to: Station.friday.adding(hours: -24)),
            [.happenedToday]
        ),
        ([:], .exact(Station.friday.adding(hours: -25)), []),
    ]

    private static func state(
        _ answers: Answers, _ occurrence: Occurrence, _ reporter: ReporterDetails? = Sketch.grace,
        language: String = "en"
    ) throws -> FileState {
        var random = Numbers(seed: 3)
        let report = NewReport(
            file: .make(at: Station.friday, using: &random), person: .make(at: Station.friday, using: &random),
            reference: .make(using: &random), secretHash: "00", form: form, language: language, channel: .web,
            contents: ReportContents(answers: answers, occurrence: occurrence, place: .unknown, reporter: reporter))
        return try Story(report, under: try Station().rules).state
    }

    @Test("reads the report's own answers and when it happened", arguments: reports)
    func read(answers: Answers, occurrence: Occurrence, signs: [ThriveSign]) throws {
        let subject = ThriveSubject(state: try Self.state(answers, occurrence), form: Self.form)
        #expect(subject.suggestion(at: Station.friday, words: DangerWords(phrases: [Self.knife])).signs == signs)
    }

    @Test("looks at the messages, the earlier reports, the language and whether contact is safe")
    func circumstances() throws {
        let words = DangerWords(phrases: [Self.knife])
        let unsafe = ReporterDetails(name: nil, email: nil, phone: nil, contact: .no)
        let state = try Self.state([:], .unknown, unsafe, language: "ur")
        let subject = ThriveSubject(state: state, form: nil, messages: ["a knife"], earlierReports: 2)
        #expect(
            subject.suggestion(at: Station.friday, words: words).signs == [
                .dangerWord(Self.knife), .earlierReports(2), .notSafeToContact, .otherLanguage, .nameless,
            ])
    }

    @Test(
        "finds words of danger whole, in any case, in any script",
        arguments: [
            ("Knife", ["knife"]), ("a penknife", []), ("he will be back tonight", ["will be back"]),
            ("he will be. Back!", ["will be back"]), ("اس کے پاس چاقو تھا", ["چاقو"]), ("ਉਸ ਕੋਲ ਚਾਕੂ ਸੀ", ["ਚਾਕੂ"]),
            ("knife knife", ["knife"]), ("", []),
        ])
    func dangerWords(text: String, found: [String]) {
        let words = DangerWords(
            phrases: ["knife", "will be back", "چاقو", "ਚਾਕੂ"].map { .init(text: $0, element: .threat, level: .high) })
        #expect(words.found(in: [text]).map(\.text) == found)
    }

    @Test(
        "says who reports as far as the answers do",
        arguments: [("me", ReporterStanding.victim), ("other", .forTheVictim), ("saw", .bystander)])
    func standing(value: String, standing: ReporterStanding) throws {
        let state = try Self.state(["reporting-for": .text(value)], .unknown)
        #expect(ThriveSubject(state: state, form: Self.form).reporterStanding == standing)
        #expect(ThriveSubject(state: try Self.state([:], .unknown), form: nil).reporterStanding == nil)
    }
}

@Suite("The force's tables of suggestions")
struct TriageTablesTests {
    static let grading = GradingTable(rows: [
        .init(grade: "P1", atLeast: ThriveLevels([.threat: .high, .risk: .high])),
        .init(grade: "P2", atLeast: ThriveLevels([.threat: .medium])),
        .init(grade: "P7", atLeast: ThriveLevels()),
    ])

    @Test(
        "suggest the first grade of which every level is reached",
        arguments: [
            ([.threat: .high, .risk: .high], "P1"), ([.threat: .high], "P2"), ([.threat: .medium, .harm: .high], "P2"),
            ([.harm: .high], "P7"), ([:], "P7"),
        ] as [([ThriveElement: ThriveLevel], String)])
    func grade(levels: [ThriveElement: ThriveLevel], grade: String) {
        #expect(Self.grading.suggestion(for: ThriveLevels(levels))?.grade == grade)
        #expect(GradingTable(rows: []).suggestion(for: ThriveLevels(levels)) == nil)
    }
}

/// Source: National Crime Recording Standard, at most 24 hours.
@Suite("A report that looks like a crime")
struct RecordingCallTests {
    @Test(
        "is called out when nobody has recorded it and its limit comes near",
        arguments: [
            (true, true, 0, "waiting"), (true, true, 17, "waiting"), (true, true, 18, "near"), (true, true, 24, "near"),
            (true, true, 25, "passed"), (false, true, 25, "none"), (true, false, 25, "none"),
        ])
    func called(looksLikeCrime: Bool, isWaiting: Bool, hours: Int64, call: String) {
        let form = Form(
            id: "x", group: "x", manner: .init(safety: .ordinary, anonymity: .allowed),
            standing: .init(isVictimBased: looksLikeCrime), asks: [], questions: [])
        let found = CountingRules.call(
            form: form, isWaiting: isWaiting, reported: Station.friday, at: Station.friday.adding(hours: hours))
        let limit = Station.friday.adding(hours: 24)
        switch found {
        case .none: #expect(call == "none")
        case .waiting(let until): #expect(call == "waiting" && until == limit)
        case .near(let until): #expect(call == "near" && until == limit)
        case .passed(let until): #expect(call == "passed" && until == limit)
        }
    }
}
