import Policing

/// The cast, and the tables that the tests of files decide by.
struct Station {
    static let priya = staff("priya.nair", "Priya Nair", .contactOfficer)
    static let tom = staff("tom.hale", "Tom Hale", .supervisor)
    static let amara = staff("amara.okafor", "Amara Okafor", .investigator)
    static let ruth = staff("ruth.adeyemi", "Ruth Adeyemi", .registrar)
    static let sam = staff("sam.whitlock", "Sam Whitlock", .administrator)

    /// A Friday morning in London, before the August bank holiday.
    static let friday = Moment(iso8601: "2026-08-28T09:00:00Z")!

    let rules: Rulebook

    /// - Parameter clock: what the clocks of its grades wait for.
    init(clock: GradeClock = .contact) throws {
        rules = Rulebook(
            promises: try PromiseTable(rules: Self.promises),
            calendar: WorkingCalendar(bankHolidays: [CivilDate(iso: "2026-08-31")!]),
            grades: try GradeTable(
                grades: ["P1", "P2", "P4", "P7"].map { code in
                    Grade(code: code, title: code, targetMinutes: 60, clock: clock)
                }),
            offences: try OffenceTable(offences: [
                Self.offence("44", .force), Self.offence("8L", .force), Self.offence("8Q", .force),
                Self.offence("FRAUD", .nationalFraudService),
                Self.offence("92D", .force, basis: .state), Self.offence("19C", .force, subgroup: "Rape"),
            ]),
            outcomes: try OutcomeTable(outcomes: [
                Self.outcome("1", .named), Self.outcome("18", .notIdentified),
                Self.outcome("15", .named, .difficultyVictimSupports),
                Self.outcome("20", .either, [.namedBody]),
                Self.outcome("8", .named, [.admission, .victimView, .terms], .supervisor),
                Self.outcome("10", .named, [.publicInterest], .inspector),
                Self.outcome("14", .notIdentified, [.linesSettled]),
            ]),
            asb: try AntiSocialTable(types: [
                AntiSocialType(
                    code: "noise", title: "Noise", usualQualifier: .nuisance, edition: "2011", status: .sourced)
            ]),
            units: ["contact", "roads"],
            triage: TriageTables(
                grading: GradingTable(rows: []),
                dangerWords: DangerWords(phrases: [
                    DangerWords.Phrase(text: "knife", element: .harm, level: .high),
                    DangerWords.Phrase(text: "again", element: .risk, level: .medium),
                ])),
            principalCrimes: PrincipalCrimeTable(rows: [
                .offence("19C"), .offence("8L"), .offence("44"), .offence("92D"),
            ]),
            solvability: try SolvabilityTable(factors: Self.factors))
    }

    private static func staff(_ username: String, _ name: String, _ role: Role) -> Actor {
        .staff(StaffMember(username: username, name: name, roles: [role]))
    }

    static let factors = [
        factor("camera", 5, answers: ["camera=yes"]), factor("things", 3, sign: .serialNumber),
        factor("upload", 5, sign: .uploadedEvidence), factor("statement", 4, sign: .witnessStatement),
        factor("exhibit", 2, sign: .exhibit), factor("enhanced", 10, sign: .enhancedRights), factor("series", 4),
        factor("long-ago", -4),
    ]

    private static func factor(
        _ code: String, _ points: Int, sign: SolvabilitySign? = nil, answers: [String] = []
    ) -> SolvabilityFactor {
        SolvabilityFactor(code: code, title: code, points: points, sign: sign, answers: answers)
    }

