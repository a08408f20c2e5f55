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
/// A person's assessment may add a ground later; none is taken away by a machine.
public enum EnhancedRights {
    /// Every ground that a report gives, the form's own first, then by question; each once.
    /// None for a form without a victim, and none for a name that is not a ground.
    public static func grounds(form: Form, answers: Answers) -> [EnhancedGround] {
        guard form.isVictimBased else { return [] }
        let chosen = form.questions.flatMap { question in
            (answers[question.id]?.values ?? []).compactMap { question.option($0)?.enhancedGround }
        }
        return ([form.enhancedGround].compactMap { $0 } + chosen)
            .compactMap(EnhancedGround.init(rawValue:))
            .reduce(into: []) { grounds, ground in
                if !grounds.contains(ground) { grounds.append(ground) }
            }
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

    private static let byOffence: [String: EnhancedGround] = [
        "1": .bereaved, "8Q": .stalking, "8U": .domesticAbuse, "106": .modernSlavery, "2": .attemptedMurder,
        "105B": .hateCrime, "8P": .hateCrime, "8M": .hateCrime, "58J": .hateCrime, "9B": .hateCrime,
    ]
}
