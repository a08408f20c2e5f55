import Policing
import Testing

@Suite("Enhanced Rights")
struct EnhancedRightsTests {
    static func form(ground: String? = nil, isVictimBased: Bool = true) -> Form {
        let options = [
            Question.Option(value: "before", labelKey: "before", enhancedGround: "persistently-targeted"),
            Question.Option(value: "under-18", labelKey: "under-18", enhancedGround: "vulnerable"),
            Question.Option(value: "health", labelKey: "health", enhancedGround: "vulnerable"),
            Question.Option(value: "odd", labelKey: "odd", enhancedGround: "no-such-ground"),
            Question.Option(value: "none", labelKey: "none"),
        ]
        let question = Question(
            id: "about-you", type: .choices, asked: .init(), options: options,
            words: .init(textKey: "about-you"))
        return Form(
            id: "theft", group: "property", manner: .init(safety: .ordinary, anonymity: .never),
            standing: .init(isVictimBased: isVictimBased, enhancedGround: ground), asks: [], questions: [question])
    }

    @Test(
        "come from the kind of report and from answers, each ground once",
        arguments: [
            (nil, ["none"], []),
            (nil, ["before"], [EnhancedGround.persistentlyTargeted]),
            (nil, ["under-18", "health"], [.vulnerable]),
            ("domestic-abuse", ["none"], [.domesticAbuse]),
            ("stalking", ["before", "under-18"], [.stalking, .persistentlyTargeted, .vulnerable]),
            (nil, ["odd"], []),
        ] as [(String?, [String], [EnhancedGround])])
    func grounds(ground: String?, chosen: [String], expected: [EnhancedGround]) {
        let answers: Answers = ["about-you": .choices(chosen)]
        let form = Self.form(ground: ground)
        #expect(EnhancedRights.grounds(form: form, answers: answers) == expected)
        #expect(EnhancedRights.ground(form: form, answers: answers) == expected.first?.rawValue)
    }

    @Test("are nobody's where a kind of report has no victim")
    func noVictim() {
        let form = Self.form(ground: "hate-crime", isVictimBased: false)
        #expect(EnhancedRights.ground(form: form, answers: ["about-you": .choices(["before"])]) == nil)
    }

    @Test(
        "come from some offences by themselves",
        arguments: [
            ("8Q", "Violence against the person", EnhancedGround.stalking),
            ("8U", "Violence against the person", .domesticAbuse),
            ("20A", "Sexual offences", .sexualOffence), ("58J", "Criminal damage and arson", .hateCrime),
            ("106", "Violence against the person", .modernSlavery), ("44", "Theft offences", nil),
        ] as [(String, String, EnhancedGround?)])
    func offences(code: String, group: String, ground: EnhancedGround?) {
        let offence = Offence(
            code: code, title: "", group: group, subgroup: "", policeUKSlug: "", basis: .victim, recorder: .force,
            edition: "2020", status: .sourced)
        #expect(EnhancedRights.ground(offence: offence) == ground)
    }
}