    static let promises = [
        promise("VC02-REC", .crimeReported, .police, .none, .none),
        promise("VC04-REFER", .crimeReported, .police, .workingDays(2), .workingDays(2)),
        promise("VC04-WCU", .crimeReported, .witnessCareUnit, .hours(1), .hours(1)),
        promise("VC06-NOINV", .investigationDeclined, .police, .workingDays(5), .workingDays(1)),
        promise("VC06-NFA", .investigationConcluded, .police, .workingDays(5), .workingDays(1)),
        promise("VC06-CHARGE", .chargeDecided, .policeOrProsecutor, .workingDays(5), .workingDays(1)),
        promise("VC06-OOCD", .disposalDecided, .police, .workingDays(5), .workingDays(1)),
        promise("FORCE-READ", .reportReceived, .police, .hours(24), .hours(24)),
        promise("FORCE-REPLY", .reportReceived, .police, .hours(48), .workingDays(1)),
        promise("FORCE-MESSAGE", .messageReceived, .police, .workingDays(2), .workingDays(1)),
        promise("FORCE-REVIEW", .reviewRequested, .police, .workingDays(5), .workingDays(5)),
    ]

    private static func promise(
        _ id: String, _ trigger: PromiseTrigger, _ responsible: Responsible, _ standard: Limit, _ enhanced: Limit
    ) -> PromiseRule {
        PromiseRule(
            id: id, edition: "2026", right: nil, trigger: trigger, obligation: id, responsible: responsible,
            standard: standard, enhanced: enhanced, clock: .received, status: .verify)
    }

    private static func offence(
        _ code: String, _ recorder: OffenceRecorder, basis: OffenceBasis = .victim, subgroup: String = "Theft"
    ) -> Offence {
        Offence(
            code: code, title: code, group: "Theft offences", subgroup: subgroup, policeUKSlug: "theft",
            basis: basis, recorder: recorder, edition: "2026", status: .sourced)
    }

    private static func outcome(
        _ code: String, _ suspect: SuspectRule, _ needs: [OutcomeRequirement] = [],
        _ authority: OutcomeAuthority = .none
    ) -> OutcomeType {
        outcome(code, suspect, suspect == .named ? .charged : .noSuspect, needs, authority)
    }

    private static func outcome(
        _ code: String, _ suspect: SuspectRule, _ group: OutcomeGroup, _ needs: [OutcomeRequirement] = [],
        _ authority: OutcomeAuthority = .none
    ) -> OutcomeType {
        OutcomeType(
            code: code, title: code, group: group, policeUKSlug: nil,
            suspect: suspect, victim: .either, needs: needs, authority: authority, edition: "2026", status: .verify)
    }
}

/// What a report of the tests is like; each test says only what matters to it.
struct Sketch {
    var isVictimBased = true
    var safety = Form.Safety.ordinary
    var offence: String? = "44"
    var ground: String?
    var wantsSupport = false
    var reporter: ReporterDetails? = Sketch.grace
    var account = "It was gone in the morning"
    var isInDanger = false
    /// What they answered to whom it happened; nil where nobody asked.
    var reportingFor: String?

    static let grace = ReporterDetails(
        name: "Grace Lowe", email: "grace@example.org", phone: "07700 900123", contact: .yes)

    var form: Form {
        Form(
            id: "bicycle-theft", group: "stolen", manner: .init(safety: safety, anonymity: .allowed),
            standing: .init(isVictimBased: isVictimBased, suggestedOffence: offence, enhancedGround: ground), asks: [],
            questions: [
                Question(id: Answers.supportQuestion, type: .yesNo, asked: .init(), words: .init(textKey: "support")),
                Question(id: "account", type: .longText, asked: .init(), words: .init(textKey: "account")),
                Question(
                    id: "danger", type: .choice, asked: .init(),
                    options: [
                        Question.Option(
                            value: "yes", labelKey: "yes",
                            danger: Danger(destination: Danger.emergency, reason: "Somebody is in danger")),
                        Question.Option(value: "no", labelKey: "no"),
                    ], words: .init(textKey: "danger")),
            ])
    }

