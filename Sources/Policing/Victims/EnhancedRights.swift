/// Why a victim has the Enhanced Rights of the Victims' Code. Raw values are storage and stand in `Forms/`.
///
/// Source: Code of Practice for Victims of Crime (2020), who is entitled to Enhanced Rights.
public enum EnhancedGround: String, CaseIterable, Sendable, Codable {
    // Victims of the most serious crime.
    case domesticAbuse = "domestic-abuse"
    case hateCrime = "hate-crime"
    case sexualOffence = "sexual-offence"
    case attemptedMurder = "attempted-murder"
    case terrorism
    case modernSlavery = "modern-slavery"
    case stalking
    /// A close relative was killed.
    case bereaved
    // Anybody, whatever the crime.
    case persistentlyTargeted = "persistently-targeted"
    /// Under 18, or less able to give evidence because of disability, illness or mental health.
    case vulnerable
    /// Afraid, or under pressure, because of giving evidence.
    case intimidated

    /// Whether it lies in the crime, not in the person.
    public var isOfTheCrime: Bool {
        switch self {
        case .domesticAbuse, .hateCrime, .sexualOffence, .attemptedMurder, .terrorism, .modernSlavery,
            .stalking, .bereaved:
            true
        case .persistentlyTargeted, .vulnerable, .intimidated: false
        }
    }
}

/// Who has Enhanced Rights from the first minute, before anybody has assessed their needs.
///
/// The table stands in the forms: a kind of report has a ground, and so have single answers.
/// The offence that it is recorded as, or a person's assessment, may add a ground later; none is taken away by a machine.
public enum EnhancedRights {
    /// Every ground that a report gives, the form's own first, then by question; each once.
    /// None for a form without a victim, and none for a name that is not a ground.
    public static func grounds(form: Form, answers: Answers) -> [EnhancedGround] {
        guard form.isVictimBased else { return [] }
        let chosen = form.questions.flatMap { question in
            (answers[question.id]?.values ?? []).compactMap { question.option($0)?.enhancedGround }
        }
        return ([form.enhancedGround].compactMap { $0 } + chosen)
            .compactMap(EnhancedGround.init(rawValue:)).uniqued
    }

    /// The name of the first ground, as it is kept with the report; nil when there is none.
    public static func ground(form: Form, answers: Answers) -> String? {
        grounds(form: form, answers: answers).first?.rawValue
    }

    /// The ground that an offence gives by itself, by its place in the Home Office list.
    ///
    /// Source: Code of Practice for Victims of Crime (2020); Home Office classification of offences.
    public static func ground(offence: Offence) -> EnhancedGround? {
        if offence.group == "Sexual offences" { return .sexualOffence }
        return byOffence[offence.code]
    }

    /// The grounds that recorded offences give, each once: stored names.
    public static func grounds(of offences: some Sequence<Offence>) -> [String] {
        offences.compactMap { ground(offence: $0)?.rawValue }.uniqued
    }

    /// The grounds of a crime as it was recorded. Facts of before name only its offences.
    static func grounds(of recorded: Recorded) -> [String] {
        guard let principal = recorded.classification.offence else { return [] }
        if let grounds = recorded.grounds { return grounds }
        let codes = [principal] + (recorded.offences ?? []).map(\.offence)
        return codes.compactMap { byOffence[$0]?.rawValue }.uniqued
    }

    private static let byOffence: [String: EnhancedGround] = [
        "1": .bereaved, "8Q": .stalking, "8U": .domesticAbuse, "106": .modernSlavery, "2": .attemptedMurder,
        "105B": .hateCrime, "8P": .hateCrime, "8M": .hateCrime, "58J": .hateCrime, "9B": .hateCrime,
    ]
}

extension Array where Element: Equatable {
    /// Each element once, where it first stands.
    var uniqued: [Element] {
        reduce(into: []) { kept, element in
            if !kept.contains(element) { kept.append(element) }
        }
    }
}

extension Decision {
    /// What is promised already is due sooner once the victim turns out to have Enhanced Rights, counted from the same
    /// moment: the right was theirs from the start.
    func shortenings(after facts: [FileFact]) -> [FileFact] {
        // Nothing else gives a ground.
        guard facts.contains(where: { [.recorded, .needsAssessed].contains($0.kind) }) else { return [] }
        let after = state.adding(facts, by: actor, at: now)
        let found = Set(after.promises.map(\.victim)).filter {
            !state.hasEnhancedRights(of: $0) && after.hasEnhancedRights(of: $0)
        }
        return after.promises.compactMap { promise in
            guard found.contains(promise.victim), promise.isOpen, let due = promise.due,
                let rule = rules.promises[promise.rule]
            else {
                return nil
            }
            let start = after.start(of: promise, rules)
            let sooner = rules.promises.due(rule, from: start, enhanced: true, calendar: rules.calendar)
            guard let sooner, sooner < due else { return nil }
            return .promiseShortened(PromiseShortened(number: promise.number, due: sooner))
        }
    }
}

extension FileState {
    /// From when a promise is counted: from the moment of what happened that its rule's clock names, where that was noted,
    /// else from when it was made.
    func start(of promise: Promise, _ rules: Rulebook) -> Moment {
        guard let (event, rule) = event(of: promise, rules) else { return promise.madeAt }
        return clockStart(of: event.start(of: rule.clock), for: promise.victim)
    }

    /// Since when there is something to tell by a promise: also a word before the Witness Care Unit was told keeps it.
    func happened(of promise: Promise, _ rules: Rulebook) -> Moment {
        guard let (event, _) = event(of: promise, rules) else { return promise.madeAt }
        return clockStart(of: event.happenedAt, for: promise.victim)
    }

    /// What happened of which a promise is, with the promise's rule.
    private func event(of promise: Promise, _ rules: Rulebook) -> (CodeEventNoted, PromiseRule)? {
        guard let rule = rules.promises[promise.rule] else { return nil }
        let events = contract.events.filter { $0.trigger == rule.trigger }
        // A promise that was shortened has the other limit.
        for isEnhanced in [false, true] {
            let found = events.first { event in
                let start = clockStart(of: event.start(of: rule.clock), for: promise.victim)
                return rules.promises.due(rule, from: start, enhanced: isEnhanced, calendar: rules.calendar)
                    == promise.due
            }
            if let found { return (found, rule) }
        }
        return nil
    }
}
