/// What a machine suggests for each letter, with its reasons. A person decides.
///
/// Source: THRIVE is a person's professional judgement, used with the National Decision Model.
public struct ThriveSuggestion: Sendable, Equatable {
    /// What was found, the heaviest of each letter deciding its level.
    public let signs: [ThriveSign]
    public let levels: ThriveLevels

    public init(signs: [ThriveSign]) {
        self.signs = signs
        levels = signs.reduce(into: ThriveLevels()) { levels, sign in
            for (element, level) in sign.weights { levels[element] = max(levels[element], level) }
        }
    }

    /// The signs that weigh in a letter, the heaviest first.
    public func signs(of element: ThriveElement) -> [ThriveSign] {
        ThriveLevel.allCases.reversed().filter { $0 != .none }
            .flatMap { level in signs.filter { $0.weights[element] == level } }
    }
}

/// What a suggestion is made from.
public struct ThriveSubject: Sendable {
    public let state: FileState
    /// Nil when the force no longer has the form.
    public let form: Form?
    /// What the person has written since the report.
    public let messages: [String]
    /// Other reports from the same telephone or e-mail.
    public let earlierReports: Int

    public init(state: FileState, form: Form?, messages: [String] = [], earlierReports: Int = 0) {
        self.state = state
        self.form = form
        self.messages = messages
        self.earlierReports = earlierReports
    }

    /// What is suggested now, by the force's table of danger words.
    public func suggestion(at now: Moment, words: DangerWords) -> ThriveSuggestion {
        ThriveSuggestion(signs: dangers + said(words) + standing + time(at: now) + leads + contact)
    }

    private var answers: Answers { state.report.contents.value?.answers ?? [:] }

    private func answered(_ question: String, _ values: String...) -> Bool {
        answers[question]?.values.contains { values.contains($0) } ?? false
    }

    /// What the form's own options say of danger.
    private var dangers: [ThriveSign] {
        guard let form else { return [] }
        return ThriveSign.dangers(in: Journey(form: form, answers: answers, today: state.receivedAt.london.date))
    }

    private func said(_ words: DangerWords) -> [ThriveSign] {
        let texts = answers.byQuestion.keys.sorted().compactMap { answers[$0]?.text }
        return words.found(in: texts + messages).map { .dangerWord($0) }
    }

    private var standing: [ThriveSign] {
        var signs: [ThriveSign] = []
        if state.report.guarded { signs.append(.guarded) }
        signs += state.enhancedGrounds.map { .enhanced($0) }
        if earlierReports > 0 { signs.append(.earlierReports(earlierReports)) }
        if answered(ThriveQuestions.howOften, "weekly", "daily") { signs.append(.happensOften) }
        return signs
    }

    /// From when it was over, or from when it began where the person knows no more.
    private func time(at now: Moment) -> [ThriveSign] {
        guard let latest = state.report.contents.value?.occurrence.latest else { return [] }
        if now <= latest.adding(hours: 2) { return [.justHappened] }
        return now <= latest.adding(hours: 24) ? [.happenedToday] : []
    }

    private var leads: [ThriveSign] {
        var signs: [ThriveSign] = []
        if answered(ThriveQuestions.suspect, "known") { signs.append(.suspectNamed) }
        if answered(ThriveQuestions.suspect, "recognise", "seen") { signs.append(.suspectSeen) }
        if answered(ThriveQuestions.camera, "yes") { signs.append(.camera) }
        if answered(ThriveQuestions.witness, "yes") { signs.append(.witness) }
        if answers[ThriveQuestions.traces]?.values.contains(where: { $0 != "none" }) ?? false { signs.append(.traces) }
        if !state.evidence.isEmpty || state.property.contains(where: { $0.serialNumber != nil }) {
            signs.append(.evidenceGiven)
        }
        return signs
    }

    private var contact: [ThriveSign] {
        var signs: [ThriveSign] = []
        if case .no? = state.reporter?.contact { signs.append(.notSafeToContact) }
        if state.report.language != "en" { signs.append(.otherLanguage) }
        if answered(ThriveQuestions.aboutYou, "language") { signs.append(.interpreterWanted) }
        if answers.wantsSupport, state.victimsToRefer.contains(nil) { signs.append(.supportWanted) }
        if state.reporter?.name == nil { signs.append(.nameless) }
        return signs
    }
}

extension ThriveSubject {
    /// Who reports, as far as the answers say; nil where the form does not ask and has no victim.
    public var reporterStanding: ReporterStanding? {
        answers.reporterStanding ?? (form?.isVictimBased ?? false ? .victim : nil)
    }
}