    private var answers: Answers {
        var answers: Answers = [
            Answers.supportQuestion: .yesNo(wantsSupport), "account": .text(account),
            "danger": .choices([isInDanger ? "yes" : "no"]),
        ]
        if let reportingFor { answers[ThriveQuestions.reportingFor] = .choices([reportingFor]) }
        return answers
    }

    func report(using random: inout some RandomNumberGenerator) -> NewReport {
        NewReport(
            file: FileID.make(at: Station.friday, using: &random),
            person: PersonID.make(at: Station.friday, using: &random), reference: Reference.make(using: &random),
            secretHash: "00", form: form, language: "en", channel: .web,
            contents: ReportContents(
                answers: answers, occurrence: .unknown, place: .unknown,
                reporter: reporter))
    }
}

/// A file as it grows, and everything that was ever written in it.
struct Story {
    let rules: Rulebook
    private(set) var state: FileState
    private(set) var history: [RecordedFact]
    var now = Station.friday

    init(_ sketch: Sketch = Sketch(), under rules: Rulebook) throws {
        var random = Numbers(seed: 7)
        try self.init(sketch.report(using: &random), under: rules)
    }

    init(_ report: NewReport, under rules: Rulebook) throws {
        self.rules = rules
        let facts = try FileState.decide(.report(report), on: nil, by: .person, at: Station.friday, under: rules)
        history = Self.recorded(facts, after: 0, "person", Station.friday)
        guard let state = FileState.fold(report.file, history) else { throw FileRefusal.noSuchFile }
        self.state = state
    }

    /// Whoever may: the person for what is theirs, else the supervisor.
    static func usualActor(of command: FileCommand) -> Actor {
        switch command {
        case .report, .addMessage, .addProperty, .addEvidence, .changeContact, .requestReview, .giveFeedback: .person
        case .returnMessage: .platform
        default: Station.tom
        }
    }

    /// What would be added, without adding it.
    func deciding(_ command: FileCommand, by actor: Actor? = nil) throws(FileRefusal) -> [FileFact] {
        try FileState.decide(
            command, on: state, by: actor ?? Self.usualActor(of: command), at: now, under: rules)
    }

    @discardableResult
    mutating func adding(_ command: FileCommand, by actor: Actor? = nil) throws -> [FileFact] {
        let actor = actor ?? Self.usualActor(of: command)
        let facts = try deciding(command, by: actor)
        for fact in Self.recorded(facts, after: state.version, actor.text, now) {
            state.evolve(fact)
            history.append(fact)
        }
        return facts
    }

    private static func recorded(
        _ facts: [FileFact], after version: Int, _ actor: String, _ now: Moment
    ) -> [RecordedFact] {
        facts.enumerated().map { RecordedFact(version: version + 1 + $0, at: now, actor: actor, fact: $1) }
    }
}

/// Random numbers that follow from a seed, which every failure prints.
struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 29)
    }
}

extension ReportedCircumstances {
    static let victimSays = ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true)
    static let noCrime = ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: false)
}

extension FileCommand {
    static let crime = FileCommand.record(
        .crime(offence: "44"), reason: "The lock was cut", circumstances: .victimSays)
    static let incident = FileCommand.record(
        .nonCrimeIncident, reason: "Nothing in it is a crime", circumstances: .noCrime)
    static let toRoads = FileCommand.allocate(unit: "roads", officer: nil, because: .hand("It is a road"))
    static let noSuspect = FileCommand.decideOutcome(
        NewOutcome(code: "18", body: nil, victim: .supports, explanation: "Nobody was found."))
    static let noCrime = FileCommand.decideOutcome(
        NewOutcome(code: nil, body: nil, victim: .notKnown, explanation: "We have noted it."))

    static func evidence(_ number: UInt64) -> FileCommand {
        .addEvidence(
            NewEvidence(
                id: EvidenceID(high: 1, low: number), name: "lock.jpg", type: "image/jpeg", lengthBytes: 9, sha256: "aa"
            ))
    }
}
