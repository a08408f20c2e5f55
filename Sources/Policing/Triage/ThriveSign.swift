/// Something in a report that weighs in one letter or more.
public enum ThriveSign: Hashable, Sendable {
    /// An answer that says somebody may not be safe; the reason is the form's own.
    case danger(reason: String)
    /// An answer that says the person may hurt themselves.
    case despair(reason: String)
    /// A word of the force's table of danger words.
    case dangerWord(DangerWords.Phrase)
    /// The report could put somebody in danger if it were seen.
    case guarded
    case notSafeToContact
    /// The name of the ground of enhanced rights.
    case enhanced(String)
    /// So many other reports from the same telephone or e-mail.
    case earlierReports(Int)
    /// The person says that it happens every week or more.
    case happensOften
    /// It happened within the last two hours.
    case justHappened
    /// It happened within the last day.
    case happenedToday
    case suspectNamed
    case suspectSeen
    case camera, witness, traces
    /// Files of evidence or things with a number are there already.
    case evidenceGiven
    /// The person reads another language than English.
    case otherLanguage
    case interpreterWanted
    case supportWanted
    /// No name was given.
    case nameless

    /// What it weighs, by letter.
    ///
    /// Source: THRIVE (College of Policing, contact management); the weights are our choice, to be verified by the
    /// force, and only suggest.
    public var weights: [ThriveElement: ThriveLevel] {
        switch self {
        case .danger: [.threat: .high, .harm: .high, .risk: .high]
        case .despair: [.harm: .high, .risk: .medium, .vulnerability: .high, .engagement: .high]
        case .dangerWord(let phrase): [phrase.element: phrase.level]
        case .guarded: [.threat: .medium, .vulnerability: .medium, .engagement: .medium]
        case .notSafeToContact: [.risk: .medium, .vulnerability: .medium, .engagement: .high]
        case .enhanced: [.vulnerability: .high, .engagement: .medium]
        case .earlierReports(let count): [.risk: count > 1 ? .high : .medium, .vulnerability: .medium]
        case .happensOften: [.harm: .medium, .risk: .medium, .vulnerability: .low]
        case .justHappened: [.risk: .medium, .investigation: .high]
        case .happenedToday: [.risk: .low, .investigation: .medium]
        case .suspectNamed: [.investigation: .high, .risk: .low]
        case .suspectSeen, .camera, .witness, .traces, .evidenceGiven: [.investigation: .medium]
        case .otherLanguage: [.engagement: .low]
        case .interpreterWanted: [.vulnerability: .low, .engagement: .medium]
        case .supportWanted: [.engagement: .medium]
        case .nameless: [.investigation: .low, .engagement: .low]
        }
    }
}

extension ThriveSign {
    /// What answers say of danger: somebody may not be safe from others, or from themselves. What another body takes is
    /// no danger.
    static func dangers(in journey: Journey) -> [ThriveSign] {
        journey.dangers.compactMap { raised in
            switch raised.danger.destination {
            case Danger.emergency: .danger(reason: raised.danger.reason)
            case Danger.despair: .despair(reason: raised.danger.reason)
            default: nil
            }
        }
    }
}

/// The questions of the shared blocks that a suggestion looks at; a form without one is weighed without it.
public enum ThriveQuestions {
    public static let suspect = "suspect-known"
    public static let camera = "camera"
    public static let witness = "witness"
    public static let traces = "traces"
    public static let aboutYou = "about-you"
    public static let howOften = "how-often"
    public static let reportingFor = "reporting-for"
}
